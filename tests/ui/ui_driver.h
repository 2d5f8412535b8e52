#pragma once
// Drives the whole page without a window or a GPU: finds widgets by role and label, moves the mouse
// there, clicks and types. Frames run until the page wants no more of them.
//
//   UiDriver page;
//   page.load(small_scenario);
//   page.click("Create a Sublicense");
//   page.type("Dept9");

#include <string>
#include <string_view>

#include "wasm/ui/app/app.h"
#include "wasm/ui/inspect/widget_list.h"

namespace headroom::ui {

class UiDriver {
public:
    explicit UiDriver(float width = 1280, float height = 800, float pixel_ratio = 1);

    /// Loads and settles; returns the number of input errors.
    std::size_t load(std::string_view text);
    /// The same with a built-in scenario, which has to exist.
    std::size_t load_preset(std::string_view name);
    App& app() { return app_; }
    void resize(float width, float height, float pixel_ratio);

    /// Frames until nothing more is due. Fails the test when the page never comes to rest.
    int settle();
    void frame();

    /// The widget on the screen with this label (and role, when given); nullptr when there is none.
    const Widget* find(std::string_view label, std::string_view role = {}) const;
    /// Like find, but scrolls down to it first; the test fails when it is not there.
    Widget need(std::string_view label, std::string_view role = {});

    void click(std::string_view label, std::string_view role = {});
    void click_at(ImVec2 at);
    void type(std::string_view text);
    void press(ImGuiKey key);
    void press_with_ctrl(ImGuiKey key);
    void press_with_shift(ImGuiKey key);
    /// Puts a text in the place of what stands in the field.
    void fill(std::string_view field, std::string_view text);
    void hover(ImVec2 at);

    /// The first error on the screen ("" when there is none): an alert's label and its code.
    std::string alert() const;
    std::string alert_code() const;

private:
    App app_;
    FrameInput input_;
};

/// 20 licenses: "dept1" reserved 5 at P01 (5 Macs, so it is full), "dept2" dynamic 8 at P02 (3
/// Macs).
extern const std::string_view small_scenario;

}  // namespace headroom::ui
