#include "core/app/view_parts.h"

#include <fmt/format.h>

#include "core/base/text.h"

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

namespace {

bool is_a_share(const std::string& pointer) {
    return pointer.find("Probability") != std::string::npos ||
           pointer.find("Share") != std::string::npos;
}

// What people call the figure; of rarer ones the pointer itself.
std::string figure_words(const std::string& pointer) {
    const std::vector<std::string_view> parts = split(pointer, '/');
    if (pointer.starts_with("/overall/breachProbability")) return "A breach at any site";
    if (pointer.starts_with("/cost/total")) return "The cost";
    if (parts.size() < 4 || parts[1] != "sites") return pointer;
    const std::string site(parts[2]);
    if (parts[3] == "breachProbability") return "A breach at " + site;
    if (parts[3] == "refusalProbability") return "A refused enrollment at " + site;
    if (parts[3] == "refusedShare") return "The refused share at " + site;
    if (parts[3] == "overLimitDays") return "Days over the limit at " + site;
    return pointer;
}

std::string figure_of(const Json& one, const char* name, bool is_share) {
    const Json* value = member(one, name);
    if (value == nullptr || !value->is_number()) return "";
    const double number = value->get<double>();
    return is_share ? fmt::format("{:.4g} %", number * 100) : fmt::format("{:.6g}", number);
}

// "A breach at P01: 3.12 % (2.66 % to 3.61 %), expected at most 5 %."
std::string verdict_words(const Json& one) {
    const std::string pointer = text(&one, "get");
    const bool is_share = is_a_share(pointer);
    const std::string value = figure_of(one, "value", is_share);
    if (value.empty()) return text(&one, "message");
    std::string words = figure_words(pointer) + ": " + value;
    const std::string low = figure_of(one, "low", is_share);
    const std::string high = figure_of(one, "high", is_share);
    if (!low.empty() && !high.empty()) words += " (" + low + " to " + high + ")";
    const bool most = one.contains("atMost");
    return words + (most ? ", expected at most " : ", expected at least ") +
           figure_of(one, most ? "atMost" : "atLeast", is_share) + ".";
}

}  // namespace

std::vector<RiskVerdict> read_verdicts_of(const Json& risk) {
    std::vector<RiskVerdict> verdicts;
    const Json* check = member(risk, "check");
    if (check == nullptr || !check->is_object()) return verdicts;
    for (const Json& one : list(*check, "expectations")) {
        verdicts.push_back({text(&one, "verdict"), verdict_words(one), text(&one, "because")});
    }
    return verdicts;
}

}  // namespace headroom::app::views
