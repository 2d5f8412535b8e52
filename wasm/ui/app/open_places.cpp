#include "wasm/ui/app/open_places.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/base/written_instant.h"

namespace headroom::ui {
namespace {

struct NamedPage {
    std::string_view name;
    PageName page;
};
constexpr std::array named_pages{
    NamedPage{"planner", PageName::planner},
    NamedPage{"forecast", PageName::forecast},
    NamedPage{"calendar", PageName::calendar},
    NamedPage{"sites", PageName::sites},
    NamedPage{"log", PageName::log},
    NamedPage{"map", PageName::map},
    NamedPage{"my-account", PageName::my_account},
    NamedPage{"console", PageName::console},
    NamedPage{"macs", PageName::site_macs},
    NamedPage{"vendor-desk", PageName::vendor_desk},
};

}  // namespace

std::optional<Instant> open_places(const app::LinkPlaces& places, app::Session& session,
                                   UiState& view) {
    for (const NamedPage& named : named_pages) {
        if (named.name == places.page) view.page = named.page;
    }
    if (!places.branch.empty()) session.switch_to_branch(places.branch);
    const auto at = parse_instant_or_span(places.at, session.start());
    if (!at) return std::nullopt;
    return std::clamp(*at, session.start(), session.end());
}

std::optional<std::size_t> chapter_of(const app::LinkPlaces& places) {
    std::size_t number = 0;
    if (places.chapter.empty() || places.chapter.size() > 4) return std::nullopt;
    for (const char digit : places.chapter) {
        if (digit < '0' || digit > '9') return std::nullopt;
        number = number * 10 + static_cast<std::size_t>(digit - '0');
    }
    if (number == 0) return std::nullopt;
    return number - 1;
}

std::string page_in_link(PageName page) {
    for (const NamedPage& named : named_pages) {
        if (named.page == page) return std::string(named.name);
    }
    return "";
}

}  // namespace headroom::ui
