#include "core/app/studies/series_views.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/app/view_parts.h"
#include "core/planning/sensitivity/figures.h"

namespace headroom::app {
namespace {

using scenario::Json;
using scenario::member;

// Fewer digits than a sum of doubles has, so that 0.1 + 0.2 is written as 0.3.
std::string figure_text(double value) { return fmt::format("{:.6g}", value); }

std::string value_text(const Json* value) {
    if (value == nullptr || value->is_null()) return "";
    if (value->is_number()) return figure_text(value->get<double>());
    return value->is_string() ? value->get<std::string>() : value->dump();
}

Estimate largest_risk(const Json& point) {
    const Json* risk = member(point, "largestRisk");
    if (risk == nullptr || !risk->is_object()) return {};
    return {views::number(risk, "value"), views::number(risk, "low"), views::number(risk, "high")};
}

SweepView::Axis read_axis(const Json& vary) {
    SweepView::Axis axis;
    axis.pointer = views::text(&vary, "pointer");
    for (const Json& value : views::list(vary, "values")) {
        axis.labels.push_back(value_text(&value));
        axis.values.push_back(value.is_number() ? value.get<double>()
                                                : static_cast<double>(axis.values.size()));
    }
    return axis;
}

std::optional<SensitivityView::Side> read_side(const Json& figure, const char* name) {
    const Json* side = member(figure, name);
    if (side == nullptr || !side->is_object()) return std::nullopt;
    return SensitivityView::Side{value_text(member(*side, "value")), largest_risk(*side)};
}

// Bounds of the total and of each Reserved sublicense, given the others.
void bound_licenses(VariedFigure& figure, const Json& source) {
    std::size_t index = 0;
    for (const Json& subscription : views::list(source.at("world"), "subscriptions")) {
        const std::string here = "/world/subscriptions/" + std::to_string(index++);
        if (!figure.pointer.starts_with(here + "/")) continue;
        const Json& sublicenses = views::list(subscription, "sublicenses");
        double reserved = 0;
        for (const Json& one : sublicenses) {
            if (views::text(&one, "type") == "reserved")
                reserved += views::number(&one, "licenses");
        }
        if (figure.pointer == here + "/licenses") {
            figure.least = reserved;
            continue;
        }
        std::size_t place = 0;
        for (const Json& one : sublicenses) {
            const std::string own = here + "/sublicenses/" + std::to_string(place++) + "/licenses";
            if (figure.pointer != own) continue;
            const bool sets_aside = views::text(&one, "type") == "reserved";
            figure.most = views::number(&subscription, "licenses");
            if (sets_aside) figure.most -= reserved - figure.value;
        }
    }
}

}  // namespace

std::vector<VariedFigure> varied_figures(std::string_view scenario) {
    std::vector<VariedFigure> all;
    const Json source = Json::parse(scenario, nullptr, false);
    if (!source.is_object()) return all;
    for (const planning::Figure& figure : planning::find_figures(source, {0.1, false})) {
        if (!figure.value || (!figure.low && !figure.high)) continue;
        const auto& side = figure.low ? figure.low : figure.high;
        // Figures that stand for several values at once (all batches, a group) have no single
        // value.
        if (!side->replacement.is_number() || side->pointer != figure.pointer) continue;
        const bool whole = figure.kind == "macs" || figure.kind == "licenses";
        all.push_back({figure.name, figure.pointer, *figure.value, whole});
        if (figure.kind == "licenses") bound_licenses(all.back(), source);
    }
    return all;
}

VariedRange usual_range(const VariedFigure& figure) {
    if (figure.value <= 0) return {0, figure.whole ? 10.0 : 0.2};
    VariedRange range{figure.value * 0.5, figure.value * 1.5};
    if (figure.whole) range = {std::floor(range.from), std::ceil(range.to)};
    range.from = std::clamp(range.from, figure.least, figure.value);
    range.to = std::clamp(range.to, figure.value, std::max(figure.value, figure.most));
    return range;
}

std::string variation_text(const VariedFigure& figure, const VariedRange& range, int steps) {
    double step = (range.to - range.from) / std::max(1, steps);
    if (figure.whole) step = std::max(1.0, std::ceil(step));
    return fmt::format("{}={}..{}:{}", figure.pointer, figure_text(range.from),
                       figure_text(range.to), figure_text(step));
}

std::string sweep_request(std::string_view scenario, const std::vector<std::string>& vary,
                          std::int64_t replications, std::string_view output) {
    return Json{{"verb", "sweep"},
                {"scenario", scenario},
                {"vary", vary},
                {"options", {{"replications", replications}}},
                {"output", output}}
        .dump();
}

std::string sensitivity_request(std::string_view scenario, std::int64_t replications,
                                std::string_view output) {
    return Json{{"verb", "sensitivity"},
                {"scenario", scenario},
                {"options", {{"replications", replications}}},
                {"output", output}}
        .dump();
}

std::optional<SweepView> read_sweep(std::string_view json) {
    const Json document = Json::parse(json, nullptr, false);
    if (views::text(&document, "schema") != "headroom/sweep/1") return std::nullopt;
    SweepView view;
    for (const Json& vary : views::list(document, "vary")) view.axes.push_back(read_axis(vary));
    for (const Json& point : views::list(document, "points")) {
        SweepView::Point read{largest_risk(point), "", std::nullopt};
        read.site = views::text(member(point, "largestRisk"), "site");
        if (const auto cost = views::read_cost(point)) read.cost = cost->total.value;
        view.points.push_back(std::move(read));
    }
    return view;
}

std::optional<SensitivityView> read_sensitivity(std::string_view json) {
    const Json document = Json::parse(json, nullptr, false);
    if (views::text(&document, "schema") != "headroom/sensitivity/1") return std::nullopt;
    SensitivityView view;
    if (const Json* base = member(document, "base")) view.base = largest_risk(*base);
    for (const Json& figure : views::list(document, "figures")) {
        const Json* clear = member(figure, "clear");
        view.figures.push_back({views::text(&figure, "name"), value_text(member(figure, "value")),
                                read_side(figure, "low"), read_side(figure, "high"),
                                views::number(member(figure, "effect"), "largestRisk"),
                                clear != nullptr && clear->is_boolean() && clear->get<bool>(),
                                views::text(&figure, "why")});
    }
    return view;
}

}  // namespace headroom::app
