#include "core/planning/fit/fit_document.h"

#include <fmt/core.h>

#include <algorithm>

#include "core/base/csv.h"
#include "core/base/version.h"
#include "core/planning/fit/uncertainty_json.h"
#include "core/planning/numerics/rounded.h"

namespace headroom::planning {
namespace {

using scenario::Json;

template <class Numbers>
Json rounded_list(const Numbers& numbers) {
    Json list = Json::array();
    for (const double number : numbers) list.push_back(rounded(number, 3));
    return list;
}

Json demand_of(const SiteFit& fit, const FitOptions& options, Date start) {
    const bool manual = options.method == licensing::EnrollMethod::manual;
    const auto days = static_cast<int>(options.horizon.seconds / seconds_per_day);
    const PlannedTime time{start, start + days};
    Json demand{{"site", fit.usage.site},
                {"arrivals", arrivals_json(fit, time)},
                {"stay", stay_json(fit)},
                {"method", manual ? "manual" : "discovery"},
                {"existing", "memoryless"}};
    Json uncertainty = uncertainty_json(fit, time);
    if (!uncertainty.is_null()) demand["uncertainty"] = std::move(uncertainty);
    return demand;
}

// A figure with its 90 % range.
Json range_json(const FigureRange& range) {
    return {{"value", rounded(range.value, 4)},
            {"low", rounded(range.low, 4)},
            {"high", rounded(range.high, 4)}};
}

Json waves_json(const SiteFit& fit) {
    Json waves = Json::array();
    for (const Waves& one : fit.site.scheduled.waves) {
        waves.push_back({{"everyDays", one.every_days},
                         {"seen", one.seen},
                         {"meanMacs", rounded(one.mean_macs, 4)},
                         {"spreadMacs", rounded(one.spread_macs, 3)}});
    }
    return waves;
}

Json terms_json(const SiteFit& fit) {
    Json terms = Json::array();
    for (const Term& one : fit.site.scheduled.terms) {
        terms.push_back({{"left", format_date(one.left)},
                         {"returned", format_date(one.returned)},
                         {"macs", rounded(one.macs, 4)},
                         {"years", one.seen}});
    }
    return terms;
}

Json bad_readings_json(const SiteFit& fit) {
    Json bad = Json::array();
    for (const UsageCount& count : fit.site.clean.bad) {
        bad.push_back({{"date", format_date(count.date)}, {"used", count.used}});
    }
    return bad;
}

Json hold_outs_json(const SiteFit& fit) {
    Json list = Json::array();
    for (const HoldOut& one : fit.hold_outs) {
        list.push_back({{"from", format_date(one.from)},
                        {"to", format_date(one.to)},
                        {"used", one.used},
                        {"low", rounded(one.band.low, 4)},
                        {"high", rounded(one.band.high, 4)}});
    }
    return list;
}

Json weights_json(const std::optional<WeightTest>& test, bool used) {
    if (!test) return nullptr;
    return {{"used", used},
            {"pValue", rounded(test->p_value, 3)},
            {"weights", rounded_list(test->weights)}};
}

Json statistics_json(const SiteFit& fit) {
    return {{"counts", fit.usage.counts.size()},
            {"dispersion",
             {{"ratio", rounded(fit.dispersion, 4)}, {"pValue", rounded(fit.dispersion_p, 3)}}},
            {"kurtosis",
             {{"value", rounded(fit.kurtosis, 4)},
              {"expected", rounded(fit.expected_kurtosis, 4)},
              {"pValue", rounded(fit.kurtosis_p, 3)}}},
            {"skewness",
             {{"value", rounded(fit.skewness, 4)},
              {"expected", rounded(fit.expected_skewness, 4)},
              {"pValue", rounded(fit.skewness_p, 3)}}},
            {"autocorrelation",
             {{"value", rounded(fit.autocorrelation, 3)},
              {"pValue", rounded(fit.autocorrelation_p, 3)}}},
            {"explainedVariance", rounded(fit.explained, 4)},
            {"insideBand", rounded(fit.inside_band, 4)},
            {"weekdays", weights_json(fit.weekdays, fit.weekdays_used)},
            {"months", weights_json(fit.months, fit.months_used)}};
}

Json comparison_json(const SiteFit& fit) {
    Json dates = Json::array(), used = Json::array(), fitted = Json::array();
    Json low = Json::array(), high = Json::array();
    for (const FittedCount& count : fit.comparison) {
        dates.push_back(format_date(count.date));
        used.push_back(count.used);
        fitted.push_back(rounded(count.mean, 5));
        low.push_back(rounded(count.low, 5));
        high.push_back(rounded(count.high, 5));
    }
    return {{"dates", std::move(dates)},
            {"used", std::move(used)},
            {"fitted", std::move(fitted)},
            {"low", std::move(low)},
            {"high", std::move(high)}};
}

Json site_json(const SiteFit& fit) {
    Json left_out = Json::array();
    for (const CountStep& step : fit.steps) {
        if (!step.left_out) continue;
        left_out.push_back({{"from", format_date(step.from)},
                            {"to", format_date(step.to)},
                            {"change", step.after - step.before}});
    }
    return {{"from", format_date(fit.usage.first_date())},
            {"to", format_date(fit.usage.last_date())},
            {"macs", fit.usage.last()},
            {"peak", fit.usage.peak()},
            {"perDay", range_json(fit.per_day)},
            {"growthPerYear", fit.grows ? range_json(fit.growth_per_year) : Json(nullptr)},
            {"growthRange", range_json(fit.growth_per_year)},
            {"meanStayDays", fit.leaves ? range_json(fit.stay_days) : Json(nullptr)},
            {"groupSize", range_json(fit.group_size)},
            {"waves", waves_json(fit)},
            {"terms", terms_json(fit)},
            {"badReadings", bad_readings_json(fit)},
            {"holdOuts", hold_outs_json(fit)},
            {"quality", name_of(fit.quality)},
            {"verdict", fit.verdict},
            {"statistics", statistics_json(fit)},
            {"ceiling", fit.ceiling ? Json(*fit.ceiling) : Json(nullptr)},
            {"leftOut", std::move(left_out)},
            {"comparison", comparison_json(fit)}};
}

// What devices tell of stays; null for counts.
Json stays_json(const std::optional<StayEstimate>& stays) {
    if (!stays) return nullptr;
    Json laws = Json::array(), days = Json::array(), share = Json::array();
    Json low = Json::array(), high = Json::array();
    for (const FittedStay& law : stays->laws) {
        laws.push_back({{"stay", law_json(law)},
                        {"meanDays", rounded(law.mean_days, 4)},
                        {"heldOut", rounded(law.held_out, 5)}});
    }
    const std::size_t stride = stays->curve.size() / 100 + 1;
    for (std::size_t i = 0; i < stays->curve.size(); i += stride) {
        const SurvivalPoint& point = stays->curve[i];
        days.push_back(point.days);
        share.push_back(rounded(point.share, 4));
        low.push_back(rounded(point.low, 4));
        high.push_back(rounded(point.high, 4));
    }
    return {{"ended", stays->ended},
            {"running", stays->running},
            {"sure", rounded(stays->sure, 3)},
            {"laws", std::move(laws)},
            {"curve",
             {{"days", std::move(days)},
              {"share", std::move(share)},
              {"low", std::move(low)},
              {"high", std::move(high)}}}};
}

std::string key_name(const std::string& site) { return "key-" + site; }

// As a part of a JSON pointer (RFC 6901).
std::string pointer_part(const std::string& name) {
    std::string part;
    for (const char c : name) {
        if (c == '~')
            part += "~0";
        else if (c == '/')
            part += "~1";
        else
            part += c;
    }
    return part;
}

// One subscription with a Reserved sublicense of each site's peak.
Json subscription_json(const UsageHistory& history, Count licenses, Date starts, int months) {
    Json sublicenses = Json::array();
    for (const SiteUsage& site : history.sites) {
        sublicenses.push_back({{"id", key_name(site.site)},
                               {"name", site.site},
                               {"type", "reserved"},
                               {"licenses", std::max<Count>(1, site.peak())},
                               {"expires", "withSubscription"}});
    }
    return {{"id", "main"},
            {"name", "Parallels Mac Management"},
            {"product", "Parallels Mac Management"},
            {"kind", "paid"},
            {"licenses", licenses},
            {"starts", format_date(starts)},
            {"months", months},
            {"sublicenses", std::move(sublicenses)}};
}

Count sum_of_peaks(const UsageHistory& history) {
    Count sum = 0;
    for (const SiteUsage& site : history.sites) sum += std::max<Count>(1, site.peak());
    return sum;
}

Json scenario_head(std::string name, std::string description, Date start, Json end) {
    return {{"schema", "headroom/scenario/1"},       {"name", std::move(name)},
            {"description", std::move(description)}, {"seed", 1},
            {"start", format_date(start)},           {"end", std::move(end)}};
}

Json world_json(Json subscription, Json sites) {
    return {{"company", "My company"},
            {"admin", "admin@my-company.example"},
            {"subscriptions", Json::array({std::move(subscription)})},
            {"sites", std::move(sites)}};
}

Json site_at(const std::string& code, Count macs) {
    return {{"code", code}, {"key", key_name(code)}, {"method", "online"}, {"macs", macs}};
}

}  // namespace

Date FitOptions::start_after(const UsageHistory& history) const {
    return start ? *start : history.last_date() + 1;
}

Json fit_json(const UsageHistory& history, const std::vector<SiteFit>& fits,
              const FitOptions& options) {
    const Date start = options.start_after(history);
    Json sites = Json::object();
    for (const SiteFit& fit : fits) sites[fit.usage.site] = site_json(fit);
    return {{"schema", "headroom/fit/1"},
            {"engine", {{"version", version}}},
            {"from", format_date(history.first_date())},
            {"to", format_date(history.last_date())},
            {"start", format_date(start)},
            {"demand", demand_json(history, fits, options)},
            {"stays", stays_json(options.stays)},
            {"sites", std::move(sites)},
            {"notes", history.notes}};
}

Json demand_json(const UsageHistory& history, const std::vector<SiteFit>& fits,
                 const FitOptions& options) {
    Json demand = Json::array();
    const Date start = options.start_after(history);
    for (const SiteFit& fit : fits) demand.push_back(demand_of(fit, options, start));
    return demand;
}

Json fitted_scenario(const UsageHistory& history, const std::vector<SiteFit>& fits,
                     const FitOptions& options) {
    const Date start = options.start_after(history);
    const Count peaks = sum_of_peaks(history);
    const Count licenses = std::max(options.licenses.value_or(peaks), peaks);
    Json document = scenario_head(
        "Fitted to a usage history",
        fmt::format(
            "Demand fitted to the usage from {} to {}. Every site has a Reserved sublicense "
            "of its highest count so far.",
            format_date(history.first_date()), format_date(history.last_date())),
        start, format_span(options.horizon));
    Json sites = Json::array();
    for (const SiteUsage& site : history.sites) sites.push_back(site_at(site.site, site.last()));
    const auto days = options.horizon.seconds / 86400;
    document["world"] = world_json(
        subscription_json(history, licenses, start, static_cast<int>(days / 365 + 1) * 12),
        std::move(sites));
    document["demand"] = demand_json(history, fits, options);
    return document;
}

// A rise is recorded for its date, a fall is a removal at noon; both are there at the day's end.
Json recorded_scenario(const UsageHistory& history) {
    const Date start = history.first_date();
    Json sites = Json::array(), demand = Json::array(), steps = Json::array();
    Json expectations = Json::array();
    for (const SiteUsage& usage : history.sites) {
        Json recorded = Json::array();
        Count managed = usage.first_date() == start ? usage.counts.front().used : 0;
        sites.push_back(site_at(usage.site, managed));
        for (const UsageCount& count : usage.counts) {
            const std::string date = format_date(count.date);
            if (count.used > managed) {
                recorded.push_back({{"date", date}, {"count", count.used - managed}});
            } else if (count.used < managed) {
                steps.push_back({{"at", date + "T12:00:00Z"},
                                 {"do", "mac.remove"},
                                 {"site", usage.site},
                                 {"count", managed - count.used}});
            }
            managed = count.used;
            expectations.push_back({{"at", date + "T23:59:59Z"},
                                    {"get", "/sites/" + pointer_part(usage.site) + "/managed"},
                                    {"equals", managed}});
        }
        demand.push_back({{"site", usage.site},
                          {"arrivals", {{"model", "recorded"}, {"recorded", std::move(recorded)}}},
                          {"stay", {{"model", "forever"}}},
                          {"method", "discovery"}});
    }
    const Date end = history.last_date() + 1;
    Json document = scenario_head("A usage history, recorded",
                                  "Plays the history again, one count after the other.", start,
                                  format_date(end));
    document["world"] =
        world_json(subscription_json(history, sum_of_peaks(history), start, (end - start) / 28 + 1),
                   std::move(sites));
    document["steps"] = std::move(steps);
    document["demand"] = std::move(demand);
    document["expect"] = std::move(expectations);
    return document;
}

std::string comparison_csv(const std::vector<SiteFit>& fits) {
    std::string csv = "site,date,used,fitted,low,high\n";
    for (const SiteFit& fit : fits) {
        for (const FittedCount& count : fit.comparison) {
            csv +=
                fmt::format("{},{},{},{:.2f},{:.2f},{:.2f}\n", csv_field(fit.usage.site),
                            format_date(count.date), count.used, count.mean, count.low, count.high);
        }
    }
    return csv;
}

}  // namespace headroom::planning
