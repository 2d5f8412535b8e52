#include "wasm/ui/widgets/sparkline.h"

#include <algorithm>

#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"

namespace headroom::ui {
namespace {

void paint_dashes(float y, float from, float to, ImU32 color) {
    for (float x = from; x < to; x += dp(6))
        paint_line({x, y}, {std::min(x + dp(3), to), y}, color);
}

}  // namespace

void paint_sparkline(const Box& box, const std::vector<Count>& values, Count limit, ImU32 color) {
    if (values.size() < 2) return;
    const auto [low_at, high_at] = std::minmax_element(values.begin(), values.end());
    const bool limit_in_sight = limit > 0 && limit <= *high_at + std::max<Count>(2, *high_at / 3);
    const Count high = std::max(*high_at, limit_in_sight ? limit : *high_at);
    const Count low = std::min(*low_at, high - 1);
    const auto y_of = [&](Count value) {
        const auto share = static_cast<float>(value - low) / static_cast<float>(high - low);
        return box.max.y - share * box.height();
    };
    if (limit_in_sight) paint_dashes(y_of(limit), box.min.x, box.max.x, tokens().control);
    const float step = box.width() / static_cast<float>(values.size() - 1);
    std::vector<ImVec2> points;
    for (std::size_t i = 0; i < values.size(); ++i) {
        points.push_back({box.min.x + step * static_cast<float>(i), y_of(values[i])});
    }
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddPolyline(points.data(), static_cast<int>(points.size()), color, 0,
                      std::max(1.0F, 1.5F * pixel_ratio()));
    list->AddCircleFilled(points.back(), dp(2.5F), color);
}

void paint_mini_bar(const Box& box, Count used, Count limit) {
    const Tokens& t = tokens();
    const float radius = box.height() / 2;
    const Count whole = std::max({used, limit, Count{1}});
    const auto x_of = [&](Count n) {
        return box.min.x + box.width() * static_cast<float>(n) / static_cast<float>(whole);
    };
    paint_rect(box, t.free, radius);
    const Count fitting = std::min(used, limit);
    const ImU32 color = used >= limit ? t.warning : t.accent;
    if (fitting > 0) paint_rect({box.min, {x_of(fitting), box.max.y}}, color, radius);
    if (used > limit) {
        paint_rect({{x_of(limit), box.min.y}, {x_of(used), box.max.y}}, t.breach, radius);
        const float mark = std::min(x_of(limit), box.max.x - dp(2));
        paint_rect({{mark, box.min.y - dp(2)}, {mark + dp(2), box.max.y + dp(2)}}, t.text);
    }
}

}  // namespace headroom::ui
