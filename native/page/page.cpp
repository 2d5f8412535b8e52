// headroom page [--port N]

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#ifndef __EMSCRIPTEN__
#include <unistd.h>
#endif

#include "native/messages.h"
#include "native/option_kinds.h"
#include "native/page/verbs.h"
#include "native/page_link.h"
#include "native/terminal.h"

namespace headroom::cli {
namespace {

namespace fs = std::filesystem;

struct PageArguments {
    std::optional<std::int64_t> port;
    std::string folder;
};

constexpr const char* page_footer =
    R"(Serves the page that is installed with the program, to this machine alone (127.0.0.1), and prints its
address. Ctrl-C ends it; the exit code is 0 then.

Examples:
  headroom page
  headroom page --port 0                    any free port
  headroom page --folder build/wasm/site
)";

#ifndef __EMSCRIPTEN__

fs::path program_folder() {
    std::error_code error;
    return fs::read_symlink("/proc/self/exe", error).parent_path();
}

/// The first of the places that exists; empty when none does.
fs::path first_of(const std::vector<fs::path>& places) {
    std::error_code error;
    for (const fs::path& place : places) {
        if (fs::exists(place, error)) return fs::canonical(place, error);
    }
    return {};
}

std::optional<fs::path> page_folder(const PageArguments& arguments) {
    const fs::path beside = program_folder();
    const fs::path index =
        arguments.folder.empty()
            ? first_of({beside / "../share/headroom/page/index.html", beside / "page/index.html"})
            : first_of({fs::path(arguments.folder) / "index.html"});
    if (!index.empty()) return index.parent_path();
    if (arguments.folder.empty()) {
        tell("headroom: no page is installed with this program; --folder names one\n");
    } else {
        tell("headroom: --folder {}: there is no page (index.html) in it\n",
             printable(arguments.folder));
    }
    return std::nullopt;
}

/// The server is a program of its own, so that this one runs where its libraries are missing.
ExitCode carry_out_page(const PageArguments& arguments) {
    const auto folder = page_folder(arguments);
    if (!folder) return ExitCode::usage;
    const fs::path beside = program_folder();
    const fs::path server = first_of(
        {beside / "headroom-page-server", beside / "../libexec/headroom/headroom-page-server"});
    if (server.empty()) {
        tell(
            "headroom: this program was built without the server of pages (cpp-httplib); any web "
            "server can serve {}\n",
            printable(folder->string()));
        return ExitCode::internal;
    }
    const std::string port = std::to_string(arguments.port.value_or(default_page_port));
    std::fflush(stdout);
    execl(server.c_str(), server.c_str(), folder->c_str(), port.c_str(), nullptr);
    tell("headroom: {} cannot be started\n", printable(server.string()));
    return ExitCode::internal;
}

#else

ExitCode carry_out_page(const PageArguments&) {
    tell_text("headroom: only the native program serves pages\n");
    return ExitCode::usage;
}

#endif

}  // namespace

Verb add_page(CLI::App& app) {
    CLI::App* page = app.add_subcommand("page", "Serve the page to this machine");
    page->group("Verbs");
    const auto arguments = std::make_shared<PageArguments>();
    add_whole_number(
        *page, "--port", arguments->port, 0, 65535,
        fmt::format("Port to listen on; 0 takes any free one ({})", default_page_port));
    page->add_option("--folder", arguments->folder,
                     "Folder of the page (the one that is installed with the program)")
        ->type_name("FOLDER");
    page->footer(page_footer);
    return {page, [arguments] { return carry_out_page(*arguments); }};
}

}  // namespace headroom::cli
