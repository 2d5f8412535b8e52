// headroom explain FILE (--expectation N | --get POINTER [--at T])

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "core/app/rule_text.h"
#include "core/app/why/why.h"
#include "native/color_option.h"
#include "native/document_output.h"
#include "native/input_file.h"
#include "native/inspect/verbs.h"
#include "native/interrupt.h"
#include "native/messages.h"
#include "native/option_kinds.h"
#include "native/planning_options.h"
#include "native/set_option.h"
#include "native/terminal.h"

namespace headroom::cli {
namespace {

struct ExplainArguments {
    std::string file;
    std::optional<std::int64_t> expectation;
    std::string get, at, json;
    std::optional<std::uint64_t> seed;
    std::vector<std::string> set;
    bool quiet = false;
    ColorWish color = ColorWish::automatic;
};

constexpr const char* explain_footer =
    R"(The scenario is played, and the state is looked at after every event. Told is the last event that
changed the value, or that made the expectation false, and what led to that event: a limit that was
exceeded leads back to the Macs or the refresh that did it, a refresh to the change of the sublicense
that it brought, each with what set it off: a step and who gave it, the demand, an outage, a timer,
or the world at the start. Expectations are counted from 0, as 'headroom run' shows them.

Exit codes: 0 explained, 2 there is no such expectation, value or instant, 3 the scenario is invalid.

Examples:
  headroom explain my.json --expectation 0
  headroom explain my.json --get /sites/P01/excess
  headroom explain my.json --get /keys/dept1/available --at 30d --json -
)";

std::string wrapped(const std::string& text, const Screen& screen, const std::string& indent) {
    std::string result;
    const int width = screen.width - static_cast<int>(indent.size());
    for (const std::string& line : wrap(printable(text), std::max(20, width))) {
        result += indent + line + '\n';
    }
    return result;
}

std::string shown_link(const app::WhyLink& link, const Screen& screen) {
    std::string text = wrapped(format_instant(link.at) + "  " + link.text, screen, "  ");
    std::string from = "set off by " + link.trigger;
    if (!link.person.empty()) from += ", given by " + link.person;
    text += wrapped(from, screen, "      ");
    for (const std::string& rule : link.rules) {
        const std::string meaning(app::rule_text(rule));
        text += screen.paint(
            Tone::quiet, wrapped(rule + (meaning.empty() ? "" : ": " + meaning), screen, "      "));
    }
    return text;
}

std::string shown(const app::Why& why, const Screen& screen) {
    std::string text = wrapped(why.verdict, screen, "") + wrapped(why.change, screen, "");
    bool first = true;
    for (const app::WhyLink& link : why.chain) {
        text += first ? "\n" : screen.paint(Tone::strong, "  because of") + "\n";
        text += shown_link(link, screen);
        first = false;
    }
    return text;
}

ExitCode carry_out_explain(const ExplainArguments& arguments) {
    DocumentOutputs outputs;
    outputs.ask("--json", arguments.json);
    ExitCode code = outputs.open({{arguments.file, "FILE"}});
    if (code != ExitCode::passed) return code;
    const auto text = read_scenario_text(arguments.file, code);
    if (!text) return code;
    app::WhyRequest request;
    request.text = *text;
    request.file = display_name(arguments.file);
    if (arguments.expectation) {
        request.expectation = static_cast<std::size_t>(*arguments.expectation);
    }
    request.pointer = arguments.get;
    request.at = arguments.at;
    request.seed = arguments.seed;
    request.set = set_pairs(arguments.set);
    request.stop = stop_flag();
    const auto why = app::why(request);
    if (!why) {
        tell_errors(why.error());
        const std::string& place = why.error().front().file;
        const bool is_option = place == "--get" || place == "--at" || place == "--expectation";
        return is_option ? ExitCode::usage : ExitCode::invalid;
    }
    if (!arguments.quiet && !outputs.use_stdout()) {
        show_text(shown(*why, screen_of(stdout, arguments.color)));
    }
    outputs.write(arguments.json, why->json);
    return outputs.commit();
}

}  // namespace

Verb add_explain(CLI::App& app) {
    CLI::App* explain =
        app.add_subcommand("explain", "Tell which event led to a value or a failure, and why");
    explain->group("Verbs");
    const auto arguments = std::make_shared<ExplainArguments>();
    explain->add_option("FILE", arguments->file, "Scenario file; '-' is standard input")
        ->type_name("")
        ->required();
    CLI::Option* const expectation =
        add_whole_number(*explain, "--expectation", arguments->expectation, 0, 1'000'000'000,
                         "The expectation to explain, counted from 0");
    CLI::Option* const get =
        explain->add_option("--get", arguments->get, "JSON pointer to the value to explain")
            ->type_name("POINTER")
            ->check(check_utf8)
            ->excludes(expectation);
    explain
        ->add_option("--at", arguments->at,
                     "When to look at the value: an instant, a date or a span from the start")
        ->type_name("T")
        ->needs(get);
    add_seed(*explain, arguments->seed);
    add_set_option(*explain, arguments->set);
    add_output(*explain, "--json", arguments->json, "Write the explanation as JSON to OUT");
    add_quiet(*explain, arguments->quiet);
    add_color_option(*explain, arguments->color);
    explain->footer(explain_footer);
    explain->final_callback([arguments] {
        if (!arguments->expectation && arguments->get.empty()) {
            throw CLI::ValidationError("--expectation", "or --get is needed: what to explain");
        }
    });
    return {explain, [arguments] { return carry_out_explain(*arguments); }};
}

}  // namespace headroom::cli
