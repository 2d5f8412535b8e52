#include "native/studies/series_summary.h"

#include <fmt/core.h>

#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/percent_text.h"
#include "core/base/text.h"
#include "native/text_table.h"

namespace headroom::cli {
namespace {

using Json = nlohmann::ordered_json;
using Align = Column::Align;

std::string plain_value(const Json& value) {
    return value.is_string() ? printable(value.get<std::string>()) : value.dump();
}

/// "4.8 %", with the interval where it says more; "-" for none.
std::string risk_text(const Json& risk) {
    if (risk.is_null()) return "-";
    return estimate_text(risk.at("value").get<double>(), risk.at("low").get<double>(),
                         risk.at("high").get<double>());
}

Cell risk_cell(const Json& risk) {
    if (risk.is_null()) return {"-"};
    constexpr double worth_looking = 0.05;
    const auto value = risk.at("value").get<double>();
    const Tone tone = value >= worth_looking ? Tone::bad : value > 0 ? Tone::warning : Tone::good;
    return {fmt::format("{:.2f} % ({:.2f} to {:.2f})", value * 100,
                        risk.at("low").get<double>() * 100, risk.at("high").get<double>() * 100),
            tone};
}

std::string series_heading(const Json& document, const Screen& screen) {
    return screen.paint(Tone::strong,
                        printable(document.at("scenario").at("name").get<std::string>())) +
           '\n';
}

std::string stopped_early(const Json& document, const Screen& screen) {
    if (document.at("complete").get<bool>()) return "";
    return screen.paint(Tone::warning, "Less than what was asked for was played.\n");
}

std::string values_table(const Json& document, const Screen& screen) {
    std::vector<Column> columns;
    for (const Json& one : document.at("vary")) {
        columns.push_back({printable(one.at("pointer").get<std::string>()), Align::right});
    }
    columns.insert(columns.end(), {{"LARGEST RISK"}, {"WHERE"}, {"BREACH ANYWHERE"}});
    TextTable table(std::move(columns));
    for (const Json& point : document.at("points")) {
        std::vector<Cell> row;
        for (const Json& value : point.at("values")) row.push_back({plain_value(value)});
        const Json& risk = point.at("largestRisk");
        row.push_back(risk_cell(risk));
        row.push_back({risk.is_null() ? "-"
                                      : risk.at("what").get<std::string>() + " at " +
                                            printable(risk.at("site").get<std::string>())});
        row.push_back(risk_cell(point.at("overall").at("breachProbability")));
        table.add_row(std::move(row));
    }
    return table.render(screen);
}

/// The values of one figure across, those of the other down.
std::string pairs_table(const Json& document, const Screen& screen) {
    const Json& across = document.at("vary").at(1);
    std::vector<Column> columns{{""}};
    for (const Json& value : across.at("values")) {
        columns.push_back({plain_value(value), Align::right});
    }
    TextTable table(std::move(columns));
    const std::size_t width = across.at("values").size();
    const Json& points = document.at("points");
    for (std::size_t first = 0; first < points.size(); first += width) {
        std::vector<Cell> row{{plain_value(points[first].at("values").at(0))}};
        for (std::size_t i = first; i < first + width; ++i) {
            row.push_back({i < points.size() ? risk_text(points[i].at("largestRisk")) : "-"});
        }
        table.add_row(std::move(row));
    }
    const auto pointer = [&](std::size_t i) {
        return printable(document.at("vary").at(i).at("pointer").get<std::string>());
    };
    return fmt::format("Largest risk of any site; {} down, {} across\n", pointer(0), pointer(1)) +
           table.render(screen);
}

std::string side_text(const Json& figure, const char* which) {
    const Json& side = figure.at(which);
    if (side.is_null()) return "-";
    if (side.at("value").is_null()) return "for ever";
    const auto value = side.at("value").get<double>();
    const std::string text = fmt::format("{:.4g}", value);
    return figure.at("value").is_null() ? "x " + text : text;
}

std::string risk_at_side(const Json& figure, const char* which) {
    const Json& side = figure.at(which);
    return side.is_null() ? "-" : risk_text(side.at("largestRisk"));
}

std::string figures_table(const Json& document, const Screen& screen) {
    const bool costs = document.at("base").contains("cost");
    std::vector<Column> columns{{"FIGURE", Align::left, true},  {"VALUE", Align::right},
                                {"LOW", Align::right},          {"HIGH", Align::right},
                                {"RISK AT LOW", Align::right},  {"RISK AT HIGH", Align::right},
                                {"MOVES RISK BY", Align::right}};
    if (costs) columns.push_back({"MOVES COST BY", Align::right});
    TextTable table(std::move(columns));
    for (const Json& figure : document.at("figures")) {
        const Json& value = figure.at("value");
        const auto moved = figure.at("effect").at("largestRisk").get<double>() * 100;
        const bool clear = figure.at("clear").get<bool>();
        std::vector<Cell> row{
            {printable(figure.at("name").get<std::string>())},
            {value.is_null() ? "-" : fmt::format("{:.4g}", value.get<double>())},
            {side_text(figure, "low")},
            {side_text(figure, "high")},
            {risk_at_side(figure, "low")},
            {risk_at_side(figure, "high")},
            {fmt::format("{:.2f} points", moved), clear ? Tone::strong : Tone::quiet}};
        if (costs) {
            row.push_back({fmt::format("{:.0f}", figure.at("effect").at("cost").get<double>())});
        }
        table.add_row(std::move(row));
    }
    return table.render(screen);
}

}  // namespace

std::string sweep_summary(const std::string& text, const Screen& screen) {
    const Json document = Json::parse(text);
    std::string result = series_heading(document, screen);
    const Json& first = document.at("points").at(0);
    const std::size_t studies = document.at("points").size();
    result += fmt::format("{} of up to {}, seed {}, the same random numbers\n\n",
                          studies == 1 ? "1 study" : fmt::format("{} studies", studies),
                          counted(first.at("replications").get<std::int64_t>(), "replication"),
                          document.at("seed").dump());
    result += document.at("vary").size() == 1 ? values_table(document, screen)
                                              : pairs_table(document, screen);
    return result + stopped_early(document, screen);
}

std::string sensitivity_summary(const std::string& text, const Screen& screen) {
    const Json document = Json::parse(text);
    std::string result = series_heading(document, screen);
    result +=
        fmt::format("{} to {}, {} a study, seed {}, the same random numbers\n",
                    document.at("from").get<std::string>(), document.at("to").get<std::string>(),
                    counted(document.at("replications").get<std::int64_t>(), "replication"),
                    document.at("seed").dump());
    const Json& risk = document.at("base").at("largestRisk");
    if (risk.is_null()) return result + "The scenario has no sites.\n";
    result += fmt::format("Largest risk: {} ({} at {})\n\n", risk_text(risk),
                          risk.at("what").get<std::string>(),
                          printable(risk.at("site").get<std::string>()));
    if (document.at("figures").empty()) return result + "The scenario has no uncertain figure.\n";
    result += figures_table(document, screen);
    for (const Json& figure : document.at("figures")) {
        if (figure.at("why").is_null()) continue;
        const std::string why = figure.at("name").get<std::string>() + ", not played " +
                                figure.at("why").get<std::string>();
        for (const std::string& line : wrap(printable(why), screen.width - 2)) {
            result += screen.paint(Tone::quiet, line) + '\n';
        }
    }
    return result + stopped_early(document, screen);
}

}  // namespace headroom::cli
