#pragma once
// The `chapters` member of a scenario: places in it that are shown to others, one after the other.
// They have no effect on a run, so they are only checked here; core/app/chapters.h reads them.

#include "core/base/time.h"
#include "core/scenario/object_reader.h"

namespace headroom::scenario {

/// Checks one entry: {title, at, note, page, branch}; the first two are needed. `at` is an instant,
/// a date or a span from the start, and lies within the scenario. A page or branch that is not
/// there is no error: the chapter opens without it.
void check_chapter(const Node& node, Instant start, Instant end, ErrorList& errors);

/// The JSON Schema of one entry.
Json chapter_schema();

}  // namespace headroom::scenario
