#include "core/licensing/refusal.h"

namespace headroom::licensing {

std::string sentence(const Refusal& refusal) {
    std::string out(told_text(refusal.code));
    const char* separator = " (";
    for (const auto& [name, value] : refusal.details) {
        out += separator;
        out += name;
        out += ' ';
        out += std::holds_alternative<std::string>(value)
                   ? std::get<std::string>(value)
                   : std::to_string(std::get<std::int64_t>(value));
        separator = ", ";
    }
    if (!refusal.details.empty()) out += ')';
    return out;
}

}  // namespace headroom::licensing
