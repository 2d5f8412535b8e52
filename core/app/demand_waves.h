#pragma once
// Macs that come to a site together on a day to come ("150 Macs on 2027-03-01"): steps of the
// scenario's beginning that enroll several at once.

#include <string>
#include <vector>

#include "core/app/site_demand.h"

namespace headroom::app {

struct Wave {
    std::size_t step = 0;  // of the scenario's `steps`
    Instant at;
    Count macs = 0;
    bool by_discovery = false;

    friend bool operator==(const Wave&, const Wave&) = default;
};

/// Waves of a site after the start, in the order of the file.
std::vector<Wave> waves_of(const Session& session, const std::string& site);

// Commands for `Session::submit` (scenario_edit.h).
std::string add_wave(const SiteDemand& demand, Date day, Count macs);
std::string remove_wave(const Wave& wave);

/// About how many Macs there are at `points` instants from now to the end, the first and the last
/// included: for a small picture of what a demand leads to. Limits do not stop anybody here.
std::vector<Count> expected_course(const SiteDemand& demand, const std::vector<Wave>& waves,
                                   Count macs_now, const Session& session, std::size_t points);

}  // namespace headroom::app
