#pragma once
// What one risk study of several comes to, for documents that hold a series of them.

#include <string>
#include <string_view>

#include "core/scenario/json_source.h"

namespace headroom::planning {

/// The document `headroom/risk/1` without its head and its daily bands: `replications`, `complete`,
/// `path`, `from`, `to`, `failedSteps`, `largestRisk`, `overall`, `sites` and, where the scenario
/// has prices, `cost`. The values are those of the document, unchanged.
scenario::Json study_point(const scenario::Json& risk_document);

/// The largest breach or refusal probability of any site, as `plan --risk` judges it: `site`,
/// `what` ("breach" or "refusal"), `value`, `low`, `high`; the first site of several that are
/// equal. Null without sites.
scenario::Json largest_risk(const scenario::Json& sites);

/// The same of one site.
scenario::Json largest_risk_of(const std::string& code, const scenario::Json& site);

/// The members that all studies of a series have in common, taken from one of their documents:
/// `engine`, `scenario`, `parameters`, `confidence`, `seed`, `warmup`.
void copy_head(const scenario::Json& risk_document, scenario::Json& to);

/// The JSON Schemas `sweep` and `sensitivity`; null for other names.
scenario::Json series_schema(std::string_view name);

}  // namespace headroom::planning
