#include "wasm/ui/widgets/license_bar.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "wasm/ui/inspect/widget_groups.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/license_bar_layout.h"
#include "wasm/ui/widgets/license_bar_tooltip.h"
#include "wasm/ui/widgets/paint.h"

namespace headroom::ui {
namespace {

using Kind = BarSegment::Kind;

constexpr float lane_height = 20.0F;

struct Picture {
    const app::SubscriptionView& subscription;
    const LicenseBarOptions& options;
    LicenseBarLayout layout;
    Box bar;

    ImU32 ground() const { return options.background != 0 ? options.background : tokens().surface; }
    float x_of(Count licenses) const {
        const auto share = static_cast<float>(licenses) / static_cast<float>(layout.extent);
        return bar.min.x + std::round(bar.width() * std::min(share, 1.0F));
    }
    Box box_of(const BarSegment& segment) const {
        Box box{{x_of(segment.from), bar.min.y}, {x_of(segment.to), bar.max.y}};
        // What is over covers only the lower part, so that the neighbour can still be seen.
        if (segment.kind == Kind::over && segment.from < layout.total) {
            box.min.y = bar.max.y - std::round(bar.height() * 0.28F);
        }
        return box;
    }
    const app::LicenseRow& row_of(std::size_t index) const { return subscription.rows[index]; }
};

std::string figures_of(const app::LicenseRow& row) {
    if (row.type == "primary") return fmt::format("{} used", row.used);
    return fmt::format("{} / {}", row.used, row.max);
}

void paint_label(const Box& box, ImU32 ink, const std::string& name, const std::string& figures) {
    const Box inner{{box.min.x + dp(8), box.min.y}, {box.max.x - dp(6), box.max.y}};
    const std::string both = name + "  " + figures;
    if (text_size(TextStyle::small, both).x <= inner.width()) {
        const float name_width = text_size(TextStyle::small, name + "  ").x;
        paint_text_in(inner, TextStyle::small, ink, name);
        paint_text_in({{inner.min.x + name_width, inner.min.y}, inner.max}, TextStyle::small, ink,
                      figures);
    } else if (text_size(TextStyle::small, figures).x <= inner.width()) {
        paint_text_in(inner, TextStyle::small, ink, figures);
    }
}

/// All rows but the one that is spoken of step back.
bool is_dimmed(const Picture& picture, const BarSegment& segment) {
    return picture.options.highlighted_row >= 0 &&
           segment.row != static_cast<std::size_t>(picture.options.highlighted_row);
}

void paint_segment(const Picture& picture, const BarSegment& segment) {
    const Box box = picture.box_of(segment);
    if (box.width() <= 0) return;
    const ImU32 color = series_color(segment.row);
    const bool dimmed = is_dimmed(picture, segment);
    const float opacity = dimmed && segment.kind != Kind::free ? 0.35F : 1.0F;
    switch (segment.kind) {
        case Kind::used: paint_rect(box, faded(color, opacity)); break;
        case Kind::idle:
            paint_rect(box, faded(color, 0.16F * opacity));
            paint_hatching(box, faded(color, 0.55F * opacity));
            break;
        case Kind::over: paint_rect(box, tokens().breach_fill); break;
        case Kind::free: paint_rect(box, tokens().free); break;
    }
}

void paint_segment_label(const Picture& picture, const BarSegment& segment) {
    const Box box = picture.box_of(segment);
    if (segment.kind == Kind::free) {
        paint_label(box, tokens().text_muted, "Free", fmt::format("{}", segment.to - segment.from));
    } else if (segment.kind == Kind::over) {
        if (box.height() < text_size(TextStyle::small, "0").y) return;
        paint_label(box, tokens().on_accent, "over by",
                    fmt::format("{}", segment.to - segment.from));
    } else if (segment.kind == Kind::used) {
        const app::LicenseRow& row = picture.row_of(segment.row);
        // A dimmed slice is nearer to the page than to its colour.
        const ImU32 ink = is_dimmed(picture, segment) ? tokens().text : text_on_series(segment.row);
        paint_label(box, ink, row.name, figures_of(row));
    } else if (picture.row_of(segment.row).used == 0) {
        const app::LicenseRow& row = picture.row_of(segment.row);
        const std::string text = row.name + "  " + figures_of(row);
        const float width = text_size(TextStyle::small, text).x;
        if (width + dp(14) > box.width()) return;
        // Hatching behind small text is hard to read.
        paint_rect({{box.min.x + dp(4), box.min.y + dp(9)},
                    {box.min.x + dp(12) + width, box.max.y - dp(9)}},
                   faded(picture.ground(), 0.8F), dp(3));
        paint_label(box, tokens().text, row.name, figures_of(row));
    }
}

/// Gaps between slices are the surface showing through, so that the borders read as cuts.
void paint_borders(const Picture& picture) {
    for (const BarSegment& segment : picture.layout.segments) {
        if (segment.from == 0 || segment.kind == Kind::over || segment.kind == Kind::idle) continue;
        const float x = picture.x_of(segment.from);
        paint_rect({{x - hairline(), picture.bar.min.y}, {x + hairline(), picture.bar.max.y}},
                   picture.ground());
    }
    const float pool = picture.x_of(picture.layout.pool_begins);
    if (picture.layout.pool_begins > 0) {
        paint_rect(
            {{pool - dp(1), picture.bar.min.y - dp(4)}, {pool + dp(1), picture.bar.max.y + dp(4)}},
            tokens().text_muted);
    }
    if (picture.layout.extent > picture.layout.total) {
        const float end = picture.x_of(picture.layout.total);
        paint_rect(
            {{end - dp(1), picture.bar.min.y - dp(6)}, {end + dp(1), picture.bar.max.y + dp(6)}},
            tokens().text);
    }
}

void paint_bracket(const Picture& picture, const BarBracket& bracket, float room_from) {
    const bool beyond = bracket.to > picture.layout.extent;
    const float left = picture.x_of(bracket.from);
    const float right = picture.x_of(bracket.to);
    if (right - left < dp(8)) return;
    const float foot =
        picture.bar.min.y - dp(4) - static_cast<float>(bracket.lane) * dp(lane_height);
    const float top = foot - dp(6);
    const ImU32 color = series_color(bracket.row);
    const float thick = std::max(1.0F, dp(1.5F));
    paint_rect({{left, top}, {left + thick, foot}}, color);
    paint_rect({{left, top}, {right, top + thick}}, color);
    if (beyond) {
        ImGui::GetWindowDrawList()->AddTriangleFilled({right, top + thick / 2},
                                                      {right - dp(6), top - dp(4)},
                                                      {right - dp(6), top + dp(5)}, color);
    } else {
        paint_rect({{right - thick, top}, {right, foot}}, color);
    }
    const app::LicenseRow& row = picture.row_of(bracket.row);
    const std::string text = fmt::format("{} at most {}", row.name, row.max);
    const float width = text_size(TextStyle::small, text).x;
    const float half = text_size(TextStyle::small, text).y / 2;
    if (width + dp(20) <= right - left) {
        const float begin = left + dp(10);
        paint_rect({{begin - dp(4), top - half}, {begin + width + dp(4), top + half}},
                   picture.ground());
        paint_text({begin, top - half + thick / 2}, TextStyle::small, tokens().text_muted, text);
    } else if (left - dp(8) - width >= room_from) {
        // Too short to carry its label, which stands before it then.
        paint_text({left - dp(8) - width, top - half + thick / 2}, TextStyle::small,
                   tokens().text_muted, text);
    }
}

/// Where the bracket before this one ends in the same lane.
float room_before(const Picture& picture, const BarBracket& bracket) {
    float from = picture.bar.min.x;
    for (const BarBracket& other : picture.layout.brackets) {
        if (other.lane != bracket.lane || other.from >= bracket.from) continue;
        from = std::max(from, picture.x_of(other.to) + dp(8));
    }
    return from;
}

void hover(const Picture& picture) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const BarSegment* hit = nullptr;
    for (const BarSegment& segment : picture.layout.segments) {
        if (picture.box_of(segment).contains(mouse)) hit = &segment;
    }
    if (hit == nullptr) return;
    if (hit->kind == Kind::free) {
        license_bar_free_tooltip(picture.subscription);
    } else {
        license_bar_row_tooltip(picture.subscription, picture.row_of(hit->row));
    }
}

/// Names and figures in one flowing line below the bar; wraps on narrow pages.
void legend(const Picture& picture) {
    gap(space_2);
    const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
    ImVec2 at = ImGui::GetCursorScreenPos();
    const float left = at.x;
    const float line = dp(22);
    const auto& rows = picture.subscription.rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::string figures = figures_of(rows[i]);
        if (rows[i].excess > 0) figures += fmt::format(", over by {}", rows[i].excess);
        const float name_width = text_size(TextStyle::small, rows[i].name).x;
        const float width = dp(18) + name_width + dp(6) + text_size(TextStyle::small, figures).x;
        if (at.x > left && at.x + width > right) at = {left, at.y + line};
        paint_rect({{at.x, at.y + dp(6)}, {at.x + dp(10), at.y + dp(16)}}, series_color(i), dp(3));
        const Box rest{{at.x + dp(18), at.y}, {std::max(right, at.x + width), at.y + line}};
        paint_text_in(rest, TextStyle::small, tokens().text, rows[i].name);
        paint_text_in({{rest.min.x + name_width + dp(6), rest.min.y}, rest.max}, TextStyle::small,
                      rows[i].excess > 0 ? tokens().breach : tokens().text_muted, figures);
        at.x += width + dp(space_4);
    }
    ImGui::Dummy({right - left, at.y + line - ImGui::GetCursorScreenPos().y});
}

