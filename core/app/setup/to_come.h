#pragma once
// Steps and outages of the scenario that are still to come, as one list in the order of time:
// added, edited, moved and deleted by edits of the scenario.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/strong_id.h"
#include "core/base/time.h"

namespace headroom::app {

struct Setup;

struct ToCome {
    /// What a person can add; `other` steps are shown, and can be moved and deleted.
    enum class Kind : std::uint8_t {
        macs_come,
        macs_leave,
        buy,
        renew,
        site_offline,
        proxy_down,
        server_down,
        other
    };
    Kind kind = Kind::other;
    std::size_t index = 0;  // in the scenario's `steps`, of an outage in its `faults`
    Instant at;
    Instant until;              // of an outage
    bool at_random = false;     // an outage that each run draws anew: `at` is the start
    std::string about;          // code of the site, or id of the subscription
    Count count = 0;            // Macs, licenses or months
    bool by_discovery = false;  // Macs that come: enrolled by auto-discovery
    std::string words;          // "150 Macs come to BER"

    friend bool operator==(const ToCome&, const ToCome&) = default;
};

/// Whether it stands in `faults` rather than in `steps`.
bool is_outage(ToCome::Kind kind);

/// "Macs come together", "Licenses are bought" ... in the order of the kinds, without `other`.
const std::vector<std::string>& kinds_to_come();

/// What a person asks for. Days count from 00:00 UTC.
struct ToComeWish {
    ToCome::Kind kind = ToCome::Kind::macs_come;
    std::string about;
    Count count = 0;
    Date day;
    Date until;  // of an outage, the day it is over

    friend bool operator==(const ToComeWish&, const ToComeWish&) = default;
};

/// What is wrong with a wish, in words; empty when it can be had.
std::string problem_of(const Setup& setup, const ToComeWish& wish);

// Commands for Session::submit (scenario_edit.h). `place` counts in Setup::to_come.

std::string add_to_come(const Setup& setup, const ToComeWish& wish);
/// Another kind takes the old one's place. Of a step of the kind `other`, only the day changes. The
/// time of day stays when the day does.
std::string edit_to_come(const Setup& setup, std::size_t place, const ToComeWish& wish);
std::string remove_to_come(const Setup& setup, std::size_t place);
/// One place up (`by` < 0) or down: it happens at the moment of its neighbour, just before or after
/// it. Nothing (an empty text) at the ends of the list, and for outages at random.
std::string move_to_come(const Setup& setup, std::size_t place, int by);

}  // namespace headroom::app
