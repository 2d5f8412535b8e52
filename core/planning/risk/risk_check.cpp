#include "core/planning/risk/risk_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/planning/numerics/sequential.h"
#include "core/planning/risk/risk_figure.h"
#include "core/scenario/risk_members.h"

namespace headroom::planning {
namespace {

using scenario::Json;
using scenario::RiskExpectation;

bool is_exact(const RiskExpectation& expectation) {
    const scenario::StateMember* member = scenario::find_risk_member(expectation.get);
    return member != nullptr && member->type == "exact";
}

RiskVerdict verdict_of(const RiskExpectation& expectation, const Interval& interval) {
    const bool at_most = expectation.side == RiskExpectation::Side::at_most;
    const bool right =
        at_most ? interval.high <= expectation.bound : interval.low >= expectation.bound;
    const bool wrong =
        at_most ? interval.low > expectation.bound : interval.high < expectation.bound;
    return right ? RiskVerdict::pass : wrong ? RiskVerdict::fail : RiskVerdict::inconclusive;
}

std::string bound_in_words(const RiskExpectation& expectation) {
    return fmt::format("{} {:g}",
                       expectation.side == RiskExpectation::Side::at_most ? "at most" : "at least",
                       expectation.bound);
}

std::string message_of(const RiskExpectation& expectation, const JudgedRisk& judged) {
    if (!judged.interval) return expectation.get + " leads to no number in the risk document";
    const Interval& interval = *judged.interval;
    const std::string range =
        interval.low == interval.high
            ? ""
            : fmt::format(" (between {:.6g} and {:.6g} with {:g} % confidence)", interval.low,
                          interval.high, expectation.confidence * 100);
    const char* more =
        judged.verdict == RiskVerdict::inconclusive ? "; more replications are needed to tell" : "";
    return fmt::format("{} is {:.6g}{}; {} is expected{}", expectation.get, interval.value, range,
                       bound_in_words(expectation), more);
}

JudgedRisk judge_one(const RiskStudy& study, const RiskPart& part,
                     const std::vector<ClosedForm>& exact, const RiskExpectation& expectation) {
    JudgedRisk judged;
    const std::int64_t n = part.replications;
    const double error = error_of_side(n, study.options.replications, expectation.confidence);
    const bool sure = is_exact(expectation) || (study.certain && n > 0);
    const bool may_judge = sure || error > 0;
    // Between looks, as after an interrupt, the figure is told and not judged.
    judged.interval =
        risk_figure(study, part, exact, expectation.get,
                    may_judge && error > 0 ? error : (1 - expectation.confidence) / 2);
    if (judged.interval && may_judge) judged.verdict = verdict_of(expectation, *judged.interval);
    judged.message = message_of(expectation, judged);
    return judged;
}

Json finite(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json expectation_json(const RiskExpectation& expectation, const JudgedRisk& judged,
                      std::size_t index) {
    Json result{{"index", index}, {"get", expectation.get}};
    result[expectation.side == RiskExpectation::Side::at_most ? "atMost" : "atLeast"] =
        expectation.bound;
    result["confidence"] = expectation.confidence;
    if (!expectation.because.empty()) result["because"] = expectation.because;
    result["verdict"] = verdict_word(judged.verdict);
    result["value"] = judged.interval ? finite(judged.interval->value) : Json(nullptr);
    result["low"] = judged.interval ? finite(judged.interval->low) : Json(nullptr);
    result["high"] = judged.interval ? finite(judged.interval->high) : Json(nullptr);
    result["message"] = judged.message;
    result["line"] = expectation.line;
    return result;
}

}  // namespace

const char* verdict_word(RiskVerdict verdict) {
    switch (verdict) {
        case RiskVerdict::pass: return "pass";
        case RiskVerdict::fail: return "fail";
        case RiskVerdict::inconclusive: break;
    }
    return "inconclusive";
}

std::vector<JudgedRisk> judge_risk(const RiskStudy& study, const RiskPart& part,
                                   const std::vector<ClosedForm>& exact) {
    std::vector<JudgedRisk> judged;
    for (const RiskExpectation& expectation : study.scenario.risk_expectations) {
        judged.push_back(judge_one(study, part, exact, expectation));
    }
    return judged;
}

std::int64_t next_look(const RiskStudy& study, const RiskPart& so_far,
                       const std::vector<ClosedForm>& exact) {
    const std::int64_t done = so_far.replications;
    if (done > 0) {
        const auto judged = judge_risk(study, so_far, exact);
        const bool decided = std::all_of(judged.begin(), judged.end(), [](const JudgedRisk& one) {
            return one.verdict != RiskVerdict::inconclusive || !one.interval;
        });
        if (decided) return done;
    }
    for (const std::int64_t look : looks_until(study.options.replications)) {
        if (look > done) return look;
    }
    return done;
}

Json check_json(const RiskStudy& study, const std::vector<JudgedRisk>& judged) {
    Json expectations = Json::array();
    bool failed = false, open = judged.empty();
    for (std::size_t i = 0; i < judged.size(); ++i) {
        failed = failed || judged[i].verdict == RiskVerdict::fail;
        open = open || judged[i].verdict == RiskVerdict::inconclusive;
        expectations.push_back(expectation_json(study.scenario.risk_expectations[i], judged[i], i));
    }
    return {{"passed", failed ? Json(false)
                       : open ? Json(nullptr)
                              : Json(true)},
            {"expectations", std::move(expectations)}};
}

}  // namespace headroom::planning
