#pragma once
// The calendar of a subscription that is renewed again and again: its terms, and the days in each
// on which licenses may be bought.

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/scenario/json_source.h"

namespace headroom::planning {

/// From one renewal to the next. A renewal is made on the last day of the old term (SUB-23), and
/// the new number of licenses holds from that day on.
struct LicenseTerm {
    Date from;                  // of the first one: the start of the scenario
    Date to;                    // the day of the next renewal
    int months = 0;             // of the renewal that begins it; 0 of the running term
    std::vector<Date> periods;  // first days of the stretches between two possible purchases
};

struct TermCalendar {
    std::vector<LicenseTerm> terms;  // until `end` is covered; the last one may go beyond
    Date end;  // start plus the years asked for: no risk is looked at from there on
};

/// The terms of the subscription from `start` on. Renewals are for as long as its own duration
/// where SUB-22 offers that (1, 12, 24 or 36 months), else for 12 months. Licenses may be bought
/// every quarter of a term, in whole months. An error when it has expired at `start`.
Result<TermCalendar, std::string> make_terms(const scenario::Json& subscription, Instant start,
                                             int years);

}  // namespace headroom::planning
