#pragma once
// The line from the License Server to a Proxy on the map. It runs between the boxes, never behind
// them.

#include <vector>

#include "wasm/ui/widgets/paint.h"

namespace headroom::ui {

/// Corners from the server to the Proxy, in device pixels.
using Route = std::vector<ImVec2>;

/// From the server's lower edge to the upper edge of `node`. Below the first row, which begins at
/// `first_row`, it takes the lane of width `lane` beside the boxes above.
Route route_of(ImVec2 server, const Box& node, float first_row, float lane);

float length_of(const Route& route);

/// The place that is `distance` away from the route's beginning, along it.
ImVec2 place_on(const Route& route, float distance);

}  // namespace headroom::ui
