#include "core/app/setup/to_come.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/app/setup/document_parts.h"
#include "core/app/setup/setup.h"
#include "core/base/text.h"

namespace headroom::app {
namespace {

using scenario::Json;
using Kind = ToCome::Kind;

struct Verb {
    Kind kind;
    const char* verb;   // `do` of a step, `kind` of an outage
    const char* about;  // the member that names what it is about
    const char* count;  // the member with the figure
};

constexpr Verb verbs[] = {{Kind::macs_come, "mac.enroll", "site", "count"},
                          {Kind::macs_come, "mac.discover", "site", "count"},
                          {Kind::macs_leave, "mac.remove", "site", "count"},
                          {Kind::buy, "sales.upgrade", "subscription", "licenses"},
                          {Kind::renew, "subscription.renew", "subscription", "months"},
                          {Kind::site_offline, "siteOffline", "site", ""},
                          {Kind::proxy_down, "proxyDown", "site", ""},
                          {Kind::server_down, "serverDown", "", ""}};

const Verb* verb_named(const std::string& name) {
    for (const Verb& one : verbs) {
        if (name == one.verb) return &one;
    }
    return nullptr;
}

const Verb& verb_of(Kind kind) {
    return *std::find_if(std::begin(verbs), std::end(verbs),
                         [&](const Verb& one) { return one.kind == kind; });
}

/// "sublicense.edit: sublicense dept, licenses 40".
std::string words_of_other(const Json& step) {
    std::string words = text_in(step, "do");
    std::string joint = ": ";
    for (const auto& item : step.items()) {
        if (item.key() == "do" || item.key() == "at" || item.key() == "as") continue;
        if (item.value().is_structured()) continue;
        const Json& value = item.value();
        words += joint + item.key() + " " +
                 (value.is_string() ? value.get<std::string>() : value.dump());
        joint = ", ";
    }
    return words;
}

std::string words_of(const ToCome& one, const Json& source) {
    switch (one.kind) {
        case Kind::macs_come:
            return fmt::format("{} {} to {}{}", counted(one.count, "Mac"),
                               one.count == 1 ? "comes" : "come", one.about,
                               one.by_discovery ? " by auto-discovery" : "");
        case Kind::macs_leave:
            return fmt::format("{} {} {}", counted(one.count, "Mac"),
                               one.count == 1 ? "leaves" : "leave", one.about);
        case Kind::buy:
            return fmt::format("{} bought for {}", counted(one.count, "license"), one.about);
        case Kind::renew:
            return fmt::format("{} is renewed for {}", one.about, counted(one.count, "month"));
        case Kind::site_offline: return one.about + " has no internet";
        case Kind::proxy_down: return "The Proxy of " + one.about + " is down";
        case Kind::server_down: return "The License Server is down";
        case Kind::other: break;
    }
    return words_of_other(source);
}

ToCome read_step_to_come(const Json& step, std::size_t index, Instant start) {
    ToCome one;
    one.index = index;
    one.at = instant_in(step, "at", start);
    const Verb* verb = verb_named(text_in(step, "do"));
    const bool unpaid = step.contains("paid") && !flag_in(step, "paid");
    if (verb != nullptr && step.contains(verb->count) && !step.contains("expectError") && !unpaid) {
        one.kind = verb->kind;
        one.about = text_in(step, verb->about);
        one.count = count_in(step, verb->count);
        one.by_discovery = text_in(step, "do") == "mac.discover";
    }
    one.words = words_of(one, step);
    return one;
}

ToCome read_outage(const Json& fault, std::size_t index, Instant start) {
    ToCome one;
    one.index = index;
    one.kind = verb_named(text_in(fault, "kind"))->kind;
    one.about = text_in(fault, "site");
    one.at_random = fault.contains("everyDays");
    one.at = one.at_random ? start : instant_in(fault, "from", start);
    one.until = one.at_random ? start : instant_in(fault, "to", start);
    one.words = words_of(one, fault);
    if (one.at_random) {
        one.words +=
            fmt::format(" about every {:g} days for {:g} hours",
                        fault.at("everyDays").get<double>(), fault.at("lastHours").get<double>());
    }
    return one;
}

/// The day, at the time of day that was written when that is the same day.
std::string written_day(Date day, Instant before) {
    return date_of(before) == day ? format_instant(before) : format_date(day);
}

Json document_of(const ToComeWish& wish) {
    const Verb& verb = verb_of(wish.kind);
    if (is_outage(wish.kind)) {
        Json fault{{"kind", verb.verb}};
        if (wish.kind != Kind::server_down) fault["site"] = wish.about;
        fault["from"] = format_date(wish.day);
        fault["to"] = format_date(wish.until);
        return fault;
    }
    Json step{{"at", format_date(wish.day)}, {"do", verb.verb}};
    step[verb.about] = wish.about;
    step[verb.count] = wish.count;
    if (wish.kind == Kind::renew) step["paid"] = true;
    return step;
}

const char* list_of(Kind kind) { return is_outage(kind) ? "faults" : "steps"; }

void shift_outage(Json& fault, const ToCome& outage, Instant to) {
    fault["from"] = format_instant(to);
    fault["to"] = format_instant(outage.until + (to - outage.at));
}

/// The step happens at the moment of its neighbour, and stands before or after it in the file.
void move_step(Json& steps, const ToCome& moved, const ToCome& neighbour, int by) {
    Json step = steps[moved.index];
    step["at"] = format_instant(neighbour.at);
    if (is_outage(neighbour.kind)) {
        steps[moved.index] = std::move(step);
        return;
    }
    steps.erase(moved.index);
    std::size_t place = neighbour.index;
    if (moved.index < neighbour.index) --place;
    if (by > 0) ++place;
    steps.insert(steps.begin() + static_cast<Json::difference_type>(place), std::move(step));
}

}  // namespace

bool is_outage(Kind kind) {
    return kind == Kind::site_offline || kind == Kind::proxy_down || kind == Kind::server_down;
}

const std::vector<std::string>& kinds_to_come() {
    static const std::vector<std::string> words{"Macs come together",    "Macs leave together",
                                                "Licenses are bought",   "Subscription is renewed",
                                                "Site without internet", "Proxy is down",
                                                "License Server is down"};
    return words;
}

std::vector<ToCome> read_to_come(const Json& document, Instant start) {
    std::vector<ToCome> all;
    std::size_t index = 0;
    for (const Json& step : list_in(document, "steps")) {
        all.push_back(read_step_to_come(step, index++, start));
    }
    index = 0;
    for (const Json& fault : list_in(document, "faults")) {
        all.push_back(read_outage(fault, index++, start));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const ToCome& a, const ToCome& b) { return a.at < b.at; });
    return all;
}

