#include "wasm/ui/inspect/widget_list.h"

#include <imgui_internal.h>

#include <map>

#include "wasm/ui/inspect/widget_groups.h"

namespace headroom::ui {
namespace {

struct Collector {
    std::vector<Widget> current;
    std::vector<Widget> last;
    std::map<ImGuiID, std::size_t> index_of;  // of `current`
    std::vector<CutText> current_cuts;
    std::vector<CutText> last_cuts;
    bool keeps_texts = false;
    std::vector<DrawnText> current_texts;
    std::vector<DrawnText> last_texts;
};

Collector& collector() {
    static Collector instance;
    return instance;
}

ImRect clipped(const ImRect& box) {
    ImRect seen = box;
    if (const ImGuiWindow* window = ImGui::GetCurrentWindowRead()) seen.ClipWith(window->ClipRect);
    return seen;
}

bool is_seen(const ImRect& box) {
    const ImRect seen = clipped(box);
    return seen.GetWidth() > 0.0F && seen.GetHeight() > 0.0F;
}

/// A sheet keeps the mouse and the keyboard from everything below it.
bool is_below_a_sheet() {
    const ImGuiWindow* sheet = ImGui::GetTopMostPopupModal();
    ImGuiWindow* here = ImGui::GetCurrentWindowRead();
    if (sheet == nullptr || here == nullptr) return false;
    return !ImGui::IsWindowWithinBeginStackOf(here, const_cast<ImGuiWindow*>(sheet));
}

std::string_view without_suffix(std::string_view label) {
    return label.substr(0, label.find("##"));
}

const char* role_of(ImGuiItemStatusFlags flags) {
    if ((flags & ImGuiItemStatusFlags_Inputable) != 0) return "textbox";
    if ((flags & ImGuiItemStatusFlags_Checkable) != 0) return "checkbox";
    if ((flags & ImGuiItemStatusFlags_Openable) != 0) return "combobox";
    return "button";
}

int next_order() { return static_cast<int>(collector().current.size()); }

Widget* find(ImGuiID id) {
    const auto found = collector().index_of.find(id);
    return found == collector().index_of.end() ? nullptr : &collector().current[found->second];
}

void add_item(ImGuiID id, const ImRect& box, ImGuiItemFlags flags) {
    Widget widget;
    widget.id = id;
    widget.order = next_order();
    widget.enabled = (flags & ImGuiItemFlags_Disabled) == 0 && !is_below_a_sheet();
    if ((flags & (ImGuiItemFlags_NoNav | ImGuiItemFlags_NoTabStop)) == 0) {
        widget.window = ImGui::GetCurrentWindow();
        widget.focus_scope = ImGui::GetCurrentFocusScope();
    }
    widget.visible = is_seen(box);
    widget.group = current_group();
    widget.min = box.Min;
    widget.max = box.Max;
    collector().index_of[id] = collector().current.size();
    collector().current.push_back(std::move(widget));
}

}  // namespace

void start_widget_list() { ImGui::GetCurrentContext()->TestEngineHookItems = true; }

void finish_widget_list() {
    Collector& all = collector();
    std::erase_if(all.current, [](const Widget& w) { return w.label.empty() && w.role.empty(); });
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    for (Widget& widget : all.current) {
        if (widget.id == 0) continue;
        const bool shown = widget.id == g.NavId && !g.NavDisableHighlight;
        widget.focused = shown || widget.id == g.ActiveId;
    }
    all.last.swap(all.current);
    finish_groups();
    all.current.clear();
    all.index_of.clear();
    all.last_cuts.swap(all.current_cuts);
    all.current_cuts.clear();
    all.last_texts.swap(all.current_texts);
    all.current_texts.clear();
}

int drawing_order() { return next_order(); }

const std::vector<Widget>& widgets() { return collector().last; }

void describe_item(std::string_view role, std::string_view label, std::string_view value) {
    Widget* widget = find(ImGui::GetItemID());
    if (widget == nullptr) return;
    widget->role = role;
    widget->label = without_suffix(label);
    widget->value = value;
}

void describe_range(const WidgetRange& range) {
    if (Widget* widget = find(ImGui::GetItemID())) widget->range = range;
}

void describe_area(std::string_view role, std::string_view label, std::string_view value,
                   ImVec2 min, ImVec2 max) {
    Widget widget;
    widget.order = next_order();
    widget.role = role;
    widget.label = without_suffix(label);
    widget.value = value;
    widget.enabled = !is_below_a_sheet();
    widget.visible = is_seen({min, max});
    widget.group = current_group();
    widget.min = min;
    widget.max = max;
    collector().current.push_back(std::move(widget));
}

const std::vector<CutText>& cut_texts() { return collector().last_cuts; }

void keep_drawn_texts(bool keep) { collector().keeps_texts = keep; }
bool keeps_drawn_texts() { return collector().keeps_texts; }
const std::vector<DrawnText>& drawn_texts() { return collector().last_texts; }

void note_drawn_text(std::string_view text, ImVec2 min, ImVec2 max, bool heading) {
    if (!collector().keeps_texts) return;
    collector().current_texts.push_back(
        {std::string(text), current_group(), next_order(), heading, min, max});
}

void note_cut_text(std::string_view text, ImVec2 min, ImVec2 max, bool essential) {
    if (!is_seen({min, max})) return;
    note_drawn_text(text, min, max);
    collector().current_cuts.push_back({std::string(text), true, essential, min, max});
}

void note_clipped_text(std::string_view text, ImVec2 min, ImVec2 max) {
    const ImGuiWindow* window = ImGui::GetCurrentWindowRead();
    if (window == nullptr || max.x <= window->ClipRect.Max.x + 1 || !is_seen({min, max})) return;
    if (window->ScrollMax.x > 0) return;  // it can be scrolled to
    collector().current_cuts.push_back({std::string(text), false, false, min, max});
}

}  // namespace headroom::ui

// The four functions that ImGui expects from a test engine.

void ImGuiTestEngineHook_ItemAdd(ImGuiContext*, ImGuiID id, const ImRect& bb,
                                 const ImGuiLastItemData* item_data) {
    using namespace headroom::ui;
    if (id == 0 || item_data == nullptr || find(id) != nullptr) return;
    add_item(id, bb, item_data->InFlags);
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID id, const char* label,
                                  ImGuiItemStatusFlags flags) {
    using namespace headroom::ui;
    Widget* widget = find(id);
    if (widget == nullptr || !widget->role.empty() || label == nullptr) return;
    widget->label = without_suffix(label);
    if (!widget->label.empty()) widget->role = role_of(flags);
}

void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}

const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }
