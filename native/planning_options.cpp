#include "native/planning_options.h"

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include <cstdio>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "core/app/advice.h"
#include "core/app/planner.h"
#include "core/base/stop_flag.h"
#include "core/base/time.h"
#include "native/input_file.h"
#include "native/interrupt.h"
#include "native/messages.h"
#include "native/option_kinds.h"
#include "native/set_option.h"

namespace headroom::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string check_span(const std::string& text) {
    return parse_span(text) ? "" : fmt::format("'{}' is no span like 90d or 1d12h", text);
}

ExitCode commit(std::optional<OutputFile>& output, const std::string& text) {
    if (!output) return ExitCode::passed;
    output->write(text);
    const auto error = output->commit();
    if (!error) return ExitCode::passed;
    tell("headroom: {}\n", *error);
    return ExitCode::internal;
}

RequestPlayer& player() {
    static RequestPlayer the_player = [](const std::string&, const app::Planner& planner,
                                         const JobsOptions& options) {
        return run_jobs(planner, options);
    };
    return the_player;
}

JobsResult play(const PlanningRequest& request, const app::Planner& planner,
                const PlanningArguments& arguments) {
    const Screen err = screen_of(stderr, arguments.color);
    Progress progress(progress_style_of(arguments, err), request.label, err);
    JobsOptions options;
    options.jobs = jobs_of(arguments);
    options.on_progress = [&](double fraction) { progress.show(fraction); };
    options.should_stop = is_interrupted;
    return player()(request.json, planner, options);
}

// Interrupted, the document stays as it is.
void extend(const PlanningRequest& request, std::string& document, JobsResult& result) {
    if (!request.extend || result.stopped) return;
    try {
        document = request.extend(document);
    } catch (const Stopped&) {
        result.stopped = true;
        acknowledge_interrupt();
        tell("headroom: interrupted; there is no advice on forgotten Macs\n");
    }
}

}  // namespace

void use_player(RequestPlayer other) { player() = std::move(other); }

JobsResult play_request(const std::string& request_json, const app::Planner& planner,
                        const JobsOptions& options) {
    return player()(request_json, planner, options);
}

void add_planning_options(CLI::App& verb, PlanningArguments& arguments) {
    constexpr std::int64_t most = 1'000'000'000;
    add_whole_number(verb, "--replications", arguments.replications, 1, most,
                     "How many replications are played, at most (10000)");
    add_number(verb, "--precision", arguments.precision, 1e-6, 0.5,
               "Stop earlier when every breach probability is known to within this, e.g. 0.01")
        ->type_name("H");
    add_whole_number(verb, "--min-replications", arguments.min_replications, 1, most,
                     "Replications before --precision may stop (1000)");
    add_number(verb, "--confidence", arguments.confidence, 0.5, 0.999999,
               "Confidence of the intervals (0.95)")
        ->type_name("P");
    verb.add_option("--warmup", arguments.warmup,
                    "Play this span first without counting it, e.g. 365d")
        ->type_name("SPAN")
        ->check(check_span);
    add_seed(verb, arguments.seed);
    add_whole_number(verb, "-j,--jobs", arguments.jobs, 1, 256,
                     "Threads; changes the time, never the numbers");
    verb.add_flag("--fixed-parameters", arguments.fixed_parameters,
                  "Play the demand's figures as they stand, without what its history leaves open");
    verb.add_option("--path", arguments.path,
                    "automatic (default), full (every rule played) or counts (where it applies)")
        ->type_name("PATH")
        ->check(one_of({"automatic", "full", "counts"}));
    add_set_option(verb, arguments.set);
    add_output(verb, "--json", arguments.json, "Write the result as JSON to OUT");
    add_output(verb, "--csv", arguments.csv, "Write the main figures as CSV to OUT");
    add_quiet(verb, arguments.quiet);
    verb.add_flag("--progress", arguments.progress,
                  "Tell the progress on standard error even if that is no terminal");
    add_color_option(verb, arguments.color);
}

