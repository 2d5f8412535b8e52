#pragma once
// Playing several scenario files one after the other and writing what comes of them.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/app/run_options.h"
#include "core/app/session.h"
#include "native/exit_code.h"
#include "native/junit.h"
#include "native/output_file.h"
#include "native/progress.h"
#include "native/terminal.h"

namespace headroom::cli {

struct BatchOptions {
    std::vector<std::string> files;
    app::RunOptions run;  // seed, until, set; the batch adds the observers
    std::optional<OutputFile> json, junit, events;
    std::string save_files;  // folder for the files that commands saved; empty: none
    bool show_summary = true;
    bool advice = false;  // plays each scenario again and again to find what avoids its breaches
    ProgressStyle progress = ProgressStyle::none;
    Screen out;  // standard output
    Screen err;  // standard error
};

class Batch {
public:
    explicit Batch(BatchOptions options) : options_(std::move(options)) {}

    /// Plays all files, or those until an interrupt. Errors go to standard error.
    ExitCode play();

private:
    ExitCode play_file(const std::string& file);
    ExitCode play_text(const std::string& name, const std::string& text);
    ExitCode finish(const std::string& name, app::Session& session);
    ExitCode broken(const std::string& name, const std::string& message, ExitCode code);
    app::RunOptions observed(Progress& progress);
    void begin_events_of(const std::string& name);
    ExitCode write_outputs();

    BatchOptions options_;
    JUnitReport junit_;
    std::vector<std::string> reports_;  // JSON texts
    std::size_t played_ = 0;            // files, with those that turned out broken
    std::size_t finished_ = 0;          // files that have a report
};

}  // namespace headroom::cli
