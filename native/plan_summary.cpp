#include "native/plan_summary.h"

#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "core/base/percent_text.h"
#include "core/base/text.h"
#include "native/money_text.h"
#include "native/text_table.h"

namespace headroom::cli {
namespace {

using Json = nlohmann::ordered_json;
using Align = Column::Align;

std::string text_of(const Json& estimate) {
    return estimate_text(estimate.at("value").get<double>(), estimate.at("low").get<double>(),
                         estimate.at("high").get<double>());
}

std::string verdict_of(const Json& plan, const Screen& screen) {
    if (!plan.at("complete").get<bool>()) return screen.paint(Tone::warning, "INCOMPLETE");
    if (plan.at("feasible").get<bool>()) return screen.paint(Tone::good, "FEASIBLE");
    if (plan.at("verdict") == "inconclusive") return screen.paint(Tone::warning, "INCONCLUSIVE");
    return screen.paint(Tone::bad, "NOT FEASIBLE");
}

std::string words_of(const Json& split) {
    std::string text;
    for (const Json& row : split.at("rows")) {
        if (!text.empty()) text += ", ";
        const auto type = row.at("type").get<std::string>();
        text += printable(row.at("site").get<std::string>());
        if (type == "reserved") {
            text += fmt::format(" R{}", row.at("licenses").get<std::int64_t>());
        } else {
            text += type == "primary" ? " primary" : " D";
            const auto licenses = row.at("licenses").get<std::int64_t>();
            const bool ceiling = licenses < split.at("pool").get<std::int64_t>();
            if (type == "dynamic" && ceiling) text += std::to_string(licenses);
        }
    }
    return text;
}

std::string split_sites_table(const Json& split, const Screen& screen) {
    TextTable table({{"SITE"},
                     {"KEY"},
                     {"TYPE"},
                     {"LICENSES", Align::right},
                     {"BREACH", Align::right},
                     {"REFUSAL", Align::right},
                     {"DAYS OVER", Align::right},
                     {"IDLE RESERVED DAYS", Align::right}});
    for (const Json& row : split.at("rows")) {
        const Json& site = split.at("sites").at(row.at("site").get<std::string>());
        table.add_row({{printable(row.at("site").get<std::string>())},
                       {printable(row.at("key").get<std::string>())},
                       {row.at("type").get<std::string>()},
                       {std::to_string(row.at("licenses").get<std::int64_t>())},
                       {text_of(site.at("breachProbability"))},
                       {text_of(site.at("refusalProbability"))},
                       {fmt::format("{:.2f}", site.at("overLimitDays").get<double>())},
                       {fmt::format("{:.0f}", site.at("idleReservedDays").get<double>())}});
    }
    return table.render(screen);
}

// What numbers of licenses cost, the cheapest one marked.
std::string cost_curve_table(const Json& curve, const Screen& screen) {
    TextTable table({{""},
                     {"LICENSES", Align::right},
                     {"THEIR PRICE", Align::right},
                     {"REFUSALS", Align::right},
                     {"OVER A LIMIT", Align::right},
                     {"ALL TOGETHER", Align::right},
                     {"IDLE RESERVED", Align::right},
                     {"WORST RISK", Align::right}});
    std::size_t index = 0;
    for (const Json& point : curve.at("points")) {
        const bool best = index++ == curve.at("optimum").get<std::size_t>();
        const Json& cost = point.at("cost");
        const auto mean = [&](const char* name) {
            return amount_text(cost.at(name).at("mean").get<double>());
        };
        table.add_row({{best ? "->" : "", Tone::good},
                       {std::to_string(point.at("total").get<std::int64_t>())},
                       {amount_text(cost.at("licenses").get<double>())},
                       {mean("refusals")},
                       {mean("overLimit")},
                       {mean("total"), best ? Tone::strong : Tone::plain},
                       {amount_text(point.at("idleReservedCost").get<double>())},
                       {percent_text(point.at("worstRisk").get<double>())}});
    }
    return '\n' + screen.paint(Tone::strong, "Cost in " + curve.at("currency").get<std::string>()) +
           '\n' + table.render(screen);
}

std::string splits_table(const Json& plan, const Screen& screen) {
    TextTable table({{""},
                     {"SPLIT"},
                     {"LICENSES", Align::right},
                     {"POOL", Align::right},
                     {"WORST SITE"},
                     {"RISK", Align::right},
                     {"IDLE DAYS", Align::right},
                     {"COST", Align::right},
                     {"FRONT"},
                     {"WHAT EACH SITE HAS", Align::left, true}});
    const auto recommended = plan.at("recommended").get<std::size_t>();
    std::size_t index = 0;
    for (const Json& split : plan.at("splits")) {
        const bool best = index++ == recommended;
        table.add_row({{best ? "->" : "", Tone::good},
                       {split.at("label").get<std::string>(), best ? Tone::strong : Tone::plain},
                       {std::to_string(split.at("total").get<std::int64_t>())},
                       {std::to_string(split.at("pool").get<std::int64_t>())},
                       {printable(split.at("worstSite").get<std::string>())},
                       {text_of(split.at("risk"))},
                       {fmt::format("{:.0f}", split.at("idleReservedDays").get<double>())},
                       {split.contains("cost")
                            ? amount_text(split.at("cost").at("total").at("mean").get<double>())
                            : "-"},
                       {split.at("onFront").get<bool>() ? "yes" : ""},
                       {words_of(split)}});
    }
    return table.render(screen);
}

// Of several subscriptions: those of each.
std::string judged_splits(const Json& plan, const Screen& screen) {
    const auto heading = [&](const std::string& words) {
        return '\n' + screen.paint(Tone::strong, words) + '\n';
    };
    if (!plan.contains("plans")) {
        return heading("Splits that were judged") + splits_table(plan, screen);
    }
    std::string text;
    for (const Json& one : plan.at("plans")) {
        text += heading("Splits of " + printable(one.at("subscription").get<std::string>()) +
                        " that were judged") +
                splits_table(one, screen);
    }
    return text;
}

}  // namespace

std::string plan_summary(const std::string& document, const Screen& screen) {
    const Json plan = Json::parse(document);
    const Json& best = plan.at("splits").at(plan.at("recommended").get<std::size_t>());
    std::string text =
        screen.paint(Tone::strong, printable(plan.at("scenario").at("name").get<std::string>()));
    text += fmt::format("\n{} to {}, seed {}, {}\n\n", plan.at("from").get<std::string>(),
                        plan.at("to").get<std::string>(), plan.at("seed").get<std::uint64_t>(),
                        counted(best.at("replications").get<std::int64_t>(), "replication"));
    text += screen.paint(Tone::strong, "Why") + '\n';
    for (const Json& sentence : plan.at("explanation")) {
        bool first = true;
        for (const std::string& line :
             wrap(printable(sentence.get<std::string>()), screen.width - 4)) {
            text += (first ? "  - " : "    ") + line + '\n';
            first = false;
        }
    }
    text +=
        '\n' + screen.paint(Tone::strong, "Recommended") + '\n' + split_sites_table(best, screen);
    const auto reserved = plan.at("recommendedReserved");
    if (!reserved.is_null() && reserved != plan.at("recommended")) {
        text += '\n' + screen.paint(Tone::strong, "Without Dynamic sublicenses") + '\n' +
                split_sites_table(plan.at("splits").at(reserved.get<std::size_t>()), screen);
    }
    if (plan.contains("costCurve") && !plan.at("costCurve").at("points").empty()) {
        text += cost_curve_table(plan.at("costCurve"), screen);
    }
    text += judged_splits(plan, screen);
    const auto steps = static_cast<std::int64_t>(plan.at("steps").size());
    text += fmt::format("\n{}  {} the plan to the live subscription (--json)\n",
                        verdict_of(plan, screen),
                        counted(steps, "step") + (steps == 1 ? " applies" : " apply"));
    return text;
}

}  // namespace headroom::cli
