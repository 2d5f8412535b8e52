#pragma once
// Watches one full simulation and notes what the risk study counts.

#include <vector>

#include "core/licensing/event.h"
#include "core/licensing/moment.h"
#include "core/licensing/world.h"
#include "core/planning/risk/risk_part.h"
#include "core/planning/study/horizon.h"

namespace headroom::planning {

class RiskObserver {
public:
    /// `site_codes`: the sites to watch, in the order of the outcomes. Both outlive the observer.
    RiskObserver(const Horizon& horizon, const std::vector<std::string>& site_codes);

    /// An event that is about to be applied (Simulator::listen).
    void hear(const licensing::World& world, licensing::Moment now, const licensing::Event& event);

    /// The run stands at the end of the horizon. Afterwards the outcomes are complete.
    void finish(const licensing::World& world);

    const std::vector<SiteOutcome>& outcomes() const { return outcomes_; }
    const ByPool<Count>& pools() const { return pools_; }

private:
    struct Watch {
        std::optional<Instant> over_since;
        Instant idle_counted_to;
        std::size_t next_look = 0;
    };

    void begin_counting(const licensing::World& world);
    void bring_up(const licensing::World& world, licensing::SiteId site, Instant to);
    void look_at(const licensing::World& world, licensing::SiteId site, std::size_t look);
    void bring_up_all(const licensing::World& world, Instant to);
    void count_changes(const licensing::World& world, licensing::SiteId site, Instant at,
                       Count added);
    void count_excess(const licensing::World& world, licensing::SiteId site, Instant to);
    void breach_begins(licensing::SiteId site, Instant at);
    void breach_ends(licensing::SiteId site, Instant at);
    void note_breach(std::size_t index, Instant at, bool runs_on);
    std::size_t index_of(const licensing::World& world, licensing::SiteId site);

    const Horizon& horizon_;
    const std::vector<std::string>& site_codes_;
    std::vector<std::size_t> index_by_site_;  // SiteId -> index of outcomes_
    std::vector<SiteOutcome> outcomes_;
    std::vector<Watch> watches_;
    ByPool<Count> pools_;
    bool counting_ = false;
};

}  // namespace headroom::planning
