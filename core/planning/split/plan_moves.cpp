#include "core/planning/split/plan_moves.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <tuple>

#include "core/base/text.h"
#include "core/planning/split/plan_words.h"
#include "core/scenario/schema_parts.h"

namespace headroom::planning {
namespace {

using scenario::Json;

constexpr std::size_t most_for_pairs = 300;  // possible moves, of which pairs are still tried

struct MovableSite {
    std::string code;
    std::size_t home = 0;  // index of its plan
    std::size_t now = 0;   // where it is, moves made
    Count licenses = 0;    // of its Reserved key
    bool stays = false;
};

struct Move {
    std::size_t site = 0;
    std::size_t to = 0;
};

/// Smaller is better: licenses to buy, moves, licenses moved.
using Worth = std::tuple<Count, std::size_t, Count>;

class MoveSearch {
public:
    explicit MoveSearch(const std::vector<Plan>& plans) : plans_(plans), need_(plans.size(), 0) {
        for (std::size_t p = 0; p < plans.size(); ++p) {
            const Plan& plan = plans[p];
            const Split& split = plan.rows[*plan.recommended_reserved].split;
            need_[p] = plan.problem.reserved_elsewhere;
            for (std::size_t i = 0; i < split.shares.size(); ++i) {
                const PlanSite& site = plan.problem.sites[i];
                const Count licenses = split.shares[i].licenses;
                sites_.push_back({site.code, p, p, licenses, site.offline});
                need_[p] += licenses;
            }
        }
    }

    MoveProposal find() {
        MoveProposal proposal;
        proposal.short_without = shortage();
        Worth best{proposal.short_without, 0, 0};
        while (std::get<0>(best) > 0) {
            const std::vector<Move> found = better_than(best);
            if (found.empty()) break;
            for (const Move& move : found) carry_out(move);
            best = worth();
        }
        proposal.short_with = shortage();
        for (const MovableSite& site : sites_) {
            if (site.now == site.home) continue;
            proposal.moves.push_back({site.code, name(site.home), name(site.now), site.licenses});
        }
        return proposal;
    }

private:
    const std::string& name(std::size_t plan) const { return plans_[plan].problem.subscription; }

    Count shortage() const {
        Count sum = 0;
        for (std::size_t p = 0; p < plans_.size(); ++p) {
            sum += std::max<Count>(0, need_[p] - plans_[p].problem.total);
        }
        return sum;
    }

    Worth worth() const {
        Worth result{shortage(), 0, 0};
        for (const MovableSite& site : sites_) {
            if (site.now == site.home) continue;
            ++std::get<1>(result);
            std::get<2>(result) += site.licenses;
        }
        return result;
    }

    void carry_out(const Move& move) {
        MovableSite& site = sites_[move.site];
        need_[site.now] -= site.licenses;
        need_[move.to] += site.licenses;
        site.now = move.to;
    }

    bool can_take(std::size_t plan, const MovableSite& site) const {
        return plan == site.home || !plans_[plan].problem.ends_on;
    }

    std::vector<Move> possible() const {
        std::vector<Move> moves;
        for (std::size_t s = 0; s < sites_.size(); ++s) {
            if (sites_[s].stays) continue;
            for (std::size_t to = 0; to < plans_.size(); ++to) {
                if (to != sites_[s].now && can_take(to, sites_[s])) moves.push_back({s, to});
            }
        }
        return moves;
    }

    /// The best single move or pair; empty when none buys fewer licenses.
    std::vector<Move> better_than(Worth best) {
        std::vector<Move> found;
        const Count before = std::get<0>(best);
        const std::vector<Move> moves = possible();
        const auto judge = [&](std::vector<Move> made) {
            const Worth now = worth();
            if (std::get<0>(now) >= before || (!found.empty() && now >= best)) return;
            best = now;
            found = std::move(made);
        };
        for (std::size_t i = 0; i < moves.size(); ++i) {
            const Move back{moves[i].site, sites_[moves[i].site].now};
            carry_out(moves[i]);
            judge({moves[i]});
            for (std::size_t k = i + 1; k < moves.size() && moves.size() <= most_for_pairs; ++k) {
                if (moves[k].site == moves[i].site) continue;
                const Move second_back{moves[k].site, sites_[moves[k].site].now};
                carry_out(moves[k]);
                judge({moves[i], moves[k]});
                carry_out(second_back);
            }
            carry_out(back);
        }
        return found;
    }

    const std::vector<Plan>& plans_;
    std::vector<Count> need_;  // by plan
    std::vector<MovableSite> sites_;
};

}  // namespace

MoveProposal propose_moves(const std::vector<Plan>& plans) {
    for (const Plan& plan : plans) {
        if (plan.feasible() && plan.complete && plan.recommended_reserved) continue;
        MoveProposal proposal;
        proposal.why_none = fmt::format(
            "Moves between subscriptions are not proposed: {} has no split without Dynamic "
            "sublicenses that keeps to the risk.",
            plan.problem.subscription);
        return proposal;
    }
    return MoveSearch(plans).find();
}

std::vector<std::string> move_sentences(const MoveProposal& proposal) {
    if (!proposal.why_none.empty()) return {proposal.why_none};
    if (proposal.short_without == 0) {
        return {
            "No site has to move: without Dynamic sublicenses, too, every subscription has the "
            "licenses that its own sites need."};
    }
    if (proposal.moves.empty()) {
        return {
            fmt::format("No move of a site to another subscription helps: without Dynamic "
                        "sublicenses, {} have to be bought either way.",
                        licenses_text(proposal.short_without))};
    }
    std::vector<std::string> sentences{fmt::format(
        "Without Dynamic sublicenses, {} have to be bought while every site stays where it is; "
        "with {} {}.",
        licenses_text(proposal.short_without),
        counted(static_cast<std::int64_t>(proposal.moves.size()), "move"),
        proposal.short_with == 0 ? "none" : licenses_text(proposal.short_with))};
    for (const SiteMove& move : proposal.moves) {
        sentences.push_back(fmt::format(
            "Move {} from {} to {}: a Reserved sublicense of {} there, then deactivate its Proxy "
            "and activate it with the new key.",
            move.site, move.from, move.to, move.licenses));
    }
    return sentences;
}

Json moves_json(const MoveProposal& proposal) {
    Json list = Json::array();
    for (const SiteMove& move : proposal.moves) {
        list.push_back({{"site", move.site},
                        {"from", move.from},
                        {"to", move.to},
                        {"licenses", move.licenses}});
    }
    return {{"shortWithout", proposal.short_without},
            {"shortWith", proposal.short_with},
            {"list", std::move(list)}};
}

Json moves_schema() {
    using namespace scenario::schema_parts;
    const Json count = type("integer"), name = type("string");
    Json schema = object_of(
        {{"shortWithout", count},
         {"shortWith", count},
         {"list", list_of(object_of(
                      {{"site", name}, {"from", name}, {"to", name}, {"licenses", count}}))}});
    schema["description"] =
        "with --moves: sites to move to other subscriptions, and the licenses that have to be "
        "bought without and with that, in splits without Dynamic sublicenses";
    return schema;
}

}  // namespace headroom::planning
