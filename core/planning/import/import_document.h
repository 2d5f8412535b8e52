#pragma once
// What was imported, as documents (`headroom import`).

#include <string>
#include <vector>

#include "core/planning/import/import.h"
#include "core/scenario/json_source.h"

namespace headroom::planning {

/// headroom/import/1: kind, delimiter, columns, sites, what was skipped and why, notes.
scenario::Json import_json(const Import& import);

/// site,date,used: what `fit` reads, a row a count.
std::string usage_csv(const UsageHistory& history);

/// What was read, skipped and why, a sentence each.
std::vector<std::string> import_sentences(const Import& import);

}  // namespace headroom::planning
