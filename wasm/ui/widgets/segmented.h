#pragma once

#include <string>
#include <vector>

namespace headroom::ui {

/// One of a few words side by side ("As reported | Live"). Returns true when another is chosen.
bool segmented(const char* id, const std::vector<const char*>& words, int& chosen);
float segmented_width(const std::vector<const char*>& words);

/// A row of tabs that goes on in a further line where there is no room.
bool tab_strip(const char* id, const std::vector<std::string>& words, int& chosen);

/// A switch with its word beside it. Returns true when it was moved; it shows `on` until told
/// otherwise.
bool toggle(const char* label, bool on, const char* name = nullptr);

}  // namespace headroom::ui
