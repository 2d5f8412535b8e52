#include "core/planning/split/split_plays.h"

#include <algorithm>

#include "core/planning/counts/count_model.h"
#include "core/planning/split/piece_briefs.h"
#include "core/planning/study/replication.h"

namespace headroom::planning {
namespace {

constexpr std::int64_t block_of_replications = 4096;
constexpr std::int64_t most_remembered = 4'000'000;  // replications times sites

void add(SiteSums& sums, const Brief& brief) {
    if (brief.breached) ++sums.breached;
    if (brief.turned_away) ++sums.turned_away;
    if (brief.trouble_day != 0) sums.first_trouble.add(brief.trouble_day);
    sums.over_limit_seconds += brief.over_limit_seconds;
    sums.refused += brief.refused;
    add_capped(sums.over_limit_mac_seconds, brief.over_limit_mac_seconds);
    add_capped(sums.idle_license_seconds, brief.idle_license_seconds);
}

// Of a piece's sites together, in one replication.
void add_cost(CostTally& cost, const Briefs& briefs, std::size_t at) {
    std::int64_t refused = 0, mac_seconds = 0;
    for (const std::vector<Brief>& site : briefs.sites) {
        refused += site[at].refused;
        add_capped(mac_seconds, site[at].over_limit_mac_seconds);
    }
    if (refused > 0 || mac_seconds > 0) cost.add(refused, mac_seconds);
}

// What tells a piece from others: its range, its sites with their caps, and the shared licenses.
using PieceKey = std::vector<std::int64_t>;

PieceKey key_of(const CountPiece& piece, const ReplicationRange& range) {
    PieceKey key{range.first, range.count, piece.licenses};
    for (const CountSite& site : piece.sites) {
        key.insert(key.end(),
                   {static_cast<std::int64_t>(site.index), site.cap, std::int64_t{site.reserved}});
    }
    return key;
}

// Whether both ways use the same random numbers for the same things.
bool same_draws(const CountPiece& a, const CountPiece& b) {
    if (a.way.index() != b.way.index()) return false;
    const auto* chain = std::get_if<ChainSite>(&a.way);
    return chain == nullptr || chain->per_mac == std::get<ChainSite>(b.way).per_mac;
}

}  // namespace

class SplitPlays::Plays {
public:
    Plays(const RiskStudy& study, const PlanProblem& problem, Executor for_each)
        : study_(study),
          problem_(problem),
          for_each_(std::move(for_each)),
          horizon_(study.horizon),
          maker_(horizon_) {
        // Looks change nothing here, so that one is enough.
        horizon_.dates = {horizon_.dates.back()};
        horizon_.looks = {horizon_.looks.back()};
        std::vector<char> planned(study.sites.size(), 0);
        for (const PlanSite& site : problem.sites) {
            const auto& sites = study.counts->sites;
            const auto found = std::find_if(sites.begin(), sites.end(), [&](const CountSite& one) {
                return one.code == site.code;
            });
            sites_.push_back(*found);
            planned[found->index] = 1;
        }
        for (const CountPiece& piece : study.counts->pieces) {
            if (planned[piece.sites.front().index] == 0) others_.push_back(&piece);
        }
    }

    // More replications than can be remembered are played block by block, each time anew.
    SplitSums play(const Split& split, const ReplicationRange& range) {
        const std::int64_t most = std::max<std::int64_t>(
            block_of_replications, most_remembered / static_cast<std::int64_t>(sites_.size() + 1));
        if (range.count <= most) return play_remembered(split, range);
        const std::vector<CountPiece> pieces = pieces_of(split);
        SplitSums sums;
        sums.sites.resize(sites_.size());
        for (std::int64_t done = 0; done < range.count; done += block_of_replications) {
            sums.merge(play_block(
                pieces, {range.first + done, std::min(block_of_replications, range.count - done)}));
        }
        return sums;
    }

