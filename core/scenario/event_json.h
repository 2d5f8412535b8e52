#pragma once
// Events as text: NDJSON for streams and plain words for the log of the page.

#include <string>

#include "core/licensing/event.h"
#include "core/licensing/moment.h"
#include "core/licensing/world.h"
#include "core/scenario/json_source.h"

namespace headroom::scenario {

/// {"at": ..., "event": "macEnrolled", "cause": "draw", "site": "P01", ...}: ids are written as the
/// names that the scenario uses. `world` is the state before the event.
Json event_json(const licensing::World& world, licensing::Moment now,
                const licensing::Event& event);

/// What led to an event at this moment: "setup", "command", "draw" (demand), "outage" or "timer".
/// The limit monitoring that follows a command or a draw is its consequence and has its cause.
const char* event_cause(licensing::Moment now);

/// "P01: Mac P01-0026 enrolled (manual)".
std::string event_text(const licensing::World& world, const licensing::Event& event);

/// The site that the event concerns; invalid when there is none.
licensing::SiteId event_site_id(const licensing::World& world, const licensing::Event& event);
/// Its code, or empty.
std::string event_site(const licensing::World& world, const licensing::Event& event);

/// "P01-0026 removed", when the Mac's record may serve another one by now.
std::string removed_text(const std::string& mac);

/// "macEnrolled" and so on.
const char* event_kind(const licensing::Event& event);
/// All of them, in the order of the trace's numbers.
std::vector<std::string_view> all_event_kinds();

}  // namespace headroom::scenario
