#include "wasm/ui/inspect/asked.h"

#include <imgui_internal.h>

#include <cmath>
#include <cstdlib>
#include <map>
#include <utility>

#include "wasm/ui/app/tab_order.h"
#include "wasm/ui/inspect/widget_list.h"

namespace headroom::ui {
namespace {

struct Asked {
    ImGuiID keyboard = 0;
    std::map<ImGuiID, std::string> values;
};

Asked& asked() {
    static Asked instance;
    return instance;
}

const Widget* enabled_widget(ImGuiID id) {
    if (id == 0) return nullptr;
    for (const Widget& widget : widgets()) {
        if (widget.id == id) return widget.enabled ? &widget : nullptr;
    }
    return nullptr;
}

}  // namespace

bool ask_press(ImGuiID id) {
    const Widget* widget = enabled_widget(id);
    if (widget == nullptr) return false;
    // ImGui presses nothing that is out of sight, unless it has the keyboard.
    if (!widget->visible) asked().keyboard = id;
    // ImGui releases what was pressed this way when its keyboard is at work, not its mouse.
    ImGui::GetCurrentContext()->NavInputSource = ImGuiInputSource_Keyboard;
    ImGui::ActivateItemByID(id);
    return true;
}

bool ask_keyboard(ImGuiID id) {
    if (enabled_widget(id) == nullptr) return false;
    asked().keyboard = id;
    return true;
}

bool ask_value(ImGuiID id, std::string value) {
    if (enabled_widget(id) == nullptr) return false;
    asked().values[id] = std::move(value);
    return true;
}

void serve_asked() {
    const Widget* widget = enabled_widget(std::exchange(asked().keyboard, 0));
    if (widget != nullptr && widget->window != nullptr) give_keyboard_to(*widget);
}

std::optional<std::string> take_asked_value(ImGuiID id) {
    const auto found = asked().values.find(id);
    if (found == asked().values.end()) return std::nullopt;
    std::string value = std::move(found->second);
    asked().values.erase(found);
    // What is being typed would overwrite it.
    if (ImGui::GetActiveID() == id) ImGui::ClearActiveID();
    return value;
}

std::optional<double> take_asked_number(ImGuiID id) {
    const std::optional<std::string> text = take_asked_value(id);
    if (!text) return std::nullopt;
    char* end = nullptr;
    const double number = std::strtod(text->c_str(), &end);
    if (text->empty() || *end != '\0' || !std::isfinite(number)) return std::nullopt;
    return number;
}

}  // namespace headroom::ui
