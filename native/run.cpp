// headroom run FILE...

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/app/session.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "native/batch.h"
#include "native/color_option.h"
#include "native/find_files.h"
#include "native/interrupt.h"
#include "native/messages.h"
#include "native/offline_files.h"
#include "native/option_kinds.h"
#include "native/output_places.h"
#include "native/page_link.h"
#include "native/select_files.h"
#include "native/set_option.h"
#include "native/verb.h"

namespace headroom::cli {
namespace {

struct RunArguments {
    std::vector<std::string> files;
    std::string json, junit, tap, markdown, events;
    std::string match, page;
    std::optional<std::int64_t> jobs;
    std::optional<std::uint64_t> seed;
    std::string until;
    std::vector<std::string> set;
    std::vector<std::string> filters;
    std::vector<std::string> imports;
    std::string save_files;
    bool github = false;
    bool list = false;
    bool fail_fast = false;
    bool advice = false;
    bool quiet = false;
    bool progress = false;
    ColorWish color = ColorWish::automatic;

    std::vector<NamedPlace> inputs() const {
        std::vector<NamedPlace> places;
        for (const std::string& file : files) places.push_back({file, "FILE"});
        for (const std::string& text : imports) {
            places.push_back({text.substr(text.find('=') + 1), "--import"});
        }
        return places;
    }
    std::vector<NamedPlace> outputs() const {
        return {{json, "--json"},         {junit, "--junit"},   {tap, "--tap"},
                {markdown, "--markdown"}, {events, "--events"}, {save_files, "--save-files"}};
    }
    bool writes_to_stdout() const {
        return json == "-" || junit == "-" || tap == "-" || markdown == "-" || events == "-";
    }
    bool judges() const { return !junit.empty() || !tap.empty() || !markdown.empty() || github; }
};

constexpr const char* run_footer =
    R"(FILE is a scenario, a folder (all files *.json in it and in its folders) or a pattern in quotes
('tests/**/*-risk.json'). All files are run, and the worst exit code counts. With several files --json
writes an array of reports (files that are not valid have none), and --events begins the events of
each with a line {"file": "..."}. When an output is '-', standard output holds that and nothing else.
Outputs appear only when they are complete; one that cannot be written is 70. With --junit, --tap,
--markdown or --github a scenario that expects nothing is inconclusive (4).

Examples:
  headroom run my.json
  headroom run my.json --json - | jq .breaches
  headroom run my.json --advice
  headroom run tests --quiet --junit report.xml --jobs 4
  headroom run tests --match offline --fail-fast
  headroom run tests --quiet --github --markdown "$GITHUB_STEP_SUMMARY"
  headroom run my.json --set /world/subscriptions/0/licenses=120 --until 30d
  headroom presets shrunk-department | headroom run - --events trace.ndjson
  headroom run my.json --events - --filter kind=limitExceeded,limitRespected,site=P01
  headroom run my.json --save-files out --import "answer=from-my-account.json"
)";

std::string check_until(const std::string& text) {
    if (parse_instant(text) || parse_span(text)) return "";
    return fmt::format(
        "'{}' is no instant (2017-03-01T08:00:00Z), date (2017-03-01) or span from "
        "the start (3d12h)",
        text);
}

std::string check_import(const std::string& text) {
    const std::size_t equals = text.find('=');
    const bool good = equals != std::string::npos && equals > 0 && equals + 1 < text.size();
    return good ? "" : fmt::format("'{}' is not of the form NAME=PATH", text);
}

/// "kind=a,b,site=P01" as pairs ("kind", "a"), ("kind", "b"), ("site", "P01").
std::vector<std::pair<std::string, std::string>> filter_parts(const std::string& text) {
    std::vector<std::pair<std::string, std::string>> parts;
    std::string field;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t comma = std::min(text.find(',', from), text.size());
        std::string value = text.substr(from, comma - from);
        if (const std::size_t equals = value.find('='); equals != std::string::npos) {
            field = value.substr(0, equals);
            value.erase(0, equals + 1);
        }
        parts.emplace_back(field, std::move(value));
        from = comma + 1;
    }
    return parts;
}

