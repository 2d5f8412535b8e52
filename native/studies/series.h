#pragma once
// Verbs that play a series of risk studies: sweep and sensitivity.

#include <functional>
#include <string>
#include <vector>

#include "native/planning_options.h"

namespace headroom::cli {

/// Plays every study of the request (core/app/studies/study_series.h) one after the other, each
/// over all jobs, and writes the outputs. With Ctrl-C the document is of what was played until
/// then, and the code is `interrupted`. Nothing is played, and no output is touched, when the
/// request is refused: `usage` for what the verb's options ask, `invalid` for the scenario or a
/// value. `show` prints the document for people, unless the outputs or --quiet forbid it.
ExitCode carry_out_series(
    const PlanningRequest& request, const std::string& verb, const PlanningArguments& arguments,
    const std::function<std::string(const std::string& document, const Screen& screen)>& show);

}  // namespace headroom::cli
