#include "core/base/words.h"

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

std::string capitalized(std::string text) {
    if (!text.empty()) text.front() = to_upper(text.substr(0, 1)).front();
    return text;
}

}  // namespace headroom
