#pragma once
// The options and the reading that `import` and `fit` have in common.

#include <memory>
#include <string>
#include <vector>

#include "core/app/import.h"
#include "native/exit_code.h"
#include "native/output_places.h"

namespace CLI {
class App;
}

namespace headroom::cli {

struct ImportArguments {
    std::vector<std::string> files;
    std::string as, site_column, sites, date_order, today;
    std::string gone_after = "90d";
};

void add_import_options(CLI::App& verb, ImportArguments& arguments);

/// All files that are read, for DocumentOutputs::open; `what`: how the help names the files.
std::vector<NamedPlace> inputs_of(const ImportArguments& arguments, const std::string& what);

/// A reader that has read all files, or the exit code after an error, which was printed.
Result<std::unique_ptr<app::ImportReader>, ExitCode> read_exports(const ImportArguments& arguments);

/// Prints errors of files to standard error.
void print_errors(const std::vector<scenario::InputError>& errors);

}  // namespace headroom::cli
