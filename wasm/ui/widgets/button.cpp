#include "wasm/ui/widgets/button.h"

#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/tooltip.h"

namespace headroom::ui {
namespace {

std::string_view visible_part(const char* label) {
    const std::string_view all(label);
    return all.substr(0, all.find("##"));
}

ImU32 fill_of(ButtonKind kind, const Pressed& state) {
    const Tokens& t = tokens();
    if (kind == ButtonKind::primary) return state.hovered ? t.accent_hover : t.accent_fill;
    if (kind == ButtonKind::danger) return faded(t.breach_fill, state.hovered ? 0.88F : 1.0F);
    if (state.held) return t.selected;
    return state.hovered ? t.hover : 0;
}

void paint_button(const Pressed& state, const ButtonOptions& options) {
    const float opacity = options.enabled ? 1.0F : 0.4F;
    const float radius = dp(corner_radius);
    if (options.kind == ButtonKind::secondary) paint_rect(state.box, tokens().raised, radius);
    paint_rect(state.box, faded(fill_of(options.kind, state), opacity), radius);
    if (options.kind == ButtonKind::secondary) {
        paint_frame(state.box, faded(tokens().control, opacity), radius);
    }
}

ImU32 ink_of(const ButtonOptions& options) {
    const bool filled = options.kind == ButtonKind::primary || options.kind == ButtonKind::danger;
    const ImU32 ink = filled ? tokens().on_accent : tokens().text;
    return options.enabled ? ink : faded(ink, 0.45F);
}

Pressed press(const char* label, ImVec2 size, const ButtonOptions& options) {
    ImGui::BeginDisabled(!options.enabled);
    const float alpha = ImGui::GetStyle().Alpha;
    // Disabled buttons are painted by us; ImGui's own fading would come on top.
    ImGui::PushStyleVar(ImGuiStyleVar_Alpha, alpha);
    Pressed state = pressable(label, size, "button", label);
    ImGui::PopStyleVar();
    ImGui::EndDisabled();
    if (options.tooltip != nullptr && ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) {
        tooltip(options.tooltip);
    }
    return state;
}

}  // namespace

float button_width(const char* label, const ButtonOptions& options) {
    if (options.width > 0) return dp(options.width);
    const float icon =
        options.icon != nullptr ? text_size(TextStyle::body, options.icon).x + dp(6) : 0.0F;
    const TextStyle style =
        options.kind == ButtonKind::quiet ? TextStyle::table : TextStyle::strong;
    return text_size(style, visible_part(label)).x + icon + dp(2 * space_3);
}

bool button(const char* label, const ButtonOptions& options) {
    const ImVec2 size{button_width(label, options), dp(control_height)};
    const Pressed state = press(label, size, options);
    paint_button(state, options);
    const TextStyle style =
        options.kind == ButtonKind::quiet ? TextStyle::table : TextStyle::strong;
    const std::string_view text = visible_part(label);
    const float icon =
        options.icon != nullptr ? text_size(TextStyle::body, options.icon).x + dp(6) : 0.0F;
    const float content = text_size(style, text).x + icon;
    float x = state.box.min.x + (state.box.width() - content) / 2;
    if (options.icon != nullptr) {
        paint_text_in({{x, state.box.min.y}, {x + icon, state.box.max.y}}, TextStyle::body,
                      ink_of(options), options.icon);
        x += icon;
    }
    const float y = state.box.min.y + (state.box.height() - text_size(style, text).y) / 2;
    paint_text({x, y}, style, ink_of(options), text);
    return state.clicked;
}

bool icon_button(const char* icon, const char* label, const ButtonOptions& options) {
    const ImVec2 size{dp(control_height), dp(control_height)};
    const Pressed state = press(label, size, options);
    ButtonOptions quiet = options;
    if (options.kind == ButtonKind::secondary) quiet.kind = ButtonKind::quiet;
    paint_button(state, quiet);
    paint_text_in(state.box, TextStyle::body, ink_of(quiet), icon, Align::center);
    if (options.tooltip == nullptr && state.hovered) tooltip(visible_part(label));
    return state.clicked;
}

bool link(const char* label) {
    const std::string_view text = visible_part(label);
    const ImVec2 size = text_size(TextStyle::table, text);
    const Pressed state = pressable(label, {size.x, size.y}, "button", label);
    paint_text(state.box.min, TextStyle::table, tokens().accent, text);
    if (state.hovered) {
        const float y = state.box.max.y - hairline();
        paint_line({state.box.min.x, y}, {state.box.max.x, y}, tokens().accent);
    }
    return state.clicked;
}

}  // namespace headroom::ui
