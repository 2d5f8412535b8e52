#pragma once
// Offline files on disk: what a run saves becomes real files, and real files can be given to a run.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/app/session.h"
#include "core/base/result.h"

namespace headroom::cli {

/// Reads `NAME=PATH` arguments into (name, text). The error is a whole sentence.
Result<std::vector<std::pair<std::string, std::string>>, std::string> read_imports(
    const std::vector<std::string>& arguments);

/// Writes every saved file of the session into the folder, which is made when it is missing. File
/// names are the scenario's; characters that no file system likes become '_'. nullopt when all went
/// well, else the whole sentence.
std::optional<std::string> write_saved_files(const app::Session& session,
                                             const std::string& folder);

}  // namespace headroom::cli
