// headroom run FILE...

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/app/session.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "native/batch.h"
#include "native/color_option.h"
#include "native/interrupt.h"
#include "native/offline_files.h"
#include "native/set_option.h"
#include "native/verb.h"

namespace headroom::cli {
namespace {

struct RunArguments {
    std::vector<std::string> files;
    std::string json, junit, events;
    std::string seed, until;
    std::vector<std::string> set;
    std::vector<std::string> filters;
    std::vector<std::string> imports;
    std::string save_files;
    bool advice = false;
    bool quiet = false;
    bool progress = false;
    ColorWish color = ColorWish::automatic;

    std::vector<std::string> outputs() const {
        std::vector<std::string> paths;
        for (const std::string& path : {json, junit, events}) {
            if (!path.empty()) paths.push_back(path);
        }
        return paths;
    }
    bool writes_to_stdout() const {
        const std::vector<std::string> paths = outputs();
        return std::find(paths.begin(), paths.end(), "-") != paths.end();
    }
};

constexpr const char* run_footer =
    R"(Several files are played one after the other; all are run, and the worst exit code counts. With
several files --json writes an array of reports (files that are not valid have none), and --events
begins the events of each with a line {"file": "..."}. When an output is '-', standard output holds
that and nothing else. Outputs appear only when they are complete; one that cannot be written is 70.

Examples:
  headroom run my.json
  headroom run my.json --json - | jq .breaches
  headroom run my.json --advice
  headroom run tests/*.json --quiet --junit report.xml
  headroom run my.json --set /world/subscriptions/0/licenses=120 --until 30d
  headroom presets shrunk-department | headroom run - --events trace.ndjson
  headroom run my.json --events - --filter kind=limitExceeded,limitRespected,site=P01
  headroom run my.json --save-files out --import "answer=from-my-account.json"
)";

std::optional<std::uint64_t> parse_seed(const std::string& text) {
    std::uint64_t seed = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return seed;
}

std::string check_seed(const std::string& text) {
    return parse_seed(text) ? "" : fmt::format("'{}' is no whole number from 0 to 2^64-1", text);
}

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
    if (std::count(arguments.files.begin(), arguments.files.end(), "-") > 1) {
        throw CLI::ValidationError("FILE", "'-' (standard input) can be read only once");
    }
    if (!arguments.filters.empty() && arguments.events.empty()) {
        throw CLI::ValidationError("--filter", "needs --events, whose lines it chooses");
    }
    const std::vector<std::string> outputs = arguments.outputs();
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        if (std::count(outputs.begin(), outputs.end(), outputs[i]) > 1) {
            throw CLI::ValidationError(outputs[i], "two outputs cannot go to the same place");
        }
        for (const std::string& file : arguments.files) {
            std::error_code ignored;
            if (file != "-" && std::filesystem::equivalent(file, outputs[i], ignored)) {
                throw CLI::ValidationError(outputs[i],
                                           "would overwrite the scenario it is made from");
            }
        }
    }
}

app::RunOptions run_options_of(const RunArguments& arguments) {
    app::RunOptions options;
    if (!arguments.seed.empty()) options.seed = parse_seed(arguments.seed);
    if (!arguments.until.empty()) options.until = arguments.until;
    options.set = set_pairs(arguments.set);
    for (const std::string& text : arguments.filters) {
        for (auto& [field, value] : filter_parts(text)) {
            (field == "kind" ? options.event_kinds : options.event_sites).push_back(value);
        }
    }
    return options;
}

ExitCode carry_out_run(const RunArguments& arguments) {
    BatchOptions batch;
    batch.files = arguments.files;
    batch.run = run_options_of(arguments);
    auto imports = read_imports(arguments.imports);
    if (!imports) {
        fmt::print(stderr, "headroom: {}\n", imports.error());
        return ExitCode::invalid;
    }
    batch.run.files = std::move(*imports);
    batch.save_files = arguments.save_files;
    batch.advice = arguments.advice;
    batch.out = screen_of(stdout, arguments.color);
    batch.err = screen_of(stderr, arguments.color);
    batch.show_summary = !arguments.quiet && !arguments.writes_to_stdout();
    if (arguments.progress && !batch.err.is_terminal) {
        batch.progress = ProgressStyle::lines;
    } else if (batch.err.is_terminal && (arguments.progress || !arguments.quiet)) {
        batch.progress = ProgressStyle::bar;
    }
    if (!open_output(arguments.json, batch.json) || !open_output(arguments.junit, batch.junit) ||
        !open_output(arguments.events, batch.events)) {
        return ExitCode::internal;
    }
    catch_interrupts();
    return Batch(std::move(batch)).play();
}

void describe_options(CLI::App& run, RunArguments& arguments) {
    run.add_option("FILE", arguments.files, "Scenario files; '-' is standard input")
        ->type_name("")
        ->required();
    run.add_option("--json", arguments.json, "Write the report as JSON to OUT")->type_name("OUT");
    run.add_option("--junit", arguments.junit, "Write the results as JUnit XML to OUT")
        ->type_name("OUT");
    run.add_option("--events", arguments.events, "Write every event to OUT, one JSON object a line")
        ->type_name("OUT");
    run.add_option("--filter", arguments.filters,
                   "Only these events in --events, e.g. --filter kind=limitExceeded,site=P01")
        ->type_name("FIELD=VALUE,...")
        ->allow_extra_args(false)
        ->check(check_filter);
    run.add_option("--seed", arguments.seed, "Use this seed instead of the scenario's")
        ->type_name("N")
        ->check(check_seed);
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
    run.add_option("--save-files", arguments.save_files,
                   "Write the files that commands saved into this folder")
        ->type_name("FOLDER");
    run.add_flag("--advice", arguments.advice,
                 "Find what would have avoided each breach, by playing again; takes longer");
    run.add_flag("--quiet", arguments.quiet, "Print nothing but errors");
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
