#pragma once
// Events as text: NDJSON for streams and plain words for the log of the page.

#include <string>

#include "core/licensing/event.h"
#include "core/licensing/world.h"
#include "core/scenario/json_source.h"

namespace headroom::scenario {

/// {"at": ..., "event": "macEnrolled", "site": "P01", ...}: ids are written as the names that the
/// scenario uses. `world` is the state before the event.
Json event_json(const licensing::World& world, Instant at, const licensing::Event& event);

/// "P01: Mac P01-0026 enrolled (manual)".
std::string event_text(const licensing::World& world, const licensing::Event& event);

/// Code of the site that the event concerns, or empty.
std::string event_site(const licensing::World& world, const licensing::Event& event);

/// "macEnrolled" and so on.
const char* event_kind(const licensing::Event& event);

}  // namespace headroom::scenario
