#pragma once
// What keeps a fuzzed run small: it is the reader and the rules that are tried, not the patience.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/app/session.h"

namespace headroom::fuzz {

/// Whether the text holds a number of more than four digits, years and keys excepted: such a
/// scenario may rightly have millions of Macs or play for centuries.
inline bool asks_for_much(std::string_view text) {
    int digits = 0;
    for (const char c : text) {
        digits = c >= '0' && c <= '9' ? digits + 1 : 0;
        if (digits > 4 || (digits > 0 && (c == 'e' || c == 'E'))) return true;
    }
    return text.size() > 64 * 1024;
}

/// At most 40 days and about ten thousand instants.
inline app::RunOptions bounded_run() {
    app::RunOptions options;
    options.until = "40d";
    options.on_progress = [left = 10'000](double) mutable { return --left > 0; };
    return options;
}

}  // namespace headroom::fuzz
