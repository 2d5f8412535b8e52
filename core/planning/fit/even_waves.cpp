#include "core/planning/fit/even_waves.h"

#include <algorithm>
#include <cmath>

namespace headroom::planning {
namespace {

constexpr double least_deviations = 6;  // of the mean wave; some hundred series are tried
constexpr double least_macs = 2;
constexpr std::size_t least_places = 4;
constexpr double least_rising = 0.8;         // of the places
constexpr double least_rest_variance = 0.1;  // of a change between waves
constexpr double guessed_waves = 4;  // that a prior guess of the spread is worth: a Poisson law's

// One way to be even: some months, or some weeks.
struct Rhythm {
    int months = 0;
    int days = 0;

    Date place(Date first, int number) const {
        return months > 0 ? add_months(first, number * months) : first + number * days;
    }
    double apart_days() const { return months > 0 ? months * 365.25 / 12 : days; }
};

constexpr Rhythm rhythms[] = {{6, 0}, {3, 0}, {2, 0}, {1, 0}, {0, 182}, {0, 91}, {0, 28}};

struct Sums {
    double n = 0, sum = 0, squares = 0;

    void add(double x) {
        n += 1;
        sum += x;
        squares += x * x;
    }
    double mean() const { return n > 0 ? sum / n : 0; }
    double variance() const { return n > 1 ? std::max(0.0, squares - sum * sum / n) / (n - 1) : 0; }
};

class Search {
public:
    Search(const SiteUsage& usage, const std::vector<std::size_t>& left_out)
        : counts_(usage.counts), taken_(usage.counts.size(), false) {
        for (const std::size_t count : left_out) taken_[count] = true;
        for (std::size_t i = 1; i < counts_.size(); ++i) {
            longest_ = std::max(longest_, counts_[i].date - counts_[i - 1].date);
            if (!taken_[i]) all_.add(change(i));
        }
    }

    std::optional<EvenWaves> best() {
        for (const Rhythm& rhythm : rhythms) {
            if (4 * longest_ > rhythm.apart_days()) continue;
            const Date first = counts_.front().date;
            for (Date day = first + 1; day < rhythm.place(first, 1); day = day + 1)
                look(rhythm, day);
        }
        return std::move(best_);
    }

private:
    double change(std::size_t i) const {
        return static_cast<double>(counts_[i].used - counts_[i - 1].used);
    }

    void look(const Rhythm& rhythm, Date first) {
        std::vector<std::size_t> found;
        Sums waves;
        double rising = 0, largest = 0;
        std::size_t at = 1;
        for (int number = 0;; ++number) {
            const Date day = rhythm.place(first, number);
            while (at < counts_.size() && counts_[at].date < day) ++at;
            if (at == counts_.size()) break;
            if (taken_[at]) continue;
            found.push_back(at);
            waves.add(change(at));
            rising += change(at) > 0 ? 1 : 0;
            largest = std::max(largest, change(at));
        }
        if (found.size() < least_places || rising < least_rising * waves.n) return;
        const Sums rest{all_.n - waves.n, all_.sum - waves.sum, all_.squares - waves.squares};
        const double macs = waves.mean() - rest.mean();
        // A single roll-out makes no series.
        const double usual = (waves.sum - largest) / (waves.n - 1) - rest.mean();
        if (rest.n < 2 * waves.n || usual < std::max(least_macs, macs / 2)) return;
        const double chance = std::max(rest.variance(), least_rest_variance);
        const double deviations = usual / std::sqrt(chance / (waves.n - 1));
        if (deviations < least_deviations || deviations <= best_deviations_) return;
        best_deviations_ = deviations;
        const double own = std::max(0.0, waves.variance() - rest.variance());
        const double variance =
            ((waves.n - 1) * own + guessed_waves * macs) / (waves.n - 1 + guessed_waves);
        best_ = EvenWaves{rhythm.apart_days(), std::move(found), macs, std::sqrt(variance)};
    }

    const std::vector<UsageCount>& counts_;
    std::vector<bool> taken_;
    int longest_ = 0;  // days from one count to the next
    Sums all_;
    double best_deviations_ = 0;
    std::optional<EvenWaves> best_;
};

}  // namespace

std::optional<EvenWaves> find_even_waves(const SiteUsage& usage,
                                         const std::vector<std::size_t>& left_out) {
    return Search(usage, left_out).best();
}

}  // namespace headroom::planning
