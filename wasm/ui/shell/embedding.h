#pragma once
// The page inside another page (docs/embedding.md) leaves out what a frame does not need: files,
// kept works and the theme, which are the host's business.

namespace headroom::ui {

bool is_embedded();
void set_embedded(bool embedded);

}  // namespace headroom::ui