    SplitSums play_block(const std::vector<CountPiece>& pieces, const ReplicationRange& range) {
        const std::vector<std::uint64_t> seeds = seeds_of(range);
        SplitSums sums;
        sums.replications = range.count;
        sums.sites.resize(sites_.size());
        std::vector<char> breached(seeds.size(), 0);
        const auto add_piece = [&](const CountPiece& piece) {
            const Briefs briefs = play_seeds(piece, seeds);
            for (std::size_t k = 0; k < piece.sites.size(); ++k) {
                const std::size_t number = number_of(piece.sites[k]);
                for (std::size_t r = 0; r < seeds.size(); ++r) {
                    const Brief& brief = briefs.sites[k][r];
                    if (number < sites_.size()) add(sums.sites[number], brief);
                    if (brief.breached) breached[r] = 1;
                }
            }
            CostTally& cost = sums.costs.emplace_back();
            for (std::size_t r = 0; r < seeds.size(); ++r) add_cost(cost, briefs, r);
        };
        for (const CountPiece& piece : pieces) add_piece(piece);
        for (const CountPiece* piece : others_) add_piece(*piece);
        sums.any_breach = std::count(breached.begin(), breached.end(), 1);
        return sums;
    }

    SplitSums play_remembered(const Split& split, const ReplicationRange& range) {
        SplitSums sums;
        sums.replications = range.count;
        sums.sites.resize(sites_.size());
        std::vector<char> breached(static_cast<std::size_t>(range.count), 0);
        const auto note = [&](const PieceSums& piece) {
            for (const std::int32_t r : piece.breached) breached[static_cast<std::size_t>(r)] = 1;
            sums.costs.push_back(piece.cost);
        };
        for (const CountPiece& piece : pieces_of(split)) {
            const PieceSums& played = sums_of(piece, range);
            note(played);
            for (std::size_t k = 0; k < piece.sites.size(); ++k) {
                sums.sites[number_of(piece.sites[k])] = played.sites[k];
            }
        }
        for (const CountPiece* piece : others_) note(sums_of(*piece, range));
        sums.any_breach = std::count(breached.begin(), breached.end(), 1);
        return sums;
    }

    Histogram peaks(std::size_t site, const ReplicationRange& range) {
        const Free& free = played_free({reserved(site)}, range);
        Histogram peaks;
        for (const std::int32_t peak : free.peaks.front()) peaks.add(peak);
        return peaks;
    }

    Histogram peaks_together(const std::vector<std::size_t>& sites, const ReplicationRange& range) {
        if (sites.size() == 1) return peaks(sites.front(), range);
        std::vector<CountSite> members;
        for (const std::size_t site : sites) members.push_back(on_pool(site, 0));
        Histogram peaks;
        for (const std::int32_t most : played_free(members, range).together) {
            peaks.add(most);
        }
        return peaks;
    }

private:
    // Sums of a piece under its limits, and the replications with a breach.
    struct PieceSums {
        std::vector<SiteSums> sites;
        std::vector<std::int32_t> breached;
        CostTally cost;
    };

    // A piece with more licenses than anybody wants: of each replication only what limits are
    // compared with, because there are many of them.
    struct Free {
        CountPiece piece;
        std::vector<std::vector<std::int32_t>> peaks;    // by CountPiece::sites
        std::vector<std::int32_t> together;              // the most that several sites had at once
        std::vector<std::int64_t> idle_license_seconds;  // of a Reserved site alone
    };

    std::size_t number_of(const CountSite& site) const {
        const auto found = std::find_if(sites_.begin(), sites_.end(), [&](const CountSite& one) {
            return one.index == site.index;
        });
        return static_cast<std::size_t>(found - sites_.begin());
    }

    CountSite reserved(std::size_t i) const {
        CountSite site = sites_[i];
        site.reserved = true;
        return site;
    }

    CountSite on_pool(std::size_t i, Count cap) const {
        CountSite site = sites_[i];
        site.reserved = false;
        site.cap = cap;
        return site;
    }

    std::vector<CountPiece> pieces_of(const Split& split) {
        std::vector<CountPiece> pieces;
        std::vector<CountSite> pooled;
        for (std::size_t i = 0; i < sites_.size(); ++i) {
            const Share& share = split.shares[i];
            if (share.type == KeyType::reserved) {
                pieces.push_back(maker_.alone(reserved(i), share.licenses));
            } else {
                pooled.push_back(on_pool(i, share.licenses));
            }
        }
        if (pooled.empty()) return pieces;
        for (CountPiece& piece : maker_.pool(pooled, pool_of(problem_, split))) {
            pieces.push_back(std::move(piece));
        }
        return pieces;
    }