std::string problem_of(const Setup& setup, const ToComeWish& wish) {
    const Instant day = midnight_of(wish.day);
    if (day < setup.start || day > setup.end) {
        return fmt::format("The day has to lie in the plan, from {} to {}.",
                           format_date(date_of(setup.start)), format_date(date_of(setup.end)));
    }
    if (wish.kind == Kind::other) return "";
    if (is_outage(wish.kind) && wish.until <= wish.day) return "It has to be over on a later day.";
    if (wish.kind != Kind::server_down && wish.about.empty()) {
        const bool site = std::string_view(verb_of(wish.kind).about) == "site";
        return site ? "Choose a site." : "Choose a subscription.";
    }
    if (!is_outage(wish.kind) && (wish.count < 1 || wish.count > 1'000'000'000)) {
        return "Type a number above 0.";
    }
    if (wish.kind == Kind::renew && wish.count > 1200) return "At most 1,200 months can be bought.";
    return "";
}

std::string add_to_come(const Setup& setup, const ToComeWish& wish) {
    const Json before = Json::parse(setup.document);
    Json after = before;
    make_list(after, list_of(wish.kind)).push_back(document_of(wish));
    return edit_between(before, after);
}

std::string edit_to_come(const Setup& setup, std::size_t place, const ToComeWish& wish) {
    const ToCome& old = setup.to_come.at(place);
    const Json before = Json::parse(setup.document);
    Json after = before;
    if (wish.kind == Kind::other) {
        after["steps"][old.index]["at"] = written_day(wish.day, old.at);
        return edit_between(before, after);
    }
    Json made = document_of(wish);
    Json& list = make_list(after, list_of(wish.kind));
    if (is_outage(wish.kind) != is_outage(old.kind)) {
        after[list_of(old.kind)].erase(old.index);
        list.push_back(std::move(made));
        return edit_between(before, after);
    }
    if (!is_outage(wish.kind)) {
        made["at"] = written_day(wish.day, old.at);
        if (old.by_discovery && wish.kind == Kind::macs_come) made["do"] = "mac.discover";
    } else if (!old.at_random) {
        made["from"] = written_day(wish.day, old.at);
        made["to"] = written_day(wish.until, old.until);
    }
    list[old.index] = std::move(made);
    return edit_between(before, after);
}

std::string remove_to_come(const Setup& setup, std::size_t place) {
    const ToCome& old = setup.to_come.at(place);
    const Json before = Json::parse(setup.document);
    Json after = before;
    after[list_of(old.kind)].erase(old.index);
    return edit_between(before, after);
}

std::string move_to_come(const Setup& setup, std::size_t place, int by) {
    const bool at_end = by < 0 ? place == 0 : place + 1 >= setup.to_come.size();
    if (at_end || by == 0) return "";
    const ToCome& moved = setup.to_come.at(place);
    const ToCome& neighbour = setup.to_come.at(by < 0 ? place - 1 : place + 1);
    if (moved.at_random || neighbour.at_random) return "";
    const Json before = Json::parse(setup.document);
    Json after = before;
    if (is_outage(moved.kind)) {
        shift_outage(after["faults"][moved.index], moved, neighbour.at);
    } else {
        move_step(after["steps"], moved, neighbour, by);
    }
    return edit_between(before, after);
}

}  // namespace headroom::app
