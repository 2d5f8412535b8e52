#pragma once
// Playing several scenario files and writing what comes of them, in the order of the files.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/app/run_options.h"
#include "core/app/session.h"
#include "native/exit_code.h"
#include "native/output_file.h"
#include "native/output_places.h"
#include "native/progress.h"
#include "native/terminal.h"
#include "native/test_results.h"

namespace headroom::cli {

struct BatchOptions {
    std::vector<std::string> files;
    app::RunOptions run;     // seed, until, set; the batch adds the observers
    int jobs = 1;            // files that are played at once; 1 when `events` are written
    bool fail_fast = false;  // nothing more after the first file that fails or cannot be run
    std::optional<OutputFile> json, junit, tap, markdown, events;
    bool github = false;            // annotations, on standard output unless that is an output
    bool stdout_is_output = false;  // some output goes to standard output
    bool judges = false;  // a verdict is asked for: a scenario that demands nothing is inconclusive
    std::vector<NamedPlace> taken;  // inputs and outputs, for `save_files` to keep off
    std::string save_files;         // folder for the files that commands saved; empty: none
    std::string page;               // address of a page: failed expectations get links; empty: none
    bool show_summary = true;
    bool advice = false;  // plays each scenario again and again to find what avoids its breaches
    ProgressStyle progress = ProgressStyle::none;
    Screen out;  // standard output
    Screen err;  // standard error
};

/// What came of one file.
struct FileRun {
    std::string name;
    ExitCode code = ExitCode::passed;
    std::string messages;             // for standard error
    std::string summary;              // for standard output
    std::optional<RunReport> report;  // nullopt: the file could not be run
    std::string broken;               // why not
    std::int64_t broken_line = 0;     // where in the file; 0 when not known
    std::string json;                 // the report, when it is asked for and not yet written
    std::vector<app::SavedFile> saved;
    double seconds = 0;
};

class Batch {
public:
    explicit Batch(BatchOptions options) : options_(std::move(options)) {}

    /// Plays all files, or those until an interrupt. Errors go to standard error.
    ExitCode play();

private:
    FileRun play_file(const std::string& file);  // from several threads, unless events are written
    void play_text(FileRun& run, const std::string& text);
    void finish(FileRun& run, app::Session& session);
    void report_to_json(FileRun& run, const app::Session& session, const std::string& advised);
    app::RunOptions observed(Progress& progress);
    void begin_events_of(const std::string& name);
    bool nobody_reads() const;
    bool is_last(ExitCode code) const;
    void play_one_by_one();
    void play_at_once();
    void deliver(FileRun run);
    void write_outputs();

    BatchOptions options_;
    TestResults results_;
    ExitCode code_ = ExitCode::passed;
    std::size_t delivered_ = 0;  // files, with those that turned out broken
    std::size_t reported_ = 0;   // files whose report went to --json
};

}  // namespace headroom::cli
