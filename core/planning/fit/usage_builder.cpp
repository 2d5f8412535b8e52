#include "core/planning/fit/usage_builder.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "core/base/text.h"

namespace headroom::planning {
namespace {

constexpr std::size_t most_notes_of_a_kind = 5;
constexpr int least_gap_days = 14;  // shorter ones are not worth a note

// Notes of one kind: the first ones, then how many more there are.
class Notes {
public:
    /// `what` names what is counted, in the plural: "dates are there twice".
    Notes(std::vector<std::string>& notes, std::string_view what) : notes_(notes), what_(what) {}
    ~Notes() {
        if (count_ <= most_notes_of_a_kind) return;
        notes_.push_back(fmt::format("And {} more {}.", count_ - most_notes_of_a_kind, what_));
    }
    Notes(const Notes&) = delete;
    Notes& operator=(const Notes&) = delete;

    template <class MakeText>
    void add(MakeText make_text) {
        if (++count_ <= most_notes_of_a_kind) notes_.push_back(make_text());
    }

private:
    std::vector<std::string>& notes_;
    std::string_view what_;
    std::size_t count_ = 0;
};

void sort_dates(SiteUsage& site, Notes& notes) {
    const auto earlier = [](const UsageCount& a, const UsageCount& b) { return a.date < b.date; };
    if (std::is_sorted(site.counts.begin(), site.counts.end(), earlier)) return;
    std::stable_sort(site.counts.begin(), site.counts.end(), earlier);
    notes.add([&] {
        return fmt::format("{}: the rows are not in the order of their dates; they were sorted.",
                           site.site);
    });
}

void merge_duplicates(SiteUsage& site, Notes& notes) {
    std::size_t kept = 0;
    for (const UsageCount& count : site.counts) {
        if (kept == 0 || site.counts[kept - 1].date != count.date) {
            site.counts[kept++] = count;
            continue;
        }
        UsageCount& other = site.counts[kept - 1];
        notes.add([&] {
            return fmt::format("{}: {} is there twice, in lines {} and {}{}; line {} holds.",
                               site.site, format_date(count.date), other.line, count.line,
                               other.used == count.used ? " with the same count" : "", count.line);
        });
        other = count;
    }
    site.counts.resize(kept);
}

// The usual number of days between two counts of the site; 0 for a single count.
int usual_step(const SiteUsage& site) {
    std::vector<int> steps;
    for (std::size_t i = 1; i < site.counts.size(); ++i) {
        steps.push_back(site.counts[i].date - site.counts[i - 1].date);
    }
    if (steps.empty()) return 0;
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::nth_element(steps.begin(), middle, steps.end());
    return *middle;
}

// A gap is worth a note when it is three times as long as the usual step, and over two weeks.
void tell_gaps(const SiteUsage& site, Notes& notes) {
    const int usual = usual_step(site);
    for (std::size_t i = 1; i < site.counts.size(); ++i) {
        const Date from = site.counts[i - 1].date, to = site.counts[i].date;
        if (to - from <= std::max(least_gap_days, 3 * usual)) continue;
        notes.add([&] {
            return fmt::format(
                "{}: no count between {} and {} ({} days); the change between them is "
                "used as one step.",
                site.site, format_date(from), format_date(to), to - from);
        });
    }
}

// A site without counts of late begins a scenario with Macs of long ago: that must be said.
void tell_early_end(const SiteUsage& site, Date last, Notes& notes) {
    const int missing = last - site.last_date();
    if (missing <= std::max(least_gap_days, 3 * usual_step(site))) return;
    notes.add([&] {
        return fmt::format(
            "{}: its counts end on {}, {} before those of the others; a scenario begins "
            "with its {} of that day. Add its later counts, or leave the site out.",
            site.site, format_date(site.last_date()), counted(missing, "day"),
            counted(site.last(), "Mac"));
    });
}

}  // namespace

std::size_t UsageBuilder::site_number(std::string_view code) {
    const auto found = index_.find(code);
    if (found != index_.end()) return found->second;
    index_.emplace(std::string(code), history_.sites.size());
    history_.sites.push_back({std::string(code), {}});
    return history_.sites.size() - 1;
}

UsageHistory UsageBuilder::finish() {
    std::erase_if(history_.sites, [](const SiteUsage& site) { return site.counts.empty(); });
    if (history_.sites.empty()) return std::move(history_);
    {
        std::vector<std::string>& all = history_.notes;
        Notes order(all, "sites whose rows were sorted");
        Notes twice(all, "dates that are there twice; the later line holds");
        Notes gaps(all, "gaps between counts");
        Notes ends(all, "sites whose counts end long before those of the others");
        for (SiteUsage& site : history_.sites) {
            sort_dates(site, order);
            merge_duplicates(site, twice);
            tell_gaps(site, gaps);
        }
        const Date last = history_.last_date();
        for (const SiteUsage& site : history_.sites) tell_early_end(site, last, ends);
    }
    return std::move(history_);
}

}  // namespace headroom::planning
