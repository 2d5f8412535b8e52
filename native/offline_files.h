#pragma once
// Offline files on disk: what a run saves becomes real files, and real files can be given to a run.

#include <string>
#include <utility>
#include <vector>

#include "core/app/session.h"
#include "core/base/result.h"
#include "native/exit_code.h"
#include "native/output_places.h"

namespace headroom::cli {

/// Reads `NAME=PATH` arguments into (name, text). The error is a whole sentence.
Result<std::vector<std::pair<std::string, std::string>>, std::string> read_imports(
    const std::vector<std::string>& arguments);

/// Writes the files that a session saved into the folder, which is made when it is missing. File
/// names are the scenario's; characters that no file system likes become '_'. Nothing is written,
/// and the code is usage, when one would fall on a place that is `taken`; the places of those
/// written are added there. Says what is wrong on standard error.
ExitCode write_saved_files(const std::vector<app::SavedFile>& files, const std::string& folder,
                           std::vector<NamedPlace>& taken);

}  // namespace headroom::cli
