#include "tests/calibration/histories.h"

#include <algorithm>
#include <cmath>

#include "core/base/random.h"

namespace headroom::calibration {
namespace {

enum Kind : std::size_t {
    stationary,
    growing,
    fixed_stays,
    lognormal_stays,
    school,
    waves,
    only_arrivals,
    groups,
    doubled,
    daily,
    monthly,
    eight,
    from_zero,
    large
};

struct Law {
    double level = 50;  // Macs in balance at the begin
    double stay = 900;
    double per_day = 0;
    double growth = 0;
    Count group = 1;
    double wave = 0;      // Macs of a wave each quarter
    double students = 0;  // Macs that are away in July and August
    int doubled_on = 1 << 30;
};

struct Mac {
    double came, leaves;
};

// Day by day. Macs are drawn one by one, independent of the product's own demand.
class Site {
public:
    Site(Kind kind, const Law& law, RandomStream random) : kind_(kind), law_(law), random_(random) {
        if (kind != from_zero) {
            const Count macs =
                kind == only_arrivals ? static_cast<Count>(law.level) : poisson(law.level);
            for (Count i = 0; i < macs; ++i) macs_.push_back(existing());
        }
        new_year();
    }

    // A future of its own: stays are drawn again, given the ages.
    Site branch(std::uint64_t seed) const {
        Site other = *this;
        other.random_ = RandomStream(seed, 7, Purpose::faults);
        for (Mac& mac : other.macs_) mac.leaves = other.again(mac);
        return other;
    }

    void play_day(Date today) {
        ++day_;
        const CalendarDay calendar = calendar_of(today);
        double rate = law_.per_day * std::pow(1 + law_.growth, day_ / 365.0);
        if (day_ >= law_.doubled_on) rate *= 2;
        if (kind_ == daily) rate = calendar.weekday >= 5 ? 0 : rate * 7 / 5;
        const Count groups = poisson(rate / static_cast<double>(law_.group));
        for (Count i = 0; i < groups * law_.group; ++i) come();
        if (law_.wave > 0 && calendar.day == 5 && calendar.month % 3 == 1) {
            for (Count i = poisson(law_.wave); i > 0; --i) come();
        }
        std::erase_if(macs_, [&](const Mac& mac) { return mac.leaves < day_; });
        if (calendar.month == 9 && calendar.day == 1) new_year();
        away_ = calendar.month == 7 || calendar.month == 8;
    }

    Count used() const { return static_cast<Count>(macs_.size()) + (away_ ? 0 : students_); }

private:
    Count poisson(double mean) {
        Count n = 0;
        for (double at = random_.exponential(1); at < mean; at += random_.exponential(1)) ++n;
        return n;
    }

    // As many students as before, give or take 5 %.
    void new_year() {
        students_ = static_cast<Count>(law_.students * (0.95 + 0.1 * random_.uniform()) + 0.5);
    }

    double stay() {
        switch (kind_) {
            case fixed_stays: return 1095;
            case lognormal_stays: return law_.stay * std::exp(0.6 * random_.normal() - 0.18);
            case only_arrivals: return 1e9;
            case from_zero: return law_.stay * std::sqrt(random_.exponential(1)) / 0.886;
            default: return random_.exponential(law_.stay);
        }
    }
    // In balance: a part of a stay that is long in proportion to its length.
    Mac existing() {
        if (kind_ == only_arrivals) return {0, 1e9};
        if (kind_ == fixed_stays) {
            const double age = 1095 * random_.uniform();
            return {-age, 1095 - age};
        }
        double length = 0;
        do length = stay();
        while (random_.uniform() * 20 * law_.stay > length);
        const double age = length * random_.uniform();
        return {-age, length - age};
    }
    double again(const Mac& mac) {
        if (kind_ == only_arrivals) return 1e9;
        if (kind_ == fixed_stays) {
            return mac.came < 0 ? day_ + (1095 - day_) * random_.uniform() : mac.leaves;
        }
        const double age = day_ - mac.came;
        double length = 0;
        do length = stay();
        while (length < age);
        return mac.came + length;
    }

    void come() { macs_.push_back({day_ + 0.0, day_ + std::max(0.5, stay())}); }

    Kind kind_;
    Law law_;
    RandomStream random_;
    int day_ = 0;
    bool away_ = false;
    Count students_ = 0;
    std::vector<Mac> macs_;
};

Law law_of(Kind kind, int years, RandomStream& random) {
    Law law;
    law.level = 20 * std::pow(5, random.uniform());  // 20 to 100
    law.stay = 600 + 600 * random.uniform();
    if (kind == eight) law.level = 8;
    if (kind == large) law.level = 900;
    if (kind == growing) law.growth = 0.3;
    if (kind == fixed_stays) law.stay = 1095;
    if (kind == groups) law.group = 4;
    if (kind == school) law.students = law.level * (0.7 + 1.5 * random.uniform());
    law.per_day = law.level / law.stay;
    if (kind == waves) {
        law.wave = law.per_day * 91 * 0.8;
        law.per_day *= 0.2;
    }
    if (kind == doubled) {
        law.doubled_on = static_cast<int>(365 * years * (0.3 + 0.4 * random.uniform()));
    }
    return law;
}

Outcome play_year(Site& site, Date& today, std::vector<planning::UsageCount>* weekly = nullptr) {
    Outcome outcome{0, site.used()};
    for (int i = 0; i < 365; ++i) {
        today = today + 1;
        site.play_day(today);
        outcome.peak = std::max(outcome.peak, site.used());
        if (weekly != nullptr && i % 7 == 6) weekly->push_back({today, site.used(), 0});
    }
    outcome.final_used = site.used();
    return outcome;
}

}  // namespace

SiteCase make_case(std::size_t kind_index, int years, std::uint64_t seed, int known_futures) {
    const Kind kind = static_cast<Kind>(kind_index);
    RandomStream random(seed, kind_index, Purpose::arrivals);
    const Law law = law_of(kind, years, random);
    Site site(kind, law, random);
    const int apart = kind == daily ? 1 : kind == monthly ? 30 : 7;
    SiteCase result;
    result.history.site = "P" + std::to_string(seed);
    Date today = *make_date(2015, 3, 2);
    for (int day = 0; day <= 365 * years; ++day) {
        if (day > 0) site.play_day(today = today + 1);
        if (day % apart == 0) result.history.counts.push_back({today, site.used(), 0});
    }
    for (int i = 0; i < known_futures; ++i) {
        Site other = site.branch(seed * 1000 + static_cast<std::uint64_t>(i));
        Date from = today;
        result.known.push_back(play_year(other, from));
    }
    result.came = play_year(site, today, &result.came_weekly);
    return result;
}

}  // namespace headroom::calibration
