#pragma once

#include <imgui.h>

#include <string_view>

namespace headroom::platform {

/// ImGui's key for a KeyboardEvent: `code` names the place on the keyboard ("KeyA", "Enter"), `key`
/// what it means on this layout. ImGuiKey_None for keys that ImGui does not know.
ImGuiKey key_of(std::string_view code, std::string_view key);

}  // namespace headroom::platform
