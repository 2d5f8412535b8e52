#include "core/planning/report/cost_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "core/planning/money/cost_plan.h"
#include "core/planning/report/svg_axis.h"
#include "core/planning/report/svg_chart.h"

namespace headroom::planning {
namespace {

constexpr double cost_width = 1120, cost_height = 300, cost_base = 256, cost_edge = 1096;

std::string amount(double value) { return fmt::format("{:.2f}", value); }

std::string words_at(double x, double y, const char* style_class, const std::string& text) {
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" class=\"{}\">{}</text>", x, y, style_class,
                       escape_html(text));
}

std::string stroke(double x1, double y1, double x2, double y2, const char* style_class) {
    return fmt::format(
        "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" class=\"{}\"/>", x1, y1, x2,
        y2, style_class);
}

void draw_cost_axes(std::string& svg, const Scale& x, const Scale& y) {
    const double money_step = tick_step(y.to_value, 5, TickKind::any);
    for (int i = 0; i * money_step <= y.to_value; ++i) {
        const double at = y(i * money_step);
        svg += stroke(64, at, cost_edge, at, i > 0 ? "grid" : "axis");
        svg += words_at(58, at + 4, "tick end", fmt::format("{:g}", i * money_step));
    }
    const double step = tick_step(x.to_value - x.from_value, 8, TickKind::whole);
    const auto first = static_cast<double>(static_cast<Count>(x.from_value / step) + 1);
    for (double n = first * step; n <= x.to_value; n += step) {
        svg += stroke(x(n), cost_base, x(n), cost_base + 4, "axis");
        svg += words_at(x(n), cost_base + 18, "tick middle", fmt::format("{:g}", n));
    }
    svg += words_at(cost_edge, cost_base + 34, "tick end", "licenses");
}

std::vector<std::string> curve_row(const CostPoint& point, const scenario::Costs& costs,
                                   bool is_best) {
    return {fmt::format("{}{}", point.split.total, is_best ? " <b>(cheapest)</b>" : ""),
            amount(point.cost.licenses),
            amount(point.cost.refusals.value),
            amount(point.cost.over_limit.value),
            amount(point.cost.total.value),
            fmt::format("{} to {}", amount(point.cost.total.low), amount(point.cost.total.high)),
            amount(idle_cost(costs, point.idle_reserved_days))};
}

}  // namespace

std::string cost_chart(const CostCurve& curve, const std::string& currency) {
    if (curve.points.size() < 2) return "";
    double most = 0;
    for (const CostPoint& point : curve.points) most = std::max(most, point.cost.total.value);
    const auto total_of = [](const CostPoint& point) {
        return static_cast<double>(point.split.total);
    };
    const Scale x{total_of(curve.points.front()) - 0.5, total_of(curve.points.back()) + 0.5, 64,
                  cost_edge};
    const Scale y{0, std::max(most, 1e-9) * 1.05, cost_base, 34};
    std::string svg =
        fmt::format("<svg viewBox=\"0 0 {:g} {:g}\" role=\"img\" aria-label=\"Cost by licenses\">",
                    cost_width, cost_height);
    svg +=
        words_at(64, 16, "title", "Cost in " + currency + ", by licenses: all, and licenses alone");
    draw_cost_axes(svg, x, y);
    std::string all, alone;
    for (const CostPoint& point : curve.points) {
        const char* pen = all.empty() ? "M" : "L";
        all += fmt::format("{}{:.1f} {:.1f}", pen, x(total_of(point)), y(point.cost.total.value));
        alone += fmt::format("{}{:.1f} {:.1f}", pen, x(total_of(point)), y(point.cost.licenses));
    }
    svg += fmt::format("<path d=\"{}\" class=\"median\"/>", all);
    svg += fmt::format("<path d=\"{}\" class=\"median\" stroke-dasharray=\"5 4\"/>", alone);
    const CostPoint& best = curve.points[curve.optimum];
    svg += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"8\" class=\"best\"/>",
                       x(total_of(best)), y(best.cost.total.value));
    svg += words_at(x(total_of(best)), y(best.cost.total.value) - 14, "label middle",
                    fmt::format("{}: {}", best.split.total, amount(best.cost.total.value)));
    return svg + "</svg>";
}

void add_cost_section(HtmlReport& report, const Plan& plan, const scenario::Scenario& scenario,
                      const PlanOptions& options) {
    if (!scenario.costs) return;
    const scenario::Costs& costs = *scenario.costs;
    report.heading("Cost in " + costs.currency);
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        const PlanRow& row = plan.rows[i];
        if (!row.figures.cost) continue;
        const CostResult& cost = *row.figures.cost;
        rows.push_back({fmt::format("{} &nbsp;{}", i + 1, escape_html(row.label)),
                        std::to_string(row.split.total), amount(cost.licenses),
                        amount(cost.refusals.value), amount(cost.over_limit.value),
                        amount(cost.total.value),
                        fmt::format("{} to {}", amount(cost.total.low), amount(cost.total.high)),
                        amount(idle_cost(costs, row.figures.idle_reserved_days))});
    }
    report.table({"Split", "Licenses", "Their price", "Refusals", "Macs over a limit",
                  "All together", "Interval", "Idle in Reserved keys"},
                 rows);
    if (!options.cost_curve || options.cost_curve->points.empty()) return;
    const CostCurve& curve = *options.cost_curve;
    report.raw("<div class=\"wide\">" + cost_chart(curve, costs.currency) + "</div>\n");
    std::vector<std::vector<std::string>> points;
    for (std::size_t i = 0; i < curve.points.size(); ++i) {
        points.push_back(curve_row(curve.points[i], costs, i == curve.optimum));
    }
    report.table({"Licenses", "Their price", "Refusals", "Macs over a limit", "All together",
                  "Interval", "Idle in Reserved keys"},
                 points);
}

}  // namespace headroom::planning
