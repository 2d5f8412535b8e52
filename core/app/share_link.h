#pragma once
// A scenario in the fragment of a link: "z=" and the base64url of its deflated text, with a check
// sum, so that a link that lost its end in a mail is told from a good one. The fragment is never
// sent to a server.

#include <optional>
#include <string>
#include <string_view>

namespace headroom::app {

/// Longer links get lost in mails and chats; then a file is offered.
inline constexpr std::size_t comfortable_link = 8000;

/// "z=..." of a scenario text. The JSON is written without white space; what it says is the same.
std::string link_fragment(std::string_view scenario_json);

/// Where a link leads within its scenario. Empty members say nothing.
struct LinkPlaces {
    std::string at = {};       // an instant, a date or a span from the start
    std::string page = {};     // "planner", "forecast", "sites", "log", ...
    std::string branch = {};   // "main", "branch 2"
    std::string chapter = {};  // its number, the first is "1"
    std::string lesson = {};   // the scenario is a result of it; alone: the lesson to open
};

/// "&at=...&page=..." and so on of the places that are there, to be put behind `link_fragment`.
std::string link_places(const LinkPlaces& places);

/// The places of a fragment with or without its leading '#'.
LinkPlaces places_in_link(std::string_view fragment);

struct LinkContent {
    std::string text;   // the scenario; empty when it cannot be read
    std::string error;  // why, in plain words
};

/// The scenario of a fragment with or without its leading '#'; nullopt when it carries none.
/// "s=..." (not compressed) is read, too. What comes behind '&' is for `places_in_link`.
std::optional<LinkContent> read_link(std::string_view fragment);

}  // namespace headroom::app
