// headroom schema [NAME]

#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

#include "core/app/session.h"
#include "native/messages.h"
#include "native/option_kinds.h"
#include "native/schema_names.h"
#include "native/verb.h"

namespace headroom::cli {
namespace {

constexpr const char* schema_footer =
    R"(NAME is scenario, state, report, risk, compare, plan, fit, sweep, sensitivity, import, bench,
event, offline-file, lesson, lessons, diff, explain or track.

Examples:
  headroom schema > scenario.schema.json    for an editor that checks while you type
  headroom schema report
  headroom schema event                     a line of run --events
)";

ExitCode print_schema(const std::string& name) {
    const std::string text = app::schema_json(name);
    show_text(text);
    if (text.empty() || text.back() != '\n') show_text("\n");
    return ExitCode::passed;
}

}  // namespace

Verb add_schema(CLI::App& app) {
    CLI::App* schema = app.add_subcommand("schema", "Print a JSON Schema (2020-12)");
    schema->group("Verbs");
    const auto name = std::make_shared<std::string>("scenario");
    const std::vector<std::string> names(schema_names.begin(), schema_names.end());
    schema->add_option("NAME", *name, "What to describe (scenario); the names are below")
        ->type_name("")
        ->check(one_of(names));
    schema->footer(schema_footer);
    return {schema, [name] { return print_schema(*name); }};
}

}  // namespace headroom::cli
