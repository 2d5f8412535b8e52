// headroom import FILE...

#include "core/app/import.h"

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include <memory>

#include "native/color_option.h"
#include "native/document_output.h"
#include "native/import_options.h"
#include "native/messages.h"
#include "native/option_kinds.h"
#include "native/text_table.h"
#include "native/verb.h"

namespace headroom::cli {
namespace {

struct ImportVerbArguments {
    ImportArguments input;
    std::string usage, scenario, json;
    bool quiet = false;
    ColorWish color = ColorWish::automatic;
};

constexpr const char* import_footer =
    R"(FILE is a usage history (site,date,used in any spelling, or a column a site), or a device list of
Jamf Pro, Jamf School, Intune, Configuration Manager, Snipe-IT or MunkiReport, or any list with a
site and dates. Several files of one kind add up. Dates that could be read in two ways are refused
with both readings; wrong rows of a history are errors, rows of a list that are no Mac are skipped.

Examples:
  headroom import jamf.csv                             how many Macs each site has
  headroom import intune.csv --usage usage.csv         their counts week by week, for fit
  headroom import usage.csv --date-order dmy --scenario start.json
  headroom import munki.csv --sites codes.csv          names become codes: P01, P02 ...
)";

std::string sites_table(const app::ImportDocuments& documents, const Screen& screen) {
    using Align = Column::Align;
    TextTable table({{"SITE"}, {"MACS", Align::right}, {"GONE", Align::right}});
    for (const app::ImportedSiteView& site : documents.sites) {
        table.add_row(
            {{printable(site.code)}, {std::to_string(site.macs)}, {std::to_string(site.gone)}});
    }
    return table.render(screen);
}

void print_import(const app::ImportDocuments& documents, const Screen& screen) {
    show("{}\n{}\n{}\n", screen.paint(Tone::strong, "Sites"), sites_table(documents, screen),
         screen.paint(Tone::strong, "What was read"));
    for (const std::string& sentence : documents.sentences) {
        bool first = true;
        for (const std::string& line : wrap(printable(sentence), screen.width - 4)) {
            show("{}{}\n", first ? "  " : "    ", line);
            first = false;
        }
    }
}

ExitCode carry_out_import(const ImportVerbArguments& arguments) {
    DocumentOutputs outputs;
    outputs.ask("--usage", arguments.usage);
    outputs.ask("--scenario", arguments.scenario);
    outputs.ask("--json", arguments.json);
    const ExitCode code = outputs.open(inputs_of(arguments.input, "FILE"));
    if (code != ExitCode::passed) return code;
    const auto reader = read_exports(arguments.input);
    if (!reader) return reader.error();
    const auto documents = (*reader)->finish();
    if (!documents) {
        print_errors(documents.error());
        return ExitCode::invalid;
    }
    std::string scenario;
    if (!arguments.scenario.empty()) {
        auto fitted = (*reader)->fit({});
        if (!fitted) {
            print_errors(fitted.error());
            return ExitCode::invalid;
        }
        scenario = std::move(fitted->scenario_json);
    }
    outputs.write(arguments.usage, documents->usage_csv);
    outputs.write(arguments.scenario, scenario);
    outputs.write(arguments.json, documents->import_json);
    if (!arguments.quiet && !outputs.use_stdout())
        print_import(*documents, screen_of(stdout, arguments.color));
    return outputs.commit();
}

}  // namespace

Verb add_import(CLI::App& app) {
    CLI::App* import = app.add_subcommand("import", "Read what other programs export");
    import->group("Verbs");
    const auto arguments = std::make_shared<ImportVerbArguments>();
    import->add_option("FILE", arguments->input.files, "Exported lists; '-' is standard input")
        ->type_name("")
        ->required();
    add_import_options(*import, arguments->input);
    const auto output = [&](const char* option, std::string& path, const char* what) {
        add_output(*import, option, path, what);
    };
    output("--usage", arguments->usage, "Write the counts as site,date,used to OUT");
    output("--scenario", arguments->scenario,
           "Write a scenario with sites, Macs and demand to OUT");
    output("--json", arguments->json, "Write what was read as JSON to OUT");
    add_quiet(*import, arguments->quiet);
    add_color_option(*import, arguments->color);
    import->footer(import_footer);
    return {import, [arguments] { return carry_out_import(*arguments); }};
}

}  // namespace headroom::cli
