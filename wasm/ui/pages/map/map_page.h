#pragma once
// A map of License Server, Proxies and Macs: who is connected, who is at or over the limit, and
// what travels. Below it, the switches of the network.

#include "wasm/ui/app/panel_context.h"
#include "wasm/ui/pages/map/route.h"

namespace headroom::ui {

void draw_map_page(PanelContext& context);

/// Reports, refreshes and activations on their way between a Proxy and the server, for a fifth of
/// a second each. Remembers which lines of the log it has seen.
class Travel {
public:
    /// Looks for new lines of the log; `now` is ImGui's time.
    void watch(const app::Session& session, std::uint64_t loads, double now);
    /// Whether anything is under way to or from the site.
    bool carries(const std::string& site) const;
    /// Draws whatever is under way on the line from the server to the site.
    void paint(const std::string& site, const Route& route, double now) const;

private:
    struct Parcel {
        std::string site;
        std::string what;
        bool to_server = true;
        double began = 0;
    };
    std::vector<Parcel> parcels_;
    Count seen_ = 0;
    std::uint64_t loads_ = 0;
};

}  // namespace headroom::ui
