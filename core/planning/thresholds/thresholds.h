#pragma once
// When each key and each shared pool fills up: the days on which the Macs reach 90, 95 and 100 % of
// the licenses.

#include <optional>
#include <string>
#include <vector>

#include "core/planning/risk/risk_study.h"

namespace headroom::planning {

/// Licenses at the end of each day of the study's bands.
struct DailyLimits {
    using ByDate = std::vector<std::optional<Count>>;

    /// A Dynamic key has its ceiling, or the whole pool where that is smaller. nullopt where the
    /// site has no limit of its own: it is not activated, or is on a primary key that shares its
    /// pool.
    std::vector<ByDate> sites;  // by RiskStudy::sites

    /// The main license pool of a subscription; nullopt while fewer than two sites are on it.
    struct Pool {
        std::string id;
        std::string name;
        ByDate licenses;  // that no Reserved sublicense sets aside
    };
    std::vector<Pool> pools;  // by subscription of the world
};

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

/// Adds to the document the member `pools`: by id of the subscription, of every main license pool
/// that several sites share, its `name`, what is `used` of it on each date of `daily` (p05, p50,
/// p95), and its `thresholds` as those of sites. `part` is what the document was made from.
void add_pools(const DailyLimits& limits, const RiskPart& part, scenario::Json& risk_document);

/// The thresholds of a document that are reached on some day as sentences, pools first, then site
/// by site: "Berlin reaches 90 % (63 of 70 licenses) in May 2017 (March 2017 to August 2017)."
std::vector<std::string> threshold_sentences(const scenario::Json& risk_document);

/// The JSON Schemas of the members `thresholds` and `pools`.
scenario::Json threshold_schema();
scenario::Json pools_schema();

}  // namespace headroom::planning
