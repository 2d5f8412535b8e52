#pragma once
// Chapters: places in a scenario that somebody shows to others, one after the other. They stand in
// the scenario file (`chapters`), so that a demo travels with what it shows.

#include <string>
#include <vector>

#include "core/app/session.h"
#include "core/base/time.h"

namespace headroom::app {

struct Chapter {
    std::string title;   // not empty
    std::string note;    // for the presenter alone; may be empty
    std::string page;    // "planner", "sites" ...: the names that links use; may be empty
    Instant at;          // within the scenario
    std::string branch;  // "main", "branch 2"; may be empty
    /// Label of the control that stands in the light (spotlight.h of the page); may be empty.
    std::string spotlight{};

    friend bool operator==(const Chapter&, const Chapter&) = default;
};

/// The chapters of the scenario, in the order of the file.
std::vector<Chapter> chapters_of(const Session& session);

/// The command for `Session::submit` that puts these in the place of all there are. It can be
/// undone, and is saved with the scenario.
std::string chapters_command(const std::vector<Chapter>& chapters);

/// The chapters of the scenario, followed by the bookmarks as chapters on `page` and the current
/// branch. Bookmarks that are chapters already (same name, same instant) are not repeated.
std::vector<Chapter> with_bookmarks(const Session& session, const std::string& page);

}  // namespace headroom::app