std::string check_filter(const std::string& text) {
    const std::vector<std::string_view> kinds = app::event_kinds();
    for (const auto& [field, value] : filter_parts(text)) {
        if ((field != "kind" && field != "site") || value.empty()) {
            return fmt::format("'{}' is not of the form kind=KIND,...,site=CODE,...", text);
        }
        if (field == "kind" && std::find(kinds.begin(), kinds.end(), value) == kinds.end()) {
            const std::string_view near = nearest(value, kinds);
            return near.empty() ? fmt::format("there is no event kind '{}'", value)
                                : fmt::format("there is no event kind '{}'; did you mean '{}'?",
                                              value, near);
        }
    }
    return "";
}

/// What CLI11 cannot see: arguments that contradict each other.
void check_together(const RunArguments& arguments) {
    const std::vector<NamedPlace> inputs = arguments.inputs();
    if (std::count_if(inputs.begin(), inputs.end(),
                      [](const NamedPlace& input) { return input.path == "-"; }) > 1) {
        throw CLI::ValidationError("FILE", "'-' (standard input) can be read only once");
    }
    if (!arguments.filters.empty() && arguments.events.empty()) {
        throw CLI::ValidationError("--filter", "needs --events, whose lines it chooses");
    }
}

app::RunOptions run_options_of(const RunArguments& arguments) {
    app::RunOptions options;
    options.seed = arguments.seed;
    options.stop = stop_flag();
    if (!arguments.until.empty()) options.until = arguments.until;
    options.set = set_pairs(arguments.set);
    for (const std::string& text : arguments.filters) {
        for (auto& [field, value] : filter_parts(text)) {
            (field == "kind" ? options.event_kinds : options.event_sites).push_back(value);
        }
    }
    return options;
}

/// What the FILE arguments come to; --match leaves only some. usage, with a message, when none is
/// left.
ExitCode choose_files(RunArguments& arguments) {
    auto found = find_files(arguments.files);
    if (!found) {
        tell("headroom: {}\n", printable(found.error()));
        return ExitCode::usage;
    }
    arguments.files = std::move(*found);
    if (arguments.match.empty()) return ExitCode::passed;
    const std::vector<ScenarioFile> chosen = matching(with_names(arguments.files), arguments.match);
    if (chosen.empty()) {
        tell("headroom: --match {}: no scenario has this in its name or path\n",
             printable(arguments.match));
        return ExitCode::usage;
    }
    arguments.files.clear();
    for (const ScenarioFile& one : chosen) arguments.files.push_back(one.file);
    return ExitCode::passed;
}

bool open_outputs(const RunArguments& arguments, BatchOptions& batch) {
    return open_output(arguments.json, batch.json) && open_output(arguments.junit, batch.junit) &&
           open_output(arguments.tap, batch.tap) &&
           open_output(arguments.markdown, batch.markdown) &&
           open_output(arguments.events, batch.events);
}

