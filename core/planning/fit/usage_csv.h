#pragma once
// The usage history that My Account shows on the Proxy Server Details page (PAG-8), as a CSV file:
//
//   site,date,used
//   P01,2017-03-06,41
//
// RFC 4180: fields may be quoted, lines may end in CR LF, empty lines are skipped. The header names
// the three columns in any order; import/import.h reads other titles, separators and forms, too.
// `used` is the number of Macs at the end of that day.

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/strong_id.h"
#include "core/base/time.h"
#include "core/scenario/input_error.h"

namespace headroom::planning {

struct UsageCount {
    Date date;
    Count used = 0;
    int line = 0;  // of the file
};

struct SiteUsage {
    std::string site;
    std::vector<UsageCount> counts;  // ascending dates, each once; not empty

    Count peak() const;
    Count last() const { return counts.back().used; }
    Date first_date() const { return counts.front().date; }
    Date last_date() const { return counts.back().date; }
};

struct UsageHistory {
    std::vector<SiteUsage> sites;    // in the order in which the file names them first
    std::vector<std::string> notes;  // what was put right, in sentences: order, duplicates, gaps

    Date first_date() const;
    Date last_date() const;
};

/// All bad rows are reported together, at most scenario::max_errors, each with its line, column and
/// the fix. A date given twice for a site counts once: the later line holds.
Result<UsageHistory, std::vector<scenario::InputError>> read_usage_csv(std::string_view text,
                                                                       std::string_view file);

}  // namespace headroom::planning
