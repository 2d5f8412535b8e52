#include "wasm/ui/pages/map/route.h"

#include <cmath>

namespace headroom::ui {
namespace {

/// A curve that leaves and arrives upright.
void add_curve(Route& route, ImVec2 from, ImVec2 to) {
    constexpr int pieces = 16;
    const float middle = (from.y + to.y) / 2;
    for (int i = 0; i <= pieces; ++i) {
        const float s = static_cast<float>(i) / pieces;
        const float r = 1 - s;
        const float begins = r * r * r + 3 * r * r * s;
        const float ends = 3 * r * s * s + s * s * s;
        const float bends = 3 * r * r * s + 3 * r * s * s;
        route.push_back({begins * from.x + ends * to.x,
                         r * r * r * from.y + bends * middle + s * s * s * to.y});
    }
}

float distance_between(ImVec2 a, ImVec2 b) { return std::hypot(b.x - a.x, b.y - a.y); }

}  // namespace

Route route_of(ImVec2 server, const Box& node, float first_row, float lane) {
    Route route;
    const ImVec2 top{node.center().x, node.min.y};
    if (node.min.y <= first_row + 1) {
        add_curve(route, server, top);
        return route;
    }
    // The lane at the side that is nearer to the server.
    const bool right = top.x <= server.x;
    const float x = std::round(right ? node.max.x + lane / 2 : node.min.x - lane / 2);
    add_curve(route, server, {x, first_row});
    add_curve(route, {x, node.min.y - lane}, top);
    return route;
}

float length_of(const Route& route) {
    float length = 0;
    for (std::size_t i = 1; i < route.size(); ++i) {
        length += distance_between(route[i - 1], route[i]);
    }
    return length;
}

ImVec2 place_on(const Route& route, float distance) {
    for (std::size_t i = 1; i < route.size(); ++i) {
        const float piece = distance_between(route[i - 1], route[i]);
        if (distance <= piece && piece > 0) {
            const float share = distance / piece;
            return {route[i - 1].x + (route[i].x - route[i - 1].x) * share,
                    route[i - 1].y + (route[i].y - route[i - 1].y) * share};
        }
        distance -= piece;
    }
    return route.back();
}

}  // namespace headroom::ui
