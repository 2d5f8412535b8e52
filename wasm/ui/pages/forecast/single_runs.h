#pragma once
// Single runs of a forecast, looked for one after the other without holding up the page: the ones
// in which the site goes over its limit, with the seed that opens that very run.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/app/session.h"

namespace headroom::ui {

struct SingleRun {
    std::int64_t replication = 0;
    std::uint64_t seed = 0;
    Instant first_breach;
    Count peak_excess = 0;
};

class SingleRuns {
public:
    /// Begins to play the replications of `scenario` and to watch `site`.
    void look(std::string scenario, std::string site, std::uint64_t seed);
    /// Plays on for a few milliseconds. True while there is more to do.
    bool play_on();

    bool asked() const { return !scenario_.empty(); }
    const std::string& scenario() const { return scenario_; }
    const std::string& site() const { return site_; }
    std::int64_t played() const { return replication_; }
    const std::vector<SingleRun>& found() const { return found_; }

private:
    void begin();
    void judge();

    std::string scenario_;
    std::string site_;
    std::uint64_t seed_ = 1;
    std::int64_t replication_ = 0;
    std::unique_ptr<app::Session> session_;
    std::vector<SingleRun> found_;
};

}  // namespace headroom::ui
