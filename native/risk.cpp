// headroom risk FILE

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "native/input_file.h"
#include "native/option_kinds.h"
#include "native/planning_options.h"
#include "native/risk_summary.h"
#include "native/verb.h"

namespace headroom::cli {
namespace {

struct RiskArguments {
    std::string file;
    PlanningArguments planning;
};

constexpr const char* risk_footer =
    R"(Plays the scenario's demand and faults again and again, each replication under a seed of its own, and
tells how often each site went over its limit or refused a Mac. The first replication is the run that
'headroom run FILE' shows. Where licenses and demand allow it, only the counts are played, which is
exact and much faster; the result says which way was taken and why.

Ctrl-C ends the study early: the result is then of the replications played, and the exit code is 5.

Examples:
  headroom risk my.json
  headroom risk my.json --replications 100000 --json risk.json --csv risk.csv
  headroom risk my.json --precision 0.005 --warmup 365d
)";

ExitCode carry_out_risk(const RiskArguments& arguments) {
    const std::vector<NamedPlace> inputs{{arguments.file, "FILE"}};
    ExitCode code = check_outputs(inputs, arguments.planning);
    if (code != ExitCode::passed) return code;
    const auto text = read_scenario_text(arguments.file, code);
    if (!text) return code;
    const std::string name = display_name(arguments.file);
    nlohmann::ordered_json request{{"verb", "risk"}, {"scenario", *text}, {"file", name}};
    request["options"] = nlohmann::ordered_json::parse(options_json(arguments.planning));
    using Handler = nlohmann::ordered_json::error_handler_t;
    return carry_out_request({request.dump(-1, ' ', false, Handler::replace), inputs, name},
                             arguments.planning, risk_summary);
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
    risk->footer(risk_footer);
    return {risk, [arguments] { return carry_out_risk(*arguments); }};
}

}  // namespace headroom::cli
