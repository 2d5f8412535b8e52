#include "native/risk_summary.h"

#include <fmt/core.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/app/advice.h"
#include "core/base/percent_text.h"
#include "core/base/text.h"
#include "native/money_text.h"
#include "native/text_table.h"

namespace headroom::cli {
namespace {

using Json = nlohmann::ordered_json;
using Align = Column::Align;

constexpr double worth_a_warning = 0.05;

Cell probability_cell(const Json& share) {
    const double value = share.at("value").get<double>();
    const Tone tone = value >= worth_a_warning ? Tone::bad : value > 0 ? Tone::warning : Tone::good;
    return {
        share_with_interval(value, share.at("low").get<double>(), share.at("high").get<double>()),
        tone};
}

std::string estimate_of(const Json& share) {
    return estimate_text(share.at("value").get<double>(), share.at("low").get<double>(),
                         share.at("high").get<double>());
}

std::string day_of(const Json& date) { return date.is_null() ? "-" : date.get<std::string>(); }

/// The closed form of what can happen at the site at all: a breach, or with a gate a refusal.
std::string exact_text(const Json& site) {
    const Json& exact = site.at("closedForm");
    double most = 0;
    for (const char* name : {"breachProbability", "refusalProbability"}) {
        if (exact.at(name).is_null()) return "-";
        most = std::max(most, exact.at(name).get<double>());
    }
    return percent_text(most);
}

std::string heading(const Json& document, const Screen& screen) {
    const Json& method = document.at("method");
    std::string text =
        screen.paint(Tone::strong,
                     printable(document.at("scenario").at("name").get<std::string>())) +
        '\n';
    text +=
        fmt::format("{} to {}, warm-up {}, seed {}\n", document.at("from").get<std::string>(),
                    document.at("to").get<std::string>(), document.at("warmup").get<std::string>(),
                    document.at("seed").get<std::uint64_t>());
    text += fmt::format("{}, intervals of {:g} % confidence\n",
                        counted(document.at("replications").get<std::int64_t>(), "replication"),
                        document.at("confidence").get<double>() * 100);
    const std::string path =
        method.at("path") == "counts" ? "Only counts are played: " : "Full simulation: ";
    for (const std::string& line :
         wrap(printable(path + method.at("why").get<std::string>()), screen.width - 2)) {
        text += screen.paint(Tone::quiet, line) + '\n';
    }
    return text;
}

std::string risk_sites_table(const Json& document, const Screen& screen) {
    TextTable table({{"SITE"},
                     {"BREACH"},
                     {"REFUSAL"},
                     {"EXACT", Align::right},
                     {"REFUSED", Align::right},
                     {"DAYS OVER", Align::right},
                     {"PEAK P95", Align::right},
                     {"AT END", Align::right},
                     {"FIRST BREACH"},
                     {"IDLE RESERVED DAYS", Align::right}});
    for (const auto& item : document.at("sites").items()) {
        const Json& site = item.value();
        const Json& last = site.at("finalUsed");
        table.add_row(
            {{printable(item.key())},
             probability_cell(site.at("breachProbability")),
             probability_cell(site.at("refusalProbability")),
             {exact_text(site)},
             {estimate_of(site.at("refusedShare"))},
             {fmt::format("{:.2f}", site.at("overLimitDays").at("mean").get<double>())},
             {fmt::format("{}", site.at("peakUsed").at("p95").get<std::int64_t>())},
             {fmt::format("{} to {}", last.at("p05").get<std::int64_t>(),
                          last.at("p95").get<std::int64_t>())},
             {day_of(site.at("firstBreach").at("p50"))},
             {fmt::format("{:.0f}", site.at("idleReservedDays").at("mean").get<double>())}});
    }
    return '\n' + screen.paint(Tone::strong, "Sites") + '\n' + table.render(screen);
}

std::string cost_table(const Json& cost, const Screen& screen) {
    TextTable table({{"COST"}, {cost.at("currency").get<std::string>(), Align::right}});
    table.add_row({{"Licenses"}, {amount_text(cost.at("licenses").get<double>())}});
    if (const double idle = cost.at("idleReserved").get<double>(); idle > 0) {
        table.add_row({{"  of them idle in Reserved keys"}, {amount_text(idle)}});
    }
    table.add_row({{"Refused enrollments"}, {amount_with_interval(cost.at("refusals"))}});
    table.add_row({{"Macs over a limit"}, {amount_with_interval(cost.at("overLimit"))}});
    table.add_row({{"All together"}, {amount_with_interval(cost.at("total")), Tone::strong}});
    return '\n' + table.render(screen);
}

/// The sentences about keys that fill up; of many, the first 40 and how many there are besides.
std::string thresholds_text(const std::string& document, const Screen& screen) {
    constexpr std::size_t most = 40;
    const std::vector<std::string> thresholds = app::threshold_sentences(document);
    std::string text = thresholds.empty() ? "" : "\n";
    for (std::size_t i = 0; i < thresholds.size() && i < most; ++i) {
        for (const std::string& line : wrap(printable(thresholds[i]), screen.width - 2)) {
            text += line + '\n';
        }
    }
    if (thresholds.size() > most) {
        text += fmt::format("and {} more; --html and --json have all\n", thresholds.size() - most);
    }
    return text;
}

}  // namespace

std::string share_with_interval(double value, double low, double high) {
    return fmt::format("{:.2f} % ({:.2f} to {:.2f})", value * 100, low * 100, high * 100);
}

std::string reclaim_summary(const std::string& text, const Screen& screen) {
    const Json document = Json::parse(text);
    if (!document.contains("reclaim")) return "";
    const Json& reclaim = document.at("reclaim");
    std::string result = '\n' + screen.paint(Tone::strong, "Macs that left") + '\n';
    for (const Json& site : reclaim.at("sites")) {
        for (const std::string& line :
             wrap(printable(site.at("advice").get<std::string>()), screen.width - 4)) {
            result += "  " + line + '\n';
        }
    }
    if (reclaim.contains("cost")) {
        const std::string currency = document.at("cost").at("currency").get<std::string>();
        result += fmt::format("  The cost falls from {} to {} {}.\n",
                              amount_text(reclaim.at("cost").get<double>()),
                              amount_text(reclaim.at("costWithout").get<double>()), currency);
    }
    return result;
}

std::string risk_summary(const std::string& text, const Screen& screen) {
    const Json document = Json::parse(text);
    const Json& overall = document.at("overall").at("breachProbability");
    std::string result = heading(document, screen) + risk_sites_table(document, screen);
    const Cell any = probability_cell(overall);
    result += fmt::format("\nA breach at any site: {}\n", screen.paint(any.tone, any.text));
    result += thresholds_text(text, screen);
    if (document.contains("cost")) result += cost_table(document.at("cost"), screen);
    for (const Json& warning : document.at("warnings")) {
        for (const std::string& line :
             wrap(printable(warning.get<std::string>()), screen.width - 2)) {
            result += screen.paint(Tone::warning, line) + '\n';
        }
    }
    const auto failed = document.at("failedSteps").get<std::int64_t>();
    if (failed > 0) {
        result += screen.paint(Tone::warning,
                               fmt::format("In {} a step did not go as the scenario says.\n",
                                           counted(failed, "replication")));
    }
    if (!document.at("complete").get<bool>()) {
        result += screen.paint(Tone::warning, "Fewer replications than asked for were played.\n");
    }
    return result;
}

}  // namespace headroom::cli
