#include "core/app/why/why.h"

#include <algorithm>

#include "core/app/why/last_change.h"
#include "core/app/why/seen_event.h"
#include "core/app/why/state_part.h"
#include "core/app/why/why_json.h"
#include "core/base/written_instant.h"
#include "core/scenario/judge.h"
#include "core/scenario/read_scenario.h"
#include "core/scenario/state_members.h"

namespace headroom::app {
namespace {

using scenario::InputError;
using scenario::Json;

/// A pointer that leads nowhere has a value that no state document has.
Json nowhere() { return Json{{"leads", "nowhere"}}; }

std::string shown_value(const Json& value) {
    return value == nowhere() ? "not there" : value.dump();
}

/// The links of a chain are few: deeper ones are no news to people.
constexpr std::size_t most_links = 8;

class Reasoner {
public:
    Reasoner(const scenario::Scenario& scenario, const std::string& file, StopFlag stop)
        : scenario_(scenario), course_(scenario, file, stop) {}

    WhyFindings about_value(const std::string& pointer, Instant at) {
        found_.pointer = pointer;
        found_.at = at;
        look_at(pointer, at);
        found_.verdict =
            pointer + " is " + shown_value(found_.value) + " on " + format_instant(at) + ".";
        explain(value_probe(pointer));
        return std::move(found_);
    }

    WhyFindings about_expectation(std::size_t index) {
        const scenario::Expectation& expectation = scenario_.expectations[index];
        found_.expectation = index;
        found_.pointer = expectation.get;
        found_.at = expectation.at;
        look_at(expectation.get, expectation.at);
        const StatePart part(expectation.get);
        course_.play(
            expectation.at, [](const CourseMoment&) {},
            [&](const licensing::World& world, Instant now, std::size_t) {
                found_.judged = scenario::judge(expectation, part.document(world, now));
            });
        const bool holds = found_.judged->passed.value_or(false);
        found_.verdict = "Expectation " + std::to_string(index) + " (" + expectation.get + " on " +
                         format_instant(expectation.at) + ") " +
                         (holds ? "holds: the value is " + shown_value(found_.value)
                                : "fails: " + found_.judged->message) +
                         ".";
        explain_verdict(holds, [&expectation, part](const licensing::World& world, Instant now) {
            return Json(
                scenario::judge(expectation, part.document(world, now)).passed.value_or(false));
        });
        return std::move(found_);
    }

private:
    static Probe value_probe(const std::string& pointer) {
        return [part = StatePart(pointer)](const licensing::World& world, Instant now) {
            return part.value(world, now).value_or(nowhere());
        };
    }

    void look_at(const std::string& pointer, Instant at) {
        const Probe probe = value_probe(pointer);
        events_ = course_.play(
            at, [](const CourseMoment&) {},
            [&](const licensing::World& world, Instant now, std::size_t) {
                found_.value = probe(world, now);
            });
    }

    /// When the verdict turned; of one that never did, what changed the value last.
    void explain_verdict(bool holds, const Probe& verdict) {
        const LastChange turn = last_change(course_, verdict, {}, {found_.at, events_});
        if (turn.by_event && !turn.by_time) {
            follow(*turn.by_event);
            found_.change = std::string("It ") + (holds ? "holds" : "is false") + " since " +
                            format_instant(found_.chain.front().at) +
                            ", when this event made it so.";
            return;
        }
        explain(value_probe(found_.pointer));
        const std::string history = holds ? "It held from the start on. " : "It never held. ";
        if (!turn.by_time) found_.change = history + found_.change;
    }

    void explain(const Probe& probe) {
        const LastChange change = last_change(course_, probe, {}, {found_.at, events_});
        if (!change.by_event) {
            found_.change = change.by_time ? "It changes as time goes by; no event ever changed it."
                                           : "It has been so from the start; no event changed it.";
            return;
        }
        follow(*change.by_event);
        found_.change = "It was changed last on " + format_instant(found_.chain.front().at) +
                        ", from " + shown_value(change.by_event->before) + " to " +
                        shown_value(change.by_event->after) + ".";
        if (change.by_time) found_.change += " Since then it changes as time goes by.";
    }

    SeenEvent event_of(std::size_t number, Instant until) {
        std::optional<SeenEvent> event;
        course_.play(until, [&](const CourseMoment& moment) {
            if (moment.number == number) event = seen(moment, scenario_);
        });
        return *event;
    }

