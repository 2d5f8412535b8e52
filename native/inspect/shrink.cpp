// headroom shrink FILE --out OUT

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>
#include <optional>
#include <string>

#include "core/app/shrink/shrink.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "native/color_option.h"
#include "native/document_output.h"
#include "native/input_file.h"
#include "native/inspect/verbs.h"
#include "native/interrupt.h"
#include "native/messages.h"
#include "native/option_kinds.h"
#include "native/planning_options.h"
#include "native/progress.h"
#include "native/terminal.h"
#include "native/text_table.h"

namespace headroom::cli {
namespace {

struct ShrinkArguments {
    std::string file, out;
    std::optional<std::int64_t> runs;
    bool quiet = false;
    bool progress = false;
    ColorWish color = ColorWish::automatic;
};

constexpr const char* shrink_footer =
    R"(Leaves out steps, demand, outages, sites, sublicenses, subscriptions, Macs and time as long as the
scenario still fails in the same way: the same step with the same code, or the same expectation on
the same side of what it wants. The first expectation that fails is kept, else the first step. The
same scenario gives the same result. Ctrl-C keeps the smallest one so far.

Exit codes: 0 the smaller scenario is written, 3 the scenario is invalid, 4 it does not fail, so that
nothing is written, 5 interrupted; what was found until then is written.

Examples:
  headroom shrink failing.json --out small.json
  headroom shrink failing.json --out - --runs 1000 | headroom explain - --expectation 0
)";

std::string size_table(const app::ScenarioSize& before, const app::ScenarioSize& after,
                       const Screen& screen) {
    using Align = Column::Align;
    TextTable table({{"", Align::left, false},
                     {"before", Align::right, false},
                     {"after", Align::right, false}});
    const auto add = [&](const char* what, std::int64_t from, std::int64_t to) {
        if (from == 0 && to == 0) return;
        table.add_row({{what, Tone::plain},
                       {std::to_string(from), Tone::plain},
                       {std::to_string(to), to < from ? Tone::good : Tone::plain}});
    };
    add("steps", before.steps, after.steps);
    add("demand entries", before.demand, after.demand);
    add("outages", before.faults, after.faults);
    add("sites", before.sites, after.sites);
    add("Macs at the start", before.macs, after.macs);
    add("sublicenses", before.sublicenses, after.sublicenses);
    table.add_row({{"time", Tone::plain},
                   {format_span(Span{before.seconds}), Tone::plain},
                   {format_span(Span{after.seconds}), Tone::plain}});
    return table.render(screen);
}

void show_result(const app::Shrunk& shrunk, const Screen& screen) {
    show_text("Kept: " + printable(shrunk.failure) + "\n\n");
    show_text(size_table(shrunk.before, shrunk.after, screen));
    const char* const why = shrunk.complete      ? "nothing more can be left out"
                            : shrunk.interrupted ? "interrupted"
                                                 : "--runs allows more";
    show("\nPlayed {}; {}.\n", counted(shrunk.runs, "time"), why);
}

Result<app::Shrunk, std::vector<scenario::InputError>> play(const ShrinkArguments& arguments,
                                                            const std::string& text) {
    const Screen err = screen_of(stderr, arguments.color);
    const ProgressStyle style = arguments.progress && !err.is_terminal ? ProgressStyle::lines
                                : err.is_terminal && !arguments.quiet  ? ProgressStyle::bar
                                                                       : ProgressStyle::none;
    Progress progress(style, "shrink", err);
    app::ShrinkRequest request;
    request.text = text;
    request.file = display_name(arguments.file);
    request.most_runs = arguments.runs.value_or(200);
    request.stop = stop_flag();
    request.on_run = [&](std::int64_t runs, const app::ScenarioSize&) {
        progress.show(static_cast<double>(runs) / static_cast<double>(request.most_runs));
    };
    return app::shrink(request);
}

ExitCode carry_out_shrink(const ShrinkArguments& arguments) {
    DocumentOutputs outputs;
    outputs.ask("--out", arguments.out);
    ExitCode code = outputs.open({{arguments.file, "FILE"}});
    if (code != ExitCode::passed) return code;
    const auto text = read_scenario_text(arguments.file, code);
    if (!text) return code;
    const KeepsResults keeps;
    const auto shrunk = play(arguments, *text);
    if (!shrunk) return tell_errors(shrunk.error());
    if (shrunk->interrupted) acknowledge_interrupt();
    if (shrunk->failure.empty()) {
        tell("headroom: {}: {}; nothing is written\n", printable(display_name(arguments.file)),
             shrunk->interrupted ? "interrupted before it failed" : "the scenario does not fail");
        return shrunk->interrupted ? ExitCode::interrupted : ExitCode::inconclusive;
    }
    outputs.write(arguments.out, shrunk->scenario);
    code = outputs.commit();
    if (!arguments.quiet && !outputs.use_stdout()) {
        show_result(*shrunk, screen_of(stdout, arguments.color));
    }
    if (!shrunk->interrupted) return code;
    tell("headroom: interrupted; the smallest scenario until then is written\n");
    return worse_of(code, ExitCode::interrupted);
}

}  // namespace

Verb add_shrink(CLI::App& app) {
    CLI::App* shrink =
        app.add_subcommand("shrink", "Find the smallest scenario that fails in the same way");
    shrink->group("Verbs");
    const auto arguments = std::make_shared<ShrinkArguments>();
    shrink->add_option("FILE", arguments->file, "Scenario that fails; '-' is standard input")
        ->type_name("")
        ->required();
    add_output(*shrink, "--out", arguments->out, "Write the smaller scenario to OUT")->required();
    add_whole_number(*shrink, "--runs", arguments->runs, 1, 1'000'000'000,
                     "How often the scenario is played, at most (200)");
    add_quiet(*shrink, arguments->quiet);
    shrink->add_flag("--progress", arguments->progress,
                     "Tell the progress on standard error even if that is no terminal");
    add_color_option(*shrink, arguments->color);
    shrink->footer(shrink_footer);
    return {shrink, [arguments] { return carry_out_shrink(*arguments); }};
}

}  // namespace headroom::cli
