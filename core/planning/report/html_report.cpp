#include "core/planning/report/html_report.h"

#include <fmt/core.h>

#include <algorithm>

#include "core/base/percent_text.h"
#include "core/planning/report/svg_chart.h"
#include "core/planning/thresholds/thresholds.h"

namespace headroom::planning {
namespace {

constexpr std::string_view style = R"(
:root { --ink:#1b2230; --muted:#5b6575; --line:#d9dee6; --back:#ffffff; --soft:#f4f6f9; --accent:#0b5cad;
  --warn:#b3450b; --good:#0a7355; }
* { box-sizing: border-box; }
html { background: #eef1f5; }
body { margin: 0 auto; padding: 40px 48px 56px; max-width: 1216px; background: var(--back); color: var(--ink);
  font: 15px/1.5 Inter, "Segoe UI", "Helvetica Neue", Arial, sans-serif; font-variant-numeric: tabular-nums; }
header { border-bottom: 3px solid var(--ink); padding-bottom: 16px; margin-bottom: 24px; }
.brand { font-size: 13px; letter-spacing: .08em; text-transform: uppercase; color: var(--accent);
  font-weight: 600; }
h1 { font-size: 28px; line-height: 1.2; margin: 4px 0 4px; font-weight: 650; }
h2 { font-size: 19px; margin: 36px 0 12px; font-weight: 650; break-after: avoid; }
h2.chapter { font-size: 24px; margin-top: 48px; padding-top: 16px; border-top: 2px solid var(--ink); }
p { margin: 12px 0 12px; max-width: 90ch; }
.subtitle { color: var(--muted); margin: 0; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(190px, 1fr)); gap: 12px;
  margin: 0 0 8px; }
.figure { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: 12px 16px; }
.figure b { display: block; font-size: 28px; line-height: 1.25; font-weight: 650; }
.figure span { color: var(--muted); font-size: 13px; }
ul { margin: 0; padding-left: 20px; max-width: 100ch; }
li { margin: 0 0 6px; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th { text-align: right; font-weight: 600; color: var(--muted); font-size: 12px; padding: 6px 10px;
  border-bottom: 1px solid var(--ink);
  vertical-align: bottom; }
td { text-align: right; padding: 6px 10px; border-bottom: 1px solid var(--line); vertical-align: middle;
  white-space: nowrap; }
th:first-child, td:first-child { text-align: left; padding-left: 0; }
th.words { text-align: left; } td.words { white-space: normal; text-align: left; }
tr.best td { background: #e9f2fb; font-weight: 600; }
td svg { width: 120px; height: 16px; vertical-align: middle; margin-left: 10px; }
.range { color: var(--muted); font-size: 12px; margin-left: 6px; }
.charts { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 20px; }
.charts > div, .wide { break-inside: avoid; }
svg { width: 100%; height: auto; display: block; font-family: inherit; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 24px; margin: 0; font-size: 14px; }
dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: 12px 16px; font-size: 12.5px;
  overflow-x: auto; white-space: pre-wrap; margin: 0; }
footer { margin-top: 40px; padding-top: 12px; border-top: 1px solid var(--line); color: var(--muted); font-size: 12px; }
text { fill: var(--ink); font-size: 12px; }
text.title { font-size: 14px; font-weight: 600; } text.tick { fill: var(--muted); font-size: 11px; }
text.end { text-anchor: end; } text.middle { text-anchor: middle; } text.strong { font-weight: 650; }
text.number { fill: #fff; font-size: 11px; font-weight: 650; }
text.limit-text { fill: var(--warn); font-weight: 600; }
line.grid { stroke: #e6eaf0; } line.axis { stroke: #8b95a5; } line.border { stroke: #ffffff;
  stroke-width: 2; }
line.limit { stroke: var(--warn); stroke-width: 1.75; stroke-dasharray: 6 4; }
  line.whisker { stroke: var(--accent); stroke-width: 3; }
.band90 { fill: #0072b2; fill-opacity: .16; } .band50 { fill: #0072b2; fill-opacity: .28; }
circle.came { fill: #1b2230; stroke: #fff; stroke-width: .75; }
.median { fill: none; stroke: #00507d; stroke-width: 2; }
.series0 { fill: #0072b2; } .series1 { fill: #e69f00; } .series2 { fill: #009e73; }
  .series3 { fill: #cc79a7; }
.series4 { fill: #56b4e9; } .series5 { fill: #7a5ea8; } .series6 { fill: #8c8c3c; }
.line0 { stroke: #0072b2; } .line1 { stroke: #e69f00; } .line2 { stroke: #009e73; } .line3 { stroke: #cc79a7; }
.line4 { stroke: #56b4e9; } .line5 { stroke: #7a5ea8; } .line6 { stroke: #8c8c3c; }
.curve { fill: none; stroke-width: 2; } .haze { fill-opacity: .13; }
.heat { fill: #c0392b; } .cell { fill: none; stroke: #d9dee6; } text.inverse { fill: #fff; }
.idle { fill: url(#hatch); } .idle-back { fill: #e9edf2; } .idle-line { stroke: #b3bdca; stroke-width: 2; }
.free { fill: #f4f6f9; stroke: #b3bdca; stroke-width: 1; } .over { fill: #c0392b; }
circle.point { fill: #7d8896; } circle.front { fill: #0072b2; } circle.best { fill: #0a7355; stroke: #fff;
  stroke-width: 2; }
@page { size: A4; margin: 14mm; }
@media print {
  html { background: none; } body { padding: 0; max-width: none; font-size: 10.5pt; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  h1 { font-size: 20pt; } h2 { font-size: 13pt; margin-top: 18pt; }
  table { font-size: 9pt; } td, th { padding: 4px 6px; }
  tr, .figure { break-inside: avoid; } .figure b { font-size: 18pt; }
  td svg { display: none; } .figures { grid-template-columns: repeat(4, 1fr); }
}
@media (max-width: 760px) {
  body { padding: 20px 16px; } .charts { grid-template-columns: 1fr; }
  table { display: block; overflow-x: auto; } }
)";

constexpr std::string_view words_mark = "\x02";

std::string text(const scenario::Json& value) { return value.get<std::string>(); }

std::string share_html(const scenario::Json& interval) {
    return headroom::estimate_text(interval.at("value").get<double>(),
                                   interval.at("low").get<double>(),
                                   interval.at("high").get<double>());
}

void add_cost(HtmlReport& report, const scenario::Json& cost) {
    const std::string currency = text(cost.at("currency"));
    const auto row = [&](const char* what, const scenario::Json& mean) {
        return std::vector<std::string>{
            words_html(what), fmt::format("{:.2f}", mean.at("mean").get<double>()),
            fmt::format("{:.2f} to {:.2f}", mean.at("low").get<double>(),
                        mean.at("high").get<double>())};
    };
    report.heading("Cost in " + currency);
    const auto plain = [&](const char* name) {
        return fmt::format("{:.2f}", cost.at(name).get<double>());
    };
    report.table({"What", "Expected", "Interval"},
                 {{words_html("Licenses"), plain("licenses"), "known"},
                  {words_html("Of them idle in Reserved keys"), plain("idleReserved"), ""},
                  row("Refused enrollments", cost.at("refusals")),
                  row("Macs over a limit", cost.at("overLimit")),
                  row("All together", cost.at("total"))});
}

void add_thresholds(HtmlReport& report, const scenario::Json& document) {
    const std::vector<std::string> sentences = threshold_sentences(document);
    if (sentences.empty()) return;
    report.heading("When keys fill up");
    report.list(sentences);
}

FanChart fan_of(const scenario::Json& document, const std::string& site) {
    FanChart chart;
    chart.title = "Used licenses, " + site;
    const scenario::Json& used = document.at("daily").at("used").at(site);
    for (const auto& date : document.at("daily").at("dates")) {
        chart.dates.push_back(*parse_date(text(date)));
    }
    chart.p05 = used.at("p05").get<std::vector<Count>>();
    chart.p25 = used.at("p25").get<std::vector<Count>>();
    chart.p50 = used.at("p50").get<std::vector<Count>>();
    chart.p75 = used.at("p75").get<std::vector<Count>>();
    chart.p95 = used.at("p95").get<std::vector<Count>>();
    return chart;
}

}  // namespace

HtmlReport::HtmlReport(std::string_view title, std::string_view subtitle) : title_(title) {
    body_ = fmt::format(
        "<header><div class=\"brand\">Headroom</div><h1>{}</h1>"
        "<p class=\"subtitle\">{}</p></header>\n",
        escape_html(title), escape_html(subtitle));
}

void HtmlReport::figures(const std::vector<std::pair<std::string, std::string>>& cards) {
    body_ += "<div class=\"figures\">";
    for (const auto& [value, what] : cards) {
        body_ += fmt::format("<div class=\"figure\"><b>{}</b><span>{}</span></div>",
                             escape_html(value), escape_html(what));
    }
    body_ += "</div>\n";
}

void HtmlReport::chapter(std::string_view chapter) {
    body_ += fmt::format("<h2 class=\"chapter\">{}</h2>\n", escape_html(chapter));
}

void HtmlReport::heading(std::string_view heading) {
    body_ += fmt::format("<h2>{}</h2>\n", escape_html(heading));
}

void HtmlReport::paragraph(std::string_view paragraph) {
    body_ += fmt::format("<p>{}</p>\n", escape_html(paragraph));
}

void HtmlReport::list(const std::vector<std::string>& sentences) {
    body_ += "<ul>";
    for (const std::string& sentence : sentences) {
        body_ += fmt::format("<li>{}</li>\n", escape_html(sentence));
    }
    body_ += "</ul>\n";
}

void HtmlReport::charts(const std::vector<std::string>& svgs) {
    body_ += "<div class=\"charts\">";
    for (const std::string& svg : svgs) body_ += "<div>" + svg + "</div>\n";
    body_ += "</div>\n";
}

void HtmlReport::table(const std::vector<std::string>& titles,
                       const std::vector<std::vector<std::string>>& rows) {
    body_ += "<table><thead><tr>";
    for (std::size_t i = 0; i < titles.size(); ++i) {
        const bool words = !rows.empty() && rows.front()[i].rfind(words_mark, 0) == 0;
        body_ += (words ? "<th class=\"words\">" : "<th>") + escape_html(titles[i]) + "</th>";
    }
    body_ += "</tr></thead><tbody>\n";
    for (const auto& row : rows) {
        body_ += "<tr>";
        for (const std::string& cell : row) {
            // Words read from the left, figures stand on the right.
            const bool words = cell.rfind(words_mark, 0) == 0;
            body_ += words ? "<td class=\"words\">" + cell.substr(words_mark.size()) + "</td>"
                           : "<td>" + cell + "</td>";
        }
        body_ += "</tr>\n";
    }
    body_ += "</tbody></table>\n";
}

void HtmlReport::facts(const std::vector<std::pair<std::string, std::string>>& rows) {
    body_ += "<dl>";
    for (const auto& [name, value] : rows) {
        constexpr std::size_t longest = 600;  // a recorded demand has no end
        const bool cut = value.size() > longest;
        body_ += fmt::format("<dt>{}</dt><dd>{}{}</dd>\n", escape_html(name),
                             escape_html(value.substr(0, longest)), cut ? " ..." : "");
    }
    body_ += "</dl>\n";
}

std::string HtmlReport::finish() const {
    std::string page = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n";
    page += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    page +=
        "<meta http-equiv=\"Content-Security-Policy\" "
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n";
    page += "<title>" + escape_html(title_) + "</title>\n<style>";
    page += style;
    page += "</style></head>\n<body>\n" + body_ + "</body></html>\n";
    return page;
}

std::string words_html(std::string_view text) {
    return std::string(words_mark).append(escape_html(text));
}

std::string probability_cell(const scenario::Json& interval, double scale) {
    const auto value = interval.at("value").get<double>();
    const auto low = interval.at("low").get<double>();
    const auto high = interval.at("high").get<double>();
    return fmt::format("{}<span class=\"range\">{:.2f}–{:.2f}</span>{}",
                       headroom::estimate_text(value, low, high), low * 100, high * 100,
                       interval_mark(value, low, high, scale));
}

std::string risk_report(const scenario::Json& document) {
    HtmlReport report(
        "Risk of " + text(document.at("scenario").at("name")),
        text(document.at("from")).substr(0, 10) + " to " + text(document.at("to")).substr(0, 10));
    const auto& overall = document.at("overall").at("breachProbability");
    double scale = 0.02;
    for (const auto& site : document.at("sites")) {
        for (const char* what : {"breachProbability", "refusalProbability"}) {
            scale = std::max(scale, site.at(what).at("high").get<double>());
        }
    }
    report.figures(
        {{share_html(overall), "breach at any site"},
         {std::to_string(document.at("sites").size()), "sites"},
         {std::to_string(document.at("replications").get<std::int64_t>()), "replications"}});
    if (const scenario::Json* warnings = scenario::member(document, "warnings")) {
        report.list(warnings->get<std::vector<std::string>>());
    }
    report.heading("Sites");
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> charts;
    for (const auto& item : document.at("sites").items()) {
        const auto& site = item.value();
        rows.push_back(
            {escape_html(item.key()), probability_cell(site.at("breachProbability"), scale),
             probability_cell(site.at("refusalProbability"), scale),
             share_html(site.at("refusedShare")),
             fmt::format("{:.2f}", site.at("overLimitDays").at("mean").get<double>()),
             std::to_string(site.at("peakUsed").at("p95").get<Count>()),
             fmt::format("{:.0f}", site.at("idleReservedDays").at("mean").get<double>())});
        charts.push_back(fan_chart(fan_of(document, item.key())));
    }
    report.table({"Site", "Breach probability", "Refusal probability", "Refused share",
                  "Days over the limit", "Peak, 95 of 100", "Idle reserved license-days"},
                 rows);
    add_thresholds(report, document);
    if (document.contains("cost")) add_cost(report, document.at("cost"));
    report.heading("Used licenses");
    report.charts(charts);
    report.heading("What this rests on");
    report.facts({{"Method", text(document.at("method").at("why"))},
                  {"Seed", std::to_string(document.at("seed").get<std::uint64_t>())},
                  {"Warm-up", text(document.at("warmup"))},
                  {"Confidence of intervals",
                   fmt::format("{:g} %", document.at("confidence").get<double>() * 100)},
                  {"Scenario", text(document.at("scenario").at("sha256"))},
                  {"Headroom", text(document.at("engine").at("version"))}});
    return report.finish();
}

}  // namespace headroom::planning
