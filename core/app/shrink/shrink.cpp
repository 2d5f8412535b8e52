#include "core/app/shrink/shrink.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/app/session.h"
#include "core/app/shrink/candidate.h"
#include "core/base/sha256.h"

namespace headroom::app {
namespace {

using namespace shrink_parts;
using scenario::InputError;

/// On which side of what was wanted the actual value is; for what has no sides, the value itself.
std::string way_of_failing(const Json& expectation) {
    const Json* const actual = scenario::member(expectation, "actual");
    const Json* const expected = scenario::member(expectation, "expected");
    const Json* const message = scenario::member(expectation, "message");
    if (message != nullptr && message->is_string() &&
        message->get<std::string>().find("leads nowhere") != std::string::npos) {
        return "leads nowhere";
    }
    if (actual == nullptr || expected == nullptr) return "fails";
    if (actual->is_number() && expected->is_number()) {
        if (*actual == *expected) return "equal";
        return *actual > *expected ? "above" : "below";
    }
    return actual->is_structured() ? "fails" : actual->dump();
}

std::string step_way(const Json& step) {
    const Json* const error = scenario::member(step, "error");
    return error != nullptr ? error->dump() : "null";
}

bool has_failed(const Json& result) {
    const Json* const passed = scenario::member(result, "passed");
    return passed != nullptr && passed->is_boolean() && !passed->get<bool>();
}

std::string text_in(const Json& object, const char* name) {
    const Json* const found = scenario::member(object, name);
    return found != nullptr && found->is_string() ? found->get<std::string>() : std::string();
}

/// The first expectation that fails, else the first step.
std::optional<Target> first_failure(const Json& report) {
    for (const Json& expectation : list_in(report, "expectations")) {
        if (!has_failed(expectation)) continue;
        const auto index = expectation.at("index").get<std::size_t>();
        return Target{false, index, way_of_failing(expectation),
                      "expectation " + std::to_string(index) + " (" + text_in(expectation, "get") +
                          "): " + text_in(expectation, "message")};
    }
    for (const Json& step : list_in(report, "steps")) {
        if (text_in(step, "failure").empty()) continue;
        const auto index = step.at("index").get<std::size_t>();
        return Target{true, index, step_way(step),
                      "step " + std::to_string(index) + " (" + text_in(step, "do") +
                          "): " + text_in(step, "failure")};
    }
    return std::nullopt;
}

/// When the target is judged, as the report tells.
std::string instant_of_target(const Json& report, const Target& target) {
    for (const Json& one : list_in(report, target.is_step ? "steps" : "expectations")) {
        if (one.at("index").get<std::size_t>() == target.index) return text_in(one, "at");
    }
    return "";
}

bool fails_the_same_way(const Json& report, const Target& target) {
    for (const Json& one : list_in(report, target.is_step ? "steps" : "expectations")) {
        if (one.at("index").get<std::size_t>() != target.index) continue;
        if (target.is_step) {
            return !text_in(one, "failure").empty() && step_way(one) == target.way;
        }
        return has_failed(one) && way_of_failing(one) == target.way;
    }
    return false;
}

class Shrinker {
public:
    Shrinker(const ShrinkRequest& request, Candidate whole, Instant failed_at)
        : request_(request), best_(std::move(whole)), failed_at_(failed_at) {}

    void go() {
        accept(without_words(best_));
        accept(ending_at(best_, failed_at_));
        do {
            changed_ = false;
            leave_out_steps();
            leave_out(list_in(best_.document, "demand").size(), without_demand);
            leave_out(list_in(best_.document, "faults").size(), without_faults);
            leave_out(world_list("sites").size(), without_sites);
            leave_out(sublicense_count(best_.document), without_sublicenses);
            leave_out(world_list("subscriptions").size(), without_subscriptions);
            lower_counts();
            end_earlier();
        } while (changed_ && !is_over());
        complete_ = !is_over();
    }

    const Candidate& best() const { return best_; }
    std::int64_t runs() const { return runs_; }
    bool complete() const { return complete_; }
    bool interrupted() const { return request_.stop.is_set(); }

private:
    bool is_over() const { return runs_ >= request_.most_runs || request_.stop.is_set(); }

    const Json& world_list(const char* name) const {
        const Json* const world = scenario::member(best_.document, "world");
        static const Json none = Json::array();
        return world == nullptr ? none : list_in(*world, name);
    }

    /// Whether the candidate fails in the same way. Not valid: no. The same one is played once.
    bool fails(const Candidate& candidate) {
        if (is_over()) return false;
        const std::string text = candidate.document.dump(2);
        const std::string key = sha256_hex(text);
        if (const auto known = known_.find(key); known != known_.end()) return known->second;
        RunOptions options;
        options.keep_log = false;
        options.stop = request_.stop;
        auto loaded = Session::load(text, request_.file, std::move(options));
        if (!loaded) return known_[key] = false;
        ++runs_;
        Session& session = **loaded;
        session.run_to_end();
        if (session.interrupted()) return false;
        const bool same =
            fails_the_same_way(Json::parse(session.report_head_json()), candidate.target);
        if (request_.on_run) request_.on_run(runs_, size_of(best_.document));
        return known_[key] = same;
    }

