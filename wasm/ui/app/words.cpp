#include "wasm/ui/app/words.h"

#include <fmt/format.h>

#include "core/app/explain.h"
#include "core/base/words.h"

namespace headroom::ui {
namespace {

std::string plain_key(std::string_view key) {
    std::string out;
    for (const char c : to_upper(trim(key))) {
        if (c != '-' && c != ' ') out += c;
    }
    return out;
}

}  // namespace

std::string key_use_in_words(std::string_view binding, const std::string& site) {
    if (binding == "free") return "not in use";
    const std::string place = site.empty() ? "" : " at " + site;
    return (binding == "releasePending" ? "release pending" : "in use") + place;
}

bool same_key(std::string_view a, std::string_view b) { return plain_key(a) == plain_key(b); }

std::string state_word(std::string_view state) {
    return state.empty() ? "\xE2\x80\x93" : capitalized(std::string(state));
}

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

std::string cause_in_words(std::string_view cause) { return app::cause_in_words(cause); }

}  // namespace headroom::ui
