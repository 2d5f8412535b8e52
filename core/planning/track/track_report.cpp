#include <fmt/core.h>

#include "core/planning/report/html_report.h"
#include "core/planning/report/svg_chart.h"
#include "core/planning/track/track.h"

namespace headroom::planning {
namespace {

using scenario::Json;

FanChart track_chart(const std::string& code, const Json& site) {
    FanChart chart;
    chart.title = "Used licenses, " + code;
    chart.p05 = site.at("low").get<std::vector<Count>>();
    chart.p25 = site.at("lowerQuartile").get<std::vector<Count>>();
    chart.p50 = site.at("median").get<std::vector<Count>>();
    chart.p75 = site.at("upperQuartile").get<std::vector<Count>>();
    chart.p95 = site.at("high").get<std::vector<Count>>();
    chart.low_label = "lowest";
    chart.high_label = "highest";
    for (std::size_t i = 0; i < chart.p05.size(); ++i) {
        chart.dates.push_back(*parse_date(site.at("dates")[i].get<std::string>()));
        const Json& used = site.at("used")[i];
        if (used.is_null()) continue;
        chart.came.push_back({chart.dates.back(), used.get<Count>()});
    }
    return chart;
}

std::string verdict_words(const Json& site) {
    const auto verdict = site.at("verdict").get<std::string>();
    if (verdict == "noCounts") return "no counts";
    if (verdict == "asExpected") return "as expected";
    return verdict + " since " + site.at("left").get<std::string>();
}

std::vector<std::string> track_row(const std::string& code, const Json& site) {
    const auto counts = site.at("counts").get<std::size_t>();
    if (counts == 0) return {escape_html(code), "0", "-", "-", "-", words_html("no counts")};
    const auto at = [&](const char* what) { return site.at(what)[counts - 1]; };
    return {escape_html(code),
            std::to_string(counts),
            at("dates").get<std::string>(),
            std::to_string(at("used").get<Count>()),
            fmt::format("{} to {}", at("low").get<Count>(), at("high").get<Count>()),
            words_html(verdict_words(site))};
}

}  // namespace

std::string track_report(const Json& document) {
    const auto text = [&](const char* name) { return document.at(name).get<std::string>(); };
    HtmlReport report(
        "What came of " + document.at("scenario").at("name").get<std::string>(),
        fmt::format("{} to {}, with counts until {}", text("from"), text("to"), text("lastCount")));
    int above = 0, below = 0;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> charts, sentences;
    for (const auto& item : document.at("sites").items()) {
        const Json& site = item.value();
        const auto verdict = site.at("verdict").get<std::string>();
        above += verdict == "above" ? 1 : 0;
        below += verdict == "below" ? 1 : 0;
        rows.push_back(track_row(item.key(), site));
        sentences.push_back(site.at("why").get<std::string>());
        if (verdict != "noCounts") charts.push_back(fan_chart(track_chart(item.key(), site)));
    }
    report.figures({{std::to_string(rows.size()), "sites"},
                    {std::to_string(above), "above what was forecast"},
                    {std::to_string(below), "below it"}});
    report.heading("Sites");
    report.table({"Site", "Counts", "Newest", "Macs", "Band that day", "Verdict"}, rows);
    report.list(sentences);
    report.heading("What came in what was forecast");
    report.paragraph(fmt::format(
        "Dots are the counts that came. Of the sites whose demand is as forecast, at most {:g} % "
        "ever leave the outer band until the end; half of the forecasts are in the inner one.",
        100 * document.at("falseAlarms").get<double>()));
    report.charts(charts);
    report.heading("What this rests on");
    report.facts({{"Method", document.at("method").at("why").get<std::string>()},
                  {"Replications", std::to_string(document.at("replications").get<Count>())},
                  {"Seed", std::to_string(document.at("seed").get<std::uint64_t>())},
                  {"Uncertain demand", text("parameters")},
                  {"Scenario", document.at("scenario").at("sha256").get<std::string>()},
                  {"Headroom", document.at("engine").at("version").get<std::string>()}});
    return report.finish();
}

}  // namespace headroom::planning
