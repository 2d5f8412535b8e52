#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/percent_text.h"
#include "core/planning/report/html_report.h"
#include "core/planning/report/svg_chart.h"
#include "core/planning/report/svg_tornado.h"
#include "core/planning/sensitivity/sensitivity.h"

namespace headroom::planning {
namespace {

using scenario::Json;

constexpr std::size_t most_bars = 25;

std::string side_value(const Json& figure, const char* which) {
    const Json& side = figure.at(which);
    if (side.is_null()) return "-";
    const Json& value = side.at("value");
    if (value.is_null()) return "for ever";
    if (figure.at("value").is_null()) return fmt::format("x {:.4g}", value.get<double>());
    return fmt::format("{:.4g}", value.get<double>());
}

std::optional<double> result_at(const Json& figure, const char* which, const char* measure) {
    const Json& side = figure.at(which);
    if (side.is_null() || side.at(measure).is_null()) return std::nullopt;
    const Json& value = side.at(measure);
    return value.is_object() ? value.at("value").get<double>() : value.get<double>();
}

// Two sides that end at the same place would write over each other.
void keep_labels_apart(TornadoChart::Bar& bar, double base) {
    if (!bar.low || !bar.high || (*bar.low > base) != (*bar.high > base)) return;
    const bool low_is_longer = std::abs(*bar.low - base) >= std::abs(*bar.high - base);
    (low_is_longer ? bar.high_label : bar.low_label).clear();
}

std::string tornado_of(const Json& sensitivity, const char* measure, const char* title) {
    TornadoChart chart;
    chart.title = title;
    chart.shares = std::string(measure) != "cost";
    const Json& base = sensitivity.at("base").at(measure);
    if (base.is_null()) return "";
    chart.base = base.is_object() ? base.at("value").get<double>() : base.get<double>();
    std::vector<const Json*> figures;
    for (const Json& figure : sensitivity.at("figures")) figures.push_back(&figure);
    std::stable_sort(figures.begin(), figures.end(), [&](const Json* a, const Json* b) {
        return a->at("effect").at(measure).get<double>() >
               b->at("effect").at(measure).get<double>();
    });
    for (const Json* figure : figures) {
        if (chart.bars.size() == most_bars || figure->at("effect").at(measure).get<double>() == 0) {
            break;
        }
        TornadoChart::Bar bar;
        bar.label = figure->at("name").get<std::string>();
        bar.low = result_at(*figure, "low", measure);
        bar.high = result_at(*figure, "high", measure);
        bar.low_label = side_value(*figure, "low");
        bar.high_label = side_value(*figure, "high");
        keep_labels_apart(bar, chart.base);
        chart.bars.push_back(std::move(bar));
    }
    return tornado_chart(chart);
}

std::string risk_at(const Json& figure, const char* which) {
    const Json& side = figure.at(which);
    if (side.is_null() || side.at("largestRisk").is_null()) return "-";
    const Json& risk = side.at("largestRisk");
    return estimate_text(risk.at("value").get<double>(), risk.at("low").get<double>(),
                         risk.at("high").get<double>());
}

// All studies use the same random numbers, so an effect of exactly 0 is no accident.
std::string remark_on(const Json& figure) {
    if (!figure.at("why").is_null()) return figure.at("why").get<std::string>();
    if (figure.at("effect").at("largestRisk").get<double>() == 0) return "no difference";
    return figure.at("clear").get<bool>() ? "" : "unclear";
}

std::vector<std::string> row_of_figure(const Json& figure) {
    const Json& value = figure.at("value");
    return {escape_html(figure.at("name").get<std::string>()),
            value.is_null() ? "-" : fmt::format("{:.4g}", value.get<double>()),
            side_value(figure, "low") + " to " + side_value(figure, "high"),
            risk_at(figure, "low"),
            risk_at(figure, "high"),
            fmt::format("{:.2f}", figure.at("effect").at("largestRisk").get<double>() * 100),
            words_html(remark_on(figure))};
}

}  // namespace

std::string sensitivity_report(const Json& sensitivity) {
    HtmlReport report(
        "What moves the risk of " + sensitivity.at("scenario").at("name").get<std::string>(),
        sensitivity.at("from").get<std::string>().substr(0, 10) + " to " +
            sensitivity.at("to").get<std::string>().substr(0, 10));
    const double change = sensitivity.at("change").get<double>();
    report.paragraph(fmt::format(
        "Each figure is played {:g} % lower and higher than the scenario has it, or from its 5 % "
        "to "
        "its 95 % quantile where its history leaves it open; everything else stays, and so do the "
        "random numbers. The line in the middle is the scenario as it is. Blue is the lower value.",
        change * 100));
    if (!sensitivity.at("complete").get<bool>()) {
        report.paragraph("The study was stopped early: some figures were not played.");
    }
    for (const auto& [measure, title] : {std::pair("largestRisk", "Largest risk of any site"),
                                         std::pair("cost", "Expected cost")}) {
        if (!sensitivity.at("base").contains(measure)) continue;
        const std::string chart = tornado_of(sensitivity, measure, title);
        if (chart.empty()) {
            report.paragraph(std::string(title) + ": no figure moves it.");
        } else {
            report.raw("<div class=\"wide\">" + chart + "</div>\n");
        }
    }
    report.heading("The figures");
    std::vector<std::vector<std::string>> rows;
    for (const Json& figure : sensitivity.at("figures")) rows.push_back(row_of_figure(figure));
    report.table({"Figure", "In the scenario", "Played", "Risk at the lower", "Risk at the higher",
                  "Points of risk", "Remark"},
                 rows);
    report.paragraph(
        "Unclear: the intervals of the smallest and the largest risk overlap; more replications "
        "tell them apart.");
    report.heading("What this rests on");
    report.facts({{"Replications of each study", sensitivity.at("replications").dump()},
                  {"Seed", sensitivity.at("seed").dump()},
                  {"Warm-up", sensitivity.at("warmup").get<std::string>()},
                  {"Confidence of intervals",
                   fmt::format("{:g} %", sensitivity.at("confidence").get<double>() * 100)},
                  {"Scenario", sensitivity.at("scenario").at("sha256").get<std::string>()},
                  {"Headroom", sensitivity.at("engine").at("version").get<std::string>()}});
    return report.finish();
}

}  // namespace headroom::planning