int jobs_of(const PlanningArguments& arguments) {
    return arguments.jobs ? static_cast<int>(*arguments.jobs) : default_jobs();
}

ProgressStyle progress_style_of(const PlanningArguments& arguments, const Screen& err) {
    if (arguments.progress && !err.is_terminal) return ProgressStyle::lines;
    if (err.is_terminal && (arguments.progress || !arguments.quiet)) return ProgressStyle::bar;
    return ProgressStyle::none;
}

namespace {

/// The option that sets a member of a request: --min-replications for "/options/minReplications".
/// Empty when no option sets it.
std::string option_of(const scenario::InputError& error) {
    constexpr std::string_view options = "/options/";
    if (error.file != "request" || !error.pointer.starts_with(options)) return "";
    std::string name = "--";
    for (const char c : std::string_view(error.pointer).substr(options.size())) {
        const bool begins_word = c >= 'A' && c <= 'Z';
        if (begins_word) name += '-';
        name += begins_word ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return name;
}

}  // namespace

ExitCode tell_errors(const std::vector<scenario::InputError>& errors) {
    for (const scenario::InputError& error : errors) {
        const std::string option = option_of(error);
        tell("{}\n", printable(option.empty() ? scenario::to_string(error)
                                              : "headroom: " + option + ": " + error.message));
    }
    return ExitCode::invalid;
}

std::string options_json(const PlanningArguments& arguments) {
    Json options = Json::object();
    if (arguments.replications) options["replications"] = *arguments.replications;
    if (arguments.min_replications) options["minReplications"] = *arguments.min_replications;
    if (arguments.precision) options["precision"] = *arguments.precision;
    if (arguments.check) options["check"] = true;
    if (arguments.fixed_parameters) options["fixedParameters"] = true;
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
    tell("{}: {}\n", printable(display_name(file)),
         pattern ? "no file matches this pattern" : text.error().reason);
    code = pattern ? ExitCode::usage : ExitCode::invalid;
    return std::nullopt;
}

ExitCode check_outputs(const std::vector<NamedPlace>& inputs, const PlanningArguments& arguments) {
    const bool good = check_output_places(
        inputs, {{arguments.json, "--json"}, {arguments.csv, "--csv"}, {arguments.html, "--html"}});
    return good ? ExitCode::passed : ExitCode::usage;
}

ExitCode carry_out_request(
    const PlanningRequest& request, const PlanningArguments& arguments,
    const std::function<std::string(const std::string& document, const Screen& screen)>& show) {
    std::optional<OutputFile> json, csv, html;
    if (!open_output(arguments.json, json) || !open_output(arguments.csv, csv) ||
        !open_output(arguments.html, html)) {
        return ExitCode::internal;
    }
    const auto prepared = app::Planner::prepare(request.json, stop_flag());
    if (!prepared) return tell_errors(prepared.error());
    const app::Planner& planner = **prepared;
    const KeepsResults keeps;
    JobsResult result = play(request, planner, arguments);
    if (result.stopped && result.played == 0) {
        tell("headroom: interrupted; nothing was played, so that there is no result\n");
        return ExitCode::interrupted;
    }
    if (result.stopped) acknowledge_interrupt();
    std::string document = planner.result_json(result.merged);
    extend(request, document, result);
    const bool to_stdout = arguments.json == "-" || arguments.csv == "-" || arguments.html == "-" ||
                           arguments.verdicts_to_stdout;
    if (!arguments.quiet && !to_stdout) {
        show_text(show(document, screen_of(stdout, arguments.color)));
    }
    ExitCode code = commit(json, document);
    if (csv) code = worse_of(code, commit(csv, planner.result_csv(result.merged)));
    if (html) code = worse_of(code, commit(html, app::risk_html(document)));
    if (request.judge) code = worse_of(code, request.judge(document));
    if (!result.stopped) return code;
    tell("headroom: interrupted; the result is of what was played until then\n");
    return worse_of(code, ExitCode::interrupted);
}

}  // namespace headroom::cli
