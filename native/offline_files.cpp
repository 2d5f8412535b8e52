#include "native/offline_files.h"

#include <fmt/core.h>

#include <filesystem>
#include <string_view>

#include "native/input_file.h"
#include "native/output_file.h"

namespace headroom::cli {
namespace {

// A name of a scenario may hold anything; a file name should not leave its folder.
std::string file_name_of(const app::SavedFile& file) {
    std::string name;
    for (const char c : file.name) {
        const bool control = static_cast<unsigned char>(c) < 32;
        name += control || std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos ? '_' : c;
    }
    if (name.empty() || name == "." || name == "..") name.assign(1, '_');
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

std::optional<std::string> write_saved_files(const app::Session& session,
                                             const std::string& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) return fmt::format("{}: cannot make this folder: {}", folder, error.message());
    for (const app::SavedFile& file : session.saved_files()) {
        const std::filesystem::path path = std::filesystem::path(folder) / file_name_of(file);
        auto output = OutputFile::create(path.string());
        if (!output) return output.error();
        output->write(file.text);
        if (auto failure = output->commit()) return failure;
    }
    return std::nullopt;
}

}  // namespace headroom::cli
