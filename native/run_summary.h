#pragma once
// What a run came to, for people.

#include <string>

#include "core/app/view_models.h"
#include "native/report.h"
#include "native/terminal.h"

namespace headroom::cli {

/// Tables of sites, subscriptions, breaches and refusals at the end of the run, then what failed
/// and why, then one line with the verdict. Ends with a line break.
std::string summary_of(const RunReport& report, const app::Overview& overview,
                       const Screen& screen);

/// What the report's member `advice` says; empty when there is none.
std::string advice_summary(const std::string& report_json, const Screen& screen);

}  // namespace headroom::cli
