#pragma once
// When each key fills up: the days on which its Macs reach 90, 95 and 100 % of its licenses.

#include <optional>
#include <string>
#include <vector>

#include "core/planning/risk/risk_study.h"

namespace headroom::planning {

/// The licenses of each site at the end of each day of the study's bands, by site, then date.
/// A Dynamic key has its ceiling, or the whole pool where that is smaller. nullopt where the site
/// has no limit of its own: it is not activated, or is on a primary key that shares its pool.
using DailyLimits = std::vector<std::vector<std::optional<Count>>>;

/// Plays the scenario once, without demand and outages: steps and expiries change licenses on the
/// same days in every replication. Takes no stop flag, because an interrupted study needs it, too,
/// for its document.
DailyLimits daily_limits(const RiskStudy& study);

/// Adds to every site of the document `headroom/risk/1` the member `thresholds`: for each level an
/// element `{level, licenses, p05, p50, p95}`, where p05 is the first day at whose end 5 % of
/// the replications, p50 half of them and p95 95 % have that many Macs or more (by the bands of
/// `daily`); null where that is on no day. `licenses` is the limit on the first such day, else on
/// the last day. Sites without a limit of their own get an empty list.
void add_thresholds(const DailyLimits& limits, scenario::Json& risk_document);

/// The thresholds of a document that are reached on some day as sentences, site by site:
/// "Berlin reaches 90 % (63 of 70 licenses) in May 2017 (March 2017 to August 2017)."
std::vector<std::string> threshold_sentences(const scenario::Json& risk_document);

/// The JSON Schema of the member `thresholds`.
scenario::Json threshold_schema();

}  // namespace headroom::planning
