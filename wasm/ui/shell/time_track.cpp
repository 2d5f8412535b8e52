#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "icons.h"

#include "wasm/ui/app/words.h"
#include "wasm/ui/inspect/asked.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/shell/shell.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/pressable.h"
#include "wasm/ui/widgets/tooltip.h"

namespace headroom::ui {
namespace {

using Kind = app::TimeMark::Kind;

struct Track {
    Box line;
    Instant start;
    Instant end;

    float x_of(Instant t) const {
        const auto whole = static_cast<double>(std::max<std::int64_t>(1, (end - start).seconds));
        const double share = static_cast<double>((t - start).seconds) / whole;
        return line.min.x + static_cast<float>(std::clamp(share, 0.0, 1.0)) * line.width();
    }
    /// Licenses may end after the scenario does: such a mark has no place on the track.
    bool holds(Instant t) const { return t >= start && t <= end; }
    Instant time_at(float x) const {
        const double share =
            std::clamp((x - line.min.x) / std::max(1.0F, line.width()), 0.0F, 1.0F);
        const auto whole = static_cast<double>((end - start).seconds);
        return start + Span{static_cast<std::int64_t>(std::llround(share * whole))};
    }
};

void paint_flag(ImVec2 foot, ImU32 color) {
    const float top = foot.y - dp(16);
    paint_rect({{foot.x, top}, {foot.x + std::max(1.0F, dp(1.5F)), foot.y}}, color);
    ImGui::GetWindowDrawList()->AddTriangleFilled({foot.x, top}, {foot.x + dp(8), top + dp(4)},
                                                  {foot.x, top + dp(8)}, color);
}

/// Thousands of breaches fall on few pixels: where one begins or lasts as another that is painted
/// already, nothing would be seen of it, and a draw list holds no more than 65,536 corners.
void paint_breaches(const Track& track, const PanelContext& context) {
    float ticked = -dp(8);
    float painted = -dp(8);
    for (const app::BreachView& breach : context.overview.breaches) {
        const float from = std::round(track.x_of(breach.from));
        const float end = track.x_of(breach.to.value_or(context.overview.now));
        const float to = std::max(from + dp(3), std::round(end));
        if (to >= painted + dp(1)) {
            paint_rect({{from, track.line.min.y - dp(2)}, {to, track.line.max.y + dp(2)}},
                       tokens().breach, dp(1.5F));
            painted = to;
        }
        if (from < ticked + dp(2)) continue;
        paint_rect({{from, track.line.min.y - dp(6)}, {from + dp(3), track.line.max.y + dp(6)}},
                   tokens().breach, dp(1.5F));
        ticked = from;
    }
}

/// Where the last mark of each kind is, so that the next one is painted only beside it.
struct PaintedMarks {
    std::array<float, 3> at{-100, -100, -100};
    bool has(Kind kind, float x) {
        float& last = at[static_cast<std::size_t>(kind)];
        if (x >= last && x < last + dp(2)) return true;
        last = x;
        return false;
    }
};

void paint_mark(const Track& track, const app::TimeMark& mark, PaintedMarks& painted) {
    const float x = std::round(track.x_of(mark.at));
    if (painted.has(mark.kind, x)) return;
    switch (mark.kind) {
        case Kind::renewal: paint_flag({x, track.line.min.y}, tokens().ok); break;
        case Kind::expiry: paint_flag({x, track.line.min.y}, tokens().warning); break;
        case Kind::step:
            ImGui::GetWindowDrawList()->AddCircleFilled({x, track.line.max.y + dp(8)}, dp(2.5F),
                                                        tokens().text_muted);
            break;
    }
}

/// What comes after the end has no place on the track: a pointer at its end, told when hovered.
void paint_beyond(const Track& track, const PanelContext& context) {
    const bool any = std::any_of(context.overview.marks.begin(), context.overview.marks.end(),
                                 [&](const auto& mark) { return mark.at > track.end; });
    if (!any) return;
    const float x = track.line.max.x + dp(6);
    const float y = track.line.center().y;
    ImGui::GetWindowDrawList()->AddTriangleFilled({x, y - dp(5)}, {x, y + dp(5)}, {x + dp(7), y},
                                                  tokens().warning);
}

/// "later: PMM 2017 expires 2017-11-29", for the right end of the track.
std::string beyond_words(const Track& track, const PanelContext& context) {
    std::string text;
    for (const app::TimeMark& mark : context.overview.marks) {
        if (mark.at <= track.end) continue;
        text += fmt::format("\nafter the end: {}  {}", format_date(date_of(mark.at)), mark.text);
    }
    return text;
}

void paint_track(const Track& track, const PanelContext& context, bool hovered) {
    const float radius = track.line.height() / 2;
    paint_rect(track.line, tokens().free, radius);
    const float now = track.x_of(context.overview.now);
    paint_rect({track.line.min, {now, track.line.max.y}}, faded(tokens().accent, 0.75F), radius);
    paint_breaches(track, context);
    PaintedMarks painted;
    for (const app::TimeMark& mark : context.overview.marks) {
        if (track.holds(mark.at)) paint_mark(track, mark, painted);
    }
    paint_beyond(track, context);
    for (const app::Bookmark& bookmark : context.session.bookmarks()) {
        if (!track.holds(bookmark.at)) continue;
        const float x = std::round(track.x_of(bookmark.at));
        const float top = track.line.min.y - dp(18);
        paint_text({x - dp(5), top}, TextStyle::small, tokens().accent, icon_bookmark);
    }
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 knob{now, track.line.center().y};
    list->AddCircleFilled(knob, dp(hovered ? 8 : 7), tokens().surface);
    list->AddCircleFilled(knob, dp(hovered ? 6 : 5), tokens().accent);
}

bool near(const Track& track, Instant begin, Instant end, float x) {
    return x >= track.x_of(begin) - dp(5) && x <= track.x_of(end) + dp(5);
}

void hover(const Track& track, const PanelContext& context) {
    const float x = ImGui::GetIO().MousePos.x;
    std::string text = date_and_time(track.time_at(x));
    int told = 0;
    for (const app::BreachView& breach : context.overview.breaches) {
        if (!near(track, breach.from, breach.to.value_or(context.overview.now), x)) continue;
        if (++told > 6) continue;
        text += fmt::format("\n{}  {} over its limit ({})", date_and_time(breach.from), breach.site,
                            cause_in_words(breach.cause));
    }
    for (const app::TimeMark& mark : context.overview.marks) {
        if (!track.holds(mark.at) || !near(track, mark.at, mark.at, x) || ++told > 6) continue;
        text += fmt::format("\n{}  {}", date_and_time(mark.at), mark.text);
    }
    if (told > 6) text += fmt::format("\nand {} more", told - 6);
    if (x > track.line.max.x - dp(16)) text += beyond_words(track, context);
    for (const app::Bookmark& bookmark : context.session.bookmarks()) {
        if (std::abs(track.x_of(bookmark.at) - x) < dp(6)) text += "\nbookmark: " + bookmark.name;
    }
    // Above the track, which would otherwise lie below what is told of it.
    tooltip_above({x, track.line.min.y - dp(space_6)}, text);
}

}  // namespace

void draw_time_track(PanelContext& context, const Box& box) {
    if (box.width() < dp(40)) return;
    const float middle = std::round(box.center().y);
    const Track track{{{box.min.x, middle - dp(2)}, {box.max.x, middle + dp(2)}},
                      context.session.start(),
                      context.session.end()};
    ImGui::SetCursorScreenPos({box.min.x, middle - dp(16)});
    const std::string value = format_instant(context.overview.now);
    const Pressed state = pressable("##track", {box.width(), dp(32)}, "slider", "Time", value);
    const auto days = [&](Instant at) {
        return static_cast<double>((at - track.start).seconds / seconds_per_day);
    };
    describe_range({0, days(track.end), days(context.overview.now)});
    if (const auto asked = take_asked_number(ImGui::GetItemID())) {
        const double day = std::clamp(std::round(*asked), 0.0, days(track.end));
        context.sink.play = false;
        context.sink.seek_to = track.start + Span::days(static_cast<std::int64_t>(day));
    }
    paint_track(track, context, state.hovered || state.held);
    if (state.hovered || state.held) hover(track, context);
    if (!state.held || !ImGui::IsMouseDown(ImGuiMouseButton_Left)) return;
    const Instant wanted = track.time_at(ImGui::GetIO().MousePos.x);
    context.sink.play = false;
    if (wanted != context.overview.now) context.sink.seek_to = wanted;
}

}  // namespace headroom::ui
