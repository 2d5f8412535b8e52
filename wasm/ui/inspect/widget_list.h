#pragma once
// What is on the screen, by label: the list behind window.headroom.widgets(), the tests that click
// without a window, and later the accessible mirror. Filled by the hooks that ImGui calls for every
// item (IMGUI_ENABLE_TEST_ENGINE) and by our own widgets, which say what they are.

#include <imgui.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct ImGuiWindow;

namespace headroom::ui {

/// What the value of a slider or a number field lies between.
struct WidgetRange {
    double least = 0;
    double most = 0;
    double now = 0;
};

/// One widget of the last complete frame, in device pixels.
struct Widget {
    ImGuiID id = 0;
    std::string
        role;  // "button", "textbox", "combobox", "radio", "row", "tab", "slider", "text" ...
    std::string label;  // without the "##suffix" that only tells ImGui widgets apart
    std::string value;
    bool enabled = true;   // false also for what lies below a sheet
    bool visible = false;  // some part of it is inside what its window shows
    bool focused = false;  // has the keyboard, and shows it
    int order = 0;         // of drawing, counted over widgets
    int group = -1;        // index into groups() (widget_groups.h); -1: the page itself
    std::optional<WidgetRange> range;
    ImVec2 min;
    ImVec2 max;

    // For the keyboard (app/tab_order.h): where ImGui has it. Null for painted areas and for what
    // the keyboard passes over.
    ImGuiWindow* window = nullptr;
    ImGuiID focus_scope = 0;
};

/// Starts collecting; once, after the ImGui context was made.
void start_widget_list();

/// The collected frame becomes the one that widgets() tells; after ImGui::EndFrame().
void finish_widget_list();

const std::vector<Widget>& widgets();

/// Says what the item just submitted is. Own widgets call it after their ImGui item.
void describe_item(std::string_view role, std::string_view label, std::string_view value = {});

/// What the value of the item just described lies between.
void describe_range(const WidgetRange& range);

/// A widget that is no ImGui item of its own (a painted row or text): listed with its rectangle.
void describe_area(std::string_view role, std::string_view label, std::string_view value,
                   ImVec2 min, ImVec2 max);

/// A text of the last complete frame that is not wholly on the screen, in device pixels.
struct CutText {
    std::string text;        // the whole
    bool has_tip = false;    // shortened by an ellipsis; a tip tells the whole
    bool essential = false;  // in a column that must never be cut
    ImVec2 min;
    ImVec2 max;
};
const std::vector<CutText>& cut_texts();

/// A text that was drawn, for tests that read the whole page and for the mirror; in device pixels.
struct DrawnText {
    std::string text;
    int group = -1;        // as in Widget
    int order = 0;         // drawn before the widget with this `order`
    bool heading = false;  // in the style of titles
    ImVec2 min;
    ImVec2 max;
};

/// Every text that the last complete frame has drawn. Only while `keep_drawn_texts(true)`;
/// shortened texts are there as they were drawn, and whole.
void keep_drawn_texts(bool keep);
const std::vector<DrawnText>& drawn_texts();
bool keeps_drawn_texts();
void note_drawn_text(std::string_view text, ImVec2 min, ImVec2 max, bool heading = false);

/// A text that was shortened inside this box.
void note_cut_text(std::string_view text, ImVec2 min, ImVec2 max, bool essential);
/// A text that was drawn here: listed when it goes past the right edge of what its window shows.
void note_clipped_text(std::string_view text, ImVec2 min, ImVec2 max);

}  // namespace headroom::ui
