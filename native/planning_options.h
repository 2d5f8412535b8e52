#pragma once
// What the planning verbs have in common: their options, and playing a request to its document.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "native/color_option.h"
#include "native/exit_code.h"
#include "native/jobs.h"
#include "native/output_file.h"
#include "native/output_places.h"
#include "native/progress.h"
#include "native/terminal.h"

namespace headroom::cli {

struct PlanningArguments {
    std::optional<std::int64_t> replications, min_replications;
    std::optional<double> precision, confidence;
    std::optional<std::uint64_t> seed;
    std::string warmup;
    std::string path;
    std::optional<std::int64_t> jobs;  // threads
    std::vector<std::string> set;
    std::string json, csv;
    std::string html;  // of risk alone
    bool fixed_parameters = false;
    bool check = false;               // of risk alone
    bool verdicts_to_stdout = false;  // ... which go to standard output
    bool quiet = false;
    bool progress = false;
    ColorWish color = ColorWish::automatic;
};

/// --replications, --jobs, --seed, --json ... of a verb that simulates.
void add_planning_options(CLI::App& verb, PlanningArguments& arguments);

/// The member `options` of the request, as JSON text.
std::string options_json(const PlanningArguments& arguments);

/// A scenario file's text; nullopt, with a message on standard error and `code` set, when there is
/// none.
std::optional<std::string> read_scenario_text(const std::string& file, ExitCode& code);

/// Who plays a prepared request: the threads of this process unless `use_player` names another.
using RequestPlayer = std::function<JobsResult(
    const std::string& request_json, const app::Planner& planner, const JobsOptions& options)>;
void use_player(RequestPlayer player);
/// Plays a prepared request with the player that is in use.
JobsResult play_request(const std::string& request_json, const app::Planner& planner,
                        const JobsOptions& options);

/// Threads to use: what --jobs says, or as many as there are processors.
int jobs_of(const PlanningArguments& arguments);

/// How the progress is shown, as the options and the terminal have it.
ProgressStyle progress_style_of(const PlanningArguments& arguments, const Screen& err);

/// What went wrong before anything was played, on standard error; the exit code.
ExitCode tell_errors(const std::vector<scenario::InputError>& errors);

/// What a planning verb is about, for `carry_out_request`.
struct PlanningRequest {
    std::string json;                // for Planner::prepare
    std::vector<NamedPlace> inputs;  // files that it was made from
    std::string label;               // of the progress
    /// Adds to the document before anything is written, when given. May throw Stopped.
    std::function<std::string(const std::string& document)> extend;
    /// Called with the finished document, when given; its exit code counts with the others.
    std::function<ExitCode(const std::string& document)> judge;
};

/// The outputs that the options ask for have places of their own, apart from the inputs; usage,
/// with a message, when not.
ExitCode check_outputs(const std::vector<NamedPlace>& inputs, const PlanningArguments& arguments);

/// Plays a request with progress and Ctrl-C, writes the outputs. `show` prints the document for
/// people; it is called unless the outputs or --quiet forbid it.
ExitCode carry_out_request(
    const PlanningRequest& request, const PlanningArguments& arguments,
    const std::function<std::string(const std::string& document, const Screen& screen)>& show);

}  // namespace headroom::cli
