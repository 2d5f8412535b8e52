#include "native/batch.h"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <exception>
#include <mutex>
#include <new>
#include <nlohmann/json.hpp>
#include <thread>
#include <utility>

#include "core/app/advice.h"
#include "core/base/stop_flag.h"
#include "native/github.h"
#include "native/input_file.h"
#include "native/interrupt.h"
#include "native/junit.h"
#include "native/markdown.h"
#include "native/messages.h"
#include "native/offline_files.h"
#include "native/page_link.h"
#include "native/run_summary.h"
#include "native/tap.h"
#include "native/thread_crew.h"

namespace headroom::cli {
namespace {

using Clock = std::chrono::steady_clock;

ExitCode code_of(const RunReport& report, bool judges) {
    if (report.interrupted) return ExitCode::interrupted;
    if (!report.passed) return ExitCode::inconclusive;
    if (!*report.passed) return ExitCode::failed;
    return judges && !report.judges_something() ? ExitCode::inconclusive : ExitCode::passed;
}

ExitCode commit(std::optional<OutputFile>& output) {
    if (!output) return ExitCode::passed;
    const std::optional<std::string> error = output->commit();
    if (!error) return ExitCode::passed;
    tell("headroom: {}\n", printable(*error));
    return ExitCode::internal;
}

/// Does something however a scope is left.
template <class Action>
class AtScopeEnd {
public:
    explicit AtScopeEnd(Action action) : action_(std::move(action)) {}
    ~AtScopeEnd() { action_(); }
    AtScopeEnd(const AtScopeEnd&) = delete;
    AtScopeEnd& operator=(const AtScopeEnd&) = delete;

private:
    Action action_;
};

void broken(FileRun& run, const std::string& why, ExitCode code) {
    run.broken = printable(run.name + ": " + why);
    run.messages += run.broken + '\n';
    run.code = code;
}

/// Links that open the moments at which expectations failed.
void add_links(RunReport& report, const app::Session& session, const std::string& page) {
    if (page.empty()) return;
    std::optional<PageLink> link;  // made for the first failure: it holds the whole scenario
    for (ExpectationResult& expectation : report.expectations) {
        if (expectation.passed.value_or(true)) continue;
        if (!link) link.emplace(page, session.scenario_json());
        expectation.link = link->to({expectation.at, "planner", ""});
    }
}

bool has_links(const RunReport& report) {
    return std::any_of(report.expectations.begin(), report.expectations.end(),
                       [](const ExpectationResult& result) { return !result.link.empty(); });
}

void invalid(FileRun& run, const std::vector<scenario::InputError>& errors) {
    for (const scenario::InputError& error : errors) {
        if (!run.broken.empty()) run.broken += '\n';
        run.broken += printable(scenario::to_string(error));
    }
    run.messages += run.broken + '\n';
    run.broken_line = errors.empty() ? 0 : errors.front().line;
    run.code = ExitCode::invalid;
}

}  // namespace

ExitCode Batch::play() {
    if (options_.jobs > 1 && options_.files.size() > 1 && !options_.events) {
        play_at_once();
    } else {
        play_one_by_one();
    }
    const std::size_t left = options_.files.size() - delivered_;
    if (left > 0 && is_interrupted()) {
        tell("headroom: interrupted; {} of {} files were not run\n", left, options_.files.size());
        code_ = worse_of(code_, ExitCode::interrupted);
    } else if (left > 0) {
        tell("headroom: {} of {} files were not run (--fail-fast)\n", left, options_.files.size());
    }
    write_outputs();
    return code_;
}

bool Batch::is_last(ExitCode code) const {
    if (is_interrupted() || nobody_reads()) return true;
    return options_.fail_fast && code != ExitCode::passed && code != ExitCode::inconclusive;
}

void Batch::play_one_by_one() {
    for (const std::string& file : options_.files) {
        if (is_interrupted()) return;
        FileRun run = play_file(file);
        const ExitCode code = run.code;
        deliver(std::move(run));
        if (is_last(code)) return;
    }
}

/// Threads play the files in their order and at most a few files ahead; this thread delivers them
/// one after the other, so that everything is as if they had been played so.
void Batch::play_at_once() {
    const std::size_t ahead = 2 * static_cast<std::size_t>(options_.jobs);
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::optional<FileRun>> runs(options_.files.size());
    std::size_t next = 0;  // to be played
    bool enough = false;
    const auto work = [&] {
        std::unique_lock lock(mutex);
        for (;;) {
            changed.wait(
                lock, [&] { return enough || next == runs.size() || next < delivered_ + ahead; });
            if (enough || next == runs.size() || is_interrupted()) return;
            const std::size_t index = next++;
            lock.unlock();
            FileRun run = play_file(options_.files[index]);
            lock.lock();
            runs[index] = std::move(run);
            changed.notify_all();
        }
    };
    std::vector<std::thread> threads = start_threads(options_.jobs, work);
    if (threads.empty()) return play_one_by_one();
    const AtScopeEnd join([&] {
        {
            const std::lock_guard lock(mutex);
            enough = true;
        }
        changed.notify_all();
        for (std::thread& thread : threads) thread.join();
    });
    Progress progress(options_.progress, fmt::format("{} files", runs.size()), options_.err);
    std::unique_lock lock(mutex);
    for (std::size_t i = 0; i < runs.size() && !enough; ++i) {
        // An interrupt wakes nobody: it is looked for ten times a second.
        while (!runs[i] && !(is_interrupted() && i >= next)) {
            changed.wait_for(lock, std::chrono::milliseconds(100));
        }
        if (!runs[i]) break;
        FileRun run = std::move(*runs[i]);
        runs[i].reset();
        progress.show(static_cast<double>(i) / static_cast<double>(runs.size()));
        enough = is_last(run.code) && !is_interrupted();
        deliver(std::move(run));
        changed.notify_all();
    }
}

FileRun Batch::play_file(const std::string& file) {
    FileRun run;
    run.name = display_name(file);
    const Clock::time_point begin = Clock::now();
    try {
        const auto text = read_input(file);
        if (text) {
            play_text(run, *text);
        } else if (is_interrupted()) {
            run.messages = fmt::format("headroom: {}: interrupted\n", printable(run.name));
            run.code = ExitCode::interrupted;
        } else {
            broken(run, text.error().reason, ExitCode::invalid);
        }
    } catch (const std::bad_alloc&) {
        broken(run,
               "not enough memory: the scenario has more Macs, or keeps more events, than this "
               "machine can hold (about 30 bytes a Mac)",
               ExitCode::internal);
    } catch (const std::exception& e) {
        broken(run, fmt::format("internal error: {}", e.what()), ExitCode::internal);
    }
    run.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    return run;
}

void Batch::play_text(FileRun& run, const std::string& text) {
    begin_events_of(run.name);
    const bool alone = options_.jobs == 1 || options_.files.size() == 1;
    Progress progress(alone ? options_.progress : ProgressStyle::none, run.name, options_.err);
    auto loaded = app::Session::load(text, run.name, observed(progress));
    if (!loaded) return invalid(run, loaded.error());
    app::Session& session = **loaded;
    session.run_to_end();
    progress.clear();
    if (session.interrupted()) acknowledge_interrupt();
    finish(run, session);
}

void Batch::finish(FileRun& run, app::Session& session) {
    std::string advised;  // the report with advice, which is of use for small scenarios only
    bool without_advice = !options_.advice || session.interrupted();
    if (!without_advice) {
        try {
            advised = app::report_with_advice(session.report_json(), session.scenario_json(),
                                              options_.run.stop);
        } catch (const Stopped&) {
            acknowledge_interrupt();
            without_advice = true;
            run.messages +=
                fmt::format("headroom: {}: interrupted; there is no advice\n", printable(run.name));
        }
    }
    run.report = read_report(session.report_head_json(), session.scenario_json());
    add_links(*run.report, session, options_.page);
    if (run.report->interrupted) {
        run.messages += fmt::format("headroom: {}: interrupted; the report ends at {}\n",
                                    printable(run.name), run.report->to);
    }
    if (options_.show_summary) {
        run.summary = summary_of(*run.report, session.overview(), options_.out);
        if (!without_advice) run.summary += advice_summary(advised, options_.out);
    }
    if (options_.json) report_to_json(run, session, advised);
    if (!options_.save_files.empty()) run.saved = session.saved_files();
    run.code = code_of(*run.report, options_.judges);
    if (options_.advice && without_advice) run.code = ExitCode::interrupted;
}

// The report of a single file is written a site at a time. Those of several files, which other
// threads may play at the same time, wait for their turn.
void Batch::report_to_json(FileRun& run, const app::Session& session, const std::string& advised) {
    const bool alone = options_.files.size() == 1;
    const bool linked = has_links(*run.report);
    if (advised.empty() && alone && !linked) {
        session.write_report([this](std::string_view piece) { options_.json->write(piece); });
        ++reported_;
        return;
    }
    run.json = advised.empty() ? session.report_json() : advised;
    if (linked) run.json = report_with_links(run.json, run.report->expectations);
    run.json.erase(run.json.find_last_not_of('\n') + 1);
}

void Batch::deliver(FileRun run) {
    tell_text(run.messages);
    if (!run.summary.empty() && delivered_ > 0) show_text("\n");
    show_text(run.summary);
    if (run.report) {
        results_.add_run(run.name, *run.report, run.seconds);
        if (!run.json.empty()) {
            const bool several_files = options_.files.size() > 1;
            if (several_files) options_.json->write(reported_ == 0 ? "[\n" : ",\n");
            options_.json->write(run.json);
            if (!several_files) options_.json->write("\n");
            ++reported_;
        }
    } else if (!run.broken.empty()) {
        results_.add_broken(run.name, run.broken, run.broken_line);
    }
    if (run.report && !options_.save_files.empty()) {
        const ExitCode saved = write_saved_files(run.saved, options_.save_files, options_.taken);
        code_ = worse_of(code_, saved);
    }
    code_ = worse_of(code_, run.code);
    ++delivered_;
}

app::RunOptions Batch::observed(Progress& progress) {
    app::RunOptions run = options_.run;
    run.keep_log = false;  // nobody looks at the log of a run without a page
    run.on_progress = [this, &progress](double fraction) {
        progress.show(fraction);
        return !is_interrupted() && !nobody_reads();
    };
    if (options_.events) {
        run.on_event = [this](std::string_view line) {
            options_.events->write(line);
            options_.events->write("\n");
        };
    }
    return run;
}

/// A pipe whose reader has left, or a full disk: playing on would be for nobody.
bool Batch::nobody_reads() const {
    return std::ferror(stdout) != 0 || (options_.events && options_.events->failed());
}

void Batch::begin_events_of(const std::string& name) {
    if (!options_.events || options_.files.size() < 2) return;
    const nlohmann::json line{{"file", name}};
    options_.events->write(line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    options_.events->write("\n");
}

void Batch::write_outputs() {
    const bool several_files = options_.files.size() > 1;
    const bool nothing_to_tell = reported_ == 0 && !several_files;
    if (nothing_to_tell && options_.json) options_.json.reset();  // earlier files stay as they were
    if (results_.suites().empty() || (!several_files && !results_.suites().front().ran)) {
        options_.events.reset();
    }
    if (options_.json && several_files) options_.json->write(reported_ == 0 ? "[\n]\n" : "\n]\n");
    if (options_.junit) options_.junit->write(junit_xml(results_));
    if (options_.tap) options_.tap->write(tap_text(results_));
    if (options_.markdown) options_.markdown->write(markdown_text(results_));
    for (std::optional<OutputFile>* output :
         {&options_.json, &options_.junit, &options_.tap, &options_.markdown, &options_.events}) {
        code_ = worse_of(code_, commit(*output));
    }
    if (!options_.github) return;
    const std::string annotations = github_annotations(results_);
    options_.stdout_is_output ? tell_text(annotations) : show_text(annotations);
}

}  // namespace headroom::cli
