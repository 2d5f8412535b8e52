#include "wasm/ui/widgets/split_bar.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "wasm/ui/inspect/asked.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/license_bar.h"
#include "wasm/ui/widgets/license_bar_layout.h"
#include "wasm/ui/widgets/pressable.h"
#include "wasm/ui/widgets/tooltip.h"

namespace headroom::ui {
namespace {

constexpr float bar_height = 52;
constexpr float lane_height = 20;  // of the brackets above (license_bar.cpp)

/// A border that can be dragged: from where its row begins to where it ends, in licenses.
struct Handle {
    std::size_t row = 0;
    Count from = 0;
    Count to = 0;
    int lane = -1;  // of its bracket; -1: the border of a slice
};

std::vector<Handle> handles_of(const app::SubscriptionView& split) {
    std::vector<Handle> handles;
    Count end = 0;
    for (std::size_t i = 0; i < split.rows.size(); ++i) {
        const app::LicenseRow& row = split.rows[i];
        if (row.type != "reserved" || row.status == "expired") continue;
        handles.push_back({i, end, end + std::max<Count>(0, row.max), -1});
        end += std::max<Count>(0, row.max);
    }
    for (const BarBracket& bracket : lay_out_license_bar(split).brackets) {
        handles.push_back({bracket.row, bracket.from, bracket.to, bracket.lane});
    }
    return handles;
}

/// The scale must not change under the pointer, so a drag keeps the one it began with.
struct Grip {
    ImGuiID id = 0;
    Count extent = 0;
    float offset = 0;  // of the pointer from the border, in pixels
};
Grip grip;
bool on_a_handle = false;  // in the last frame: then the handle speaks, not the bar below it

float x_of(const LicenseBarPlace& place, Count licenses) {
    const auto share = static_cast<float>(licenses) / static_cast<float>(place.extent);
    return place.bar.min.x + std::round(place.bar.width() * std::clamp(share, 0.0F, 1.0F));
}

Count licenses_at(const LicenseBarPlace& place, float x) {
    const float share = (x - place.bar.min.x) / std::max(1.0F, place.bar.width());
    return static_cast<Count>(
        std::llround(static_cast<double>(share) * static_cast<double>(place.extent)));
}

Box box_of(const LicenseBarPlace& place, const Handle& handle) {
    const float x = x_of(place, handle.to);
    if (handle.lane < 0) {
        return {{x - dp(7), place.bar.min.y - dp(6)}, {x + dp(7), place.bar.max.y + dp(6)}};
    }
    const float foot = place.bar.min.y - dp(4) - static_cast<float>(handle.lane) * dp(lane_height);
    return {{x - dp(9), foot - dp(15)}, {x + dp(9), foot + dp(3)}};
}

void paint_handle(const Handle& handle, const Box& box, bool lit) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 ink = lit ? tokens().accent : tokens().text;
    const ImVec2 center = box.center();
    if (handle.lane >= 0) {
        list->AddCircleFilled(center, dp(lit ? 8 : 7), tokens().surface);
        list->AddCircleFilled(center, dp(lit ? 6 : 5), series_color(handle.row));
        list->AddCircle(center, dp(lit ? 7 : 6), ink, 0, std::max(1.0F, dp(1.5F)));
        return;
    }
    const Box pill{{center.x - dp(4), box.min.y}, {center.x + dp(4), box.max.y}};
    paint_rect(pill, tokens().surface, dp(4));
    paint_rect({{center.x - dp(2.5F), box.min.y + dp(1)}, {center.x + dp(2.5F), box.max.y - dp(1)}},
               ink, dp(2.5F));
}

Count keyboard_step() {
    if (!ImGui::IsItemFocused()) return 0;
    const Count size = ImGui::GetIO().KeyShift ? 10 : 1;
    if (ImGui::IsKeyPressed(ImGuiKey_Minus)) return -size;
    if (ImGui::IsKeyPressed(ImGuiKey_Equal)) return size;
    return 0;
}

std::optional<SplitDrag> handle_drag(const app::SubscriptionView& split, const Handle& handle,
                                     const LicenseBarPlace& place) {
    const app::LicenseRow& row = split.rows[handle.row];
    const Box box = box_of(place, handle);
    ImGui::SetCursorScreenPos(box.min);
    const std::string label =
        (handle.lane < 0 ? "Border of " : "Ceiling of ") + row.name + "##" + row.id;
    const Pressed state = pressable(label.c_str(), {box.width(), box.height()}, "slider", label,
                                    fmt::format("{}", row.max));
    const bool lit = state.hovered || state.held || ImGui::IsItemFocused();
    paint_handle(handle, box, lit && (state.hovered || state.held));
    const ImGuiID id = ImGui::GetItemID();
    const Count most = handle.lane < 0 ? place.extent - handle.from : split.total;
    describe_range({1, static_cast<double>(most), static_cast<double>(row.max)});
    if (const auto asked = take_asked_number(id)) {
        const auto wanted = static_cast<Count>(std::clamp(std::round(*asked), 1.0, 1e9));
        return SplitDrag{handle.row, std::clamp<Count>(wanted, 1, std::max<Count>(1, most)), true};
    }
    const Count step = keyboard_step();
    if (state.hovered || state.held) {
        on_a_handle = true;
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
        tooltip(
            fmt::format("{}: {} {}", row.name, handle.lane < 0 ? "reserved" : "at most", row.max));
    }
    if (step != 0) return SplitDrag{handle.row, std::max<Count>(1, row.max + step), true};
    if (!state.held || !ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        if (grip.id == id) grip = {};
        return std::nullopt;
    }
    const float mouse = ImGui::GetIO().MousePos.x;
    const bool began = grip.id != id;
    if (began) grip = {id, place.extent, mouse - x_of(place, handle.to)};
    const Count wanted = licenses_at(place, mouse - grip.offset) - handle.from;
    return SplitDrag{handle.row, std::clamp<Count>(wanted, 1, std::max<Count>(1, most)), began};
}

}  // namespace

std::optional<SplitDrag> split_bar(const app::SubscriptionView& split) {
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) grip = {};
    const LicenseBarPlace place = license_bar(
        split,
        {.height = bar_height, .legend = false, .tooltip = !on_a_handle, .extent = grip.extent});
    on_a_handle = false;
    const ImVec2 below = ImGui::GetCursorScreenPos();
    std::optional<SplitDrag> drag;
    for (const Handle& handle : handles_of(split)) {
        if (const auto change = handle_drag(split, handle, place)) drag = change;
    }
    ImGui::SetCursorScreenPos({below.x, below.y + dp(8)});
    ImGui::Dummy({0, 0});
    return drag;
}

}  // namespace headroom::ui
