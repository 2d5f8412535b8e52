#include "native/run_summary.h"

#include <fmt/core.h>

#include <algorithm>

#include "core/base/text.h"
#include "core/base/time.h"
#include "native/text_table.h"

namespace headroom::cli {
namespace {

using app::SiteView;
using Align = Column::Align;

/// "2017-03-01 08:00" out of "2017-03-01T08:00:00Z"; seconds only when there are any.
std::string short_time(std::string_view instant) {
    if (instant.size() != 20) return std::string(instant);
    const bool whole_minute = instant.substr(17, 2) == "00";
    return fmt::format("{} {}", instant.substr(0, 10), instant.substr(11, whole_minute ? 5 : 8));
}

std::string between(const std::string& from, const std::string& to) {
    const auto begin = parse_instant(from);
    const auto end = parse_instant(to);
    return begin && end ? format_span(*end - *begin) : std::string();
}

std::string section(const std::string& title, const TextTable& table, const Screen& screen) {
    if (table.empty()) return {};
    return '\n' + screen.paint(Tone::strong, title) + '\n' + table.render(screen);
}

std::string heading(const RunReport& report, const app::Overview& overview, const Screen& screen) {
    std::string text = screen.paint(Tone::strong, printable(report.scenario_name)) + '\n';
    for (const std::string& line :
         wrap(printable(overview.scenario_description), screen.width - 2)) {
        text += screen.paint(Tone::quiet, line) + '\n';
    }
    const std::string length = between(report.from, report.to);
    return text + fmt::format("{} to {} ({}), seed {}\n", short_time(report.from),
                              short_time(report.to), length, report.seed);
}

Cell monitor_cell(const SiteView& site) {
    std::string text = site.monitor_icon == "noConnection" ? "no connection" : site.monitor_icon;
    if (!site.monitor_message.empty()) text += ": " + printable(site.monitor_message);
    return {text, site.monitor_icon == "normal" ? Tone::plain : Tone::warning};
}

std::string sites_table(const app::Overview& overview, const Screen& screen) {
    TextTable table({{"SITE"},
                     {"DESCRIPTION", Align::left, true},
                     {"STATUS"},
                     {"KEY", Align::left, true},
                     {"USED", Align::right},
                     {"LIMIT", Align::right},
                     {"HEADROOM", Align::right},
                     {"PROBLEM MONITOR", Align::left, true}});
    for (const SiteView& site : overview.sites) {
        const Tone tone = site.exceeded ? Tone::bad : site.at_limit ? Tone::warning : Tone::good;
        table.add_row({{printable(site.code)},
                       {printable(site.description)},
                       {site.license_status},
                       {printable(site.key_id)},
                       {fmt::format("{}", site.managed)},
                       {fmt::format("{}", site.limit)},
                       {fmt::format("{}", site.limit - site.managed), tone},
                       monitor_cell(site)});
    }
    return section("Sites", table, screen);
}

std::string subscriptions_table(const app::Overview& overview, const Screen& screen) {
    TextTable table({{"SUBSCRIPTION", Align::left, true},
                     {"STATUS"},
                     {"EXPIRES"},
                     {"TOTAL", Align::right},
                     {"USED", Align::right},
                     {"AVAILABLE", Align::right},
                     {"MAIN POOL", Align::right}});
    for (const app::SubscriptionView& subscription : overview.subscriptions) {
        const bool short_of_licenses = subscription.main_pool_raw < 0;
        table.add_row({{printable(subscription.name)},
                       {subscription.status},
                       {subscription.expiration_date},
                       {fmt::format("{}", subscription.total)},
                       {fmt::format("{}", subscription.used)},
                       {fmt::format("{}", subscription.available)},
                       {fmt::format("{}", subscription.main_pool_raw),
                        short_of_licenses ? Tone::bad : Tone::plain}});
    }
    return section("Subscriptions", table, screen);
}

std::string breaches_table(const RunReport& report, const Screen& screen) {
    TextTable table({{"SITE"},
                     {"KEY", Align::left, true},
                     {"FROM"},
                     {"TO"},
                     {"LASTED", Align::right},
                     {"OVER BY", Align::right},
                     {"CAUSE"}});
    for (const BreachResult& breach : report.breaches) {
        const bool lasts = breach.to.empty();
        table.add_row(
            {{printable(breach.site)},
             {printable(breach.key)},
             {short_time(breach.from)},
             {lasts ? "still lasts" : short_time(breach.to), lasts ? Tone::bad : Tone::plain},
             {between(breach.from, lasts ? report.to : breach.to)},
             {fmt::format("{}", breach.peak_excess)},
             {breach.cause}});
    }
    return section("Breaches", table, screen);
}

std::string refusals_table(const RunReport& report, const Screen& screen) {
    TextTable table({{"REFUSED WITH"}, {"TIMES", Align::right}});
    for (const auto& [code, count] : report.refusals) {
        table.add_row({{code}, {fmt::format("{}", count)}});
    }
    return section("Refusals", table, screen);
}

std::string failed_steps(const RunReport& report, const Screen& screen) {
    std::string text;
    for (const StepResult& step : report.steps) {
        if (step.failure.empty()) continue;
        text += fmt::format("  step {} at {}: {}\n      {}\n", step.index, short_time(step.at),
                            step.command, screen.paint(Tone::bad, printable(step.failure)));
    }
    return text.empty() ? text : '\n' + screen.paint(Tone::strong, "Failed steps") + '\n' + text;
}

std::string failed_expectations(const RunReport& report, const Screen& screen) {
    std::string text;
    for (const ExpectationResult& e : report.expectations) {
        if (e.passed.value_or(true)) continue;
        text += fmt::format("  expectation {} at {}: {} {}\n", e.index, short_time(e.at),
                            printable(e.pointer), printable(e.demand));
        text += fmt::format("      {}\n", screen.paint(Tone::bad, printable(e.message)));
        if (!e.because.empty()) text += fmt::format("      because {}\n", printable(e.because));
        if (!e.link.empty()) text += fmt::format("      open {}\n", printable(e.link));
    }
    return text.empty() ? text
                        : '\n' + screen.paint(Tone::strong, "Failed expectations") + '\n' + text;
}

std::string verdict_line(const RunReport& report, const Screen& screen) {
    const auto passed = std::count_if(report.expectations.begin(), report.expectations.end(),
                                      [](const auto& e) { return e.passed.value_or(false); });
    const auto open = std::count_if(report.expectations.begin(), report.expectations.end(),
                                    [](const auto& e) { return !e.passed; });
    const auto all = static_cast<std::int64_t>(report.expectations.size());
    std::string line = all == 0 && report.judges_something()
                           ? "every step went as the scenario says"
                           : fmt::format("{} of {} met", passed, counted(all, "expectation"));
    if (!report.judges_something()) line = "the scenario expects nothing";
    if (open > 0) line += fmt::format(" ({} not judged, the run ended before)", open);
    line += fmt::format(", {}, {}", counted(static_cast<std::int64_t>(report.steps.size()), "step"),
                        report.breaches.size() == 1
                            ? "1 breach"
                            : fmt::format("{} breaches", report.breaches.size()));
    std::string verdict = screen.paint(Tone::warning, "INCONCLUSIVE");
    if (report.interrupted) {
        verdict = screen.paint(Tone::warning, "INTERRUPTED");
    } else if (report.passed && *report.passed && !report.judges_something()) {
        verdict = screen.paint(Tone::warning, "NOTHING TO JUDGE");
    } else if (report.passed) {
        verdict =
            *report.passed ? screen.paint(Tone::good, "PASSED") : screen.paint(Tone::bad, "FAILED");
    }
    return fmt::format("\n{}  {}\n", verdict, line);
}

}  // namespace

std::string summary_of(const RunReport& report, const app::Overview& overview,
                       const Screen& screen) {
    return heading(report, overview, screen) + sites_table(overview, screen) +
           subscriptions_table(overview, screen) + breaches_table(report, screen) +
           refusals_table(report, screen) + failed_steps(report, screen) +
           failed_expectations(report, screen) + verdict_line(report, screen);
}

}  // namespace headroom::cli
