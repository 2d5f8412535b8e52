#include "native/studies/series.h"

#include <memory>
#include <optional>
#include <utility>

#include "core/app/studies/study_series.h"
#include "native/document_output.h"
#include "native/interrupt.h"
#include "native/messages.h"

namespace headroom::cli {
namespace {

using app::StudySeries;

ExitCode tell_refusal(const StudySeries::Refusal& refusal, const std::string& verb) {
    if (!refusal.is_usage) return tell_errors(refusal.errors);
    for (const scenario::InputError& error : refusal.errors) {
        tell("headroom: {}\n", printable(scenario::to_string(error)));
    }
    tell("Try 'headroom {} --help'.\n", verb);
    return ExitCode::usage;
}

/// Plays what it can; errors when a study cannot be prepared. The series then has what was played.
std::vector<scenario::InputError> play_all(StudySeries& series, const std::string& label,
                                           const PlanningArguments& arguments) {
    const Screen err = screen_of(stderr, arguments.color);
    Progress progress(progress_style_of(arguments, err), label, err);
    const auto all = static_cast<double>(series.size());
    JobsOptions options;
    options.jobs = jobs_of(arguments);
    options.should_stop = is_interrupted;
    for (std::size_t i = 0; i < series.size(); ++i) {
        options.on_progress = [&](double fraction) {
            progress.show((static_cast<double>(i) + fraction) / all);
        };
        const std::string request = series.request(i);
        const auto prepared = app::Planner::prepare(request, stop_flag());
        if (is_interrupted()) break;
        if (!prepared) return prepared.error();
        const JobsResult result = play_request(request, **prepared, options);
        if (!result.stopped || result.played > 0) {
            series.add((*prepared)->result_json(result.merged));
        }
        if (result.stopped) break;
    }
    return {};
}

}  // namespace

ExitCode carry_out_series(
    const PlanningRequest& request, const std::string& verb, const PlanningArguments& arguments,
    const std::function<std::string(const std::string& document, const Screen& screen)>& show) {
    auto prepared = StudySeries::prepare(request.json);
    if (!prepared) return tell_refusal(prepared.error(), verb);
    StudySeries& series = **prepared;
    DocumentOutputs outputs;
    outputs.ask("--json", arguments.json);
    outputs.ask("--csv", arguments.csv);
    outputs.ask("--html", arguments.html);
    ExitCode code = outputs.open(request.inputs);
    if (code != ExitCode::passed) return code;
    const KeepsResults keeps;
    const auto errors = play_all(series, request.label, arguments);
    if (!errors.empty()) return tell_errors(errors);
    const bool stopped = is_interrupted();
    if (stopped) acknowledge_interrupt();
    if (series.added() == 0) {
        tell("headroom: interrupted; nothing was played, so that there is no result\n");
        return ExitCode::interrupted;
    }
    const std::string document = series.result_json();
    outputs.write(arguments.json, document);
    if (!arguments.csv.empty()) outputs.write(arguments.csv, series.result_csv());
    if (!arguments.html.empty()) outputs.write(arguments.html, series.result_html());
    if (!arguments.quiet && !outputs.use_stdout()) {
        show_text(show(document, screen_of(stdout, arguments.color)));
    }
    code = outputs.commit();
    if (!stopped) return code;
    tell("headroom: interrupted; the result is of what was played until then\n");
    return worse_of(code, ExitCode::interrupted);
}

}  // namespace headroom::cli
