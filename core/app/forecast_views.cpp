#include "core/app/forecast_views.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "core/app/view_parts.h"
#include "core/base/time.h"
#include "core/planning/thresholds/thresholds.h"
#include "core/scenario/json_source.h"

namespace headroom::app {
namespace {

using namespace views;
using scenario::Json;
using scenario::member;

std::optional<double> optional_number(const Json& object, const char* name) {
    const Json* value = member(object, name);
    if (value == nullptr || !value->is_number()) return std::nullopt;
    return value->get<double>();
}

/// The highest of all sites, bounds included; without sites what the split itself says.
Estimate highest(const Json& split, const char* name) {
    Estimate most = estimate(split, name);
    const Json* sites = member(split, "sites");
    if (sites == nullptr || !sites->is_object()) return most;
    most.low = most.high = most.value;
    for (const auto& item : sites->items()) {
        const Estimate site = estimate(item.value(), name);
        most.low = std::max(most.low, site.low);
        most.high = std::max(most.high, site.high);
        if (site.value > most.value) most.value = site.value;
    }
    most.low = std::min(most.low, most.value);
    return most;
}

/// Two or three digits that count, without an exponent, also near 100: "12.3", "0.041", "99.960".
std::string percent_figure(double share) {
    const double percent = share * 100;
    int decimals = 1;
    double rest = std::min(percent, 100 - percent);
    if (rest > 0 && rest < 1) ++decimals;
    for (; rest > 0 && rest < 0.1 && decimals < 12; rest *= 10) ++decimals;
    return fmt::format("{:.{}f}", percent, decimals);
}

std::vector<double> numbers(const Json* list) {
    std::vector<double> values;
    if (list == nullptr || !list->is_array()) return values;
    for (const Json& item : *list) values.push_back(item.is_number() ? item.get<double>() : 0.0);
    return values;
}

SiteRisk read_site(const std::string& code, const Json& entry, const Json* bands) {
    SiteRisk site;
    site.site = code;
    site.breach = estimate(entry, "breachProbability");
    site.refusal = estimate(entry, "refusalProbability");
    site.refused_share = estimate(entry, "refusedShare");
    site.over_limit_days = estimate(entry, "overLimitDays");
    if (const Json* exact = member(entry, "closedForm")) {
        site.exact_breach = optional_number(*exact, "breachProbability");
        site.exact_refusal = optional_number(*exact, "refusalProbability");
    }
    const Json* peak = member(entry, "peakUsed");
    site.peak_p50 = number(peak, "p50");
    site.peak_p95 = number(peak, "p95");
    site.idle_reserved_days = number(member(entry, "idleReservedDays"), "mean");
    const Json* first = member(entry, "firstBreach");
    site.first_breach_p05 = text(first, "p05");
    site.first_breach_p50 = text(first, "p50");
    if (bands == nullptr) return site;
    site.p05 = numbers(member(*bands, "p05"));
    site.p25 = numbers(member(*bands, "p25"));
    site.p50 = numbers(member(*bands, "p50"));
    site.p75 = numbers(member(*bands, "p75"));
    site.p95 = numbers(member(*bands, "p95"));
    return site;
}

std::string plain_text(const Json& value) {
    return value.is_string() ? value.get<std::string>() : value.dump();
}

void add_outliers(RiskView& view, const Json& document) {
    const Json* list = member(document, "outliers");
    if (list == nullptr || !list->is_array()) return;
    for (const Json& item : *list) {
        Outlier outlier{text(&item, "site"), 0, "", text(&item, "firstBreach"),
                        number(&item, "peakUsed")};
        outlier.replication = static_cast<std::int64_t>(number(&item, "replication"));
        if (const Json* seed = member(item, "seed")) outlier.seed = plain_text(*seed);
        view.outliers.push_back(std::move(outlier));
    }
}

PlannedSplit read_split(const Json& entry) {
    PlannedSplit split;
    split.total = static_cast<Count>(number(&entry, "total"));
    split.breach = highest(entry, "breachProbability");
    split.refusal = highest(entry, "refusalProbability");
    split.over_limit_days = estimate(entry, "overLimitDays").value;
    split.idle_reserved_days = estimate(entry, "idleReservedDays").value;
    const Json* front = member(entry, "onFront");
    split.on_front = front != nullptr && front->is_boolean() && front->get<bool>();
    split.cost = read_cost(entry);
    const Json* rows = member(entry, "rows");
    if (rows == nullptr || !rows->is_array()) return split;
    for (const Json& row : *rows) {
        split.rows.push_back({text(&row, "site"), text(&row, "key"), text(&row, "type"),
                              static_cast<Count>(number(&row, "licenses"))});
    }
    return split;
}

std::vector<std::int32_t> days_of(const std::vector<std::string>& dates) {
    std::vector<std::int32_t> days;
    std::optional<Date> first;
    for (const std::string& written : dates) {
        const Date date = parse_date(written).value_or(Date{});
        if (!first) first = date;
        days.push_back(date - *first);
    }
    return days;
}

}  // namespace

std::optional<RiskView> read_risk(std::string_view json) {
    const Json document = Json::parse(json, nullptr, false);
    if (text(&document, "schema") != "headroom/risk/1") return std::nullopt;
    RiskView view;
    view.replications = static_cast<std::int64_t>(number(&document, "replications"));
    view.confidence = number(&document, "confidence");
    if (const Json* overall = member(document, "overall")) {
        view.overall_breach = estimate(*overall, "breachProbability");
    }
    if (const Json* method = member(document, "method")) {
        view.method = method->is_string() ? method->get<std::string>() : text(method, "path");
        view.why = text(method, "why");
    }
    view.parameters_drawn = text(&document, "parameters") == "drawn";
    view.failed_steps = static_cast<std::int64_t>(number(&document, "failedSteps"));
    const Json* daily = member(document, "daily");
    const Json* used = daily != nullptr ? member(*daily, "used") : nullptr;
    const Json* dates = daily != nullptr ? member(*daily, "dates") : nullptr;
    if (dates != nullptr && dates->is_array()) {
        for (const Json& date : *dates) view.dates.push_back(plain_text(date));
    }
    view.days = days_of(view.dates);
    const auto from = parse_instant(text(&document, "from"));
    const auto to = parse_instant(text(&document, "to"));
    if (from && to) view.length_days = static_cast<double>((*to - *from).seconds) / seconds_per_day;
    if (const Json* sites = member(document, "sites"); sites && sites->is_object()) {
        for (const auto& item : sites->items()) {
            const Json* bands = used != nullptr ? member(*used, item.key().c_str()) : nullptr;
            view.sites.push_back(read_site(item.key(), item.value(), bands));
        }
    }
    add_outliers(view, document);
    view.cost = read_cost(document);
    view.verdicts = read_verdicts_of(document);
    view.thresholds = planning::threshold_sentences(document);
    return view;
}

std::optional<PlanView> read_plan(std::string_view json) {
    const Json document = Json::parse(json, nullptr, false);
    if (text(&document, "schema") != "headroom/plan/1") return std::nullopt;
    PlanView view;
    const Json* feasible = member(document, "feasible");
    view.feasible = feasible != nullptr && feasible->is_boolean() && feasible->get<bool>();
    view.total = static_cast<Count>(number(&document, "total"));
    if (const Json* splits = member(document, "splits"); splits && splits->is_array()) {
        for (const Json& split : *splits) view.splits.push_back(read_split(split));
    }
    if (const Json* chosen = member(document, "recommended"); chosen && chosen->is_number()) {
        const auto index = chosen->get<std::int64_t>();
        if (index >= 0 && static_cast<std::size_t>(index) < view.splits.size()) {
            view.recommended = static_cast<std::size_t>(index);
        }
    }
    if (const Json* lines = member(document, "explanation"); lines && lines->is_array()) {
        for (const Json& line : *lines) view.explanation.push_back(plain_text(line));
    }
    if (const Json* steps = member(document, "steps"); steps && steps->is_array()) {
        for (Json step : *steps) {
            step.erase("at");  // they happen when they are applied
            view.steps.push_back(step.dump());
        }
    }
    view.cost_curve = read_cost_curve(document);
    return view;
}

std::string probability_text(const Estimate& estimate, std::optional<double> exact) {
    if (estimate.value > 0 && estimate.value < 1) return percent_figure(estimate.value) + " %";
    if (exact && *exact > 1e-14 && *exact < 1) return percent_figure(*exact) + " %";
    if (estimate.value >= 1) {
        return estimate.low < 1 ? "above " + percent_figure(estimate.low) + " %" : "100 %";
    }
    return estimate.high > 0 ? "below " + percent_figure(estimate.high) + " %" : "none seen";
}

std::string probability_with_interval(const Estimate& estimate, std::optional<double> exact) {
    const std::string text = probability_text(estimate, exact);
    if (estimate.value <= 0 || estimate.value >= 1) return text;
    return fmt::format("{}  ({} to {})", text, percent_figure(estimate.low),
                       percent_figure(estimate.high));
}

std::vector<std::string> read_errors(std::string_view json) {
    std::vector<std::string> lines;
    const Json document = Json::parse(json, nullptr, false);
    const Json* errors = member(document, "errors");
    if (errors == nullptr || !errors->is_array()) return lines;
    for (const Json& error : *errors) {
        std::string line = error.is_string() ? error.get<std::string>() : text(&error, "message");
        const std::string pointer = text(&error, "pointer");
        if (!pointer.empty()) line = pointer + ": " + line;
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<scenario::InputError> read_input_errors(std::string_view json) {
    std::vector<scenario::InputError> found;
    const Json document = Json::parse(json, nullptr, false);
    const Json* errors = member(document, "errors");
    if (errors == nullptr || !errors->is_array()) return found;
    for (const Json& error : *errors) {
        found.push_back({text(&error, "file"), static_cast<int>(number(&error, "line")),
                         static_cast<int>(number(&error, "column")), text(&error, "pointer"),
                         text(&error, "message")});
    }
    return found;
}

std::vector<std::string> read_located_errors(std::string_view json) {
    std::vector<std::string> lines;
    for (const scenario::InputError& error : read_input_errors(json)) {
        lines.push_back(to_string(error));
    }
    return lines;
}

std::string daily_csv(const RiskView& risk) {
    std::string csv = "date,site,p05,p25,p50,p75,p95\n";
    for (const SiteRisk& site : risk.sites) {
        for (std::size_t day = 0; day < risk.dates.size() && day < site.p50.size(); ++day) {
            csv += risk.dates[day] + ',' + site.site;
            for (const auto* band : {&site.p05, &site.p25, &site.p50, &site.p75, &site.p95}) {
                char figure[32];
                std::snprintf(figure, sizeof figure, ",%g",
                              day < band->size() ? (*band)[day] : 0.0);
                csv += figure;
            }
            csv += '\n';
        }
    }
    return csv;
}

}  // namespace headroom::app
