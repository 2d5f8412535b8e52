// headroom risk FILE

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/app/reclaim.h"
#include "native/input_file.h"
#include "native/interrupt.h"
#include "native/option_kinds.h"
#include "native/planning_options.h"
#include "native/risk_check.h"
#include "native/risk_summary.h"
#include "native/thread_executor.h"
#include "native/verb.h"

namespace headroom::cli {
namespace {

struct RiskArguments {
    std::string file;
    PlanningArguments planning;
    RiskCheckArguments check;
    bool reclaim = false;
};

constexpr const char* risk_footer =
    R"(Plays the scenario's demand and faults again and again, each replication under a seed of its own, and
tells how often each site went over its limit or refused a Mac. The first replication is the run that
'headroom run FILE' shows. Where licenses and demand allow it, only the counts are played, which is
exact and much faster; the result says which way was taken and why.

With --check the members of expectRisk are judged: replications are played until each of them has
passed or failed, or --replications is reached. A verdict is wrong in at most 1 - confidence of the
runs, whenever it stops. The exit code is 1 when one failed and 4 when one is inconclusive. --junit,
--tap, --markdown and --github tell the verdicts, and so they judge as --check does.

Ctrl-C ends the study early: the result is then of the replications played, and the exit code is 5.

Examples:
  headroom risk my.json
  headroom risk my.json --replications 100000 --json risk.json --csv risk.csv
  headroom risk my.json --precision 0.005 --warmup 365d
  headroom risk my.json --check --replications 100000 --junit risk.xml
  headroom risk my.json --check --page https://example.com/headroom/ --markdown risk.md
)";

// Every output has a place of its own, apart from the scenario.
ExitCode check_places(const RiskArguments& arguments, const std::vector<NamedPlace>& inputs) {
    const PlanningArguments& planning = arguments.planning;
    std::vector<NamedPlace> outputs = arguments.check.outputs();
    for (const NamedPlace& place :
         {NamedPlace{planning.json, "--json"}, NamedPlace{planning.csv, "--csv"},
          NamedPlace{planning.html, "--html"}}) {
        outputs.push_back(place);
    }
    return check_output_places(inputs, outputs) ? ExitCode::passed : ExitCode::usage;
}

// One summary after the other.
std::string summary_of(const std::string& document, const Screen& screen) {
    return risk_summary(document, screen) + reclaim_summary(document, screen) +
           risk_check_summary(document, screen);
}

ExitCode carry_out_risk(const RiskArguments& arguments) {
    const std::vector<NamedPlace> inputs{{arguments.file, "FILE"}};
    ExitCode code = check_places(arguments, inputs);
    if (code != ExitCode::passed) return code;
    const auto text = read_scenario_text(arguments.file, code);
    if (!text) return code;
    const std::string name = display_name(arguments.file);
    nlohmann::ordered_json request{{"verb", "risk"}, {"scenario", *text}, {"file", name}};
    request["options"] = nlohmann::ordered_json::parse(options_json(arguments.planning));
    using Handler = nlohmann::ordered_json::error_handler_t;
    PlanningRequest planning{request.dump(-1, ' ', false, Handler::replace), inputs, name, {}, {}};
    planning.extend = [&, made = planning.json](std::string document) {
        if (arguments.reclaim) {
            document = app::risk_with_reclaim(
                document, made, thread_executor(jobs_of(arguments.planning)), stop_flag());
        }
        const std::string& page = arguments.check.page;
        if (page.empty()) return document;
        return with_links_to_forecast(document, page, *text, arguments.planning.set);
    };
    RiskCheckOutputs verdicts;
    if (arguments.planning.check) {
        if (!verdicts.open(arguments.check)) return ExitCode::internal;
        planning.judge = [&](const std::string& document) {
            return verdicts.write(document, name);
        };
    }
    return carry_out_request(planning, arguments.planning, summary_of);
}

}  // namespace

Verb add_risk(CLI::App& app) {
    CLI::App* risk = app.add_subcommand("risk", "How likely breaches and refusals are");
    risk->group("Verbs");
    const auto arguments = std::make_shared<RiskArguments>();
    risk->add_option("FILE", arguments->file, "The scenario; '-' is standard input")
        ->type_name("")
        ->required();
    add_output(*risk, "--html", arguments->planning.html, "Write a report for people to OUT");
    add_planning_options(*risk, arguments->planning);
    risk->add_flag("--reclaim", arguments->reclaim,
                   "Tell what removing Macs that left is worth (removedAfterDays); takes longer");
    add_risk_check_options(*risk, arguments->check);
    risk->footer(risk_footer);
    risk->final_callback([arguments] {
        arguments->planning.check = arguments->check.judges();
        arguments->planning.verdicts_to_stdout = arguments->check.writes_to_stdout();
        const PlanningArguments& planning = arguments->planning;
        arguments->check.stdout_is_output = planning.verdicts_to_stdout || planning.json == "-" ||
                                            planning.csv == "-" || planning.html == "-";
        if (!arguments->check.page.empty() && !arguments->planning.check) {
            throw CLI::ValidationError("--page", "needs --check, whose failures it links");
        }
        if (arguments->planning.check && arguments->planning.precision) {
            throw CLI::ValidationError("--precision",
                                       "does not go with --check, which stops when all is judged");
        }
    });
    return {risk, [arguments] { return carry_out_risk(*arguments); }};
}

}  // namespace headroom::cli
