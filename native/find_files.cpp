#include "native/find_files.h"

#include <fmt/format.h>
#include <fnmatch.h>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace headroom::cli {
namespace {

namespace fs = std::filesystem;

bool is_pattern(const std::string& text) { return text.find_first_of("*?[") != text.npos; }

/// Names in a folder without hidden ones, sorted; none for what is no folder.
std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code failed;
    for (fs::directory_iterator at(folder.empty() ? fs::path(".") : folder, failed), end;
         !failed && at != end; at.increment(failed)) {
        std::string name = at->path().filename().string();
        if (!name.starts_with('.')) names.push_back(std::move(name));
    }
    std::sort(names.begin(), names.end());
    return names;
}

bool is_folder(const fs::path& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

/// A folder itself, no link to one: links could lead in circles.
bool is_own_folder(const fs::path& path) {
    std::error_code ignored;
    return fs::symlink_status(path, ignored).type() == fs::file_type::directory;
}

void add_scenarios_in(const fs::path& folder, std::vector<std::string>& files) {
    for (const std::string& name : names_in(folder)) {
        const fs::path path = folder / name;
        if (is_own_folder(path)) {
            add_scenarios_in(path, files);
        } else if (name.ends_with(".json") && !is_folder(path)) {
            files.push_back(path.string());
        }
    }
}

using Parts = std::vector<std::string>;

/// The files under `folder` that parts [next, end) of a pattern match.
void add_matches(const fs::path& folder, const Parts& parts, std::size_t next,
                 std::vector<std::string>& files) {
    if (next == parts.size()) {
        std::error_code ignored;
        if (fs::exists(folder, ignored) && !is_folder(folder)) files.push_back(folder.string());
        return;
    }
    const std::string& part = parts[next];
    if (part == "**") {
        add_matches(folder, parts, next + 1, files);
        for (const std::string& name : names_in(folder)) {
            if (is_own_folder(folder / name)) add_matches(folder / name, parts, next, files);
        }
    } else if (is_pattern(part)) {
        for (const std::string& name : names_in(folder)) {
            if (::fnmatch(part.c_str(), name.c_str(), FNM_PERIOD) != 0) continue;
            add_matches(folder / name, parts, next + 1, files);
        }
    } else {
        add_matches(folder / part, parts, next + 1, files);
    }
}

std::vector<std::string> matches_of(const std::string& pattern) {
    const fs::path path(pattern);
    Parts parts;
    for (const fs::path& part : path.relative_path()) parts.push_back(part.string());
    std::vector<std::string> files;
    add_matches(path.root_path(), parts, 0, files);
    std::sort(files.begin(), files.end());
    files.erase(std::unique(files.begin(), files.end()), files.end());
    return files;
}

}  // namespace

Result<std::vector<std::string>, std::string> find_files(
    const std::vector<std::string>& arguments) {
    std::vector<std::string> all;
    for (const std::string& argument : arguments) {
        std::vector<std::string> found;
        std::error_code ignored;
        if (argument == "-") {
            found.push_back(argument);
        } else if (is_folder(argument)) {
            add_scenarios_in(argument, found);
            if (found.empty()) return fmt::format("{}: no file *.json is in this folder", argument);
        } else if (is_pattern(argument) && !fs::exists(argument, ignored)) {
            found = matches_of(argument);
            if (found.empty()) return fmt::format("{}: no file matches this pattern", argument);
        } else {
            found.push_back(argument);
        }
        all.insert(all.end(), found.begin(), found.end());
    }
    return all;
}

}  // namespace headroom::cli