    /// The event, what led to it, and so on.
    void follow(const Change& change) {
        found_.before = change.before;
        found_.after = change.after;
        std::size_t number = change.event;
        Instant until = found_.at;
        while (found_.chain.size() < most_links) {
            found_.chain.push_back(event_of(number, until));
            const SeenEvent& event = found_.chain.back();
            const auto earlier = cause_of(event);
            if (!earlier) return;
            until = event.at;
            number = *earlier;
        }
    }

    std::optional<std::size_t> cause_of(const SeenEvent& event) {
        const Reads reads = reads_of(event);
        if (reads.empty()) return std::nullopt;
        std::vector<StatePart> parts;
        for (const std::string& pointer : reads.pointers) parts.emplace_back(pointer);
        const Probe probe = [&parts](const licensing::World& world, Instant now) {
            Json values = Json::array();
            for (const StatePart& part : parts) {
                values.push_back(part.value(world, now).value_or(nowhere()));
            }
            return values;
        };
        std::vector<std::string_view> kinds = reads.kinds;
        kinds.insert(kinds.end(), reads.ends.begin(), reads.ends.end());
        const EventMatch match = [&](const CourseMoment& moment) {
            return concerns(moment, kinds, event);
        };
        const LastChange change = last_change(course_, probe, match, {event.at, event.number});
        if (!change.by_event) return std::nullopt;
        const SeenEvent cause = event_of(change.by_event->event, event.at);
        const bool ends =
            std::find(reads.ends.begin(), reads.ends.end(), cause.kind) != reads.ends.end();
        return ends ? std::nullopt : std::optional(cause.number);
    }

    const scenario::Scenario& scenario_;
    Course course_;
    std::size_t events_ = 0;
    WhyFindings found_;
};

std::optional<InputError> wrong_pointer(const std::string& pointer,
                                        const scenario::NameTable& names) {
    try {
        const StatePart part(pointer);
    } catch (const Json::exception&) {
        return InputError{"--get", 0, 0, pointer, "is no JSON pointer, like /sites/P01/managed"};
    }
    if (auto problem = scenario::state_pointer_problem(pointer, &names)) {
        return InputError{"--get", 0, 0, pointer, *problem};
    }
    return std::nullopt;
}

Result<Instant, InputError> instant_of(const std::string& text,
                                       const scenario::Scenario& scenario) {
    if (text.empty()) return scenario.end;
    const auto at = parse_instant_or_span(text, scenario.start);
    if (!at) return InputError{"--at", 0, 0, "", not_an_instant(text)};
    if (*at < scenario.start || *at > scenario.end) {
        return InputError{"--at", 0, 0, "",
                          format_instant(*at) + " is outside of the scenario, which plays from " +
                              format_instant(scenario.start) + " to " +
                              format_instant(scenario.end)};
    }
    return *at;
}

Why finished(WhyFindings found, const scenario::Scenario& scenario) {
    Why result;
    result.json = why_document(found, scenario);
    result.verdict = std::move(found.verdict);
    result.change = std::move(found.change);
    for (const SeenEvent& event : found.chain) {
        result.chain.push_back({event.at,
                                event.kind,
                                event.text,
                                event.trigger.text,
                                event.trigger.person,
                                {event.rules.begin(), event.rules.end()}});
    }
    return result;
}

}  // namespace

Result<Why, std::vector<InputError>> why(const WhyRequest& request) {
    std::vector<scenario::Override> overrides;
    for (const auto& [pointer, value] : request.set) overrides.push_back({pointer, value});
    if (request.seed) overrides.push_back({"/seed", std::to_string(*request.seed)});
    auto read = scenario::read_scenario(request.text, request.file, overrides);
    if (!read) return std::move(read.error());
    const scenario::Scenario& scenario = read->scenario;
    Reasoner reasoner(scenario, request.file, request.stop);
    if (request.expectation) {
        const std::size_t count = scenario.expectations.size();
        if (*request.expectation < count) {
            return finished(reasoner.about_expectation(*request.expectation), scenario);
        }
        const std::string there =
            count == 0 ? "the scenario has none" : "0 to " + std::to_string(count - 1) + " exist";
        return std::vector<InputError>{
            {"--expectation", 0, 0, "",
             "there is no expectation " + std::to_string(*request.expectation) + "; " + there}};
    }
    if (auto wrong = wrong_pointer(request.pointer, read->names)) {
        return std::vector<InputError>{std::move(*wrong)};
    }
    const auto at = instant_of(request.at, scenario);
    if (!at) return std::vector<InputError>{at.error()};
    return finished(reasoner.about_value(request.pointer, *at), scenario);
}

}  // namespace headroom::app
