#include "core/app/view_parts.h"

namespace headroom::app::views {

using scenario::Json;
using scenario::member;

double number(const Json* object, const char* name) {
    const Json* value = object != nullptr ? member(*object, name) : nullptr;
    return value != nullptr && value->is_number() ? value->get<double>() : 0.0;
}

std::string text(const Json* object, const char* name) {
    const Json* value = object != nullptr ? member(*object, name) : nullptr;
    return value != nullptr && value->is_string() ? value->get<std::string>() : "";
}

Estimate estimate(const Json& object, const char* name) {
    const Json* value = member(object, name);
    if (value == nullptr) return {};
    if (value->is_number()) {
        const double plain = value->get<double>();
        return {plain, plain, plain};
    }
    const char* middle = value->contains("mean") ? "mean" : "value";
    return {number(value, middle), number(value, "low"), number(value, "high")};
}

const Json& list(const Json& object, const char* name) {
    static const Json none = Json::array();
    const Json* value = member(object, name);
    return value != nullptr && value->is_array() ? *value : none;
}

std::optional<CostView> read_cost(const Json& object) {
    const Json* cost = member(object, "cost");
    if (cost == nullptr || !cost->is_object()) return std::nullopt;
    CostView view;
    view.currency = text(cost, "currency");
    view.licenses = number(cost, "licenses");
    view.refusals = estimate(*cost, "refusals");
    view.over_limit = estimate(*cost, "overLimit");
    view.total = estimate(*cost, "total");
    // A risk document has it in the cost, a plan's split beside it.
    view.idle_reserved = number(cost, "idleReserved") + number(&object, "idleReservedCost");
    return view;
}

CostCurveView read_cost_curve(const Json& plan) {
    CostCurveView view;
    const Json* curve = member(plan, "costCurve");
    if (curve == nullptr || !curve->is_object()) return view;
    view.currency = text(curve, "currency");
    for (const Json& point : list(*curve, "points")) {
        view.points.push_back({static_cast<Count>(number(&point, "total")),
                               read_cost(point).value_or(CostView{}), number(&point, "worstRisk")});
    }
    if (const Json* optimum = member(*curve, "optimum"); optimum && optimum->is_number()) {
        const auto index = optimum->get<std::size_t>();
        if (index < view.points.size()) view.optimum = index;
    }
    return view;
}

std::vector<RiskVerdict> read_verdicts_of(const Json& risk) {
    std::vector<RiskVerdict> verdicts;
    const Json* check = member(risk, "check");
    if (check == nullptr || !check->is_object()) return verdicts;
    for (const Json& one : list(*check, "expectations")) {
        verdicts.push_back({text(&one, "verdict"), text(&one, "message"), text(&one, "because")});
    }
    return verdicts;
}

}  // namespace headroom::app::views
