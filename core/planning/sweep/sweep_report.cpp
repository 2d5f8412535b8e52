#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "core/base/percent_text.h"
#include "core/planning/report/html_report.h"
#include "core/planning/report/svg_chart.h"
#include "core/planning/report/svg_curve.h"
#include "core/planning/sweep/study_point.h"
#include "core/planning/sweep/sweep_document.h"

namespace headroom::planning {
namespace {

using scenario::Json;

std::string value_text(const Json& value) {
    return value.is_string() ? value.get<std::string>() : value.dump();
}

// The sites with the largest risk anywhere in the sweep, at most as many as a chart has colours.
std::vector<std::string> sites_to_draw(const Json& points) {
    std::vector<std::pair<double, std::string>> sites;
    for (const Json& point : points) {
        for (const auto& item : point.at("sites").items()) {
            const auto found = std::find_if(sites.begin(), sites.end(), [&](const auto& site) {
                return site.second == item.key();
            });
            const Json risk = largest_risk_of(item.key(), item.value());
            const auto value = risk.at("value").get<double>();
            if (found == sites.end()) {
                sites.emplace_back(value, item.key());
            } else {
                found->first = std::max(found->first, value);
            }
        }
    }
    std::stable_sort(sites.begin(), sites.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::string> names;
    for (const auto& [value, name] : sites) {
        if (names.size() < 7) names.push_back(name);
    }
    return names;
}

std::string curve_of(const Json& sweep) {
    const Json& points = sweep.at("points");
    CurveChart chart;
    chart.title = "Risk of a breach or a refusal, by site";
    chart.x_title = sweep.at("vary").at(0).at("pointer").get<std::string>();
    for (const Json& point : points) {
        chart.x.push_back(value_place(point.at("values").at(0)));
        chart.x_labels.push_back(value_text(point.at("values").at(0)));
    }
    for (const std::string& site : sites_to_draw(points)) {
        CurveChart::Series series;
        series.label = site;
        for (const Json& point : points) {
            const Json risk = largest_risk_of(site, point.at("sites").at(site));
            series.values.push_back(risk.at("value").get<double>());
            series.low.push_back(risk.at("low").get<double>());
            series.high.push_back(risk.at("high").get<double>());
        }
        chart.series.push_back(std::move(series));
    }
    return curve_chart(chart);
}

std::string map_of_two(const Json& sweep) {
    const Json& vary = sweep.at("vary");
    HeatMap map;
    map.title = "Largest risk of any site";
    map.row_title = vary.at(0).at("pointer").get<std::string>();
    map.column_title = vary.at(1).at("pointer").get<std::string>();
    for (const Json& value : vary.at(0).at("values")) map.rows.push_back(value_text(value));
    for (const Json& value : vary.at(1).at("values")) map.columns.push_back(value_text(value));
    map.values.assign(map.rows.size(), std::vector<double>(map.columns.size(), -1));
    std::size_t i = 0;
    for (const Json& point : sweep.at("points")) {
        const Json& risk = point.at("largestRisk");
        if (!risk.is_null()) {
            map.values[i / map.columns.size()][i % map.columns.size()] =
                risk.at("value").get<double>();
        }
        ++i;
    }
    return heat_map(map);
}

std::vector<std::string> row_of(const Json& point, double scale) {
    std::vector<std::string> row;
    for (const Json& value : point.at("values")) row.push_back(escape_html(value_text(value)));
    const Json& risk = point.at("largestRisk");
    if (risk.is_null()) {
        row.insert(row.end(), {"-", words_html("-")});
    } else {
        row.push_back(probability_cell(risk, scale));
        row.push_back(words_html(risk.at("what").get<std::string>() + " at " +
                                 risk.at("site").get<std::string>()));
    }
    row.push_back(probability_cell(point.at("overall").at("breachProbability"), scale));
    row.push_back(point.at("replications").dump());
    return row;
}

void add_table(HtmlReport& report, const Json& sweep) {
    double scale = 0.02;
    for (const Json& point : sweep.at("points")) {
        const Json& risk = point.at("largestRisk");
        if (!risk.is_null()) scale = std::max(scale, risk.at("high").get<double>());
        const Json& any = point.at("overall").at("breachProbability");
        scale = std::max(scale, any.at("high").get<double>());
    }
    std::vector<std::string> titles;
    for (const Json& one : sweep.at("vary")) {
        titles.push_back(one.at("pointer").get<std::string>());
    }
    titles.insert(titles.end(),
                  {"Largest risk of any site", "Where", "A breach at any site", "Replications"});
    std::vector<std::vector<std::string>> rows;
    for (const Json& point : sweep.at("points")) rows.push_back(row_of(point, scale));
    report.table(titles, rows);
}

}  // namespace

std::string sweep_report(const Json& sweep) {
    const Json& vary = sweep.at("vary");
    std::string varied = vary.at(0).at("pointer").get<std::string>();
    if (vary.size() > 1) varied += " and " + vary.at(1).at("pointer").get<std::string>();
    HtmlReport report("Sweep of " + sweep.at("scenario").at("name").get<std::string>(), varied);
    report.paragraph(
        "Every value is a risk study of its own, with the same random numbers as the others: what "
        "differs from one value to the next comes from the value.");
    if (!sweep.at("complete").get<bool>()) {
        report.paragraph(
            "The sweep was stopped early: what follows is what was played until then.");
    }
    report.raw("<div class=\"wide\">" + (vary.size() == 1 ? curve_of(sweep) : map_of_two(sweep)) +
               "</div>\n");
    report.heading("The figures");
    add_table(report, sweep);
    report.heading("What this rests on");
    std::vector<std::pair<std::string, std::string>> facts;
    for (const Json& one : vary) {
        const Json& value = one.at("inScenario");
        facts.emplace_back("In the scenario, " + one.at("pointer").get<std::string>(),
                           value.is_null() ? "not given" : value_text(value));
    }
    facts.emplace_back("Seed", sweep.at("seed").dump());
    facts.emplace_back("Warm-up", sweep.at("warmup").get<std::string>());
    facts.emplace_back("Confidence of intervals",
                       fmt::format("{:g} %", sweep.at("confidence").get<double>() * 100));
    facts.emplace_back("Scenario", sweep.at("scenario").at("sha256").get<std::string>());
    facts.emplace_back("Headroom", sweep.at("engine").at("version").get<std::string>());
    report.facts(facts);
    return report.finish();
}

}  // namespace headroom::planning
