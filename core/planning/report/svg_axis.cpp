#include "core/planning/report/svg_axis.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace headroom::planning {
namespace {

constexpr const char* month_names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::vector<DateTick> month_ticks(Date from, Date to, unsigned stride) {
    std::vector<DateTick> ticks;
    for (Date day = from; day <= to; day = day + 1) {
        const CalendarDay calendar = calendar_of(day);
        if (calendar.day != 1 || (calendar.month - 1) % stride != 0) continue;
        const bool year = calendar.month == 1;
        ticks.push_back({day, year ? std::to_string(calendar.year)
                                   : std::string(month_names[calendar.month - 1])});
    }
    return ticks;
}

}  // namespace

double tick_step(double range, int wanted, TickKind kind) {
    const double raw = range / wanted;
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    const double times = raw / power;
    const double step = (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10) * power;
    return kind == TickKind::whole ? std::max(1.0, step) : step;
}

std::vector<DateTick> date_ticks(Date from, Date to) {
    const int days = to - from;
    if (days > 365 * 4) return month_ticks(from, to, 12);
    if (days > 500) return month_ticks(from, to, 6);
    if (days > 200) return month_ticks(from, to, 2);
    if (days > 70) return month_ticks(from, to, 1);
    const int stride = std::max(1, days / 6);
    std::vector<DateTick> ticks;
    for (Date day = from; day <= to; day = day + stride) {
        const CalendarDay calendar = calendar_of(day);
        ticks.push_back({day, fmt::format("{} {}", calendar.day, month_names[calendar.month - 1])});
    }
    return ticks;
}

}  // namespace headroom::planning
