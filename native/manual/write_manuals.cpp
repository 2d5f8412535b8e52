#include <CLI/CLI.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "core/app/session.h"
#include "native/exit_code.h"
#include "native/manual/manual.h"
#include "native/messages.h"
#include "native/output_file.h"
#include "native/schema_names.h"

namespace headroom::cli {
namespace {

namespace fs = std::filesystem;

bool write_file(const fs::path& path, const std::string& text) {
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    auto file = OutputFile::create(path.string());
    if (!file) {
        tell("headroom: {}\n", file.error());
        return false;
    }
    file->write(text);
    const auto failure = file->commit();
    if (failure) tell("headroom: {}\n", *failure);
    return !failure;
}

}  // namespace

ExitCode write_manuals(const CLI::App& program, const std::string& folder) {
    const fs::path base(folder);
    const std::string own_version = "headroom " + std::string(app::version());
    bool good = write_file(base / "man1/headroom.1", man_page(program, nullptr, own_version));
    for (const CLI::App* verb : verbs_of(program)) {
        good = good && write_file(base / "man1" / ("headroom-" + verb->get_name() + ".1"),
                                  man_page(program, verb, own_version));
    }
    good = good && write_file(base / "completions/headroom", completion_script(program, "bash"));
    good = good && write_file(base / "completions/_headroom", completion_script(program, "zsh"));
    good =
        good && write_file(base / "completions/headroom.fish", completion_script(program, "fish"));
    for (const std::string_view name : schema_names) {
        good = good && write_file(base / "schemas" / (std::string(name) + ".schema.json"),
                                  app::schema_json(name));
    }
    return good ? ExitCode::passed : ExitCode::internal;
}

}  // namespace headroom::cli
