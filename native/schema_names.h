#pragma once
// The names of the documents that have a JSON Schema: of `headroom schema NAME` and of the files
// that an installation brings (manual/write_manuals.cpp).

#include <array>
#include <string_view>

namespace headroom::cli {

/// In the order in which help tells them. `app::schema_json` knows each.
inline constexpr std::array<std::string_view, 18> schema_names{
    "scenario",     "state",  "report",      "risk",   "compare", "plan",
    "fit",          "sweep",  "sensitivity", "import", "bench",   "event",
    "offline-file", "lesson", "lessons",     "diff",   "explain", "track"};

}  // namespace headroom::cli
