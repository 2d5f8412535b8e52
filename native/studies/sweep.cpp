// headroom sweep FILE --vary POINTER=FROM..TO[:STEP]

#include <CLI/CLI.hpp>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "native/input_file.h"
#include "native/option_kinds.h"
#include "native/set_option.h"
#include "native/studies/series.h"
#include "native/studies/series_summary.h"
#include "native/verb.h"

namespace headroom::cli {
namespace {

using Json = nlohmann::ordered_json;

struct SweepArguments {
    std::string file;
    std::vector<std::string> vary;
    PlanningArguments planning;
};

constexpr const char* sweep_footer =
    R"(Plays the risk study of 'headroom risk' once for each value that a figure of the scenario takes, with
the same random numbers throughout, so that what differs comes from the value. The figure is named
by its JSON pointer; values are numbers, dates, instants or spans, FROM, FROM + STEP ... as far as TO.
Without STEP there are ten steps. With a second --vary every pair of values is played.

Every value is checked before any is played. Ctrl-C keeps what was played; the exit code is then 5.

Examples:
  headroom sweep my.json --vary /world/subscriptions/0/licenses=80..120:10
  headroom sweep my.json --vary /demand/0/arrivals/perDay=0.5..2:0.25 --html sweep.html
  headroom sweep my.json --vary /world/sites/0/macs=20..40:5 --vary /demand/0/stay/meanDays=300..900:200
)";

ExitCode carry_out_sweep(const SweepArguments& arguments) {
    const std::vector<NamedPlace> inputs{{arguments.file, "FILE"}};
    ExitCode code = check_outputs(inputs, arguments.planning);
    if (code != ExitCode::passed) return code;
    const auto text = read_scenario_text(arguments.file, code);
    if (!text) return code;
    const std::string name = display_name(arguments.file);
    const Json request{{"verb", "sweep"},
                       {"scenario", *text},
                       {"file", name},
                       {"vary", arguments.vary},
                       {"options", Json::parse(options_json(arguments.planning))}};
    return carry_out_series(
        {request.dump(-1, ' ', false, Json::error_handler_t::replace), inputs, name}, "sweep",
        arguments.planning, sweep_summary);
}

}  // namespace

Verb add_sweep(CLI::App& app) {
    CLI::App* sweep = app.add_subcommand("sweep", "The risk at each value of a figure, or of two");
    sweep->group("Verbs");
    const auto arguments = std::make_shared<SweepArguments>();
    sweep->add_option("FILE", arguments->file, "The scenario; '-' is standard input")
        ->type_name("")
        ->required();
    sweep
        ->add_option("--vary", arguments->vary,
                     "What is varied, from which value to which; may be given twice")
        ->type_name("POINTER=FROM..TO[:STEP]")
        ->allow_extra_args(false)
        ->check(check_utf8)
        ->required();
    add_output(*sweep, "--html", arguments->planning.html, "Write a report for people to OUT");
    add_planning_options(*sweep, arguments->planning);
    sweep->footer(sweep_footer);
    return {sweep, [arguments] { return carry_out_sweep(*arguments); }};
}

}  // namespace headroom::cli
