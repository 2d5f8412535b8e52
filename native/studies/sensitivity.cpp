// headroom sensitivity FILE

#include <CLI/CLI.hpp>

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
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

struct SensitivityArguments {
    std::string file;
    std::optional<double> change;
    std::vector<std::string> figures;
    PlanningArguments planning;
};

constexpr const char* sensitivity_footer =
    R"(Plays the risk study of 'headroom risk' with each uncertain figure of the scenario a little lower and a
little higher, everything else and the random numbers unchanged, and tells which figure moves the
largest risk of any site most. Figures are: licenses, Macs at the start, arrivals a day, growth,
group size, batches and stays of each demand, and how often and how long random outages are.
They are moved by 10 %, or by what --change says; a demand that carries its own uncertainty goes from
its 5 % to its 95 % quantile instead.

Ctrl-C keeps what was played; the exit code is then 5.

Examples:
  headroom sensitivity my.json
  headroom sensitivity my.json --change 0.2 --html tornado.html
  headroom sensitivity my.json --figure /demand/0 --figure /world/sites/0/macs --json -
)";

ExitCode carry_out_sensitivity(const SensitivityArguments& arguments) {
    const std::vector<NamedPlace> inputs{{arguments.file, "FILE"}};
    ExitCode code = check_outputs(inputs, arguments.planning);
    if (code != ExitCode::passed) return code;
    const auto text = read_scenario_text(arguments.file, code);
    if (!text) return code;
    const std::string name = display_name(arguments.file);
    Json request{{"verb", "sensitivity"}, {"scenario", *text}, {"file", name}};
    if (arguments.change) request["change"] = *arguments.change;
    if (!arguments.figures.empty()) request["figures"] = arguments.figures;
    request["options"] = Json::parse(options_json(arguments.planning));
    return carry_out_series(
        {request.dump(-1, ' ', false, Json::error_handler_t::replace), inputs, name}, "sensitivity",
        arguments.planning, sensitivity_summary);
}

}  // namespace

Verb add_sensitivity(CLI::App& app) {
    CLI::App* verb = app.add_subcommand("sensitivity", "Which figure moves the risk most");
    verb->group("Verbs");
    const auto arguments = std::make_shared<SensitivityArguments>();
    verb->add_option("FILE", arguments->file, "The scenario; '-' is standard input")
        ->type_name("")
        ->required();
    add_number(*verb, "--change", arguments->change, 0.001, 0.9,
               "How far figures are moved, as a share of their value (0.1)")
        ->type_name("P");
    verb->add_option("--figure", arguments->figures,
                     "Only this figure, or the figures below this pointer; may be repeated")
        ->type_name("POINTER")
        ->allow_extra_args(false)
        ->check(check_utf8);
    add_output(*verb, "--html", arguments->planning.html, "Write a report for people to OUT");
    add_planning_options(*verb, arguments->planning);
    verb->footer(sensitivity_footer);
    return {verb, [arguments] { return carry_out_sensitivity(*arguments); }};
}

}  // namespace headroom::cli
