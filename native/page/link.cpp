// headroom link FILE [--at T] [--page-name P] [--branch B]

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

#include "core/app/session.h"
#include "core/app/share_link.h"
#include "core/base/written_instant.h"
#include "native/input_file.h"
#include "native/messages.h"
#include "native/option_kinds.h"
#include "native/page/verbs.h"
#include "native/page_link.h"
#include "native/planning_options.h"
#include "native/set_option.h"
#include "native/terminal.h"

namespace headroom::cli {
namespace {

struct LinkArguments {
    std::string file;
    std::string url = fmt::format("http://127.0.0.1:{}/", default_page_port);
    std::string at, page_name, branch;
    std::vector<std::string> set;
};

constexpr const char* link_footer =
    R"(Prints an address that opens the scenario in the page: the whole scenario is in the address, behind
'#', which browsers send to nobody. Without --page it is the address of 'headroom page'.

Examples:
  headroom link my.json
  headroom link my.json --at 30d --page-name sites
  headroom link my.json --page https://example.com/headroom/
)";

/// Whether the scenario knows this moment; told when not.
bool is_within(const app::Session& session, const std::string& text) {
    const auto at = parse_instant_or_span(text, session.start());
    if (!at) {
        tell("headroom: --at: {}\n", printable(not_an_instant(text)));
        return false;
    }
    if (*at >= session.start() && *at <= session.end()) return true;
    tell("headroom: --at: {} is outside of the scenario, which plays from {} to {}\n",
         format_instant(*at), format_instant(session.start()), format_instant(session.end()));
    return false;
}

ExitCode carry_out_link(const LinkArguments& arguments) {
    ExitCode code = ExitCode::passed;
    const auto text = read_scenario_text(arguments.file, code);
    if (!text) return code;
    app::RunOptions options;
    options.keep_log = false;
    options.set = set_pairs(arguments.set);
    const auto loaded = app::Session::load(*text, display_name(arguments.file), std::move(options));
    if (!loaded) return tell_errors(loaded.error());
    const app::Session& session = **loaded;
    if (!arguments.at.empty() && !is_within(session, arguments.at)) return ExitCode::usage;
    const std::string address = PageLink(arguments.url, session.beginning_json())
                                    .to({arguments.at, arguments.page_name, arguments.branch});
    show("{}\n", address);
    if (address.size() > app::comfortable_link) {
        tell(
            "headroom: the address has {} characters; mails and chats may cut it. The file itself "
            "is safer.\n",
            address.size());
    }
    return ExitCode::passed;
}

}  // namespace

Verb add_link(CLI::App& app) {
    CLI::App* link = app.add_subcommand("link", "Print an address that opens a scenario");
    link->group("Verbs");
    const auto arguments = std::make_shared<LinkArguments>();
    link->add_option("FILE", arguments->file, "Scenario file; '-' is standard input")
        ->type_name("")
        ->required();
    link->add_option("--page", arguments->url, "Where the page is (the address of 'headroom page')")
        ->type_name("URL")
        ->check(check_page_url);
    link->add_option("--at", arguments->at,
                     "The moment to show: an instant, a date or a span from the start")
        ->type_name("T");
    link->add_option("--page-name", arguments->page_name, "What to show there, e.g. sites")
        ->type_name("NAME")
        ->check(one_of({"planner", "forecast", "sites", "log", "map", "my-account", "console",
                        "macs", "vendor-desk"}));
    link->add_option("--branch", arguments->branch, "The branch to show")
        ->type_name("NAME")
        ->check(check_utf8);
    add_set_option(*link, arguments->set);
    link->footer(link_footer);
    return {link, [arguments] { return carry_out_link(*arguments); }};
}

}  // namespace headroom::cli
