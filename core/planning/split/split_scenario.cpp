#include "core/planning/split/split_scenario.h"

#include <fmt/core.h>

#include <algorithm>
#include <tuple>
#include <vector>

namespace headroom::planning {
namespace {

using scenario::Json;

// The object of an array that has this id, or null.
Json* find_by_id(Json& list, const std::string& id) {
    for (Json& item : list) {
        if (item.is_object() && item.value("id", "") == id) return &item;
    }
    return nullptr;
}

Json edit_step(const PlanProblem& problem, std::size_t site, const Share& from, const Share& to) {
    Json step{{"at", format_instant(problem.start)},
              {"do", "sublicense.edit"},
              {"sublicense", problem.sites[site].key}};
    if (from.type != to.type) step["type"] = licensing::name_of(to.type);
    if (from.licenses != to.licenses) step["licenses"] = to.licenses;
    return step;
}

// Edits that are never refused come first: a smaller reservation, a move to the pool, a ceiling.
// Then what reserves, beginning with what gives most back to the pool: the pool may have less than
// its Macs use until those before it are done, and a Dynamic key may only be reserved within what
// the others leave (DIF-8).
int turn_of(const Share& from, const Share& to) {
    if (to.type == KeyType::dynamic) return from.type == KeyType::reserved ? 1 : 2;
    return from.type == KeyType::reserved && to.licenses < from.licenses ? 0 : 3;
}

// How many licenses an edit takes out of the main license pool; negative when it gives some back.
Count taken_from_pool(const PlanSite& site, const Share& from, const Share& to) {
    const auto held = [&](const Share& share) {
        return share.type == KeyType::reserved ? share.licenses : site.macs;
    };
    return held(to) - held(from);
}

}  // namespace

Json with_split(const Json& source, const PlanProblem& problem, const Split& split) {
    Json document = source;
    Json& subscriptions = document.at("world").at("subscriptions");
    Json* subscription = find_by_id(subscriptions, problem.subscription);
    if (subscription == nullptr) return document;
    (*subscription)["licenses"] = split.total;
    if (!subscription->contains("sublicenses")) return document;
    for (const IdleCeiling& idle : problem.idle_ceilings) {
        Json* row = find_by_id((*subscription)["sublicenses"], idle.key);
        if (row != nullptr && idle.licenses > split.total) (*row)["licenses"] = split.total;
    }
    for (std::size_t i = 0; i < problem.sites.size(); ++i) {
        Json* row = find_by_id((*subscription)["sublicenses"], problem.sites[i].key);
        if (row == nullptr) continue;
        (*row)["type"] = licensing::name_of(split.shares[i].type);
        (*row)["licenses"] = split.shares[i].licenses;
    }
    return document;
}

Json rows_json(const PlanProblem& problem, const Split& split) {
    Json rows = Json::array();
    for (std::size_t i = 0; i < problem.sites.size(); ++i) {
        rows.push_back({{"site", problem.sites[i].code},
                        {"key", problem.sites[i].key},
                        {"type", licensing::name_of(split.shares[i].type)},
                        {"licenses", split.shares[i].licenses}});
    }
    return rows;
}

Json steps_json(const PlanProblem& problem, const Split& from, const Split& to) {
    Json steps = Json::array();
    if (to.total > from.total) {
        steps.push_back({{"at", format_instant(problem.start)},
                         {"do", "sales.upgrade"},
                         {"subscription", problem.subscription},
                         {"licenses", to.total - from.total}});
    }
    struct Edit {
        std::size_t site;
        int turn;
        Count taken;
    };
    std::vector<Edit> edits;
    for (std::size_t i = 0; i < problem.sites.size(); ++i) {
        const bool primary = to.shares[i].type == KeyType::primary;
        if (primary || from.shares[i] == to.shares[i]) continue;
        edits.push_back({i, turn_of(from.shares[i], to.shares[i]),
                         taken_from_pool(problem.sites[i], from.shares[i], to.shares[i])});
    }
    std::stable_sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) {
        return std::tie(a.turn, a.taken) < std::tie(b.turn, b.taken);
    });
    for (const Edit& edit : edits) {
        steps.push_back(
            edit_step(problem, edit.site, from.shares[edit.site], to.shares[edit.site]));
    }
    for (const IdleCeiling& idle : problem.idle_ceilings) {
        if (idle.licenses <= to.total) continue;
        steps.push_back({{"at", format_instant(problem.start)},
                         {"do", "sublicense.edit"},
                         {"sublicense", idle.key},
                         {"licenses", to.total}});
    }
    if (to.total < from.total) {
        steps.push_back({{"at", format_instant(problem.start)},
                         {"do", "sales.correct"},
                         {"subscription", problem.subscription},
                         {"licenses", to.total}});
    }
    return steps;
}

Split within_reach(const PlanProblem& problem, const Split& split) {
    const Split now = current_split(problem);
    Count room = std::max(split.total, now.total) - split.total + pool_of(problem, split);
    for (std::size_t i = 0; i < split.shares.size(); ++i) {
        if (split.shares[i].type != KeyType::reserved) room -= problem.sites[i].macs;
    }
    if (room >= 0) return split;
    Split reached = split;
    const Count old_pool = pool_of(problem, split);
    for (std::size_t i = 0; i < split.shares.size() && room < 0; ++i) {
        Share& share = reached.shares[i];
        if (share.type != KeyType::reserved) continue;
        const bool was_reserved = now.shares[i].type == KeyType::reserved;
        const Count free_of_charge = was_reserved ? now.shares[i].licenses : problem.sites[i].macs;
        const Count least = std::max<Count>(1, free_of_charge);
        const Count back = std::min(-room, std::max<Count>(0, share.licenses - least));
        share.licenses -= back;
        room += back;
    }
    for (Share& share : reached.shares) {
        if (share.type == KeyType::dynamic && share.licenses >= old_pool) share.licenses = 0;
    }
    return with_pool_ceilings(problem, std::move(reached));
}

std::string describe(const PlanProblem& problem, const Split& split, std::size_t site) {
    const Share& share = split.shares[site];
    const Count pool = pool_of(problem, split);
    if (share.type == KeyType::reserved) {
        return fmt::format("{} reserved {}", share.licenses,
                           share.licenses == 1 ? "license" : "licenses");
    }
    if (share.type == KeyType::dynamic && share.licenses < pool) {
        return fmt::format("the pool of {} with a ceiling of {}", pool, share.licenses);
    }
    return fmt::format("the pool of {}", pool);
}

std::string describe(const PlanProblem& problem, const Split& split) {
    std::string text;
    bool pooled = false;
    for (std::size_t i = 0; i < problem.sites.size(); ++i) {
        const Share& share = split.shares[i];
        pooled = pooled || share.type != KeyType::reserved;
        if (!text.empty()) text += ", ";
        text += problem.sites[i].code;
        if (share.type == KeyType::reserved) {
            text += fmt::format(" Reserved {}", share.licenses);
        } else {
            text += share.type == KeyType::dynamic ? " Dynamic" : " primary key";
            if (share.type == KeyType::dynamic && share.licenses < pool_of(problem, split)) {
                text += fmt::format(" up to {}", share.licenses);
            }
        }
    }
    const Count pool = pool_of(problem, split);
    if (pooled) {
        text += fmt::format(", pool {}", pool);
    } else if (pool > 0) {
        text += fmt::format(", {} left over", pool);
    }
    return text;
}

}  // namespace headroom::planning
