#include "native/import_options.h"

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include "native/input_file.h"
#include "native/interrupt.h"
#include "native/messages.h"
#include "native/option_kinds.h"
#include "native/terminal.h"

namespace headroom::cli {
namespace {

ExitCode wrong_option(const std::string& message) {
    tell("headroom: {}\n", printable(message));
    return ExitCode::usage;
}

ExitCode unreadable(const ReadFailure& failure, const std::string& name) {
    tell("headroom: {}: {}\n", printable(name),
         failure.is_pattern ? "no file matches this pattern" : failure.reason);
    return failure.is_pattern ? ExitCode::usage : ExitCode::invalid;
}

Result<app::ImportRequest, ExitCode> request_of(const ImportArguments& arguments) {
    app::ImportRequest request;
    request.as = arguments.as;
    request.site_column = arguments.site_column;
    request.date_order = arguments.date_order;
    if (!arguments.today.empty()) {
        request.today = parse_date(arguments.today);
        if (!request.today) {
            return wrong_option(
                fmt::format("--today: '{}' is no date like 2017-03-06", arguments.today));
        }
    }
    const auto gone_after = parse_span(arguments.gone_after);
    if (!gone_after || gone_after->seconds < seconds_per_day ||
        gone_after->seconds > Span::days(36500).seconds) {
        return wrong_option(
            fmt::format("--gone-after: '{}' is no span from 1d to 36500d", arguments.gone_after));
    }
    request.gone_after_days = static_cast<int>(gone_after->seconds / seconds_per_day);
    if (!arguments.sites.empty()) {
        const auto text = read_input(arguments.sites);
        if (!text) return unreadable(text.error(), arguments.sites);
        auto codes = app::read_site_codes(*text, display_name(arguments.sites));
        if (!codes) {
            print_errors(codes.error());
            return ExitCode::invalid;
        }
        request.site_codes = std::move(*codes);
    }
    return request;
}

}  // namespace

void print_errors(const std::vector<scenario::InputError>& errors) {
    for (const scenario::InputError& error : errors) {
        tell("{}\n", printable(scenario::to_string(error)));
    }
}

void add_import_options(CLI::App& verb, ImportArguments& arguments) {
    verb.add_option("--as", arguments.as,
                    "What the files are (default: recognised by the header line)")
        ->type_name("KIND")
        ->check(one_of(app::import_kinds()));
    verb.add_option("--site-column", arguments.site_column, "The column that names the site")
        ->type_name("NAME");
    verb.add_option("--sites", arguments.sites, "A CSV file name,code: the code of each site")
        ->type_name("MAP");
    verb.add_option("--date-order", arguments.date_order,
                    "How dates like 02/03/2025 are meant: ymd, dmy or mdy (default: from the file)")
        ->type_name("ORDER")
        ->check(one_of({"ymd", "dmy", "mdy"}));
    verb.add_option("--today", arguments.today,
                    "The day of a device list (default: in its name, or its latest date)")
        ->type_name("DATE");
    verb.add_option("--gone-after", arguments.gone_after,
                    "A device not seen for so long has left (default: 90d)")
        ->type_name("SPAN");
}

std::vector<NamedPlace> inputs_of(const ImportArguments& arguments, const std::string& what) {
    std::vector<NamedPlace> inputs{{arguments.sites, "--sites"}};
    for (const std::string& file : arguments.files) inputs.push_back({file, what});
    return inputs;
}

Result<std::unique_ptr<app::ImportReader>, ExitCode> read_exports(
    const ImportArguments& arguments) {
    const auto request = request_of(arguments);
    if (!request) return request.error();
    auto reader = std::make_unique<app::ImportReader>(*request);
    for (const std::string& file : arguments.files) {
        const std::string name = display_name(file);
        reader->begin_file(name);
        const auto failure = read_pieces(
            file, [&](std::string_view piece) { return reader->feed(piece) && !is_interrupted(); });
        if (is_interrupted()) return ExitCode::interrupted;
        if (failure) return unreadable(*failure, name);
        reader->end_file();
    }
    return reader;
}

}  // namespace headroom::cli
