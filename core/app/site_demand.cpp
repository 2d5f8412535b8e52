#include "core/app/site_demand.h"

#include <algorithm>

#include "core/app/scenario_edit.h"
#include "core/base/exact_math.h"
#include "core/planning/laws/stay_law.h"
#include "core/scenario/json_source.h"

namespace headroom::app {
namespace {

using scenario::Json;
using scenario::member;

constexpr double days_of_a_year = 365;
constexpr double usual_sigma = 0.3;  // two thirds of the stays lie within a third of the middle one

double number(const Json& object, const char* name, double otherwise) {
    const Json* value = member(object, name);
    return value != nullptr && value->is_number() ? value->get<double>() : otherwise;
}

std::string text(const Json& object, const char* name) {
    const Json* value = member(object, name);
    return value != nullptr && value->is_string() ? value->get<std::string>() : "";
}

void read_arrivals(const Json& arrivals, SiteDemand& demand) {
    demand.by_calendar = arrivals.contains("weekdays") || arrivals.contains("months");
    for (const char* list : {"batches", "recorded"}) {
        const Json* items = member(arrivals, list);
        if (items == nullptr || !items->is_array()) continue;
        demand.arrivals = SiteDemand::Arrivals::listed;
        demand.listed = items->size();
    }
    if (text(arrivals, "model") != "poisson") return;
    demand.arrivals = SiteDemand::Arrivals::poisson;
    if (const Json* months = member(arrivals, "months"); months && months->size() == 12) {
        for (std::size_t i = 0; i < 12; ++i) demand.months[i] = (*months)[i].get<double>();
    }
    demand.per_day = number(arrivals, "perDay", 0);
    demand.growth_per_year = number(arrivals, "growthPerYear", 0);
}

void read_stay(const Json& stay, SiteDemand& demand) {
    demand.stay_law = text(stay, "model");
    if (demand.stay_law == "weibull") {
        const double shape = number(stay, "shape", 1);
        demand.stay_days = number(stay, "scaleDays", 0) * gamma_function(1 + 1 / shape);
    } else {
        demand.stay_days = number(stay, "meanDays", number(stay, "days", 0));
    }
}

SiteDemand read_entry(const Json& entry, std::string site, std::size_t index) {
    SiteDemand demand{.site = std::move(site), .entry = index, .source = entry.dump()};
    if (const Json* arrivals = member(entry, "arrivals")) read_arrivals(*arrivals, demand);
    if (const Json* stay = member(entry, "stay")) read_stay(*stay, demand);
    if (demand.stay_law.empty()) demand.stay_law = "forever";
    demand.is_uncertain = entry.contains("uncertainty");
    demand.by_discovery = text(entry, "method") == "discovery";
    return demand;
}

Json entry_of(const SiteDemand& demand) {
    if (demand.entry) return Json::parse(demand.source);
    return {{"site", demand.site},
            {"arrivals", {{"model", "none"}}},
            {"stay", {{"model", "forever"}}},
            {"method", "manual"},
            {"existing", "memoryless"}};
}

std::string replace_entry(const SiteDemand& demand, const Json& entry) {
    const std::string place = demand.entry ? std::to_string(*demand.entry) : "-";
    return edit_command({{"/demand/" + place, entry.dump()}});
}

/// The law with another mean.
Json stay_of(const SiteDemand& demand, const Json& now, double days) {
    if (days <= 0) return {{"model", "forever"}};
    Json stay = now;
    const std::string& law = demand.stay_law;
    if (law == "fixed") {
        stay["days"] = days;
    } else if (law == "lognormal") {
        stay["meanDays"] = days;
    } else if (law == "weibull" && demand.stay_days > 0) {
        stay["scaleDays"] = number(now, "scaleDays", days) * days / demand.stay_days;
    } else {
        return {{"model", "exponential"}, {"meanDays", days}};
    }
    return stay;
}

}  // namespace

std::vector<SiteDemand> demand_of(const Session& session) {
    const Json source = Json::parse(session.beginning_json(), nullptr, false);
    const Json* entries = member(source, "demand");
    std::vector<SiteDemand> all;
    for (const SiteView& site : session.overview().sites) {
        all.push_back({.site = site.code, .stay_law = "forever"});
    }
    if (entries == nullptr || !entries->is_array()) return all;
    for (std::size_t i = 0; i < entries->size(); ++i) {
        const std::string code = text((*entries)[i], "site");
        const auto row = std::find_if(all.begin(), all.end(),
                                      [&](const SiteDemand& one) { return one.site == code; });
        if (row != all.end()) *row = read_entry((*entries)[i], code, i);
    }
    return all;
}

std::string edit_arrivals(const SiteDemand& demand, const ArrivalFigures& figures) {
    Json entry = entry_of(demand);
    Json arrivals = {{"model", "poisson"}, {"perDay", figures.per_day}};
    if (demand.arrivals == SiteDemand::Arrivals::poisson) {
        arrivals = entry.at("arrivals");
        arrivals["perDay"] = figures.per_day;
    }
    arrivals.erase("growthPerYear");
    if (figures.growth_per_year != 0) arrivals["growthPerYear"] = figures.growth_per_year;
    entry["arrivals"] = std::move(arrivals);
    return replace_entry(demand, entry);
}

std::string edit_stay(const SiteDemand& demand, double days) {
    Json entry = entry_of(demand);
    const Json now = entry.contains("stay") ? entry.at("stay") : Json::object();
    entry["stay"] = stay_of(demand, now, days);
    return replace_entry(demand, entry);
}

std::string edit_stay_law(const SiteDemand& demand, const std::string& law, double days) {
    Json entry = entry_of(demand);
    if (law == "forever" || days <= 0) {
        entry["stay"] = {{"model", "forever"}};
    } else if (law == "fixed") {
        entry["stay"] = {{"model", "fixed"}, {"days", days}};
    } else if (law == "lognormal") {
        entry["stay"] = {{"model", "lognormal"}, {"meanDays", days}, {"sigma", usual_sigma}};
    } else {
        entry["stay"] = {{"model", "exponential"}, {"meanDays", days}};
    }
    return replace_entry(demand, entry);
}

std::string edit_months(const SiteDemand& demand, const std::array<double, 12>& weights) {
    Json entry = entry_of(demand);
    Json& arrivals = entry["arrivals"];
    if (demand.arrivals != SiteDemand::Arrivals::poisson) {
        arrivals = {{"model", "poisson"}, {"perDay", 0}};
    }
    const bool even = std::all_of(weights.begin(), weights.end(), [](double w) { return w == 1; });
    if (even) {
        arrivals.erase("months");
    } else {
        arrivals["months"] = weights;
    }
    return replace_entry(demand, entry);
}

std::string edit_method(const SiteDemand& demand, bool by_discovery) {
    Json entry = entry_of(demand);
    entry["method"] = by_discovery ? "discovery" : "manual";
    return replace_entry(demand, entry);
}

std::string edit_end(const Session& session, Span ahead) {
    const bool at_start = session.now() == session.start();
    const Json end = at_start ? format_span(ahead) : format_instant(session.now() + ahead);
    return edit_command({{"/end", end.dump()}});
}

FittedDemand take_fitted(const Session& session, std::string_view demand_json) {
    FittedDemand fitted;
    const Json document = Json::parse(demand_json, nullptr, false);
    const Json* wrapped = member(document, "demand");
    const Json& entries = wrapped != nullptr ? *wrapped : document;
    if (!entries.is_array()) return fitted;
    const std::vector<SiteDemand> known = demand_of(session);
    const Json source = Json::parse(session.beginning_json(), nullptr, false);
    Json demand = source.contains("demand") ? source.at("demand") : Json::array();
    for (const Json& entry : entries) {
        const std::string site = text(entry, "site");
        const auto row = std::find_if(known.begin(), known.end(),
                                      [&](const SiteDemand& one) { return one.site == site; });
        if (row == known.end()) {
            fitted.unknown.push_back(site);
            continue;
        }
        fitted.taken.push_back(site);
        if (row->entry) {
            demand[*row->entry] = entry;
        } else {
            demand.push_back(entry);
        }
    }
    if (!fitted.taken.empty()) fitted.command = edit_command({{"/demand", demand.dump()}});
    return fitted;
}

double expected_macs(const SiteDemand& demand, Count now, double elapsed_days, double days_ahead) {
    // dn/dt = rate * exp(growth * t) - n / stay, from today's count.
    const auto power = [](double x) { return exact_exp(std::clamp(x, -600.0, 600.0)); };
    const double growth = exact_log(1 + std::max(demand.growth_per_year, -0.99)) / days_of_a_year;
    const double leaving = demand.stay_days > 0 ? 1 / demand.stay_days : 0;
    const double rate = demand.per_day * power(growth * elapsed_days);
    const double left = power(-leaving * days_ahead);
    const double stay = static_cast<double>(now) * left;
    const double sum = growth + leaving;
    if (sum < 1e-12 && sum > -1e-12) return stay + rate * left * days_ahead;
    return stay + rate * (power(growth * days_ahead) - left) / sum;
}

}  // namespace headroom::app
