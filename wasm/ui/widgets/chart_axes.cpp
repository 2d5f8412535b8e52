#include "wasm/ui/widgets/chart_axes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"

namespace headroom::ui {
namespace {

constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

Date first_of_month(Date day) {
    const CalendarDay c = calendar_of(day);
    return *make_date(c.year, c.month, 1);
}

std::string month_text(Date day) {
    const CalendarDay c = calendar_of(day);
    const char* name = months[c.month - 1];
    return c.month == 1 ? fmt::format("{} {}", name, c.year) : std::string(name);
}

std::string day_text(Date day) {
    const CalendarDay c = calendar_of(day);
    return fmt::format("{} {}", c.day, months[c.month - 1]);
}

std::vector<DateTick> month_ticks(Date from, Date to, int step) {
    std::vector<DateTick> ticks;
    for (Date day = first_of_month(from); day <= to; day = add_months(day, 1)) {
        const auto month = static_cast<int>(calendar_of(day).month) - 1;
        if (day < from || month % std::min(step, 12) != 0) continue;
        if (step > 12 && calendar_of(day).year % (step / 12) != 0) continue;
        const std::string text =
            step >= 12 ? fmt::format("{}", calendar_of(day).year) : month_text(day);
        ticks.push_back({day, text});
    }
    return ticks;
}

}  // namespace

double round_step(double low, double high, int wanted) {
    const double rough = std::max(1e-9, (high - low) / std::max(1, wanted));
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        if (factor * power >= rough) return factor * power;
    }
    return 10 * power;
}

std::vector<DateTick> date_ticks(Date from, Date to, double days_apart) {
    std::vector<DateTick> ticks;
    if (days_apart <= 7) {
        const int step = days_apart <= 1 ? 1 : days_apart <= 2 ? 2 : 7;
        Date day = from;
        while (step == 7 && calendar_of(day).weekday != 0) day = day + 1;
        for (; day <= to; day = day + step) ticks.push_back({day, day_text(day)});
        return ticks;
    }
    if (days_apart <= 14) {
        for (Date day = first_of_month(from); day <= to; day = add_months(day, 1)) {
            for (const int offset : {0, 14}) {
                const Date at = day + offset;
                if (at >= from && at <= to) ticks.push_back({at, day_text(at)});
            }
        }
        return ticks;
    }
    for (const int step : {1, 2, 3, 6, 12, 24, 60, 120}) {
        if (days_apart <= 30.5 * step) return month_ticks(from, to, step);
    }
    return month_ticks(from, to, 240);
}

Box plot_box_of(const Box& chart, float right) {
    return {{chart.min.x + dp(48), chart.min.y + dp(36)},
            {chart.max.x - right, chart.max.y - dp(28)}};
}

void paint_chart_title(const Box& chart, const std::string& title) {
    paint_text_in({chart.min, {chart.max.x, chart.min.y + dp(24)}}, TextStyle::strong,
                  tokens().text, title);
}

void paint_value_axis(const Plot& plot, double step) {
    for (double v = std::ceil(plot.y_from / step) * step; v <= plot.y_to + step * 1e-6; v += step) {
        const float y = std::round(plot.y(v));
        paint_line({plot.box.min.x, y}, {plot.box.max.x, y}, tokens().border);
        const Box label{{plot.box.min.x - dp(56), y - dp(10)},
                        {plot.box.min.x - dp(8), y + dp(10)}};
        const std::string text = step < 1 ? fmt::format("{:.2g}", v) : fmt::format("{:.0f}", v);
        paint_text_in(label, TextStyle::small, tokens().text_muted, text, Align::right);
    }
}

void paint_number_axis(const Plot& plot, int figures, double least_step) {
    const double step = std::max(least_step, round_step(plot.x_from, plot.x_to, figures));
    for (double v = std::ceil(plot.x_from / step) * step; v <= plot.x_to + step * 1e-6; v += step) {
        const bool is_zero = std::fabs(v) < step * 1e-6;  // sums of steps may miss it
        const std::string text = step < 1 ? fmt::format("{:.4g}", is_zero ? 0.0 : v)
                                          : fmt::format("{:.0f}", is_zero ? 0.0 : v);
        paint_text({plot.x(v) - text_size(TextStyle::small, text).x / 2, plot.box.max.y + dp(6)},
                   TextStyle::small, tokens().text_muted, text);
    }
}

void paint_date_axis(const Plot& plot, Date first) {
    const double days_per_pixel = (plot.x_to - plot.x_from) / std::max(1.0F, plot.box.width());
    const Date from = first + static_cast<int>(std::ceil(plot.x_from));
    const Date to = first + static_cast<int>(std::floor(plot.x_to));
    const double apart = days_per_pixel * static_cast<double>(dp(64));
    for (const DateTick& tick : date_ticks(from, to, apart)) {
        const float x = std::round(plot.x(tick.day - first));
        paint_line({x, plot.box.max.y}, {x, plot.box.max.y + dp(5)}, tokens().control);
        const float half = text_size(TextStyle::small, tick.text).x / 2;
        const float left = std::clamp(x - half, plot.box.min.x - dp(20), plot.box.max.x - half);
        paint_text({left, plot.box.max.y + dp(6)}, TextStyle::small, tokens().text_muted,
                   tick.text);
    }
}

void paint_limit_line(const Plot& plot, double value, ImU32 color, const std::string& label,
                      LabelPlace place) {
    if (value < plot.y_from || value > plot.y_to) return;
    const float y = std::round(plot.y(value));
    for (float x = plot.box.min.x; x < plot.box.max.x; x += dp(8)) {
        paint_rect({{x, y - hairline()}, {std::min(x + dp(5), plot.box.max.x), y + hairline()}},
                   color);
    }
    const ImVec2 size = text_size(TextStyle::small, label);
    if (place == LabelPlace::beside) {
        paint_text({plot.box.max.x + dp(6), y - size.y / 2}, TextStyle::small, color, label);
    } else {
        paint_text({plot.box.max.x - size.x, y - size.y - dp(2)}, TextStyle::small, color, label);
    }
}

}  // namespace headroom::ui
