#include "tests/ui/ui_driver.h"

#include <imgui.h>

#include <catch2/catch_test_macros.hpp>

#include "core/app/session.h"
#include "wasm/ui/inspect/widget_groups.h"

namespace headroom::ui {
namespace {

bool matches(const Widget& widget, std::string_view label, std::string_view role) {
    return widget.label == label && (role.empty() || widget.role == role);
}

ImVec2 center(const Widget& widget) {
    return {(widget.min.x + widget.max.x) / 2, (widget.min.y + widget.max.y) / 2};
}

/// The landmark in which this widget lies, on the screen or not: what has to be scrolled to see it.
const WidgetGroup* landmark_of(std::string_view label, std::string_view role) {
    for (const Widget& widget : widgets()) {
        if (!matches(widget, label, role) || widget.group < 0) continue;
        const WidgetGroup* group = &groups()[static_cast<std::size_t>(widget.group)];
        while (group->parent >= 0) group = &groups()[static_cast<std::size_t>(group->parent)];
        return group;
    }
    return nullptr;
}

/// Where the mouse is when the wheel is turned for it: over the column of a lesson, else over the
/// page.
ImVec2 place_to_scroll(std::string_view label, std::string_view role) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const WidgetGroup* landmark = landmark_of(label, role);
    if (landmark == nullptr || landmark->label != "Lesson") {
        return {screen.x * 0.45F, screen.y * 0.5F};
    }
    return {(landmark->min.x + landmark->max.x) / 2, screen.y * 0.5F};
}

}  // namespace

UiDriver::UiDriver(float width, float height, float pixel_ratio) {
    resize(width, height, pixel_ratio);
}

void UiDriver::resize(float width, float height, float pixel_ratio) {
    input_ = {.width = width, .height = height, .pixel_ratio = pixel_ratio, .elapsed = 1.0 / 60};
    app_.request_frames();
    settle();
}

void UiDriver::frame() {
    if (app_.new_frame(input_) || ImGui::GetIO().Fonts->TexID == nullptr) {
        // A renderer would upload the atlas here; the test only needs ImGui to believe it.
        ImGui::GetIO().Fonts->SetTexID(reinterpret_cast<ImTextureID>(1));
    }
}

int UiDriver::settle() {
    int frames = 0;
    do {
        frame();
        ++frames;
    } while (app_.wants_frame() && frames < 200);
    REQUIRE(frames < 200);
    return frames;
}

std::size_t UiDriver::load(std::string_view text) {
    const std::size_t errors = app_.load(text, "test.json").size();
    settle();
    return errors;
}

std::size_t UiDriver::load_preset(std::string_view name) {
    const app::PresetInfo* preset = app::find_preset(name);
    REQUIRE(preset != nullptr);
    return load(preset->text);
}

const Widget* UiDriver::find(std::string_view label, std::string_view role) const {
    const Widget* disabled = nullptr;
    for (const Widget& widget : widgets()) {
        if (!matches(widget, label, role) || !widget.visible) continue;
        if (widget.enabled) return &widget;
        disabled = &widget;
    }
    return disabled;
}

Widget UiDriver::need(std::string_view label, std::string_view role) {
    for (int tries = 0; tries < 40; ++tries) {
        if (const Widget* widget = find(label, role)) {
            const ImVec2 at = center(*widget);
            const ImVec2 screen = ImGui::GetIO().DisplaySize;
            // The rail never scrolls, wherever it is.
            const WidgetGroup* landmark = landmark_of(label, role);
            if (landmark != nullptr && landmark->role == "navigation") return *widget;
            if (at.x < screen.x && at.y < screen.y - 90 * input_.pixel_ratio) return *widget;
        }
        hover(place_to_scroll(label, role));
        ImGui::GetIO().AddMouseWheelEvent(0, -1);
        app_.request_frames();
        settle();
    }
    if (const Widget* widget = find(label, role)) return *widget;
    FAIL("no widget \"" << label << "\" " << role);
    return {};
}

void UiDriver::hover(ImVec2 at) {
    ImGui::GetIO().AddMousePosEvent(at.x, at.y);
    app_.request_frames();
    settle();
}

void UiDriver::click_at(ImVec2 at) {
    hover(at);
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    app_.request_frames();
    settle();
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    app_.request_frames();
    settle();
}

void UiDriver::click(std::string_view label, std::string_view role) {
    const Widget widget = need(label, role);
    INFO("clicking \"" << label << "\"");
    REQUIRE(widget.enabled);
    click_at(center(widget));
}

void UiDriver::type(std::string_view text) {
    for (const char c : text) ImGui::GetIO().AddInputCharacter(static_cast<unsigned char>(c));
    app_.request_frames();
    settle();
}

void UiDriver::press_with_ctrl(ImGuiKey key) {
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, true);
    press(key);
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, false);
    settle();
}

void UiDriver::press_with_shift(ImGuiKey key) {
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
    press(key);
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, false);
    settle();
}

void UiDriver::fill(std::string_view field, std::string_view text) {
    click(field, "textbox");
    press_with_ctrl(ImGuiKey_A);
    type(text);
}

void UiDriver::press(ImGuiKey key) {
    ImGui::GetIO().AddKeyEvent(key, true);
    ImGui::GetIO().AddKeyEvent(key, false);
    app_.request_frames();
    settle();
}

std::string UiDriver::alert() const {
    for (const Widget& widget : widgets()) {
        if (widget.role == "alert") return widget.label;
    }
    return "";
}

std::string UiDriver::alert_code() const {
    for (const Widget& widget : widgets()) {
        if (widget.role == "alert") return widget.value;
    }
    return "";
}

const std::string_view small_scenario = R"({
  "schema": "headroom/scenario/1",
  "name": "Small",
  "start": "2017-03-01",
  "end": "30d",
  "world": {
    "company": "Acme",
    "admin": "admin@acme.example",
    "subscriptions": [{
      "id": "main", "name": "PMM 2017", "kind": "paid", "licenses": 20, "starts": "2017-01-01",
      "months": 12,
      "sublicenses": [
        {"id": "dept1", "name": "Dept1", "type": "reserved", "licenses": 5, "expires": "withSubscription"},
        {"id": "dept2", "name": "Dept2", "type": "dynamic", "licenses": 8, "expires": "withSubscription"},
        {"id": "spare", "name": "Spare", "type": "reserved", "licenses": 2, "expires": "withSubscription"}]}],
    "sites": [
      {"code": "P01", "description": "Head office", "key": "dept1", "method": "online", "macs": 5},
      {"code": "P02", "description": "Branch", "key": "dept2", "method": "online", "macs": 3},
      {"code": "P03", "description": "Not in use yet"}]
  },
  "steps": [{"at": "1d", "do": "mac.discover", "site": "P01", "count": 2}]
})";

}  // namespace headroom::ui
