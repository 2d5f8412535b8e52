#pragma once
// Documents of planning as plain values for front ends.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/strong_id.h"
#include "core/scenario/input_error.h"

namespace headroom::app {

/// A figure with its confidence interval.
struct Estimate {
    double value = 0;
    double low = 0;
    double high = 0;
};

/// What a scenario costs, in its currency (docs/money.md).
struct CostView {
    std::string currency;
    double licenses = 0;
    double idle_reserved = 0;  // the part of `licenses` for those that stand idle in Reserved keys
    Estimate refusals;
    Estimate over_limit;
    Estimate total;
};

struct SiteRisk {
    std::string site;
    Estimate breach;                     // probability of at least one breach
    Estimate refusal;                    // probability of at least one refused enrollment
    std::optional<double> exact_breach;  // the same by a closed form, where there is one
    std::optional<double> exact_refusal;
    Estimate refused_share;  // refused of all attempted
    Estimate over_limit_days;
    double peak_p50 = 0;
    double peak_p95 = 0;
    double idle_reserved_days = 0;
    std::string first_breach_p05;  // "2017-06-12T..." or empty: fewer runs than that ever breach
    std::string first_breach_p50;
    // Macs at the end of each day of RiskView::dates.
    std::vector<double> p05, p25, p50, p75, p95;
};

/// A run worth looking at: the one whose peak was the highest of all, for example.
struct Outlier {
    std::string site;
    std::int64_t replication = 0;
    std::string seed;          // of that very run
    std::string first_breach;  // instant, or empty
    double peak = 0;
};

/// One bound of expectRisk, judged.
struct RiskVerdict {
    std::string verdict;  // "pass", "fail" or "inconclusive"
    std::string message;  // a sentence with the figure and the bound
    std::string because;
};

struct RiskView {
    std::int64_t replications = 0;
    double confidence = 0.95;
    Estimate overall_breach;
    double length_days = 0;          // of the time that counts
    std::vector<std::string> dates;  // of the bands: every day, or in large studies fewer
    std::vector<std::int32_t> days;  // the same as days after the first of them
    std::vector<SiteRisk> sites;
    std::vector<Outlier> outliers;
    bool parameters_drawn = false;  // each run draws what a fitted history leaves open
    std::string method;             // "counts" or "full", when the document tells
    std::string why;                // that way was taken, a sentence
    std::int64_t failed_steps = 0;  // replications in which a step did not go as the scenario says
    std::vector<std::string> thresholds;  // when keys fill up to 90, 95 and 100 %, in sentences
    std::optional<CostView> cost;         // where the scenario has prices
    /// Verdicts on expectRisk, where they were asked for.
    std::vector<RiskVerdict> verdicts;
};

/// Reads `risk --json`; nullopt when it is no such document.
std::optional<RiskView> read_risk(std::string_view json);

struct PlannedRow {
    std::string site;
    std::string key;
    std::string type;
    Count licenses = 0;
};

struct PlannedSplit {
    std::vector<PlannedRow> rows;
    Count total = 0;
    Estimate breach;  // of the site that has the highest
    Estimate refusal;
    double over_limit_days = 0;
    double idle_reserved_days = 0;
    bool on_front = false;
    std::optional<CostView> cost;  // where the scenario has prices
};

/// Of plans for the least cost: what numbers of licenses cost, each divided as cheaply as was
/// found.
struct CostCurveView {
    struct Point {
        Count total = 0;
        CostView cost;
        double worst_risk = 0;
    };
    std::string currency;
    std::vector<Point> points;  // by total
    std::optional<std::size_t> optimum;
};

struct PlanView {
    bool feasible = false;
    Count total = 0;
    std::optional<std::size_t> recommended;  // of `splits`
    std::vector<PlannedSplit> splits;
    std::vector<std::string> explanation;
    std::vector<std::string> steps;  // commands that apply the recommended one, as JSON texts
    CostCurveView cost_curve;        // without points: the plan was not for the least cost
};

/// Reads `plan --json`; nullopt when it is no such document.
std::optional<PlanView> read_plan(std::string_view json);

/// A probability in percent as replications can tell it: "12.3 %"; where none was seen, the bound
/// below which it is ("below 0.04 %"), or the closed form where there is one ("0.0000012 %").
std::string probability_text(const Estimate& estimate, std::optional<double> exact = std::nullopt);
/// The same, with the interval where something was seen: "12.3 %  (11.7 to 12.9)".
std::string probability_with_interval(const Estimate& estimate,
                                      std::optional<double> exact = std::nullopt);

/// What {"errors": [...]} says, one line each; empty when the document is none of that kind.
std::vector<std::string> read_errors(std::string_view json);

/// The same with file, line and column, as the command line tells errors of files.
std::vector<scenario::InputError> read_input_errors(std::string_view json);
/// The same as lines of text.
std::vector<std::string> read_located_errors(std::string_view json);

/// The rows of daily figures as CSV: date, site, p05 ... p95.
std::string daily_csv(const RiskView& risk);

}  // namespace headroom::app