void keep_one_bracket(LicenseBarLayout& layout, int row) {
    std::erase_if(layout.brackets,
                  [&](const BarBracket& bracket) { return static_cast<int>(bracket.row) != row; });
    for (BarBracket& bracket : layout.brackets) bracket.lane = 0;
    layout.lanes = layout.brackets.empty() ? 0 : 1;
}

std::string spoken(const app::SubscriptionView& all) {
    return fmt::format("{}, {} used, {} free in the main pool, {} idle reserved",
                       counted(all.total, "license"), all.used, all.available_dynamic,
                       all.available_reserved);
}

/// The slices as a list, for those who do not see the bar.
void tell_slices(const Picture& picture) {
    begin_group("list", "Licenses of " + picture.subscription.name, picture.bar.min,
                picture.bar.max);
    for (const BarSegment& segment : picture.layout.segments) {
        const Count size = segment.to - segment.from;
        if (size <= 0) continue;
        const std::string of =
            segment.kind == Kind::free ? "" : picture.row_of(segment.row).name + ": ";
        const char* word = segment.kind == Kind::used   ? "used"
                           : segment.kind == Kind::idle ? "set aside and not used"
                           : segment.kind == Kind::over ? "over the limit"
                                                        : "free";
        note_cell(0, fmt::format("{}{} {}", of, size, word));
    }
    end_group();
}

}  // namespace

