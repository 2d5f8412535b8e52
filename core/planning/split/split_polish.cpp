#include "core/planning/split/split_polish.h"

#include <algorithm>
#include <tuple>

namespace headroom::planning {
namespace {

class Polish {
public:
    Polish(const PlanProblem& problem, SplitEvaluator& evaluator, Split split,
           std::size_t most_plays, double wanted)
        : problem_(problem),
          evaluator_(evaluator),
          best_(std::move(split)),
          left_(most_plays),
          wanted_(wanted),
          best_score_(score_of(best_)) {}

    Split run() {
        while (left_ > 0 && step()) {}
        return best_;
    }

private:
    // Less is better; the mean decides among splits whose worst sites are alike.
    using Score = std::tuple<double, double>;
    Score score_of(const Split& split) {
        const SplitFigures& figures = evaluator_.evaluate(split, Replications::search);
        return {std::max(wanted_, figures.worst_risk().value), figures.mean_risk()};
    }

    // Whether a neighbor was better; it is then where to go on from.
    bool step() {
        const Split from = best_;
        for (std::size_t i = 0; i < from.shares.size(); ++i) {
            if (from.shares[i].type == KeyType::dynamic && try_ceilings(from, i)) return true;
            if (from.shares[i].type == KeyType::reserved && try_moves(from, i)) return true;
        }
        return false;
    }

    bool try_ceilings(const Split& from, std::size_t site) {
        const Count pool = pool_of(problem_, from);
        const Count now = std::min(from.shares[site].licenses, pool);
        for (const Count ceiling : {now - 1, now + 1, now - 2, now + 2, now - 4, now - 8, pool}) {
            if (ceiling < 1 || ceiling > pool || ceiling == now) continue;
            Split split = from;
            split.shares[site].licenses = ceiling;
            if (is_better(split)) return true;
        }
        return false;
    }

    bool try_moves(const Split& from, std::size_t site) {
        for (const Count many : {1, 2}) {
            if (from.shares[site].licenses <= many) continue;
            for (std::size_t to = 0; to < from.shares.size(); ++to) {
                if (to != site && from.shares[to].type == KeyType::reserved &&
                    is_better(moved(from, site, to, many))) {
                    return true;
                }
            }
            if (has_pool(from) && is_better(moved(from, site, site, many))) return true;
        }
        for (const Count many : {1, 2}) {  // out of the pool
            if (has_pool(from) && pool_of(problem_, from) > many &&
                is_better(moved(from, site, site, -many))) {
                return true;
            }
        }
        return false;
    }

    // From one Reserved key to another, or (the same site twice) to the pool.
    Split moved(const Split& from, std::size_t site, std::size_t to, Count many) const {
        const Count pool = pool_of(problem_, from);
        Split split = from;
        split.shares[site].licenses -= many;
        if (to != site) split.shares[to].licenses += many;
        for (Share& share : split.shares) {
            if (share.type == KeyType::dynamic && share.licenses >= pool) share.licenses = 0;
        }
        return with_pool_ceilings(problem_, std::move(split));
    }

    bool is_better(const Split& split) {
        if (left_ == 0) return false;
        --left_;
        const Score score = score_of(split);
        if (score >= best_score_) return false;
        best_ = split;
        best_score_ = score;
        return true;
    }

    const PlanProblem& problem_;
    SplitEvaluator& evaluator_;
    Split best_;
    std::size_t left_;
    double wanted_;
    Score best_score_;
};

}  // namespace

Split polished(const PlanProblem& problem, SplitEvaluator& evaluator, Split split,
               std::size_t most_plays, double wanted) {
    return Polish(problem, evaluator, std::move(split), most_plays, wanted).run();
}

}  // namespace headroom::planning
