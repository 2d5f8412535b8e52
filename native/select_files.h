#pragma once
// Choosing among many scenario files before any is played: --match and --list.

#include <string>
#include <vector>

namespace headroom::cli {

/// A file with the name of the scenario in it; empty where it cannot be read or has none.
struct ScenarioFile {
    std::string file;
    std::string name;
};

/// Reads the names. Standard input is not read: it has none here.
std::vector<ScenarioFile> with_names(const std::vector<std::string>& files);

/// Those whose scenario's name or path holds the text, without regard to ASCII case.
std::vector<ScenarioFile> matching(const std::vector<ScenarioFile>& files, const std::string& text);

/// One line a file: its path, then the scenario's name.
std::string list_of(const std::vector<ScenarioFile>& files);

}  // namespace headroom::cli
