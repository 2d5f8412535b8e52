#pragma once
// Exact values beside the simulated ones, for the sites where a formula applies
// (loss_formulas.h), and otherwise why none does.

#include <optional>
#include <string>
#include <vector>

#include "core/planning/risk/risk_study.h"

namespace headroom::planning {

struct ClosedForm {
    /// Over the horizon after the warm-up: the counterparts of the simulated values.
    std::optional<double> breach_probability;
    std::optional<double> refusal_probability;
    /// In the long run, which a horizon may be too short to show: the share of Macs refused, and
    /// the share of time over the limit.
    std::optional<double> long_run_refused_share;
    std::optional<double> long_run_over_limit_share;
    std::string why;  // what is not there and why; empty when all is
};

/// By index of RiskStudy::sites. Takes milliseconds a site; sites that are alike share them.
std::vector<ClosedForm> closed_forms(const RiskStudy& study);

}  // namespace headroom::planning
