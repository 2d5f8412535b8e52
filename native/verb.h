#pragma once
// A verb of the command line: `headroom run ...`. Each has a file of its own that describes its
// options to CLI11 and carries out what was asked.

#include <functional>

#include "native/exit_code.h"

namespace CLI {
class App;
}

namespace headroom::cli {

struct Verb {
    CLI::App* command = nullptr;          // owned by the application it was added to
    std::function<ExitCode()> carry_out;  // called once, after the command line was understood
};

Verb add_run(CLI::App& app);
Verb add_validate(CLI::App& app);
Verb add_presets(CLI::App& app);
Verb add_lessons(CLI::App& app);
Verb add_compare(CLI::App& app);
Verb add_risk(CLI::App& app);
Verb add_schema(CLI::App& app);
Verb add_fit(CLI::App& app);
Verb add_import(CLI::App& app);
Verb add_track(CLI::App& app);
Verb add_plan(CLI::App& app);
Verb add_bench(CLI::App& app);
Verb add_sweep(CLI::App& app);
Verb add_sensitivity(CLI::App& app);

}  // namespace headroom::cli
