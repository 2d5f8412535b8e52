// headroom track SCENARIO USAGE...

#include "core/app/track.h"

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "native/color_option.h"
#include "native/document_output.h"
#include "native/import_options.h"
#include "native/input_file.h"
#include "native/interrupt.h"
#include "native/messages.h"
#include "native/option_kinds.h"
#include "native/planning_options.h"
#include "native/text_table.h"
#include "native/verb.h"

namespace headroom::cli {
namespace {

using Json = nlohmann::ordered_json;

struct TrackArguments {
    std::string scenario;
    ImportArguments input;
    std::string json, html, new_scenario;
    std::optional<std::int64_t> replications;
    std::optional<std::uint64_t> seed;
    bool fixed_parameters = false;
    bool quiet = false;
    ColorWish color = ColorWish::automatic;
};

constexpr const char* track_footer =
    R"(Puts the counts that came since SCENARIO began beside the counts that it forecasts. A site is above or
below when it left the band that 95 % of the forecasts keep to until the scenario's end: of the sites
whose demand is as forecast, at most 5 % are ever called so, however often you look. USAGE is what
'headroom import' reads; counts before the scenario's start are its history, for --scenario.

Exit code 1: a site is above what was forecast.

Examples:
  headroom track plan.json usage.csv
  headroom track plan.json usage.csv --html track.html
  headroom track plan.json history.csv new.csv --scenario next.json     plan again from today on
)";

Cell verdict_cell(const Json& site) {
    const auto verdict = site.at("verdict").get<std::string>();
    if (verdict == "noCounts") return {"no counts", Tone::quiet};
    if (verdict == "asExpected") return {"as expected", Tone::good};
    return {verdict + " since " + site.at("left").get<std::string>(),
            verdict == "above" ? Tone::bad : Tone::warning};
}

std::string track_table(const Json& document, const Screen& screen) {
    using Side = Column::Align;
    TextTable table({{"SITE"},
                     {"COUNTS", Side::right},
                     {"NEWEST"},
                     {"MACS", Side::right},
                     {"BAND THAT DAY", Side::right},
                     {"VERDICT"}});
    for (const auto& [code, told] : document.at("sites").items()) {
        const Json& site = told;  // clang captures no structured bindings
        const auto counts = site.at("counts").get<std::size_t>();
        if (counts == 0) {
            table.add_row({{printable(code)}, {"0"}, {"-"}, {"-"}, {"-"}, verdict_cell(site)});
            continue;
        }
        const auto newest = [&](const char* what) { return site.at(what)[counts - 1]; };
        table.add_row({{printable(code)},
                       {std::to_string(counts)},
                       {newest("dates").get<std::string>()},
                       {std::to_string(newest("used").get<std::int64_t>())},
                       {fmt::format("{} to {}", newest("low").get<std::int64_t>(),
                                    newest("high").get<std::int64_t>())},
                       verdict_cell(site)});
    }
    return table.render(screen);
}

void print_lines(const std::string& sentence, const Screen& screen) {
    for (const std::string& line : wrap(printable(sentence), screen.width - 2)) {
        show("  {}\n", line);
    }
}

void print_track(const Json& document, const Screen& screen) {
    show("{}\n{} to {}, with counts until {}\n\n{}",
         screen.paint(Tone::strong,
                      printable(document.at("scenario").at("name").get<std::string>())),
         document.at("from").get<std::string>(), document.at("to").get<std::string>(),
         document.at("lastCount").get<std::string>(), track_table(document, screen));
    bool any = false;
    for (const auto& [code, site] : document.at("sites").items()) {
        const auto verdict = site.at("verdict").get<std::string>();
        if (verdict != "above" && verdict != "below") continue;
        if (!any) show("\n");
        any = true;
        print_lines(site.at("why").get<std::string>(), screen);
    }
    if (!document.at("notes").empty()) show("\n");
    for (const Json& note : document.at("notes")) print_lines(note.get<std::string>(), screen);
}

Result<app::TrackRequest, ExitCode> track_request(const TrackArguments& arguments) {
    app::TrackRequest request;
    ExitCode code = ExitCode::passed;
    auto text = read_scenario_text(arguments.scenario, code);
    if (!text) return code;
    request.scenario = std::move(*text);
    request.file = display_name(arguments.scenario);
    request.replications = arguments.replications;
    request.seed = arguments.seed;
    request.fixed_parameters = arguments.fixed_parameters;
    request.with_html = !arguments.html.empty();
    request.with_scenario = !arguments.new_scenario.empty();
    request.stop = stop_flag();
    return request;
}

ExitCode carry_out_track(const TrackArguments& arguments) {
    DocumentOutputs outputs;
    outputs.ask("--json", arguments.json);
    outputs.ask("--html", arguments.html);
    outputs.ask("--scenario", arguments.new_scenario);
    std::vector<NamedPlace> inputs = inputs_of(arguments.input, "USAGE");
    inputs.push_back({arguments.scenario, "SCENARIO"});
    ExitCode code = outputs.open(inputs);
    if (code != ExitCode::passed) return code;
    const auto request = track_request(arguments);
    if (!request) return request.error();
    const auto reader = read_exports(arguments.input);
    if (!reader) return reader.error();
    const auto track = (*reader)->track(*request);
    if (!track) return tell_errors(track.error());
    outputs.write(arguments.json, track->json);
    outputs.write(arguments.html, track->html);
    outputs.write(arguments.new_scenario, track->scenario);
    if (!arguments.quiet && !outputs.use_stdout())
        print_track(Json::parse(track->json), screen_of(stdout, arguments.color));
    for (const std::string& step : track->left_out) {
        tell("headroom: --scenario is without the step {}\n", printable(step));
    }
    code = outputs.commit();
    return track->above ? worse_of(code, ExitCode::failed) : code;
}

void describe_track(CLI::App& track, TrackArguments& arguments) {
    track.add_option("SCENARIO", arguments.scenario, "The scenario that was planned with")
        ->type_name("")
        ->required();
    track
        .add_option("USAGE", arguments.input.files,
                    "Counts that came: usage histories or device lists")
        ->type_name("")
        ->required();
    add_import_options(track, arguments.input);
    add_whole_number(track, "--replications", arguments.replications, 1, 1'000'000,
                     "How many forecasts are played (1999, in full simulation 499)");
    add_seed(track, arguments.seed);
    track.add_flag("--fixed-parameters", arguments.fixed_parameters,
                   "Play the demand's figures as they stand, without what its history leaves open");
    add_output(track, "--json", arguments.json, "Write the result as JSON to OUT");
    add_output(track, "--html", arguments.html, "Write a report for people to OUT");
    add_output(track, "--scenario", arguments.new_scenario,
               "Write a scenario from the newest count on, with the demand fitted again");
    add_quiet(track, arguments.quiet);
    add_color_option(track, arguments.color);
}

}  // namespace

Verb add_track(CLI::App& app) {
    CLI::App* track = app.add_subcommand("track", "What happened beside what was forecast");
    track->group("Verbs");
    const auto arguments = std::make_shared<TrackArguments>();
    describe_track(*track, *arguments);
    track->footer(track_footer);
    return {track, [arguments] { return carry_out_track(*arguments); }};
}

}  // namespace headroom::cli
