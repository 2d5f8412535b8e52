#include "wasm/ui/widgets/field_parts.h"

#include <imgui.h>

#include <algorithm>

#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/paint.h"

namespace headroom::ui {

float control_width(float css) {
    const float available = ImGui::GetContentRegionAvail().x;
    return css > 0 ? std::min(dp(css), available) : available;
}

void field_label(const char* label) {
    const std::string_view all(label);
    text_line(TextStyle::small, tokens().text_muted, all.substr(0, all.find("##")));
    gap(space_1);
}

void field_footer(const FieldOptions& options) {
    if (options.error) {
        gap(space_1);
        error_line(options.error);
    } else if (!options.caption.empty()) {
        gap(space_1);
        text_wrapped(TextStyle::small, tokens().text_muted, options.caption);
    }
}

}  // namespace headroom::ui