void paint_license_bar(const Box& box, const app::SubscriptionView& subscription) {
    const LicenseBarOptions options;
    const Picture picture{subscription, options, lay_out_license_bar(subscription), box};
    for (const BarSegment& segment : picture.layout.segments) paint_segment(picture, segment);
    for (const BarSegment& segment : picture.layout.segments) {
        if (segment.from == 0 || segment.kind == Kind::over || segment.kind == Kind::idle) continue;
        const float x = picture.x_of(segment.from);
        paint_rect({{x - hairline(), box.min.y}, {x, box.max.y}}, picture.ground());
    }
    paint_frame({box.min, {picture.x_of(picture.layout.total), box.max.y}}, tokens().control);
}

LicenseBarPlace license_bar(const app::SubscriptionView& subscription,
                            const LicenseBarOptions& options) {
    Picture picture{subscription, options, lay_out_license_bar(subscription), {}};
    if (options.extent > 0) picture.layout.extent = options.extent;
    if (options.highlighted_row >= 0) keep_one_bracket(picture.layout, options.highlighted_row);
    const float above = static_cast<float>(picture.layout.lanes) * dp(lane_height) +
                        (picture.layout.lanes > 0 ? dp(6) : 0.0F);
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    picture.bar = {{start.x, start.y + above},
                   {start.x + width, start.y + above + dp(options.height)}};
    ImGui::Dummy({width, above + dp(options.height)});
    describe_area("img", subscription.name, spoken(subscription), picture.bar.min, picture.bar.max);
    tell_slices(picture);
    for (const BarSegment& segment : picture.layout.segments) paint_segment(picture, segment);
    paint_borders(picture);
    // What is free is hardly darker than the page: its end has to be seen all the same.
    paint_frame({picture.bar.min, {picture.x_of(picture.layout.total), picture.bar.max.y}},
                tokens().control);
    for (const BarSegment& segment : picture.layout.segments) paint_segment_label(picture, segment);
    for (const BarBracket& bracket : picture.layout.brackets) {
        paint_bracket(picture, bracket, room_before(picture, bracket));
    }
    if (options.tooltip && ImGui::IsItemHovered()) hover(picture);
    if (options.legend) legend(picture);
    return {picture.bar, picture.layout.extent};
}

}  // namespace headroom::ui
