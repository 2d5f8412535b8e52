#include "wasm/ui/app/open_places.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/base/time.h"

namespace headroom::ui {
namespace {

struct NamedPage {
    std::string_view name;
    PageName page;
};
constexpr std::array named_pages{
    NamedPage{"planner", PageName::planner},
    NamedPage{"forecast", PageName::forecast},
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
    std::optional<Instant> at = parse_instant(places.at);
    if (const auto span = parse_span(places.at); !at && span) at = session.start() + *span;
    if (!at) return std::nullopt;
    return std::clamp(*at, session.start(), session.end());
}

}  // namespace headroom::ui
