#pragma once
// The same demand under several splits: every replication is played under all of them with the same
// random numbers (common random numbers), so that differences are known far better than either
// value. The first scenario is what the others are compared with.

#include <string>
#include <vector>

#include "core/planning/numerics/intervals.h"
#include "core/planning/risk/risk_study.h"

namespace headroom::planning {

/// Sums of differences (other minus first) over replications.
struct DifferenceTally {
    std::int64_t more_breaches = 0;   // replications that only the other breaches
    std::int64_t fewer_breaches = 0;  // ... only the first
    std::int64_t refused = 0;
    WideSum refused_squared;
    std::int64_t over_limit_seconds = 0;
    WideSum over_limit_seconds_squared;
    std::int64_t idle_license_seconds = 0;
    WideSum idle_license_seconds_squared;

    void merge(const DifferenceTally& other);
};

struct ComparePart {
    std::vector<RiskPart> scenarios;
    std::vector<CostDifference> costs;  // by scenario but the first: of all sites together
    /// By scenario but the first: one for each site, then one for all sites together.
    std::vector<std::vector<DifferenceTally>> differences;

    void merge(const ComparePart& other);
    std::string to_bytes() const;
    static ComparePart from_bytes(std::string_view bytes);
};

struct CompareStudy {
    std::vector<RiskStudy> scenarios;  // at least two, with the same sites, horizon and seed
    std::vector<std::string> files;

    /// All scenarios have prices in the same currency, and the same ones but for those of licenses:
    /// then their costs can be compared replication by replication.
    bool has_costs() const;
};

/// Plays replications [first, first + count).
ComparePart run_part(const CompareStudy& study, std::int64_t first, std::int64_t count);
ComparePart empty_part(const CompareStudy& study);

/// The document `headroom/compare/1`.
scenario::Json compare_json(const CompareStudy& study, const ComparePart& part);

/// One line for each scenario and site.
std::string compare_csv(const CompareStudy& study, const ComparePart& part);

}  // namespace headroom::planning
