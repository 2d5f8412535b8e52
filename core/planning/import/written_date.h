#pragma once
// Dates as programs and people write them in exported lists.

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/time.h"

namespace headroom::planning {

enum class DateOrder : unsigned char { ymd, dmy, mdy };
std::optional<DateOrder> parse_date_order(std::string_view name);  // "ymd", "dmy", "mdy"

/// The three numbers of a date in the order of the text, as long as that order is open.
struct WrittenDate {
    std::array<std::int16_t, 3> parts{};
    bool order_known = false;
    DateOrder order = DateOrder::ymd;  // when known

    /// The day when the numbers are read in this order (or in the known one); nullopt: no such day.
    std::optional<Date> read_as(DateOrder open_order) const;
};

/// Understands 2025-03-02, 2025/3/2, 20250302, 02.03.2025 (day first), 02/03/2025 and 02-03-25
/// (order open), 2 Mar 2025, Mar 2, 2025, seconds since 1970 of ten digits, each with a time and a
/// zone after it. The day is the one that is written; zones do not move it. nullopt: no date.
std::optional<WrittenDate> parse_written_date(std::string_view text);

/// Finds out from all dates of a file in which order an open date is meant.
class DateOrderEvidence {
public:
    void see(const WrittenDate& date, int line);

    struct Verdict {
        std::optional<DateOrder> order;  // nullopt: ask
        int line = 0;                    // of the date that `question` is about
        std::string question;            // both readings, and the option
    };
    Verdict verdict() const;

private:
    struct Seen {
        int line = 0;  // 0: not seen
        WrittenDate date;
    };
    Seen day_first_;    // a first number above 12
    Seen month_first_;  // a second number above 12
    Seen open_;         // both readings are days, and different ones
};

}  // namespace headroom::planning
