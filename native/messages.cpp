#include "native/messages.h"

#include <cstdio>

namespace headroom::cli {

void tell_text(std::string_view text) { (void)std::fwrite(text.data(), 1, text.size(), stderr); }

void show_text(std::string_view text) { (void)std::fwrite(text.data(), 1, text.size(), stdout); }

}  // namespace headroom::cli