    std::vector<std::uint64_t> seeds_of(const ReplicationRange& range) const {
        std::vector<std::uint64_t> seeds;
        for (std::int64_t r = range.first; r < range.first + range.count; ++r) {
            seeds.push_back(replication_seed(study_.scenario.seed, r));
        }
        return seeds;
    }

    Briefs play_seeds(const CountPiece& piece, const std::vector<std::uint64_t>& seeds) const {
        return play_briefs(piece, horizon_, seeds, for_each_);
    }

    // Sites as a piece with more licenses than they want, whatever their caps.
    CountPiece free_piece(std::vector<CountSite> sites) {
        Count licenses = 0;
        for (CountSite& site : sites) {
            site.cap = more_than_wanted(problem_, problem_.sites[number_of(site)]);
            licenses += site.cap;
        }
        return sites.size() == 1 ? maker_.alone(sites.front(), sites.front().cap)
                                 : maker_.group(sites, licenses);
    }

    bool is_played_free(const std::vector<CountSite>& sites, const ReplicationRange& range) {
        return free_.count(key_of(free_piece(sites), range)) > 0;
    }

    const Free& played_free(const std::vector<CountSite>& sites, const ReplicationRange& range) {
        CountPiece piece = free_piece(sites);
        auto& free = free_[key_of(piece, range)];
        if (!free) {
            auto played = std::make_unique<Free>();
            played->piece = std::move(piece);
            played->peaks.resize(sites.size());
            for (std::int64_t done = 0; done < range.count; done += block_of_replications) {
                play_free_block(
                    {range.first + done, std::min(block_of_replications, range.count - done)},
                    *played);
            }
            free = std::move(played);
        }
        return *free;
    }

    void play_free_block(const ReplicationRange& range, Free& free) const {
        const std::vector<std::uint64_t> seeds = seeds_of(range);
        const Briefs briefs = play_seeds(free.piece, seeds);
        for (std::size_t k = 0; k < briefs.sites.size(); ++k) {
            for (const Brief& brief : briefs.sites[k]) free.peaks[k].push_back(brief.peak);
        }
        if (free.piece.sites.size() > 1) {
            free.together.insert(free.together.end(), briefs.together.begin(),
                                 briefs.together.end());
        } else if (free.piece.sites.front().reserved) {
            for (const Brief& brief : briefs.sites.front()) {
                free.idle_license_seconds.push_back(brief.idle_license_seconds);
            }
        }
    }

    const PieceSums& sums_of(const CountPiece& piece, const ReplicationRange& range) {
        const PieceKey key = key_of(piece, range);
        const auto found = sums_.find(key);
        if (found != sums_.end()) return found->second;
        return sums_.emplace(key, played_sums(piece, range)).first->second;
    }

    PieceSums played_sums(const CountPiece& piece, const ReplicationRange& range) {
        PieceSums sums;
        sums.sites.resize(piece.sites.size());
        const bool planned = number_of(piece.sites.front()) < sites_.size();
        const bool detour =
            !planned || (!is_played_free(piece.sites, range) && most_meet_a_limit(piece, range));
        const Free* free = detour ? nullptr : &played_free(piece.sites, range);
        if (free == nullptr || !same_draws(free->piece, piece)) {
            play_directly(piece, range, sums);
            return sums;
        }
        play_affected(piece, *free, range, sums);
        return sums;
    }

    void play_directly(const CountPiece& piece, const ReplicationRange& range, PieceSums& sums) {
        for (std::int64_t done = 0; done < range.count; done += block_of_replications) {
            const std::int64_t count = std::min(block_of_replications, range.count - done);
            const Briefs briefs = play_seeds(piece, seeds_of({range.first + done, count}));
            for (std::size_t r = 0; r < static_cast<std::size_t>(count); ++r) {
                add_all(sums, briefs, r, static_cast<std::size_t>(done) + r);
            }
        }
    }

