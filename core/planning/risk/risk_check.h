#pragma once
// Risk as a test: judges a scenario's `expectRisk` by the replications played so far. Looks are
// taken at fixed numbers of replications, until all expectations are decided or the maximum is
// played; a verdict is wrong in at most 1 - confidence of the runs (numerics/sequential.h).

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/planning/risk/closed_form.h"
#include "core/planning/risk/risk_study.h"

namespace headroom::planning {

enum class RiskVerdict : std::uint8_t { pass, fail, inconclusive };

const char* verdict_word(RiskVerdict verdict);  // "pass", "fail", "inconclusive"

struct JudgedRisk {
    RiskVerdict verdict = RiskVerdict::inconclusive;
    /// The figure, and an interval that holds at all looks together. `high` may be infinite.
    /// nullopt: there is no number.
    std::optional<Interval> interval;
    std::string message;  // a sentence
};

/// By index of the scenario's expectations. At no look, as when a study was interrupted, what is
/// random is inconclusive. `exact` is by site (closed_form.h).
std::vector<JudgedRisk> judge_risk(const RiskStudy& study, const RiskPart& part,
                                   const std::vector<ClosedForm>& exact);

/// Like `next_target`: the next look, or the replications of `so_far` when all is decided.
std::int64_t next_look(const RiskStudy& study, const RiskPart& so_far,
                       const std::vector<ClosedForm>& exact);

/// The member `check` of the document: {"passed": true | false | null, "expectations": [...]}.
scenario::Json check_json(const RiskStudy& study, const std::vector<JudgedRisk>& judged);

}  // namespace headroom::planning
