#include "native/page_link.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "core/base/text.h"

namespace headroom::cli {

std::string check_page_url(const std::string& url) {
    constexpr std::array<std::string_view, 3> beginnings{"http://", "https://", "file://"};
    for (const std::string_view beginning : beginnings) {
        if (url.rfind(beginning, 0) != 0 || url.size() == beginning.size()) continue;
        if (url.find('#') != std::string::npos) return "has a fragment (#...) already";
        return url.find_first_of(" \t\r\n\"<>") == std::string::npos
                   ? ""
                   : "holds a character that no address has";
    }
    return fmt::format("'{}' is no address like https://example.com/headroom/", well_formed(url));
}

PageLink::PageLink(const std::string& url, const std::string& scenario_json)
    : base_(url + '#' + app::link_fragment(scenario_json)) {}

std::string PageLink::to(const app::LinkPlaces& places) const {
    return base_ + app::link_places(places);
}

}  // namespace headroom::cli
