#include "native/planning_options.h"

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include <cstdio>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "core/app/advice.h"
#include "core/app/planner.h"
#include "core/base/time.h"
#include "native/input_file.h"
#include "native/interrupt.h"
#include "native/progress.h"
#include "native/set_option.h"

namespace headroom::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string check_span(const std::string& text) {
    return parse_span(text) ? "" : fmt::format("'{}' is no span like 90d or 1d12h", text);
}

ProgressStyle style_of(const PlanningArguments& arguments, const Screen& err) {
    if (arguments.progress && !err.is_terminal) return ProgressStyle::lines;
    if (err.is_terminal && (arguments.progress || !arguments.quiet)) return ProgressStyle::bar;
    return ProgressStyle::none;
}

ExitCode commit(std::optional<OutputFile>& output, const std::string& text) {
    if (!output) return ExitCode::passed;
    output->write(text);
    const auto error = output->commit();
    if (!error) return ExitCode::passed;
    fmt::print(stderr, "headroom: {}\n", *error);
    return ExitCode::internal;
}

RequestPlayer& player() {
    static RequestPlayer the_player = [](const std::string&, const app::Planner& planner,
                                         const JobsOptions& options) {
        return run_jobs(planner, options);
    };
    return the_player;
}

JobsResult play(const std::string& request_json, const app::Planner& planner,
                const PlanningArguments& arguments, const std::string& label) {
    const Screen err = screen_of(stderr, arguments.color);
    Progress progress(style_of(arguments, err), label, err);
    JobsOptions options;
    options.jobs = arguments.jobs > 0 ? arguments.jobs : default_jobs();
    options.on_progress = [&](double fraction) { progress.show(fraction); };
    options.should_stop = is_interrupted;
    catch_interrupts();
    return player()(request_json, planner, options);
}

}  // namespace

void use_player(RequestPlayer other) { player() = std::move(other); }

void add_planning_options(CLI::App& verb, PlanningArguments& arguments) {
    verb.add_option("--replications", arguments.replications,
                    "How many replications are played, at most (10000)")
        ->type_name("N")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000'000}));
    verb.add_option("--precision", arguments.precision,
                    "Stop earlier when every breach probability is known to within this, e.g. 0.01")
        ->type_name("H")
        ->check(CLI::Range(1e-6, 0.5));
    verb.add_option("--min-replications", arguments.min_replications,
                    "Replications before --precision may stop (1000)")
        ->type_name("N")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000'000}));
    verb.add_option("--confidence", arguments.confidence, "Confidence of the intervals (0.95)")
        ->type_name("P")
        ->check(CLI::Range(0.5, 0.999999));
    verb.add_option("--warmup", arguments.warmup,
                    "Play this span first without counting it, e.g. 365d")
        ->type_name("SPAN")
        ->check(check_span);
    verb.add_option("--seed", arguments.seed, "Use this seed instead of the scenario's")
        ->type_name("N");
    verb.add_option("--jobs", arguments.jobs, "Threads; changes the time, never the numbers")
        ->type_name("N")
        ->check(CLI::Range(1, 256));
    verb.add_option("--path", arguments.path,
                    "automatic (default), full (every rule played) or counts (where it applies)")
        ->type_name("PATH")
        ->check(CLI::IsMember({"automatic", "full", "counts"}));
    add_set_option(verb, arguments.set);
    verb.add_option("--json", arguments.json, "Write the result as JSON to OUT")->type_name("OUT");
    verb.add_option("--csv", arguments.csv, "Write the main figures as CSV to OUT")
        ->type_name("OUT");
    verb.add_flag("--quiet", arguments.quiet, "Print nothing but errors");
    verb.add_flag("--progress", arguments.progress,
                  "Tell the progress on standard error even if that is no terminal");
    add_color_option(verb, arguments.color);
}

std::string options_json(const PlanningArguments& arguments) {
    Json options = Json::object();
    if (arguments.replications) options["replications"] = *arguments.replications;
    if (arguments.min_replications) options["minReplications"] = *arguments.min_replications;
    if (arguments.precision) options["precision"] = *arguments.precision;
    if (arguments.confidence) options["confidence"] = *arguments.confidence;
    if (arguments.seed) options["seed"] = *arguments.seed;
    if (!arguments.warmup.empty()) options["warmup"] = arguments.warmup;
    if (!arguments.path.empty()) options["path"] = arguments.path;
    Json changes = Json::array();
    for (const auto& [pointer, value] : set_pairs(arguments.set)) {
        changes.push_back({{"pointer", pointer}, {"value", value}});
    }
    if (!changes.empty()) options["set"] = std::move(changes);
    return options.dump();
}

std::optional<std::string> read_scenario_text(const std::string& file, ExitCode& code) {
    auto text = read_input(file);
    if (text) return std::move(*text);
    const bool pattern = text.error().is_pattern;
    fmt::print(stderr, "{}: {}\n", printable(display_name(file)),
               pattern ? "no file matches this pattern" : text.error().reason);
    code = pattern ? ExitCode::usage : ExitCode::invalid;
    return std::nullopt;
}

ExitCode carry_out_request(const std::string& request_json, const PlanningArguments& arguments,
                           const std::string& label,
                           const std::function<std::string(const std::string& document,
                                                           const Screen& screen)>& show) {
    std::optional<OutputFile> json, csv, html;
    if (!open_output(arguments.json, json) || !open_output(arguments.csv, csv) ||
        !open_output(arguments.html, html)) {
        return ExitCode::internal;
    }
    const auto prepared = app::Planner::prepare(request_json);
    if (!prepared) {
        for (const scenario::InputError& error : prepared.error()) {
            fmt::print(stderr, "{}\n", printable(scenario::to_string(error)));
        }
        return ExitCode::invalid;
    }
    const app::Planner& planner = **prepared;
    const JobsResult result = play(request_json, planner, arguments, label);
    const std::string document = planner.result_json(result.merged);
    const bool to_stdout = arguments.json == "-" || arguments.csv == "-" || arguments.html == "-";
    if (!arguments.quiet && !to_stdout) {
        fmt::print("{}", show(document, screen_of(stdout, arguments.color)));
    }
    ExitCode code = commit(json, document);
    code = worse_of(code, commit(csv, planner.result_csv(result.merged)));
    if (html) code = worse_of(code, commit(html, app::risk_html(document)));
    if (!result.stopped) return code;
    fmt::print(stderr, "headroom: interrupted; the result is of what was played until then\n");
    return worse_of(code, ExitCode::interrupted);
}

}  // namespace headroom::cli