ExitCode carry_out_run(RunArguments& arguments) {
    const ExitCode chosen = choose_files(arguments);
    if (chosen != ExitCode::passed) return chosen;
    if (arguments.list) {
        show_text(list_of(with_names(arguments.files)));
        return ExitCode::passed;
    }
    const std::vector<NamedPlace> inputs = arguments.inputs();
    if (!check_output_places(inputs, arguments.outputs())) return ExitCode::usage;
    BatchOptions batch;
    batch.files = arguments.files;
    batch.run = run_options_of(arguments);
    auto imports = read_imports(arguments.imports);
    if (!imports) {
        tell("headroom: {}\n", printable(imports.error()));
        return ExitCode::invalid;
    }
    batch.run.files = std::move(*imports);
    batch.save_files = arguments.save_files;
    batch.taken = inputs;
    for (NamedPlace& output : arguments.outputs()) batch.taken.push_back(std::move(output));
    batch.judges = arguments.judges();
    batch.jobs = static_cast<int>(arguments.jobs.value_or(1));
    batch.fail_fast = arguments.fail_fast;
    batch.page = arguments.page;
    batch.github = arguments.github;
    batch.stdout_is_output = arguments.writes_to_stdout();
    batch.advice = arguments.advice;
    batch.out = screen_of(stdout, arguments.color);
    batch.err = screen_of(stderr, arguments.color);
    batch.show_summary = !arguments.quiet && !arguments.writes_to_stdout();
    if (arguments.progress && !batch.err.is_terminal) {
        batch.progress = ProgressStyle::lines;
    } else if (batch.err.is_terminal && (arguments.progress || !arguments.quiet)) {
        batch.progress = ProgressStyle::bar;
    }
    if (!open_outputs(arguments, batch)) return ExitCode::internal;
    const KeepsResults keeps;
    return Batch(std::move(batch)).play();
}

void describe_options(CLI::App& run, RunArguments& arguments) {
    run.add_option("FILE", arguments.files, "Scenario files; '-' is standard input")
        ->type_name("")
        ->required();
    add_output(run, "--json", arguments.json, "Write the report as JSON to OUT");
    add_output(run, "--junit", arguments.junit, "Write the results as JUnit XML to OUT");
    add_output(run, "--tap", arguments.tap, "Write the results as TAP 14 to OUT");
    add_output(run, "--markdown", arguments.markdown,
               "Write a table of the results and what failed as Markdown to OUT");
    run.add_flag("--github", arguments.github,
                 "Print what failed as annotations of GitHub Actions, at most 10 a kind");
    run.add_option("--page", arguments.page,
                   "Add to every failed expectation a link that opens the page there")
        ->type_name("URL")
        ->check(check_page_url);
    add_output(run, "--events", arguments.events,
               "Write every event to OUT, one JSON object a line");
    run.add_option("--filter", arguments.filters,
                   "Only these events in --events, e.g. --filter kind=limitExceeded,site=P01")
        ->type_name("FIELD=VALUE,...")
        ->allow_extra_args(false)
        ->check(check_filter);
    run.add_option("--match", arguments.match, "Only scenarios with TEXT in their name or path")
        ->type_name("TEXT");
    run.add_flag("--list", arguments.list, "Show which files would be run, and run none");
    run.add_flag("--fail-fast", arguments.fail_fast,
                 "Stop after the first file that fails or is not valid");
    add_whole_number(run, "-j,--jobs", arguments.jobs, 1, 256,
                     "Files played at once (1); with --events one after the other");
    add_seed(run, arguments.seed);
    run.add_option("--until", arguments.until,
                   "Stop after this instant, date or span from the start")
        ->type_name("T")
        ->check(check_until);
    add_set_option(run, arguments.set);
    run.add_option("--import", arguments.imports,
                   "Let commands use the offline file at PATH under this name; may be repeated")
        ->type_name("NAME=PATH")
        ->allow_extra_args(false)
        ->check(check_import)
        ->check(check_utf8);
    add_output(run, "--save-files", arguments.save_files,
               "Write the files that commands saved into this folder")
        ->type_name("FOLDER");
    run.add_flag("--advice", arguments.advice,
                 "Find what would have avoided each breach, by playing again; takes longer");
    add_quiet(run, arguments.quiet);
    run.add_flag("--progress", arguments.progress,
                 "Tell the progress on standard error even if that is no terminal");
    add_color_option(run, arguments.color);
}

}  // namespace

Verb add_run(CLI::App& app) {
    CLI::App* run = app.add_subcommand("run", "Play scenarios and show what happened");
    run->group("Verbs");
    const auto arguments = std::make_shared<RunArguments>();
    describe_options(*run, *arguments);
    run->footer(run_footer);
    run->final_callback([arguments] { check_together(*arguments); });
    return {run, [arguments] { return carry_out_run(*arguments); }};
}

}  // namespace headroom::cli
