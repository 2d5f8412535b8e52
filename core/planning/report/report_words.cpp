#include "core/planning/report/report_words.h"

#include <fmt/core.h>

#include <cmath>

#include "core/base/text.h"
#include "core/base/words.h"

namespace headroom::planning {
namespace {

using scenario::Json;

constexpr std::size_t most_listed = 6;

std::string text_at(const Json& object, const char* name) {
    if (!object.is_object() || !object.contains(name)) return "";
    const Json& value = object.at(name);
    if (value.is_string()) return value.get<std::string>();
    return value.is_primitive() ? value.dump() : "";
}

double number_at(const Json& object, const char* name, double otherwise) {
    return object.contains(name) && object.at(name).is_number() ? object.at(name).get<double>()
                                                                : otherwise;
}

std::string weights_in_words(const Json& arrivals, const char* member, const char* what) {
    if (!arrivals.contains(member) || !arrivals.at(member).is_array()) return "";
    std::string list;
    for (const Json& weight : arrivals.at(member)) {
        if (weight.is_number()) list += fmt::format(" {:g}", weight.get<double>());
    }
    return fmt::format(", {} weighted{}", what, list);
}

std::string random_arrivals(const Json& arrivals) {
    const double per_day = number_at(arrivals, "perDay", 0);
    std::string words =
        fmt::format("About {:.0f} new Macs a year at random ({:g} a day)", per_day * 365, per_day);
    const double growth = number_at(arrivals, "growthPerYear", 0);
    if (growth != 0) {
        words += fmt::format(", {} by {:g} % a year", growth > 0 ? "growing" : "shrinking",
                             std::abs(growth) * 100);
    }
    words += weights_in_words(arrivals, "weekdays", "weekdays");
    return words + weights_in_words(arrivals, "months", "months");
}

/// Waves or recorded days: the first ones, and how many more.
std::string listed_arrivals(const Json& list, const char* day_member) {
    std::string words;
    double macs = 0;
    std::size_t shown = 0;
    for (const Json& item : list) {
        const double count = number_at(item, "count", 0);
        macs += count;
        if (++shown > most_listed) continue;
        words += fmt::format("{}{:g} on {}", words.empty() ? "" : ", ", count,
                             text_at(item, day_member).substr(0, 10));
    }
    if (shown > most_listed) words += fmt::format(", and on {} more days", shown - most_listed);
    return fmt::format("{:g} new Macs: {}", macs, words);
}

std::string arrivals_in_words(const Json& demand) {
    if (!demand.contains("arrivals")) return "No new Macs";
    const Json& arrivals = demand.at("arrivals");
    const std::string model = text_at(arrivals, "model");
    if (model == "poisson") return random_arrivals(arrivals);
    if (model == "batches") return listed_arrivals(arrivals.value("batches", Json::array()), "at");
    if (model == "recorded") {
        return "As recorded, " + listed_arrivals(arrivals.value("recorded", Json::array()), "date");
    }
    return "No new Macs";
}

std::string stay_in_words(const Json& demand) {
    if (!demand.contains("stay")) return "they stay for good";
    const Json& stay = demand.at("stay");
    const std::string model = text_at(stay, "model");
    if (model == "fixed") return fmt::format("they stay {:g} days", number_at(stay, "days", 0));
    if (model == "exponential") {
        return fmt::format("they stay {:g} days on average (exponential)",
                           number_at(stay, "meanDays", 0));
    }
    if (model == "weibull") {
        return fmt::format("they stay by a Weibull law of shape {:g} and scale {:g} days",
                           number_at(stay, "shape", 1), number_at(stay, "scaleDays", 0));
    }
    if (model == "lognormal") {
        return fmt::format("they stay {:g} days on average (log-normal, sigma {:g})",
                           number_at(stay, "meanDays", 0), number_at(stay, "sigma", 0));
    }
    return "they stay for good";
}

std::string removal_in_words(const Json& demand) {
    if (!demand.contains("removedAfterDays")) return "";
    const Json& delay = demand.at("removedAfterDays");
    if (delay.is_number()) {
        return fmt::format(", and are removed {:g} days after they left", delay.get<double>());
    }
    const double days = number_at(delay, "meanDays", number_at(delay, "days", 0));
    if (days > 0) return fmt::format(", and are removed about {:g} days after they left", days);
    return ", and are removed some time after they left";
}

std::string licenses_of(const Json& step) {
    const auto count = static_cast<std::int64_t>(number_at(step, "licenses", 0));
    return counted(count, "license");
}

std::string changes_of(const Json& step) {
    std::string words;
    const auto add = [&](const std::string& more) {
        if (!more.empty()) words += (words.empty() ? "" : ", ") + more;
    };
    if (step.contains("name")) add("named " + text_at(step, "name"));
    add(capitalized(text_at(step, "type")));
    if (step.contains("licenses")) add(licenses_of(step));
    const std::string expires = text_at(step, "expires");
    if (!expires.empty()) {
        add(expires == "withSubscription" ? "expires with the subscription" : "expires " + expires);
    }
    return words;
}

/// Any other command: its verb and its arguments.
std::string plain_step(const Json& step) {
    std::string words = text_at(step, "do");
    for (const auto& item : step.items()) {
        if (item.key() == "do" || item.key() == "at" || !item.value().is_primitive()) continue;
        words += fmt::format(", {} {}", item.key(), text_at(step, item.key().c_str()));
    }
    return words;
}

std::string command_in_words(const Json& step) {
    const std::string verb = text_at(step, "do");
    if (verb == "sublicense.create") return "Create a sublicense: " + changes_of(step);
    if (verb == "sublicense.edit") {
        return fmt::format("Change sublicense {}: {}", text_at(step, "sublicense"),
                           changes_of(step));
    }
    if (verb == "sublicense.delete") return "Delete sublicense " + text_at(step, "sublicense");
    if (verb == "sales.upgrade") {
        return fmt::format("Buy {} more for subscription {}", licenses_of(step),
                           text_at(step, "subscription"));
    }
    if (verb == "sales.correct") {
        return fmt::format("Set the total of subscription {} to {}", text_at(step, "subscription"),
                           licenses_of(step));
    }
    if (verb == "subscription.renew") {
        return fmt::format(
            "Renew subscription {} for {}", text_at(step, "subscription"),
            counted(static_cast<std::int64_t>(number_at(step, "months", 0)), "month"));
    }
    if (verb == "proxy.activate") {
        return fmt::format("Activate {} with key {}", text_at(step, "site"), text_at(step, "key"));
    }
    if (verb == "proxy.deactivate") return "Deactivate " + text_at(step, "site");
    if (verb == "proxy.refresh") return "Refresh the license terms of " + text_at(step, "site");
    return plain_step(step);
}

}  // namespace

std::string demand_in_words(const Json& demand) {
    std::string words = arrivals_in_words(demand) + "; " + stay_in_words(demand) +
                        removal_in_words(demand) + "; enrolled ";
    words += text_at(demand, "method") == "discovery" ? "by auto-discovery" : "by hand";
    if (text_at(demand, "existing") == "memoryless") {
        words += "; the Macs of the start have been there for a while";
    }
    return words + ".";
}

std::string step_in_words(const Json& step) {
    const std::string at = text_at(step, "at");
    return as_sentence((at.empty() ? "" : at.substr(0, 10) + ": ") + command_in_words(step));
}

}  // namespace headroom::planning
