#include "core/scenario/risk_members.h"

#include <array>

#include "core/scenario/object_reader.h"

namespace headroom::scenario {
namespace {

constexpr std::array risk_member_table{
    StateMember{"/sites/<code>/breachProbability", "estimate", "the probability of a breach",
                "breach risk probability"},
    StateMember{"/sites/<code>/breachProbability/value", "estimate", "its value"},
    StateMember{"/sites/<code>/breachProbability/low", "estimate",
                "the same figure, judged by its interval"},
    StateMember{"/sites/<code>/breachProbability/high", "estimate",
                "the same figure, judged by its interval"},
    StateMember{"/sites/<code>/refusalProbability", "estimate",
                "the probability of a refused enrollment", "refusal refusals"},
    StateMember{"/sites/<code>/refusalProbability/value", "estimate", "its value"},
    StateMember{"/sites/<code>/refusalProbability/low", "estimate",
                "the same figure, judged by its interval"},
    StateMember{"/sites/<code>/refusalProbability/high", "estimate",
                "the same figure, judged by its interval"},
    StateMember{"/sites/<code>/refusedShare", "estimate", "refused of all attempted enrollments",
                "refused share"},
    StateMember{"/sites/<code>/refusedShare/value", "estimate", "its value"},
    StateMember{"/sites/<code>/refusedShare/low", "estimate",
                "the same figure, judged by its interval"},
    StateMember{"/sites/<code>/refusedShare/high", "estimate",
                "the same figure, judged by its interval"},
    StateMember{"/sites/<code>/overLimitDays", "estimate", "days over the limit",
                "overLimit excess over"},
    StateMember{"/sites/<code>/overLimitDays/mean", "estimate", "its mean"},
    StateMember{"/sites/<code>/overLimitDays/low", "estimate",
                "the same figure, judged by its interval"},
    StateMember{"/sites/<code>/overLimitDays/high", "estimate",
                "the same figure, judged by its interval"},
    StateMember{"/sites/<code>/peakUsed/mean", "number", "the most Macs at once, mean"},
    StateMember{"/sites/<code>/peakUsed/p50", "count", "the most Macs at once, quantile"},
    StateMember{"/sites/<code>/peakUsed/p90", "count", "the most Macs at once, quantile"},
    StateMember{"/sites/<code>/peakUsed/p95", "count", "the most Macs at once, quantile"},
    StateMember{"/sites/<code>/peakUsed/p99", "count", "the most Macs at once, quantile"},
    StateMember{"/sites/<code>/finalUsed/mean", "number", "Macs at the end, mean"},
    StateMember{"/sites/<code>/finalUsed/variance", "number", "their variance"},
    StateMember{"/sites/<code>/finalUsed/p05", "count", "Macs at the end, quantile"},
    StateMember{"/sites/<code>/finalUsed/p50", "count", "Macs at the end, quantile"},
    StateMember{"/sites/<code>/finalUsed/p95", "count", "Macs at the end, quantile"},
    StateMember{"/sites/<code>/idleReservedDays", "number", "idle Reserved licenses times days",
                "idle"},
    StateMember{"/sites/<code>/idleReservedDays/mean", "number", "its mean"},
    StateMember{"/sites/<code>/closedForm/breachProbability", "exact",
                "the exact probability of a breach"},
    StateMember{"/sites/<code>/closedForm/refusalProbability", "exact",
                "the exact probability of a refusal"},
    StateMember{"/sites/<code>/closedForm/longRunRefusedShare", "exact",
                "the share refused in the long run"},
    StateMember{"/sites/<code>/closedForm/longRunOverLimitShare", "exact",
                "the share of time over the limit in the long run"},
    StateMember{"/overall/breachProbability", "estimate", "the probability of a breach at any site",
                "breach risk probability"},
    StateMember{"/overall/breachProbability/value", "estimate", "its value"},
    StateMember{"/overall/breachProbability/low", "estimate",
                "the same figure, judged by its interval"},
    StateMember{"/overall/breachProbability/high", "estimate",
                "the same figure, judged by its interval"},
    StateMember{"/daily/used/<code>/p05/<n>", "count", "Macs on a day of the daily dates"},
    StateMember{"/daily/used/<code>/p25/<n>", "count", "Macs on a day of the daily dates"},
    StateMember{"/daily/used/<code>/p50/<n>", "count", "Macs on a day of the daily dates"},
    StateMember{"/daily/used/<code>/p75/<n>", "count", "Macs on a day of the daily dates"},
    StateMember{"/daily/used/<code>/p95/<n>", "count", "Macs on a day of the daily dates"},
    StateMember{"/cost/licenses", "exact", "what the licenses cost", "license"},
    StateMember{"/cost/refusals", "estimate", "what refused enrollments cost", "refusal"},
    StateMember{"/cost/refusals/mean", "estimate", "its mean"},
    StateMember{"/cost/refusals/low", "estimate", "the same figure, judged by its interval"},
    StateMember{"/cost/refusals/high", "estimate", "the same figure, judged by its interval"},
    StateMember{"/cost/overLimit", "estimate", "what Macs over a limit cost", "over"},
    StateMember{"/cost/overLimit/mean", "estimate", "its mean"},
    StateMember{"/cost/overLimit/low", "estimate", "the same figure, judged by its interval"},
    StateMember{"/cost/overLimit/high", "estimate", "the same figure, judged by its interval"},
    StateMember{"/cost/total", "estimate", "all together", "sum all"},
    StateMember{"/cost/total/mean", "estimate", "its mean"},
    StateMember{"/cost/total/low", "estimate", "the same figure, judged by its interval"},
    StateMember{"/cost/total/high", "estimate", "the same figure, judged by its interval"},
};

const PointerTable& risk_table() {
    static const PointerTable table(risk_member_table, "the risk document");
    return table;
}

}  // namespace

std::span<const StateMember> risk_members() { return risk_member_table; }

const StateMember* find_risk_member(std::string_view pointer) { return risk_table().find(pointer); }

std::optional<std::string> risk_pointer_problem(std::string_view pointer, const NameTable& names,
                                                bool has_costs) {
    if (auto problem = risk_table().problem(pointer, &names)) return problem;
    if (find_risk_member(pointer) == nullptr) {
        return in_quotes(pointer) +
               " is no number of the risk document; point to a figure like "
               "\"/sites/P01/breachProbability\" or \"/overall/breachProbability\"";
    }
    if (pointer.starts_with("/cost/") && !has_costs) {
        return "the risk document has a \"cost\" only when the scenario has \"costs\"";
    }
    return std::nullopt;
}

}  // namespace headroom::scenario
