#include "core/planning/split/piece_briefs.h"

#include <algorithm>

namespace headroom::planning {
namespace {

// So few of many sites that a wish to stop, which is heard between tasks, does not wait.
std::int64_t seeds_a_task_of(const CountPiece& piece) {
    return piece.sites.size() > 100 ? 32 : 256;
}

// Writes the outcomes of some replications to their places.
class BriefWriter : public CountListener {
public:
    BriefWriter(const CountPiece& piece, Briefs& briefs, std::size_t offset)
        : briefs_(briefs), offset_(offset) {
        for (std::size_t member = 0; member < piece.sites.size(); ++member) {
            const std::size_t index = piece.sites[member].index;
            if (index >= member_of_.size()) member_of_.resize(index + 1, 0);
            member_of_[index] = member;
        }
    }

    void hear_outcome(std::size_t replication, std::size_t site,
                      const SiteOutcome& outcome) override {
        Brief& brief = briefs_.sites[member_of_[site]][offset_ + replication];
        brief.breached = outcome.first_breach.has_value();
        brief.turned_away = outcome.refused > 0;
        const auto& trouble = outcome.first_breach ? outcome.first_breach : outcome.first_refusal;
        brief.trouble_day = trouble ? trouble->days : 0;
        brief.peak = static_cast<std::int32_t>(outcome.peak_used);
        brief.refused = static_cast<std::int32_t>(outcome.refused);
        brief.over_limit_seconds = outcome.over_limit_seconds;
        brief.over_limit_mac_seconds = outcome.over_limit_mac_seconds;
        brief.idle_license_seconds = outcome.idle_license_seconds;
    }
    void hear_look(std::size_t, std::size_t, std::span<const std::int32_t>) override {}
    void hear_together(std::size_t replication, Count most) override {
        briefs_.together[offset_ + replication] = static_cast<std::int32_t>(most);
    }

private:
    std::vector<std::size_t> member_of_;  // by CountSite::index
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
    const std::int64_t seeds_a_task = seeds_a_task_of(piece);
    for_each((size + seeds_a_task - 1) / seeds_a_task, [&](std::int64_t task) {
        const auto at = static_cast<std::size_t>(task * seeds_a_task);
        const std::size_t count =
            std::min(static_cast<std::size_t>(seeds_a_task), seeds.size() - at);
        BriefWriter writer(piece, briefs, at);
        play_piece(piece, horizon, std::span(seeds).subspan(at, count), writer);
    });
    return briefs;
}

}  // namespace headroom::planning
