#pragma once
// Builds a usage history from counts in any order, and says in a few sentences what it put right.

#include <map>
#include <string>
#include <string_view>

#include "core/planning/fit/usage_csv.h"

namespace headroom::planning {

class UsageBuilder {
public:
    /// The number of the site, new or known, in the order of the first mention.
    std::size_t site_number(std::string_view code);
    void add(std::size_t site, UsageCount count) { history_.sites[site].counts.push_back(count); }
    bool empty() const { return history_.sites.empty(); }

    /// Sorts the dates, keeps the later line where a date is given twice, and tells gaps and sites
    /// that end long before the others. Of each kind the first notes are told, then their number.
    UsageHistory finish();

private:
    UsageHistory history_;
    std::map<std::string, std::size_t, std::less<>> index_;
};

}  // namespace headroom::planning
