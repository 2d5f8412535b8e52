#include "core/app/diff/diff_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "core/base/percent_text.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/base/words.h"

namespace headroom::app::diff_parts {
namespace {

struct KnownMember {
    std::string_view name, label, unit;
};

constexpr std::array known_members{
    KnownMember{"macs", "Macs at the start", "Mac"},
    KnownMember{"licenses", "licenses", "license"},
    KnownMember{"months", "duration", "month"},
    KnownMember{"total", "total number of licenses", "license"},
    KnownMember{"used", "used", "license"},
    KnownMember{"available", "available", "license"},
    KnownMember{"availableDynamic", "available in the main license pool", "license"},
    KnownMember{"availableReserved", "available in Reserved sublicenses", "license"},
    KnownMember{"mainPool", "main license pool", "license"},
    KnownMember{"pool", "main license pool", "license"},
    KnownMember{"max", "Max lic.", "license"},
    KnownMember{"limit", "limit", "Mac"},
    KnownMember{"excess", "over the limit by", "Mac"},
    KnownMember{"peakExcess", "over the limit by at most", "Mac"},
    KnownMember{"managed", "managed", "Mac"},
    KnownMember{"discovered", "discovered", "Mac"},
    KnownMember{"usedLicenses", "used", "license"},
    KnownMember{"remainingLicenses", "remaining", "license"},
    KnownMember{"numberOfLicenses", "number of licenses", "license"},
    KnownMember{"perDay", "arrivals a day", "Mac"},
    KnownMember{"growthPerYear", "growth a year", "%"},
    KnownMember{"meanDays", "mean stay", "day"},
    KnownMember{"scaleDays", "scale of the stay", "day"},
    KnownMember{"days", "stay", "day"},
    KnownMember{"everyDays", "mean time between outages", "day"},
    KnownMember{"lastHours", "mean length", "hour"},
    KnownMember{"graceDays", "grace period", "day"},
    KnownMember{"trialDays", "length of a trial", "day"},
    KnownMember{"refreshHours", "time between refreshes", "hour"},
    KnownMember{"reportHours", "time between reports", "hour"},
    KnownMember{"balloonMinutes", "time between balloons", "minute"},
    KnownMember{"pollMinutes", "time between polls", "minute"},
    KnownMember{"retryHours", "time until a refresh is tried again", "hour"},
    KnownMember{"expiringSoonDays", "expiring soon", "day"},
    KnownMember{"breachProbability", "breach probability", "%"},
    KnownMember{"anyBreachProbability", "probability of any breach", "%"},
    KnownMember{"refusalProbability", "refusal probability", "%"},
    KnownMember{"refusedShare", "refused share", "%"},
    KnownMember{"risk", "risk", "%"},
    KnownMember{"worstRisk", "largest risk of a site", "%"},
    KnownMember{"exactRisk", "exact risk", "%"},
    KnownMember{"targetRisk", "risk asked for", "%"},
    KnownMember{"confidence", "confidence", "%"},
    KnownMember{"overLimitDays", "time over the limit", "day"},
    KnownMember{"idleReservedDays", "idle reserved license-days", "day"},
    KnownMember{"overLimitMacDays", "Mac-days over the limit", ""},
    KnownMember{"breachHours", "time in breach", "hour"},
    KnownMember{"peakUsed", "most Macs", "Mac"},
    KnownMember{"finalUsed", "Macs at the end", "Mac"},
    KnownMember{"firstBreach", "first breach", ""},
    KnownMember{"p05", "5th percentile", ""},
    KnownMember{"p25", "25th percentile", ""},
    KnownMember{"p50", "median", ""},
    KnownMember{"p75", "75th percentile", ""},
    KnownMember{"p90", "90th percentile", ""},
    KnownMember{"p95", "95th percentile", ""},
    KnownMember{"p99", "99th percentile", ""},
    KnownMember{"licensesNeeded", "licenses needed", "license"},
    KnownMember{"recommended", "recommended split (its place in the list)", ""},
    KnownMember{"recommendedReserved", "recommended split without Dynamic (its place)", ""},
    KnownMember{"current", "split of the scenario (its place in the list)", ""},
    KnownMember{"expires", "expires", ""},
    KnownMember{"starts", "starts", ""},
    KnownMember{"at", "instant", ""},
    KnownMember{"do", "command", ""},
    KnownMember{"as", "given by", ""},
    KnownMember{"get", "looks at", ""},
    KnownMember{"because", "reason given", ""},
    KnownMember{"sha256", "text (SHA-256)", ""},
    KnownMember{"traceHash", "course of events (hash of the trace)", ""},
    KnownMember{"peak", "peak", "Mac"},
};

std::string spaced(std::string_view name) {
    std::string words;
    for (const char c : name) {
        const bool upper = c >= 'A' && c <= 'Z';
        if (upper && !words.empty()) words += ' ';
        words += upper ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return words;
}

std::string number_text(double number) { return fmt::format("{:.6g}", number); }

std::string amount(const Json& value, std::string_view unit) {
    const double number = value.get<double>();
    if (unit == "%") return (number < 0 ? "-" : "") + percent_text(std::abs(number));
    const std::string text = value.is_number_float() ? number_text(number) : value.dump();
    if (unit.empty()) return text;
    const bool one = std::abs(number) == 1;
    return text + ' ' + std::string(unit) + (one ? "" : "s");
}

std::string text_member(const Json& object, const char* name) {
    if (!object.is_object()) return "";
    const auto found = object.find(name);
    if (found == object.end()) return "";
    return found->is_string() ? found->get<std::string>() : found->dump();
}

/// What a command is about: "P01", "dept1".
std::string target_of(const Json& step) {
    for (const char* name :
         {"site", "sublicense", "subscription", "code", "id", "company", "file"}) {
        std::string target = text_member(step, name);
        if (!target.empty()) return target;
    }
    return "";
}

struct NamedList {
    std::string_view list, noun;
};
constexpr std::array named_lists{
    NamedList{"sites", "Site"},
    NamedList{"subscriptions", "Subscription"},
    NamedList{"sublicenses", "Sublicense"},
    NamedList{"keys", "Key"},
    NamedList{"demand", "Demand at"},
    NamedList{"proxyServers", "Proxy Servers row"},
    NamedList{"companies", "Company"},
    NamedList{"people", "Person"},
    NamedList{"members", "Member"},
    NamedList{"files", "File"},
    NamedList{"rows", "Row"},
};

std::string numbered(const char* noun, std::size_t position, const std::string& what) {
    return fmt::format("{} {}{}", noun, position, what.empty() ? "" : " (" + what + ")");
}

std::string with_place(const std::string& what, const std::string& place) {
    return place.empty() ? what : what + " at " + place;
}

}  // namespace

MemberWords words_of(std::string_view member) {
    for (const KnownMember& known : known_members) {
        if (known.name == member) return {std::string(known.label), known.unit};
    }
    return {spaced(member), ""};
}

bool is_password(std::string_view member) {
    return member == "password" || member == "passwordRepeat";
}

std::string value_words(const Json& value, std::string_view unit) {
    if (value.is_null()) return "nothing";
    if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
    if (value.is_number()) return amount(value, unit);
    if (value.is_string()) {
        const auto& text = value.get_ref<const std::string&>();
        const bool plain = parse_instant(text) || parse_span(text);
        return plain ? text : '"' + text + '"';
    }
    return value.dump();
}

std::string change_words(const Json& from, const Json& to, std::string_view unit) {
    if (from.is_number() && to.is_number()) {
        const double change = to.get<double>() - from.get<double>();
        if (change == 0) return "";
        const bool whole = !from.is_number_float() && !to.is_number_float();
        const char* const direction = change > 0 ? "more" : whole && unit != "%" ? "fewer" : "less";
        if (unit != "%") return fmt::format(" ({} {})", number_text(std::abs(change)), direction);
        const double points = std::abs(change) * 100;
        return fmt::format(" ({:.3g} percentage {} {})", points, points == 1 ? "point" : "points",
                           direction);
    }
    if (!from.is_string() || !to.is_string()) return "";
    const auto before = parse_instant(from.get<std::string>());
    const auto after = parse_instant(to.get<std::string>());
    if (!before || !after || *before == *after) return "";
    const Span moved = *after - *before;
    const bool later = moved.seconds > 0;
    return fmt::format(" ({} {})", format_span(later ? moved : Span{-moved.seconds}),
                       later ? "later" : "earlier");
}

double change_size(const Json& from, const Json& to, std::string_view unit) {
    if (!from.is_number() || !to.is_number()) return 0.5;
    const double a = from.get<double>();
    const double b = to.get<double>();
    if (unit == "%") return std::min(1.0, std::abs(a - b));
    const double larger = std::max(std::abs(a), std::abs(b));
    return larger == 0 ? 0 : std::min(1.0, std::abs(a - b) / larger);
}

double weight_of(std::string_view member) {
    constexpr std::array<std::pair<std::string_view, double>, 30> weights{{
        {"passed", 90},     {"feasible", 90}, {"verdict", 90},      {"ok", 80},
        {"error", 80},      {"failure", 80},  {"recommended", 85},  {"licensesNeeded", 85},
        {"overall", 75},    {"breaches", 70}, {"refusals", 65},     {"breachProbability", 70},
        {"total", 60},      {"seed", 20},     {"from", 20},         {"to", 20},
        {"start", 45},      {"end", 45},      {"replications", 20}, {"warmup", 20},
        {"confidence", 20}, {"daily", 30},    {"name", 10},         {"description", 10},
        {"because", 10},    {"comment", 10},  {"sha256", 2},        {"traceHash", 3},
        {"version", 1},     {"splits", 40},
    }};
    for (const auto& [name, weight] : weights) {
        if (name == member) return weight;
    }
    return 50;
}

std::string element_subject(std::string_view list, const Json& element, std::string_view name,
                            std::size_t position) {
    if (list == "steps") {
        return numbered("Step", position,
                        with_place(text_member(element, "do"), target_of(element)));
    }
    if (list == "expect" || list == "expectations") {
        return numbered("Expectation", position, text_member(element, "get"));
    }
    if (list == "expectRisk")
        return numbered("Risk expected", position, text_member(element, "get"));
    if (list == "faults") {
        return numbered("Outage", position,
                        with_place(text_member(element, "kind"), text_member(element, "site")));
    }
    if (list == "breaches") return numbered("Breach", position, text_member(element, "site"));
    if (list == "splits") return numbered("Split", position, text_member(element, "label"));
    for (const NamedList& named : named_lists) {
        if (named.list == list) return std::string(named.noun) + ' ' + std::string(name);
    }
    return "";
}

std::string element_identity(std::string_view list, const Json& element) {
    if (!element.is_object()) return "";
    if (list == "steps") {
        // The steps of a report have an index, those of a scenario are known by what they do.
        const std::string index = text_member(element, "index");
        return index.empty() ? text_member(element, "do") + ' ' + target_of(element) : index;
    }
    if (list == "expect") return text_member(element, "get") + ' ' + text_member(element, "at");
    if (list == "expectRisk") return text_member(element, "get");
    if (list == "expectations") return text_member(element, "index");
    if (list == "faults") return text_member(element, "kind") + ' ' + text_member(element, "site");
    if (list == "splits") return text_member(element, "label");
    for (const char* name : {"code", "id", "site", "key", "name"}) {
        std::string identity = text_member(element, name);
        if (!identity.empty()) return identity;
    }
    return "";
}

const Json* default_of(std::string_view member) {
    static const std::map<std::string_view, Json> defaults{
        {"macs", 0},
        {"internet", true},
        {"autoRenew", false},
        {"seed", 1},
        {"offlineAllowed", false},
        {"description", ""},
        {"steps", Json::array()},
        {"demand", Json::array()},
        {"faults", Json::array()},
        {"expect", Json::array()},
        {"settings", Json::object()},
        {"sublicenses", Json::array()},
    };
    const auto found = defaults.find(member);
    return found == defaults.end() ? nullptr : &found->second;
}

}  // namespace headroom::app::diff_parts
