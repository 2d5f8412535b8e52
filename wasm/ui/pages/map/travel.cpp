#include <imgui.h>

#include <algorithm>

#include "wasm/ui/pages/map/map_page.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/preferences.h"
#include "wasm/ui/theme/tokens.h"

namespace headroom::ui {
namespace {

constexpr double seconds_on_the_way = 0.2;
constexpr Count most_at_once = 60;

struct Kind {
    const char* event;
    const char* what;
    bool to_server;
};

constexpr Kind kinds[]{
    {"usageReported", "report", true}, {"refreshed", "refresh", false},
    {"activated", "activation", true}, {"keyBound", "activation", true},
    {"deactivated", "release", true},  {"revocationSeen", "revocation", false},
};

}  // namespace

void Travel::watch(const app::Session& session, std::uint64_t loads, double now) {
    const auto kept = static_cast<Count>(session.log_size());
    const Count total = session.log_dropped() + kept;
    if (loads != loads_ || total < seen_) {
        loads_ = loads;
        parcels_.clear();
        seen_ = total;
    }
    const Count fresh = less_motion() ? 0 : std::min({total - seen_, kept, most_at_once});
    seen_ = total;
    std::erase_if(parcels_, [&](const Parcel& p) { return now - p.began > seconds_on_the_way; });
    for (Count i = kept - fresh; i < kept; ++i) {
        const app::LogEntry line = session.log_entry(static_cast<std::size_t>(i));
        for (const Kind& kind : kinds) {
            if (line.kind == kind.event) {
                parcels_.push_back({std::string(line.site), kind.what, kind.to_server, now});
            }
        }
    }
}

bool Travel::carries(const std::string& site) const {
    return std::any_of(parcels_.begin(), parcels_.end(),
                       [&](const Parcel& parcel) { return parcel.site == site; });
}

void Travel::paint(const std::string& site, const Route& route, double now) const {
    const float length = length_of(route);
    for (const Parcel& parcel : parcels_) {
        if (parcel.site != site) continue;
        const auto share =
            static_cast<float>(std::clamp((now - parcel.began) / seconds_on_the_way, 0.0, 1.0));
        const ImVec2 at = place_on(route, length * (parcel.to_server ? 1 - share : share));
        ImGui::GetWindowDrawList()->AddCircleFilled(at, dp(5), tokens().accent);
        paint_text({at.x + dp(8), at.y - dp(8)}, TextStyle::small, tokens().text, parcel.what);
    }
}

}  // namespace headroom::ui
