#include "core/planning/report/svg_parts.h"

#include <fmt/core.h>

#include <algorithm>

#include "core/planning/report/svg_chart.h"

namespace headroom::planning {

std::string open_svg(double width, double height, std::string_view label) {
    return fmt::format("<svg viewBox=\"0 0 {:g} {:g}\" role=\"img\" aria-label=\"{}\">", width,
                       height, escape_html(label));
}

std::string svg_text(double x, double y, std::string_view css, std::string_view text) {
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" class=\"{}\">{}</text>", x, y, css,
                       escape_html(text));
}

std::string line_at(double x1, double y1, double x2, double y2, std::string_view css) {
    return fmt::format(
        "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" class=\"{}\"/>", x1, y1, x2,
        y2, css);
}

std::string rectangle(double x, double y, double width, double height, std::string_view css) {
    return fmt::format(
        "<rect x=\"{:.2f}\" y=\"{:.1f}\" width=\"{:.2f}\" height=\"{:.1f}\" "
        "class=\"{}\"/>",
        x, y, width, height, css);
}

void keep_apart(std::vector<double>& places) {
    constexpr double line = 13;
    std::vector<double*> order;
    for (double& place : places) order.push_back(&place);
    std::sort(order.begin(), order.end(), [](double* a, double* b) { return *a < *b; });
    for (std::size_t i = 1; i < order.size(); ++i) {
        *order[i] = std::max(*order[i], *order[i - 1] + line);
    }
}

}  // namespace headroom::planning
