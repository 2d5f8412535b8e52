#include "wasm/ui/app/words.h"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace headroom::ui {

std::string date_and_seconds(Instant t) {
    std::string text = format_instant(t);
    text.resize(19);
    text[10] = ' ';
    return text;
}

std::string date_and_time(Instant t) { return date_and_seconds(t).substr(0, 16); }

std::string relative_day(std::string_view date, Instant now) {
    const auto day = parse_date(date);
    if (!day) return "";
    const int distance = *day - date_of(now);
    if (distance == 0) return "today";
    if (distance > 0) return fmt::format("in {}", counted(distance, "day"));
    return fmt::format("{} ago", counted(-distance, "day"));
}

std::string shown_instant(const std::string& rfc3339) {
    const auto instant = parse_instant(rfc3339);
    return instant ? date_and_time(*instant) : "\xE2\x80\x93";
}

std::string cause_in_words(std::string_view cause) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> words{{
        {"shrunk", "the sublicense was made smaller"},
        {"expired", "the key expired"},
        {"totalReduced", "the subscription was reduced"},
        {"discovery", "auto-discovery enrolled past the limit"},
        {"competition", "other keys took the shared licenses"},
        {"smallerKey", "activated with a smaller key"},
        {"deactivated", "the installation was deactivated"},
        {"revoked", "the key was deleted"},
    }};
    for (const auto& [name, text] : words) {
        if (name == cause) return std::string(text);
    }
    return std::string(cause);
}

}  // namespace headroom::ui