    bool accept(std::optional<Candidate> candidate) {
        if (!candidate || candidate->document == best_.document || !fails(*candidate)) return false;
        best_ = std::move(*candidate);
        changed_ = true;
        return true;
    }

    using Without = std::optional<Candidate> (*)(const Candidate&, const Indices&);

    /// Leaves out all of `count` elements, then halves, quarters and so on (complements of ddmin),
    /// from the last to the first: what a later step needs, an earlier one makes.
    void leave_out(std::size_t count, Without without) {
        const Candidate base = best_;
        Indices gone;
        for (std::size_t chunk = count; chunk >= 1 && !is_over();) {
            std::vector<std::size_t> present;
            for (std::size_t i = 0; i < count; ++i) {
                if (!gone.contains(i)) present.push_back(i);
            }
            bool found = false;
            for (std::size_t end = present.size(); end > 0;) {
                const std::size_t begin = end > chunk ? end - chunk : 0;
                Indices more = gone;
                for (std::size_t i = begin; i < end; ++i) more.insert(present[i]);
                if (accept(without(base, more))) {
                    gone = std::move(more);
                    found = true;
                }
                end = begin;
            }
            if (chunk == 1 && !found) return;
            chunk = chunk == 1 ? 1 : std::max<std::size_t>(1, chunk / 2);
        }
    }

    void leave_out_steps() { leave_out(list_in(best_.document, "steps").size(), without_steps); }

    /// The least value from `least` on with which it still fails, as far as halving finds it.
    void lower(const Json::json_pointer& place, std::int64_t least) {
        std::int64_t high = best_.document.at(place).get<std::int64_t>();
        std::int64_t low = least - 1;
        for (std::int64_t middle = least; low + 1 < high && !is_over();
             middle = low + (high - low) / 2) {
            Candidate next = best_;
            next.document.at(place) = middle;
            (accept(std::move(next)) ? high : low) = middle;
        }
    }

    void lower_counts() {
        for (std::size_t i = 0; i < world_list("sites").size(); ++i) {
            const Json* const macs = scenario::member(world_list("sites")[i], "macs");
            if (macs == nullptr || !macs->is_number_integer()) continue;
            lower(Json::json_pointer("/world/sites/" + std::to_string(i) + "/macs"), 0);
        }
        const std::size_t steps = list_in(best_.document, "steps").size();
        for (std::size_t i = 0; i < steps; ++i) {
            const Json* const count =
                scenario::member(list_in(best_.document, "steps")[i], "count");
            if (count == nullptr || !count->is_number_integer()) continue;
            lower(Json::json_pointer("/steps/" + std::to_string(i) + "/count"), 1);
        }
    }

    /// An expectation without an instant of its own is judged at the end, which may come earlier:
    /// after the last step, or as much later as halving finds necessary (in whole hours).
    void end_earlier() {
        if (best_.target.is_step) return;
        const Json& expectation = best_.document.at("expect").at(best_.target.index);
        const auto start = start_of(best_.document);
        const auto end = instant_in(best_.document, best_.document.at("end"));
        if (expectation.contains("at") || !start || !end) return;
        Instant last = *start;
        for (const Json& step : list_in(best_.document, "steps")) {
            last = std::max(last, instant_in(best_.document, step.at("at")).value_or(last));
        }
        constexpr std::int64_t hour = 3600;
        std::int64_t high = (*end - last).seconds / hour;
        std::int64_t low = -1;
        for (std::int64_t middle = 0; low + 1 < high && !is_over();
             middle = low + (high - low) / 2) {
            const Instant earlier = last + Span::hours(middle);
            const bool still = earlier > *start && accept(ending_at(best_, earlier));
            (still ? high : low) = middle;
        }
    }

    const ShrinkRequest& request_;
    Candidate best_;
    Instant failed_at_;
    std::map<std::string, bool> known_;  // by the digest of the text
    std::int64_t runs_ = 1;              // the given scenario was played already
    bool changed_ = false;
    bool complete_ = false;
};

}  // namespace

Result<Shrunk, std::vector<InputError>> shrink(const ShrinkRequest& request) {
    RunOptions options;
    options.keep_log = false;
    options.stop = request.stop;
    auto loaded = Session::load(request.text, request.file, std::move(options));
    if (!loaded) return std::move(loaded.error());
    Session& session = **loaded;
    session.run_to_end();
    const Json report = Json::parse(session.report_head_json());
    Shrunk shrunk;
    shrunk.runs = 1;
    shrunk.interrupted = session.interrupted();
    const auto target = first_failure(report);
    Candidate whole{Json::parse(request.text), target.value_or(Target{})};
    shrunk.before = shrunk.after = size_of(whole.document);
    if (!target) return shrunk;
    shrunk.failure = target->words;
    const auto failed_at = parse_instant(instant_of_target(report, *target));
    Shrinker shrinker(request, std::move(whole), failed_at.value_or(session.end()));
    if (!shrunk.interrupted) shrinker.go();
    shrunk.scenario = shrinker.best().document.dump(2) + "\n";
    shrunk.after = size_of(shrinker.best().document);
    shrunk.runs = shrinker.runs();
    shrunk.complete = shrinker.complete();
    shrunk.interrupted = shrinker.interrupted();
    return shrunk;
}

}  // namespace headroom::app
