#include "core/planning/import/error_collector.h"

#include "core/base/text.h"

namespace headroom::planning {

std::string shown_cell(std::string_view text) {
    constexpr std::size_t longest = 40;
    std::string shown = well_formed(text.substr(0, longest));
    for (char& c : shown) {
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    }
    return fmt::format("\"{}{}\"", shown, text.size() > longest ? "..." : "");
}

}  // namespace headroom::planning
