// headroom schema [scenario|report|risk|compare|plan|fit]

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>
#include <string>

#include "core/app/session.h"
#include "native/verb.h"

namespace headroom::cli {
namespace {

constexpr const char* schema_footer = R"(Examples:
  headroom schema > scenario.schema.json    for an editor that checks while you type
  headroom schema report
)";

ExitCode print_schema(const std::string& name) {
    const std::string text = app::schema_json(name);
    std::fwrite(text.data(), 1, text.size(), stdout);
    if (text.empty() || text.back() != '\n') std::fputc('\n', stdout);
    return ExitCode::passed;
}

}  // namespace

Verb add_schema(CLI::App& app) {
    CLI::App* schema = app.add_subcommand("schema", "Print a JSON Schema (2020-12)");
    schema->group("Verbs");
    const auto name = std::make_shared<std::string>("scenario");
    schema->add_option("NAME", *name, "What to describe: scenario (the default), report, risk, compare, plan or fit")
        ->type_name("")
        ->check(CLI::IsMember({"scenario", "report", "risk", "compare", "plan", "fit"}));
    schema->footer(schema_footer);
    return {schema, [name] { return print_schema(*name); }};
}

}  // namespace headroom::cli
