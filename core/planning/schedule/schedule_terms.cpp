#include "core/planning/schedule/schedule_terms.h"

#include <algorithm>

namespace headroom::planning {
namespace {

using scenario::Json;

std::optional<Date> date_member(const Json& object, const char* name) {
    const Json* const value = scenario::member(object, name);
    return value != nullptr && value->is_string() ? parse_date(value->get<std::string>())
                                                  : std::nullopt;
}

int months_member(const Json& subscription) {
    const Json* const value = scenario::member(subscription, "months");
    return value != nullptr && value->is_number() ? value->get<int>() : 12;
}

bool is_offered(int months) { return months == 1 || months == 12 || months == 24 || months == 36; }

// Quarters of the term that `months` before its end begins, as far as they are after `from`.
std::vector<Date> purchase_days(const LicenseTerm& term, int months) {
    const int stride = std::max(1, months / 4);
    std::vector<Date> days{term.from};
    for (int back = months - stride; back > 0; back -= stride) {
        const Date day = add_months(term.to, -back);
        if (day > term.from && day < term.to) days.push_back(day);
    }
    return days;
}

}  // namespace

Result<TermCalendar, std::string> make_terms(const Json& subscription, Instant start, int years) {
    const Date first = date_of(start);
    const int duration = months_member(subscription);
    const Date sold = date_member(subscription, "starts").value_or(first);
    const Date expires = date_member(subscription, "expires").value_or(add_months(sold, duration));
    if (expires <= first) {
        return "the subscription ends on " + format_date(expires) +
               ", not after the start: there is no running term to plan from";
    }
    TermCalendar calendar;
    calendar.end = add_months(first, 12 * years);
    const int renewal = is_offered(duration) ? duration : 12;
    LicenseTerm term{first, expires, 0, {}};
    term.periods = purchase_days(term, std::max(duration, 4));
    calendar.terms.push_back(term);
    while (calendar.terms.back().to < calendar.end) {
        // Months are counted from the first expiry, so that a clamped day (SUB-20) comes back.
        const int done = static_cast<int>(calendar.terms.size()) * renewal;
        LicenseTerm next{calendar.terms.back().to, add_months(expires, done), renewal, {}};
        next.periods = purchase_days(next, renewal);
        calendar.terms.push_back(std::move(next));
    }
    return calendar;
}

}  // namespace headroom::planning
