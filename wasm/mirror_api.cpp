// What web/js/mirror.js calls: everything on the page with its groups, states and places, and the
// ways to press, reach and change it by identity.

#include <emscripten.h>
#include <fmt/format.h>

#include <string>

#include "wasm/page_api.h"
#include "wasm/ui/app/command_text.h"
#include "wasm/ui/inspect/asked.h"
#include "wasm/ui/inspect/widget_groups.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/theme/metrics.h"

namespace headroom {
namespace {

using ui::json_escaped;

/// Left, top, width and height in CSS pixels.
std::string box_json(ImVec2 min, ImVec2 max) {
    const float ratio = ui::device_ratio();
    return fmt::format("[{:.1f},{:.1f},{:.1f},{:.1f}]", min.x / ratio, min.y / ratio,
                       (max.x - min.x) / ratio, (max.y - min.y) / ratio);
}

std::string cells_json(const std::vector<ui::TableCell>& cells) {
    std::string list;
    for (const ui::TableCell& cell : cells) {
        if (!list.empty()) list += ',';
        list += fmt::format(R"([{},"{}"])", cell.column, json_escaped(cell.text));
    }
    return "[" + list + "]";
}

std::string group_json(const ui::WidgetGroup& group) {
    return fmt::format(
        R"({{"parent":{},"role":"{}","label":"{}","id":{},"rows":{},"row":{},"order":{},"cells":{},)"
        R"("box":{}}})",
        group.parent, group.role, json_escaped(group.label), group.id, group.rows, group.row,
        group.order, cells_json(group.cells), box_json(group.min, group.max));
}

std::string range_json(const std::optional<ui::WidgetRange>& range) {
    if (!range) return "null";
    return fmt::format("[{},{},{}]", range->least, range->most, range->now);
}

std::string mirrored_json(const ui::Widget& widget) {
    return fmt::format(
        R"({{"id":{},"order":{},"group":{},"role":"{}","label":"{}","value":"{}","enabled":{},"focused":{},)"
        R"("range":{},"box":{}}})",
        widget.id, widget.order, widget.group, widget.role, json_escaped(widget.label),
        json_escaped(widget.value), widget.enabled, widget.focused, range_json(widget.range),
        box_json(widget.min, widget.max));
}

std::string text_json(const ui::DrawnText& drawn) {
    return fmt::format(R"({{"order":{},"group":{},"heading":{},"text":"{}","box":{}}})",
                       drawn.order, drawn.group, drawn.heading, json_escaped(drawn.text),
                       box_json(drawn.min, drawn.max));
}

std::string mirror_json() {
    std::string groups;
    for (const ui::WidgetGroup& group : ui::groups()) {
        if (!groups.empty()) groups += ',';
        groups += group_json(group);
    }
    std::string widgets;
    for (const ui::Widget& widget : ui::widgets()) {
        if (widget.label.empty()) continue;
        if (!widgets.empty()) widgets += ',';
        widgets += mirrored_json(widget);
    }
    std::string texts;
    for (const ui::DrawnText& drawn : ui::drawn_texts()) {
        if (!texts.empty()) texts += ',';
        texts += text_json(drawn);
    }
    return fmt::format(R"({{"groups":[{}],"widgets":[{}],"texts":[{}]}})", groups, widgets, texts);
}

int drawn_next(bool done) {
    if (done) page_app().request_frames();
    return done ? 1 : 0;
}

}  // namespace
}  // namespace headroom

using namespace headroom;

extern "C" {

/// {groups: [{parent, role, label, id, rows, row, order, cells, box}],
///  widgets: [{id, order, group, role, label, value, enabled, focused, range, box}],
///  texts: [{order, group, heading, text, box}]}
/// Boxes are [left, top, width, height] in CSS pixels.
EMSCRIPTEN_KEEPALIVE const char* headroom_mirror() {
    static std::string kept;
    kept = mirror_json();
    return kept.c_str();
}

/// 1 when there is such a widget and it is enabled; it happens in the next frame.
EMSCRIPTEN_KEEPALIVE int headroom_press_widget(unsigned id) {
    return drawn_next(ui::ask_press(id));
}

EMSCRIPTEN_KEEPALIVE int headroom_reach_widget(unsigned id) {
    return drawn_next(ui::ask_keyboard(id));
}

EMSCRIPTEN_KEEPALIVE int headroom_change_widget(unsigned id, const char* value) {
    return drawn_next(ui::ask_value(id, value));
}

}  // extern "C"
