#include "core/planning/advice/advice_changes.h"

#include <fmt/core.h>

#include <algorithm>

#include "core/planning/split/plan_words.h"

namespace headroom::planning {
namespace {

using scenario::Json;

std::string member_text(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

class Changes {
public:
    Changes(const Json& document, const scenario::Scenario& scenario, const BreachToAvoid& breach)
        : document_(document), scenario_(scenario), breach_(breach) {}

    std::vector<PossibleChange> find() {
        change_setting();
        change_world();
        change_steps();
        return std::move(changes_);
    }

private:
    Count largest() const { return std::max<Count>(64, 4 * breach_.peak_excess); }

    // Licenses of the site's key, of its subscription, or of both, from the start.
    void change_world() {
        if (!document_.contains("world") || !document_.at("world").contains("subscriptions"))
            return;
        const Json& subscriptions = document_.at("world").at("subscriptions");
        for (std::size_t s = 0; s < subscriptions.size(); ++s) {
            const Json& subscription = subscriptions[s];
            if (member_text(subscription, "id") != breach_.subscription) continue;
            const auto total = subscription.at("licenses").get<Count>();
            std::optional<std::size_t> row;
            if (subscription.contains("sublicenses")) {
                const Json& rows = subscription.at("sublicenses");
                for (std::size_t r = 0; r < rows.size(); ++r) {
                    if (member_text(rows[r], "id") == breach_.key) row = r;
                }
            }
            if (row) add_row_changes(s, *row, subscription, total);
            add(
                "buyLicenses", largest(),
                [s](Json& document, Count size) {
                    Json& licenses = document["world"]["subscriptions"][s]["licenses"];
                    licenses = licenses.get<Count>() + size;
                },
                [id = breach_.subscription, total](Count size) {
                    return fmt::format("Buy {} more for {}: {} instead of {}.", licenses_text(size),
                                       id, total + size, total);
                });
            if (breach_.cause == "expired") add_expiry_changes(s, row);
        }
    }

    void add_row_changes(std::size_t s, std::size_t r, const Json& subscription, Count total) {
        const auto quota = subscription.at("sublicenses")[r].at("licenses").get<Count>();
        const auto raise = [s, r](Json& document, Count size) {
            Json& licenses = document["world"]["subscriptions"][s]["sublicenses"][r]["licenses"];
            licenses = licenses.get<Count>() + size;
        };
        add("raiseSublicense", largest(), raise, [key = breach_.key, quota](Count size) {
            return fmt::format("Give {} {} instead of {}, out of the main license pool.", key,
                               licenses_text(quota + size), quota);
        });
        add(
            "buyAndRaise", largest(),
            [s, raise](Json& document, Count size) {
                raise(document, size);
                Json& licenses = document["world"]["subscriptions"][s]["licenses"];
                licenses = licenses.get<Count>() + size;
            },
            [key = breach_.key, quota, total](Count size) {
                return fmt::format("Buy {} more ({} in all) and give {} {} instead of {}.",
                                   licenses_text(size), total + size, key, quota + size, quota);
            });
    }

    void add_expiry_changes(std::size_t s, std::optional<std::size_t> row) {
        if (row) {
            const std::size_t r = *row;
            add(
                "changeExpiry", 1,
                [s, r](Json& document, Count) {
                    document["world"]["subscriptions"][s]["sublicenses"][r]["expires"] =
                        "withSubscription";
                },
                [key = breach_.key](Count) {
                    return fmt::format("Let {} expire with its subscription.", key);
                });
        }
        add(
            "renewAutomatically", 1,
            [s](Json& document, Count) {
                document["world"]["subscriptions"][s]["autoRenew"] = true;
            },
            [id = breach_.subscription](Count) {
                return fmt::format("Switch on the automatic renewal of {}.", id);
            });
    }

    // Numbers in steps before the breach, and steps that take a key away.
    void change_steps() {
        if (!document_.contains("steps")) return;
        const Json& steps = document_.at("steps");
        for (const scenario::Step& step : scenario_.steps) {
            const std::size_t i = step.index;
            if (step.at > breach_.from || i >= steps.size()) continue;
            const Json& source = steps[i];
            const bool of_key = member_text(source, "sublicense") == breach_.key ||
                                member_text(source, "id") == breach_.key;
            const bool of_total = step.verb == "sales.correct" &&
                                  member_text(source, "subscription") == breach_.subscription;
            const bool has_number =
                source.contains("licenses") && source.at("licenses").is_number_integer();
            if ((of_key || of_total) && has_number) add_step_number(i, step, source);
            const bool takes_away = step.verb == "sublicense.delete" && of_key;
            const bool leaves =
                step.verb == "proxy.deactivate" && member_text(source, "site") == breach_.site;
            if (takes_away || leaves) add_left_out(i, step);
        }
    }

    void add_step_number(std::size_t i, const scenario::Step& step, const Json& source) {
        const auto number = source.at("licenses").get<Count>();
        add(
            "changeStep", largest(),
            [i](Json& document, Count size) {
                Json& licenses = document["steps"][i]["licenses"];
                licenses = licenses.get<Count>() + size;
            },
            [verb = step.verb, at = step.at, number, i](Count size) {
                return fmt::format("In step {} ({} on {}) set {} instead of {}.", i, verb,
                                   format_date(date_of(at)), licenses_text(number + size), number);
            });
    }

    void add_left_out(std::size_t i, const scenario::Step& step) {
        add(
            "leaveOutStep", 1,
            [i](Json& document, Count) {
                document["steps"].erase(document["steps"].begin() + static_cast<std::ptrdiff_t>(i));
            },
            [verb = step.verb, at = step.at, i](Count) {
                return fmt::format("Leave out step {} ({} on {}).", i, verb,
                                   format_date(date_of(at)));
            });
    }

    void change_setting() {
        if (breach_.cause != "discovery" || !document_.contains("world")) return;
        if (!document_.at("world").contains("sites")) return;
        const Json& sites = document_.at("world").at("sites");
        for (std::size_t i = 0; i < sites.size(); ++i) {
            if (member_text(sites[i], "code") != breach_.site) continue;
            add(
                "leaveUnmanaged", 1,
                [i](Json& document, Count) {
                    document["world"]["sites"][i]["discoveryWhenFull"] = "leaveUnmanaged";
                },
                [site = breach_.site](Count) {
                    return fmt::format(
                        "Let auto-discovery at {} leave Macs unmanaged when no license "
                        "is free.",
                        site);
                });
        }
    }

    void add(std::string kind, Count most, std::function<void(Json&, Count)> apply,
             std::function<std::string(Count)> text) {
        changes_.push_back({std::move(kind), most, std::move(apply), std::move(text)});
    }

    const Json& document_;
    const scenario::Scenario& scenario_;
    const BreachToAvoid& breach_;
    std::vector<PossibleChange> changes_;
};

}  // namespace

std::vector<PossibleChange> possible_changes(const Json& document,
                                             const scenario::Scenario& scenario,
                                             const BreachToAvoid& breach) {
    return Changes(document, scenario, breach).find();
}

}  // namespace headroom::planning
