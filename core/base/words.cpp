#include "core/base/words.h"

#include <array>

#include "core/base/check.h"
#include "core/base/text.h"

namespace headroom {

std::string_view agreeing(std::int64_t n, std::string_view one, std::string_view many) {
    return n == 1 ? one : many;
}

std::string as_sentence(std::string text) {
    const char last = text.empty() ? '.' : text.back();
    if (last != '.' && last != '!' && last != '?') text += '.';
    return text;
}

std::string_view month_name(unsigned month) {
    constexpr std::array<std::string_view, 12> names{
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    HEADROOM_CHECK(month >= 1 && month <= names.size());
    return names[month - 1];
}

std::string capitalized(std::string text) {
    if (!text.empty()) text.front() = to_upper(text.substr(0, 1)).front();
    return text;
}

}  // namespace headroom
