#pragma once
// The state document of the report format: what expectations, reports and scripts look into.

#include <string>

#include "core/licensing/moment.h"
#include "core/licensing/world.h"
#include "core/scenario/json_source.h"
#include "core/scenario/json_writer.h"

namespace headroom::scenario {

/// Everything the contract names, as of now. Dates "YYYY-MM-DD", instants RFC 3339, null where
/// there is nothing.
Json state_document(const licensing::World& world, Instant now);

/// The same document as members of the object that `writer` has open, a site at a time.
void write_state(JsonWriter& writer, const licensing::World& world, Instant now);

/// The figures of a run so far (report format, `metrics`, without `events`).
Json metrics(const licensing::World& world, Instant now);

}  // namespace headroom::scenario
