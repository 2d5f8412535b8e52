#pragma once
// Scales and ticks of charts: round figures on the upright axis, days, months or years on the
// other.

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/time.h"
#include "wasm/ui/widgets/paint.h"

namespace headroom::ui {

/// Steps of 1, 2 or 5 times a power of ten that make about `wanted` ticks between low and high.
double round_step(double low, double high, int wanted);

struct DateTick {
    Date day;
    std::string text;
};

/// Ticks that fall on days, Mondays, months, quarters or years, whichever are at least
/// `days_apart` days apart.
std::vector<DateTick> date_ticks(Date from, Date to, double days_apart);

/// The part of a chart where values are drawn, and what its edges stand for.
struct Plot {
    Box box;
    double x_from = 0, x_to = 1;
    double y_from = 0, y_to = 1;

    float x(double value) const {
        return box.min.x + static_cast<float>((value - x_from) / (x_to - x_from)) * box.width();
    }
    float y(double value) const {
        return box.max.y - static_cast<float>((value - y_from) / (y_to - y_from)) * box.height();
    }
    double x_at(float place) const {
        return x_from + (x_to - x_from) * static_cast<double>((place - box.min.x) / box.width());
    }
};

/// Room for a title above, figures at the left, dates below, and `right` pixels for labels.
Box plot_box_of(const Box& chart, float right);
void paint_chart_title(const Box& chart, const std::string& title);

/// Level lines with their figures left of the plot.
void paint_value_axis(const Plot& plot, double step);
/// Figures below the plot, about so many of them, at least `least_step` apart.
void paint_number_axis(const Plot& plot, int figures, double least_step = 0);
void paint_date_axis(const Plot& plot, Date first);

/// A dashed level line with a label at its right end; above the line, where there is no room
/// beside the plot.
enum class LabelPlace : std::uint8_t { beside, above };
void paint_limit_line(const Plot& plot, double value, ImU32 color, const std::string& label,
                      LabelPlace place = LabelPlace::beside);

}  // namespace headroom::ui
