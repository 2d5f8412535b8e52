#include "native/studies/schedule.h"

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include <nlohmann/json.hpp>

#include "core/app/studies/schedule.h"
#include "core/base/percent_text.h"
#include "core/base/text.h"
#include "native/interrupt.h"
#include "native/messages.h"
#include "native/money_text.h"
#include "native/option_kinds.h"
#include "native/text_table.h"

namespace headroom::cli {
namespace {

using Json = nlohmann::ordered_json;

/// The same question over years: scenario, subscription, risk and options of the plan's request.
std::string schedule_request(const std::string& plan_request, std::int64_t years) {
    const Json plan = Json::parse(plan_request);
    Json request{{"verb", "schedule"}, {"years", years}};
    for (const char* name : {"scenario", "file", "options"}) request[name] = plan.at(name);
    for (const char* name : {"risk", "subscription"}) {
        if (plan.at("goal").contains(name)) request[name] = plan.at("goal").at(name);
    }
    return request.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string price_text(const Json& amount, const Json& currency) {
    if (amount.is_null()) return "-";
    const std::string text = amount_text(amount.get<double>());
    return currency.is_null() ? text : text + " " + printable(currency.get<std::string>());
}

std::string term_words(const Json& term) {
    std::string words;
    for (const Json& key : term.at("keys")) {
        words += fmt::format("{}{} {}", words.empty() ? "" : ", ",
                             printable(key.at("name").get<std::string>()),
                             estimate_text(key.at("risk").at("value").get<double>(),
                                           key.at("risk").at("low").get<double>(),
                                           key.at("risk").at("high").get<double>()));
    }
    return fmt::format("{} to {}: risk {}\n", term.at("from").get<std::string>(),
                       term.at("to").get<std::string>(), words);
}

}  // namespace

void add_schedule_options(CLI::App& plan, ScheduleArguments& arguments) {
    add_whole_number(plan, "--years", arguments.years, 1, 10,
                     "Also say what to buy and renew over N years, for --risk in every term");
    add_output(plan, "--ics", arguments.ics, "Write the schedule of --years as a calendar to OUT");
    add_output(plan, "--scheduled-scenario", arguments.scenario,
               "Write the scenario over --years with the schedule's steps to OUT");
}

std::string check_schedule_options(const ScheduleArguments& arguments, bool has_risk) {
    if (arguments.years) return has_risk ? "" : "--years needs --risk P";
    if (!arguments.ics.empty()) return "--ics needs --years N";
    return arguments.scenario.empty() ? "" : "--scheduled-scenario needs --years N";
}

void ask_for_outputs(const ScheduleArguments& arguments, DocumentOutputs& outputs) {
    outputs.ask("--ics", arguments.ics);
    outputs.ask("--scheduled-scenario", arguments.scenario);
}

ExitCode add_schedule_to(std::string& plan_json, const std::string& request,
                         const ScheduleArguments& arguments, const app::PlanRequestOptions& options,
                         DocumentOutputs& outputs) {
    if (!arguments.years) return ExitCode::passed;
    try {
        const auto schedule =
            app::plan_schedule(schedule_request(request, *arguments.years), options);
        if (!schedule) return tell_errors(schedule.error());
        plan_json = app::plan_with_schedule(plan_json, schedule->json);
        outputs.write(arguments.ics, schedule->calendar);
        outputs.write(arguments.scenario, schedule->scenario);
        return ExitCode::passed;
    } catch (const Stopped&) {  // the plan is there all the same
        acknowledge_interrupt();
        tell("headroom: interrupted; there is no schedule\n");
        return ExitCode::interrupted;
    }
}

std::string schedule_summary(const std::string& plan_json, const Screen& screen) {
    const Json plan = Json::parse(plan_json);
    if (!plan.contains("schedule")) return "";
    const Json& basis = plan.at("scheduleBasis");
    std::string text = '\n' + screen.paint(Tone::strong, "Schedule") + '\n';
    text += fmt::format("Until {}, a risk of at most {} in every term, {}\n",
                        basis.at("until").get<std::string>(),
                        percent_text(basis.at("risk").get<double>()),
                        counted(basis.at("replications").get<std::int64_t>(), "replication"));
    if (plan.at("schedule").empty()) return text + "Nothing has to be bought or renewed.\n";
    TextTable table({{"AT"},
                     {"DO"},
                     {"LICENSES", Column::Align::right},
                     {"TOTAL", Column::Align::right},
                     {"MONTHS", Column::Align::right},
                     {"COST", Column::Align::right}});
    for (const Json& entry : plan.at("schedule")) {
        const Json& months = entry.at("months");
        table.add_row({{entry.at("at").get<std::string>()},
                       {entry.at("do").get<std::string>()},
                       {entry.at("licenses").dump()},
                       {entry.at("total").dump()},
                       {months.is_null() ? "-" : months.dump()},
                       {price_text(entry.at("cost"), basis.at("currency"))}});
    }
    text += table.render(screen);
    if (!basis.at("cost").is_null()) {
        text +=
            fmt::format("Cost of all: {}\n", price_text(basis.at("cost"), basis.at("currency")));
    }
    for (const Json& entry : plan.at("schedule")) {
        const std::string why =
            entry.at("at").get<std::string>() + ": " + entry.at("why").get<std::string>();
        for (const std::string& line : wrap(printable(why), screen.width - 2)) text += line + '\n';
    }
    for (const Json& term : basis.at("terms")) text += screen.paint(Tone::quiet, term_words(term));
    return text;
}

}  // namespace headroom::cli
