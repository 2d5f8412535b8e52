// headroom diff A B

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "core/app/diff/diff.h"
#include "core/base/text.h"
#include "native/color_option.h"
#include "native/document_output.h"
#include "native/input_file.h"
#include "native/inspect/verbs.h"
#include "native/messages.h"
#include "native/option_kinds.h"
#include "native/planning_options.h"
#include "native/terminal.h"

namespace headroom::cli {
namespace {

struct DiffArguments {
    std::vector<std::string> files;
    std::string json;
    bool all = false;
    bool quiet = false;
    ColorWish color = ColorWish::automatic;
};

constexpr std::size_t most_shown = 40;

constexpr const char* diff_footer =
    R"(A and B are two scenarios, two reports (run --json), two risk studies, two comparisons or two plans;
their member "schema" says what they are. Sites are compared by code, subscriptions, sublicenses and
keys by id, steps in their order; the order of members does not matter, nor whether a default is
written out. The largest change comes first.

Exit codes: 0 nothing differs, 1 something does, 3 a file is invalid or the two are of different kinds.

Examples:
  headroom diff before.json after.json
  headroom diff main-report.json branch-report.json --json -
  headroom diff old-plan.json new-plan.json --all
)";

std::string shown(const app::DocumentDiff& diff, const DiffArguments& arguments,
                  const Screen& screen) {
    const std::size_t count = diff.differences.size();
    if (diff.same()) return fmt::format("Nothing differs between the two {}s.\n", diff.kind);
    std::string text =
        screen.paint(Tone::strong, counted(static_cast<std::int64_t>(count), "difference") +
                                       (count > 1 ? ", the largest first:" : ":"));
    text += '\n';
    const std::size_t told = arguments.all ? count : std::min(count, most_shown);
    for (std::size_t i = 0; i < told; ++i) {
        bool first = true;
        for (const std::string& line :
             wrap(printable(diff.differences[i].text), std::max(20, screen.width - 4))) {
            text += fmt::format("  {} {}\n", first ? "-" : " ", line);
            first = false;
        }
    }
    if (told < count) text += fmt::format("  and {} more (--all shows them)\n", count - told);
    return text;
}

ExitCode carry_out_diff(const DiffArguments& arguments) {
    std::vector<NamedPlace> inputs;
    for (const std::string& file : arguments.files) inputs.push_back({file, "FILE"});
    DocumentOutputs outputs;
    outputs.ask("--json", arguments.json);
    ExitCode code = outputs.open(inputs);
    if (code != ExitCode::passed) return code;
    std::vector<app::DiffSide> sides;
    for (const std::string& file : arguments.files) {
        auto text = read_scenario_text(file, code);
        if (!text) return code;
        sides.push_back({std::move(*text), display_name(file)});
    }
    const auto diff = app::diff_documents(sides[0], sides[1]);
    if (!diff) return tell_errors(diff.error());
    if (!arguments.quiet && !outputs.use_stdout()) {
        show_text(shown(*diff, arguments, screen_of(stdout, arguments.color)));
    }
    outputs.write(arguments.json, diff->json);
    return worse_of(outputs.commit(), diff->same() ? ExitCode::passed : ExitCode::failed);
}

}  // namespace

Verb add_diff(CLI::App& app) {
    CLI::App* diff = app.add_subcommand("diff", "Tell what differs between two documents");
    diff->group("Verbs");
    const auto arguments = std::make_shared<DiffArguments>();
    diff->add_option("FILE", arguments->files,
                     "Two scenarios, reports, risk studies or plans; '-' is standard input")
        ->type_name("")
        ->required();
    add_output(*diff, "--json", arguments->json, "Write the differences as JSON to OUT");
    diff->add_flag("--all", arguments->all, "Show all differences, not only the 40 largest");
    add_quiet(*diff, arguments->quiet);
    add_color_option(*diff, arguments->color);
    diff->footer(diff_footer);
    diff->final_callback([arguments] {
        if (arguments->files.size() != 2) {
            throw CLI::ValidationError("FILE", "two files are compared, no more and no fewer");
        }
        if (arguments->files[0] == "-" && arguments->files[1] == "-") {
            throw CLI::ValidationError("FILE", "'-' (standard input) can be read only once");
        }
    });
    return {diff, [arguments] { return carry_out_diff(*arguments); }};
}

}  // namespace headroom::cli
