// headroom compare A B [...]

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "native/compare_summary.h"
#include "native/input_file.h"
#include "native/planning_options.h"
#include "native/verb.h"

namespace headroom::cli {
namespace {

struct CompareArguments {
    std::vector<std::string> files;
    PlanningArguments planning;
};

constexpr const char* compare_footer =
    R"(Plays the same demand under every scenario, with the same random numbers, and tells how the others
differ from the first: licenses, sublicenses and keys may differ; sites, their Macs at the start, demand,
faults and the time have to be the same. Differences come with paired intervals.

Examples:
  headroom compare as-is.json more-for-p01.json
  headroom compare a.json b.json c.json --replications 20000 --json compare.json
)";

ExitCode carry_out_compare(const CompareArguments& arguments) {
    std::vector<NamedPlace> inputs;
    for (const std::string& file : arguments.files) inputs.push_back({file, "FILE"});
    ExitCode code = check_outputs(inputs, arguments.planning);
    if (code != ExitCode::passed) return code;
    nlohmann::ordered_json scenarios = nlohmann::ordered_json::array();
    for (const std::string& file : arguments.files) {
        const auto text = read_scenario_text(file, code);
        if (!text) return code;
        scenarios.push_back({{"file", display_name(file)}, {"text", *text}});
    }
    nlohmann::ordered_json request{{"verb", "compare"}, {"scenarios", std::move(scenarios)}};
    request["options"] = nlohmann::ordered_json::parse(options_json(arguments.planning));
    using Handler = nlohmann::ordered_json::error_handler_t;
    return carry_out_request({request.dump(-1, ' ', false, Handler::replace), inputs, "compare"},
                             arguments.planning, compare_summary);
}

}  // namespace

Verb add_compare(CLI::App& app) {
    CLI::App* compare = app.add_subcommand("compare", "The same demand under several splits");
    compare->group("Verbs");
    const auto arguments = std::make_shared<CompareArguments>();
    compare->add_option("FILE", arguments->files, "Scenarios, two at least; '-' is standard input")
        ->type_name("")
        ->required();
    add_planning_options(*compare, arguments->planning);
    compare->footer(compare_footer);
    compare->final_callback([arguments] {
        const std::size_t count = arguments->files.size();
        if (count < 2 || count > 50) {
            throw CLI::ValidationError("FILE", "2 to 50 scenarios can be compared");
        }
        if (std::count(arguments->files.begin(), arguments->files.end(), "-") > 1) {
            throw CLI::ValidationError("FILE", "'-' (standard input) can be read only once");
        }
    });
    return {compare, [arguments] { return carry_out_compare(*arguments); }};
}

}  // namespace headroom::cli
