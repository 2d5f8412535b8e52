#include "native/batch.h"

#include <fmt/core.h>

#include <cstdio>
#include <exception>
#include <new>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/app/advice.h"
#include "native/input_file.h"
#include "native/interrupt.h"
#include "native/run_summary.h"
#include "native/offline_files.h"

namespace headroom::cli {
namespace {

ExitCode code_of(const RunReport& report) {
    if (report.interrupted) return ExitCode::interrupted;
    if (!report.passed) return ExitCode::inconclusive;
    return *report.passed ? ExitCode::passed : ExitCode::failed;
}

/// The reports as one document: a single file gives its report, several give an array.
std::string json_document(const std::vector<std::string>& reports, bool several_files) {
    if (!several_files) return reports.front() + '\n';
    std::string text = "[";
    for (std::size_t i = 0; i < reports.size(); ++i) {
        text += (i == 0 ? "\n" : ",\n") + reports[i];
    }
    return text + "\n]\n";
}

ExitCode commit(std::optional<OutputFile>& output) {
    if (!output) return ExitCode::passed;
    const std::optional<std::string> error = output->commit();
    if (!error) return ExitCode::passed;
    fmt::print(stderr, "headroom: {}\n", *error);
    return ExitCode::internal;
}

}  // namespace

ExitCode Batch::play() {
    ExitCode code = ExitCode::passed;
    for (const std::string& file : options_.files) {
        if (is_interrupted()) {
            fmt::print(stderr, "headroom: interrupted; {} of {} files were not run\n",
                       options_.files.size() - played_, options_.files.size());
            code = worse_of(code, ExitCode::interrupted);
            break;
        }
        code = worse_of(code, play_file(file));
        ++played_;
    }
    return worse_of(code, write_outputs());
}

ExitCode Batch::play_file(const std::string& file) {
    const std::string name = display_name(file);
    const auto text = read_input(file);
    if (!text) {
        if (is_interrupted()) return ExitCode::interrupted;
        const ExitCode code = text.error().is_pattern ? ExitCode::usage : ExitCode::invalid;
        const std::string reason =
            text.error().is_pattern ? "no file matches this pattern" : text.error().reason;
        return broken(name, printable(fmt::format("{}: {}", name, reason)), code);
    }
    try {
        return play_text(name, *text);
    } catch (const std::bad_alloc&) {
        return broken(name,
                      printable(fmt::format("{}: not enough memory: the scenario has more Macs, or "
                                            "keeps more events, than this machine can hold (about "
                                            "30 bytes a Mac)",
                                            name)),
                      ExitCode::internal);
    } catch (const std::exception& e) {
        return broken(name, printable(fmt::format("{}: internal error: {}", name, e.what())),
                      ExitCode::internal);
    }
}

ExitCode Batch::play_text(const std::string& name, const std::string& text) {
    begin_events_of(name);
    Progress progress(options_.progress, name, options_.err);
    auto loaded = app::Session::load(text, name, observed(progress));
    if (!loaded) {
        progress.clear();
        std::string message;
        for (const scenario::InputError& error : loaded.error()) {
            if (!message.empty()) message += '\n';
            message += printable(scenario::to_string(error));
        }
        return broken(name, message, ExitCode::invalid);
    }
    app::Session& session = **loaded;
    session.run_to_end();
    progress.clear();
    return finish(name, session);
}

ExitCode Batch::finish(const std::string& name, app::Session& session) {
    std::string report_text = session.report_json();
    if (options_.advice && !session.interrupted()) {
        report_text = app::report_with_advice(report_text, session.scenario_json());
    }
    const RunReport report = read_report(report_text, session.scenario_json());
    if (report.interrupted) {
        fmt::print(stderr, "headroom: {}: interrupted; the report ends at {}\n", name, report.to);
    }
    if (options_.show_summary) {
        if (played_ > 0) std::fputs("\n", stdout);
        const std::string summary = summary_of(report, session.overview(), options_.out);
        std::fputs(summary.c_str(), stdout);
        if (options_.advice) std::fputs(advice_summary(report_text, options_.out).c_str(), stdout);
    }
    if (options_.junit) junit_.add_run(name, report);
    if (options_.json) {
        report_text.erase(report_text.find_last_not_of('\n') + 1);
        reports_.push_back(std::move(report_text));
    }
    ++finished_;
    if (!options_.save_files.empty()) {
        if (const auto failure = write_saved_files(session, options_.save_files)) {
            fmt::print(stderr, "headroom: {}\n", *failure);
            return ExitCode::internal;
        }
    }
    return code_of(report);
}

ExitCode Batch::broken(const std::string& name, const std::string& message, ExitCode code) {
    fmt::print(stderr, "{}\n", message);
    if (options_.junit) junit_.add_broken(name, message);
    return code;
}

app::RunOptions Batch::observed(Progress& progress) {
    app::RunOptions run = options_.run;
    run.keep_log = false;  // nobody looks at the log of a run without a page
    run.on_progress = [&progress](double fraction) {
        progress.show(fraction);
        return !is_interrupted();
    };
    if (options_.events) {
        run.on_event = [this](std::string_view line) {
            options_.events->write(line);
            options_.events->write("\n");
        };
    }
    return run;
}

void Batch::begin_events_of(const std::string& name) {
    if (!options_.events || options_.files.size() < 2) return;
    const nlohmann::json line{{"file", name}};
    options_.events->write(line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    options_.events->write("\n");
}

ExitCode Batch::write_outputs() {
    const bool several_files = options_.files.size() > 1;
    if (!several_files && finished_ == 0) {  // nothing to tell: earlier files stay as they were
        options_.json.reset();
        options_.events.reset();
    }
    if (options_.json) options_.json->write(json_document(reports_, several_files));
    if (options_.junit) options_.junit->write(junit_.xml());
    const ExitCode json = commit(options_.json);
    const ExitCode junit = commit(options_.junit);
    return worse_of(worse_of(json, junit), commit(options_.events));
}

}  // namespace headroom::cli
