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
#include "native/terminal.h"

namespace headroom::cli {

struct PlanningArguments {
    std::optional<std::int64_t> replications, min_replications;
    std::optional<double> precision, confidence;
    std::optional<std::uint64_t> seed;
    std::string warmup;
    std::string path;
    int jobs = 0;
    std::vector<std::string> set;
    std::string json, csv;
    std::string html;  // of risk alone
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

/// Plays a request with progress and Ctrl-C, writes the outputs. `show` prints the document for
/// people; it is called unless the outputs or --quiet forbid it.
ExitCode carry_out_request(const std::string& request_json, const PlanningArguments& arguments,
                           const std::string& label,
                           const std::function<std::string(const std::string& document,
                                                           const Screen& screen)>& show);

}  // namespace headroom::cli
