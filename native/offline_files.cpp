#include "native/offline_files.h"

#include <fmt/core.h>

#include <filesystem>
#include <optional>
#include <string_view>

#include "core/base/file_name.h"
#include "native/input_file.h"
#include "native/messages.h"
#include "native/output_file.h"
#include "native/terminal.h"

namespace headroom::cli {
namespace {

// A name of a scenario may hold anything; a file name should not leave its folder.
std::string file_name_of(const app::SavedFile& file) {
    std::string name = safe_file_name(file.name);
    const bool has_extension = name.find('.') != std::string::npos;
    if (!has_extension) name.append(file.kind == "signedCsr" ? ".pem" : ".json");
    return name;
}

}  // namespace

Result<std::vector<std::pair<std::string, std::string>>, std::string> read_imports(
    const std::vector<std::string>& arguments) {
    std::vector<std::pair<std::string, std::string>> files;
    for (const std::string& argument : arguments) {
        const std::size_t equals = argument.find('=');
        const std::string path = argument.substr(equals + 1);
        auto text = read_input(path);
        if (!text) return fmt::format("{}: {}", path, text.error().reason);
        files.emplace_back(argument.substr(0, equals), std::move(*text));
    }
    return files;
}

ExitCode write_saved_files(const std::vector<app::SavedFile>& files, const std::string& folder,
                           std::vector<NamedPlace>& taken) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) {
        tell("headroom: {}: cannot make this folder: {}\n", printable(folder), error.message());
        return ExitCode::internal;
    }
    std::vector<NamedPlace> places;
    for (const app::SavedFile& file : files) {
        const std::filesystem::path path = std::filesystem::path(folder) / file_name_of(file);
        places.push_back({path.string(), "--save-files"});
    }
    if (!check_output_places(taken, places)) return ExitCode::usage;
    for (std::size_t i = 0; i < files.size(); ++i) {
        auto output = OutputFile::create(places[i].path);
        if (output) output->write(files[i].text);
        const auto failure = output ? output->commit() : std::optional(output.error());
        if (failure) {
            tell("headroom: {}\n", printable(*failure));
            return ExitCode::internal;
        }
        taken.push_back(places[i]);
    }
    return ExitCode::passed;
}

}  // namespace headroom::cli
