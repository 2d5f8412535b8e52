#include "native/compare_summary.h"

#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "native/money_text.h"
#include "native/risk_summary.h"
#include "native/text_table.h"

namespace headroom::cli {
namespace {

using Json = nlohmann::ordered_json;
using Align = Column::Align;

double number(const Json& object, const char* name) { return object.at(name).get<double>(); }

std::string share_text(const Json& share) {
    return share_with_interval(number(share, "value"), number(share, "low"), number(share, "high"));
}

/// "-12.30 (-13.10 to -11.50)"; better is less, and nothing is claimed while 0 lies inside.
Cell difference_cell(const Json& interval, double scale) {
    const double low = number(interval, "low") * scale;
    const double high = number(interval, "high") * scale;
    const Tone tone = high < 0 ? Tone::good : low > 0 ? Tone::bad : Tone::plain;
    return {
        fmt::format("{:+.2f} ({:+.2f} to {:+.2f})", number(interval, "mean") * scale, low, high),
        tone};
}

void add_difference(TextTable& table, const std::string& site, const Json& difference) {
    table.add_row({{site},
                   difference_cell(difference.at("breachProbability"), 100),
                   difference_cell(difference.at("refused"), 1),
                   difference_cell(difference.at("overLimitDays"), 1),
                   difference_cell(difference.at("idleReservedDays"), 1)});
}

std::string scenarios_table(const Json& document, const Screen& screen) {
    TextTable table({{"FILE"}, {"NAME", Align::left, true}, {"BREACH AT ANY SITE"}, {"COST"}});
    for (const Json& one : document.at("scenarios")) {
        std::string cost = "-";
        if (one.contains("cost")) {
            cost = amount_with_interval(one.at("cost").at("total")) + ' ' +
                   one.at("cost").at("currency").get<std::string>();
        }
        table.add_row({{printable(one.at("file").get<std::string>())},
                       {printable(one.at("name").get<std::string>())},
                       {share_text(one.at("overall").at("breachProbability"))},
                       {std::move(cost)}});
    }
    return screen.paint(Tone::strong, "Scenarios") + '\n' + table.render(screen);
}

}  // namespace

std::string compare_summary(const std::string& text, const Screen& screen) {
    const Json document = Json::parse(text);
    const Json& scenarios = document.at("scenarios");
    std::string result =
        fmt::format("{}, each under every scenario\n\n",
                    counted(document.at("replications").get<std::int64_t>(), "replication"));
    result += scenarios_table(document, screen);
    for (const Json& difference : document.at("differences")) {
        const Json& other = scenarios.at(difference.at("scenario").get<std::size_t>());
        const std::string title =
            fmt::format("{} minus {}", printable(other.at("file").get<std::string>()),
                        printable(scenarios.at(0).at("file").get<std::string>()));
        TextTable table({{"SITE"},
                         {"BREACH, PERCENT POINTS"},
                         {"MACS REFUSED"},
                         {"DAYS OVER"},
                         {"IDLE RESERVED DAYS"}});
        for (const auto& item : difference.at("sites").items()) {
            add_difference(table, printable(item.key()), item.value());
        }
        add_difference(table, "all", difference.at("overall"));
        result += '\n' + screen.paint(Tone::strong, title) + '\n' + table.render(screen);
        if (difference.contains("cost")) {
            const Cell cost = difference_cell(difference.at("cost"), 1);
            const auto& currency = scenarios.at(0).at("cost").at("currency");
            result += fmt::format("Cost, {}: {}\n", currency.get<std::string>(),
                                  screen.paint(cost.tone, cost.text));
        }
    }
    if (!document.at("complete").get<bool>()) {
        result += screen.paint(Tone::warning, "Fewer replications than asked for were played.\n");
    }
    return result;
}

}  // namespace headroom::cli
