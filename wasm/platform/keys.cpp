#include "wasm/platform/keys.h"

#include <array>
#include <utility>

namespace headroom::platform {
namespace {

using Entry = std::pair<std::string_view, ImGuiKey>;

constexpr std::array<Entry, 31> named{{
    {"Tab", ImGuiKey_Tab},
    {"ArrowLeft", ImGuiKey_LeftArrow},
    {"ArrowRight", ImGuiKey_RightArrow},
    {"ArrowUp", ImGuiKey_UpArrow},
    {"ArrowDown", ImGuiKey_DownArrow},
    {"PageUp", ImGuiKey_PageUp},
    {"PageDown", ImGuiKey_PageDown},
    {"Home", ImGuiKey_Home},
    {"End", ImGuiKey_End},
    {"Insert", ImGuiKey_Insert},
    {"Delete", ImGuiKey_Delete},
    {"Backspace", ImGuiKey_Backspace},
    {"Space", ImGuiKey_Space},
    {"Enter", ImGuiKey_Enter},
    {"NumpadEnter", ImGuiKey_KeypadEnter},
    {"Escape", ImGuiKey_Escape},
    {"ControlLeft", ImGuiKey_LeftCtrl},
    {"ControlRight", ImGuiKey_RightCtrl},
    {"ShiftLeft", ImGuiKey_LeftShift},
    {"ShiftRight", ImGuiKey_RightShift},
    {"AltLeft", ImGuiKey_LeftAlt},
    {"AltRight", ImGuiKey_RightAlt},
    {"MetaLeft", ImGuiKey_LeftSuper},
    {"MetaRight", ImGuiKey_RightSuper},
    {"Minus", ImGuiKey_Minus},
    {"Equal", ImGuiKey_Equal},
    {"Comma", ImGuiKey_Comma},
    {"Period", ImGuiKey_Period},
    {"BracketLeft", ImGuiKey_LeftBracket},
    {"BracketRight", ImGuiKey_RightBracket},
    {"Backquote", ImGuiKey_GraveAccent},
}};

ImGuiKey offset(ImGuiKey first, char c, char from) {
    return static_cast<ImGuiKey>(static_cast<int>(first) + (c - from));
}

}  // namespace

ImGuiKey key_of(std::string_view code, std::string_view key) {
    // Shortcuts go by the character that the key gives on this layout (Ctrl+Z by the Z of a German
    // keyboard); "?" may be anywhere, with Shift or without.
    if (key == "?") return ImGuiKey_Slash;
    if (key == "+" || key == "=") return ImGuiKey_Equal;
    if (key == "-") return ImGuiKey_Minus;
    if (key.size() == 1) {
        const char c = key[0];
        if (c >= 'a' && c <= 'z') return offset(ImGuiKey_A, c, 'a');
        if (c >= 'A' && c <= 'Z') return offset(ImGuiKey_A, c, 'A');
        if (c >= '0' && c <= '9') return offset(ImGuiKey_0, c, '0');
    }
    // The row of digits gives them only with Shift on French keyboards.
    if (code.size() == 6 && code.substr(0, 5) == "Digit") return offset(ImGuiKey_0, code[5], '0');
    for (const auto& [name, value] : named) {
        if (name == code) return value;
    }
    return ImGuiKey_None;
}

}  // namespace headroom::platform
