#include "core/planning/piece_briefs.h"

#include <algorithm>

namespace headroom::planning {
namespace {

constexpr std::int64_t seeds_a_task = 256;

// Writes the outcomes of some replications to their places.
class BriefWriter : public CountListener {
public:
    BriefWriter(const CountPiece& piece, Briefs& briefs, std::size_t offset)
        : piece_(piece), briefs_(briefs), offset_(offset) {}

    void hear_outcome(std::size_t replication, std::size_t site,
                      const SiteOutcome& outcome) override {
        std::size_t member = 0;
        while (piece_.sites[member].index != site) ++member;
        Brief& brief = briefs_.sites[member][offset_ + replication];
        brief.breached = outcome.first_breach.has_value();
        brief.turned_away = outcome.refused > 0;
        const auto& trouble = outcome.first_breach ? outcome.first_breach : outcome.first_refusal;
        brief.trouble_day = trouble ? trouble->days : 0;
        brief.peak = static_cast<std::int32_t>(outcome.peak_used);
        brief.over_limit_seconds = outcome.over_limit_seconds;
        brief.idle_license_seconds = outcome.idle_license_seconds;
    }
    void hear_look(std::size_t, std::size_t, std::span<const std::int32_t>) override {}
    void hear_together(std::size_t replication, Count most) override {
        briefs_.together[offset_ + replication] = static_cast<std::int32_t>(most);
    }

private:
    const CountPiece& piece_;
    Briefs& briefs_;
    std::size_t offset_;
};

}  // namespace

Briefs play_briefs(const CountPiece& piece, const Horizon& horizon,
                   const std::vector<std::uint64_t>& seeds, const Executor& for_each) {
    Briefs briefs;
    briefs.sites.assign(piece.sites.size(), std::vector<Brief>(seeds.size()));
    briefs.together.assign(seeds.size(), 0);
    const auto size = static_cast<std::int64_t>(seeds.size());
    for_each((size + seeds_a_task - 1) / seeds_a_task, [&](std::int64_t task) {
        const auto at = static_cast<std::size_t>(task * seeds_a_task);
        const std::size_t count = std::min<std::size_t>(seeds_a_task, seeds.size() - at);
        BriefWriter writer(piece, briefs, at);
        play_piece(piece, horizon, std::span(seeds).subspan(at, count), writer);
    });
    return briefs;
}

}  // namespace headroom::planning
