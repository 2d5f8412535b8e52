// headroom fit USAGE.csv

#include "core/app/fit.h"

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "native/color_option.h"
#include "native/document_output.h"
#include "native/import_options.h"
#include "native/messages.h"
#include "native/option_kinds.h"
#include "native/text_table.h"
#include "native/verb.h"

namespace headroom::cli {
namespace {

using Json = nlohmann::ordered_json;

struct FitArguments {
    ImportArguments input;
    std::string json, demand, scenario, recorded, comparison;
    std::string start, horizon;
    std::string method = "manual";
    std::optional<std::int64_t> licenses;
    bool quiet = false;
    ColorWish color = ColorWish::automatic;
};

constexpr const char* fit_footer =
    R"(USAGE.csv has the columns site,date,used, as on the Proxy Server Details page, in any spelling that
'headroom import' reads; device lists are read, too. Bad rows are reported all together, with line and
fix, and the exit code is 3.

Examples:
  headroom fit usage.csv                              how many Macs come, how long they stay
  headroom fit usage.csv --demand demand.json         for the "demand" of a scenario
  headroom fit usage.csv --scenario start.json        a whole scenario, to plan with
  headroom fit usage.csv --recorded again.json        plays the history again, count for count
)";

std::string number(const Json& value, const char* format) {
    if (value.is_null()) return "-";
    return fmt::format(fmt::runtime(format), value.get<double>());
}

Tone tone_of(const std::string& quality) {
    if (quality == "good") return Tone::good;
    return quality == "fair" ? Tone::warning : Tone::bad;
}

std::string words_of(const std::string& quality) {
    return quality == "tooLittleData" ? "too little data" : quality;
}

std::string sites_table(const Json& fit, const Screen& screen) {
    using Align = Column::Align;
    TextTable table({{"SITE"},
                     {"COUNTS", Align::right},
                     {"MACS", Align::right},
                     {"PEAK", Align::right},
                     {"A DAY", Align::right},
                     {"GROWTH", Align::right},
                     {"STAY", Align::right},
                     {"FIT"}});
    for (const auto& [code, site] : fit.at("sites").items()) {
        const auto quality = site.at("quality").get<std::string>();
        const Json& growth = site.at("growthPerYear");
        const Json& stay = site.at("meanStayDays");
        table.add_row(
            {{printable(code)},
             {std::to_string(site.at("statistics").at("counts").get<int>())},
             {std::to_string(site.at("macs").get<std::int64_t>())},
             {std::to_string(site.at("peak").get<std::int64_t>())},
             {number(site.at("perDay").at("value"), "{:.3f}")},
             {growth.is_null() ? "none"
                               : fmt::format("{:+.0f} %", 100 * growth.at("value").get<double>())},
             {stay.is_null() ? "for ever" : number(stay.at("value"), "{:.0f} d")},
             {words_of(quality), tone_of(quality)}});
    }
    return table.render(screen);
}

void print_sentences(const std::string& label, const Json& sentences, const Screen& screen) {
    for (const Json& sentence : sentences) {
        bool first = true;
        for (const std::string& line :
             wrap(printable(sentence.get<std::string>()), screen.width - 9)) {
            show("  {:<5}  {}\n", first ? label : "", line);
            first = false;
        }
    }
}

std::string law_words(const Json& law) {
    return fmt::format("{} of mean {:.0f} days", law.at("stay").at("model").get<std::string>(),
                       law.at("meanDays").get<double>());
}

void print_stays(const Json& stays, const Screen& screen) {
    if (stays.is_null()) return;
    const Json& laws = stays.at("laws");
    show("\n{}\n", screen.paint(Tone::strong, "How long Macs stay"));
    print_sentences(
        "",
        Json::array({fmt::format(
            "Of the listed Macs {} have left and {} are there: {} says best how long those stay "
            "that it was not fitted to, with {:.0f} % certainty before {}.",
            stays.at("ended").get<std::int64_t>(), stays.at("running").get<std::int64_t>(),
            law_words(laws[0]), 100 * stays.at("sure").get<double>(), law_words(laws[1]))}),
        screen);
}

void print_fit(const Json& fit, const std::string& demand, const Screen& screen) {
    show("{}\n{} to {}; the demand begins on {}\n\n", screen.paint(Tone::strong, "Sites"),
         fit.at("from").get<std::string>(), fit.at("to").get<std::string>(),
         fit.at("start").get<std::string>());
    show("{}\n{}\n", sites_table(fit, screen), screen.paint(Tone::strong, "How well it fits"));
    for (const auto& [code, site] : fit.at("sites").items()) {
        print_sentences(printable(code), site.at("verdict"), screen);
    }
    print_stays(fit.at("stays"), screen);
    if (!fit.at("notes").empty()) {
        show("\n{}\n", screen.paint(Tone::strong, "Put right"));
        print_sentences("", fit.at("notes"), screen);
    }
    Json figures = Json::parse(demand);
    for (Json& site : figures) site.erase("uncertainty");
    show("\n{}\n\"demand\": {}\n", screen.paint(Tone::strong, "For a scenario"), figures.dump(2));
    show("\nWhat the history leaves open is not shown here; --demand and --scenario write it.\n");
}

Result<app::FitRequest, std::string> request_of(const FitArguments& arguments) {
    app::FitRequest request;
    request.found_by_discovery = arguments.method == "discovery";
    request.licenses = arguments.licenses;
    if (!arguments.start.empty()) {
        request.start = parse_date(arguments.start);
        if (!request.start) {
            return fmt::format("--start: '{}' is no date like 2017-03-06", arguments.start);
        }
    }
    if (!arguments.horizon.empty()) {
        const auto span = parse_span(arguments.horizon);
        if (!span || span->seconds < 86400 || span->seconds > Span::days(36500).seconds) {
            return fmt::format("--horizon: '{}' is no span from 1d to 36500d", arguments.horizon);
        }
        request.horizon = *span;
    }
    if (request.start) {
        if (const auto problem = app::start_problem(*request.start, request.horizon))
            return "--start: " + *problem;
    }
    return request;
}

ExitCode carry_out_fit(const FitArguments& arguments) {
    const auto request = request_of(arguments);
    if (!request) {
        tell("headroom: {}\n", request.error());
        return ExitCode::usage;
    }
    DocumentOutputs outputs;
    outputs.ask("--json", arguments.json);
    outputs.ask("--demand", arguments.demand);
    outputs.ask("--scenario", arguments.scenario);
    outputs.ask("--recorded", arguments.recorded);
    outputs.ask("--comparison", arguments.comparison);
    const ExitCode code = outputs.open(inputs_of(arguments.input, "USAGE"));
    if (code != ExitCode::passed) return code;
    const auto reader = read_exports(arguments.input);
    if (!reader) return reader.error();
    const auto fitted = (*reader)->fit(*request);
    if (!fitted) {
        print_errors(fitted.error());
        return ExitCode::invalid;
    }
    outputs.write(arguments.json, fitted->fit_json);
    outputs.write(arguments.demand, fitted->demand_json);
    outputs.write(arguments.scenario, fitted->scenario_json);
    outputs.write(arguments.recorded, fitted->recorded_json);
    outputs.write(arguments.comparison, fitted->comparison_csv);
    if (!arguments.quiet && !outputs.use_stdout()) {
        print_fit(Json::parse(fitted->fit_json), fitted->demand_json,
                  screen_of(stdout, arguments.color));
    }
    return outputs.commit();
}

void describe_options(CLI::App& fit, FitArguments& arguments) {
    const auto output = [&](const char* option, std::string& path, const char* what) {
        add_output(fit, option, path, what);
    };
    fit.add_option("USAGE", arguments.input.files,
                   "Usage histories or device lists; '-' is standard input")
        ->type_name("")
        ->required();
    add_import_options(fit, arguments.input);
    output("--json", arguments.json, "Write everything as JSON to OUT");
    output("--demand", arguments.demand, "Write the demand block of a scenario to OUT");
    output("--scenario", arguments.scenario, "Write a scenario with sites and demand to OUT");
    output("--recorded", arguments.recorded, "Write a scenario that plays the history again");
    output("--comparison", arguments.comparison, "Write counts, fit and band as CSV to OUT");
    fit.add_option("--start", arguments.start,
                   "When the demand begins (default: after the history)")
        ->type_name("DATE");
    fit.add_option("--horizon", arguments.horizon, "How long the scenario is (default: 365d)")
        ->type_name("SPAN");
    add_whole_number(
        fit, "--licenses", arguments.licenses, 1, 1'000'000'000,
        "Licenses of the scenario's subscription (default and least: the sites' peaks)");
    fit.add_option("--method", arguments.method, "How Macs come: manual or discovery")
        ->type_name("METHOD")
        ->check(one_of({"manual", "discovery"}));
    add_quiet(fit, arguments.quiet);
    add_color_option(fit, arguments.color);
}

}  // namespace

Verb add_fit(CLI::App& app) {
    CLI::App* fit = app.add_subcommand("fit", "Find the demand in a usage history");
    fit->group("Verbs");
    const auto arguments = std::make_shared<FitArguments>();
    describe_options(*fit, *arguments);
    fit->footer(fit_footer);
    return {fit, [arguments] { return carry_out_fit(*arguments); }};
}

}  // namespace headroom::cli