    // Whether it is quicker to play all replications under the limits at once than to play them
    // without limits first, by a look at a few. It changes the time, never the numbers.
    bool most_meet_a_limit(const CountPiece& piece, const ReplicationRange& range) const {
        constexpr std::int64_t looked_at = 64;
        if (range.count < 16 * looked_at || piece.sites.size() < 2) return false;
        const Briefs briefs = play_seeds(piece, seeds_of({range.first, looked_at}));
        std::int64_t meet = 0;
        for (std::size_t r = 0; r < briefs.together.size(); ++r) {
            const bool any = std::any_of(briefs.sites.begin(), briefs.sites.end(),
                                         [r](const std::vector<Brief>& site) {
                                             return site[r].breached || site[r].turned_away;
                                         });
            if (any) ++meet;
        }
        return meet > looked_at / 2;
    }

    static void add_all(PieceSums& sums, const Briefs& briefs, std::size_t at,
                        std::size_t replication) {
        bool breached = false;
        for (std::size_t k = 0; k < briefs.sites.size(); ++k) {
            add(sums.sites[k], briefs.sites[k][at]);
            breached = breached || briefs.sites[k][at].breached;
        }
        if (breached) sums.breached.push_back(static_cast<std::int32_t>(replication));
        add_cost(sums.cost, briefs, at);
    }

    // Replications that meet no limit stay as they are, but for what stands idle below it.
    void play_affected(const CountPiece& piece, const Free& free, const ReplicationRange& range,
                       PieceSums& sums) {
        const std::int64_t seconds = (horizon_.end - horizon_.counted_from).seconds;
        std::vector<std::uint64_t> seeds;
        std::vector<std::size_t> replications;
        for (std::size_t r = 0; r < free.peaks.front().size(); ++r) {
            bool meets = piece.sites.size() > 1 && free.together[r] > piece.licenses;
            for (std::size_t k = 0; k < piece.sites.size(); ++k) {
                meets = meets || free.peaks[k][r] > piece.sites[k].cap;
            }
            if (meets) {
                seeds.push_back(replication_seed(study_.scenario.seed,
                                                 range.first + static_cast<std::int64_t>(r)));
                replications.push_back(r);
                continue;
            }
            const CountSite& site = piece.sites.front();
            if (!site.reserved) continue;
            const Count fewer = free.piece.sites.front().cap - site.cap;
            add_capped(sums.sites.front().idle_license_seconds,
                       free.idle_license_seconds[r] - fewer * seconds);
        }
        const Briefs briefs = play_seeds(piece, seeds);
        for (std::size_t i = 0; i < seeds.size(); ++i) add_all(sums, briefs, i, replications[i]);
    }

    const RiskStudy& study_;
    const PlanProblem& problem_;
    Executor for_each_;
    Horizon horizon_;
    PieceMaker maker_;
    std::vector<CountSite> sites_;           // by PlanProblem::sites
    std::vector<const CountPiece*> others_;  // of sites that the plan is not about
    std::map<PieceKey, std::unique_ptr<Free>> free_;
    std::map<PieceKey, PieceSums> sums_;
};

SplitPlays::SplitPlays(std::unique_ptr<Plays> plays) : plays_(std::move(plays)) {}
SplitPlays::~SplitPlays() = default;

std::unique_ptr<SplitPlays> SplitPlays::make(const RiskStudy& study, const PlanProblem& problem,
                                             Executor for_each) {
    // With connection losses, what counts can do depends on the split.
    if (!study.counts || study.path != Path::counts || !study.scenario.faults.empty())
        return nullptr;
    return std::unique_ptr<SplitPlays>(
        new SplitPlays(std::make_unique<Plays>(study, problem, std::move(for_each))));
}

SplitSums SplitPlays::play(const Split& split, const ReplicationRange& range) {
    return plays_->play(split, range);
}

Histogram SplitPlays::peaks(std::size_t site, const ReplicationRange& range) {
    return plays_->peaks(site, range);
}

Histogram SplitPlays::peaks_together(const std::vector<std::size_t>& sites,
                                     const ReplicationRange& range) {
    return plays_->peaks_together(sites, range);
}

}  // namespace headroom::planning
