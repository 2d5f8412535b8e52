#include "core/app/share_link.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "core/base/deflate.h"
#include "core/scenario/json_source.h"

namespace headroom::app {
namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::size_t most_bytes = 64U << 20U;
constexpr std::size_t check_bytes = 4;

std::string base64url(std::string_view bytes) {
    std::string out;
    std::uint32_t pending = 0;
    int bits = 0;
    for (const char c : bytes) {
        pending = pending << 8U | static_cast<unsigned char>(c);
        bits += 8;
        while (bits >= 6) {
            bits -= 6;
            out += alphabet[pending >> bits & 63U];
        }
    }
    if (bits > 0) out += alphabet[pending << (6 - bits) & 63U];
    return out;
}

std::optional<std::string> from_base64url(std::string_view text) {
    std::string out;
    std::uint32_t pending = 0;
    int bits = 0;
    for (const char c : text) {
        if (c == '=') break;
        const std::size_t value = alphabet.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        pending = pending << 6U | static_cast<std::uint32_t>(value);
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        out += static_cast<char>(pending >> bits & 255U);
    }
    return out;
}

/// Adler-32, most significant byte first (RFC 1950).
std::string check_sum(std::string_view bytes) {
    const std::uint32_t sum = adler32_of(bytes);
    std::string out;
    for (const unsigned shift : {24U, 16U, 8U, 0U}) out += static_cast<char>(sum >> shift & 255U);
    return out;
}

LinkContent damaged() {
    return {"",
            "The link is damaged or was cut off: the scenario in it cannot be read. Ask for it "
            "again, or for the file."};
}

LinkContent unpacked(std::string_view text) {
    const auto bytes = from_base64url(text);
    if (!bytes || bytes->size() < check_bytes) return damaged();
    const std::string_view all(*bytes);
    const auto content = inflate(all.substr(0, all.size() - check_bytes), most_bytes);
    if (!content || check_sum(*content) != all.substr(all.size() - check_bytes)) return damaged();
    return {*content, ""};
}

/// A value behind '=' in a fragment: letters, digits and a few signs as they are (RFC 3986).
std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view plain = "-_.~:";
    std::string out;
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter || (c >= '0' && c <= '9') || plain.find(c) != std::string_view::npos) {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += '%';
            out += digits[byte / 16U];
            out += digits[byte % 16U];
        }
    }
    return out;
}

std::string percent_decoded(std::string_view text) {
    const auto value_of = [](char c) {
        constexpr std::string_view digits = "0123456789abcdef";
        return digits.find(c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c);
    };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && value_of(text[i + 1]) < 16U &&
            value_of(text[i + 2]) < 16U) {
            out += static_cast<char>(value_of(text[i + 1]) * 16U + value_of(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string_view without_mark(std::string_view fragment) {
    if (!fragment.empty() && fragment.front() == '#') fragment.remove_prefix(1);
    return fragment;
}

}  // namespace

std::string link_places(const LinkPlaces& places) {
    std::string out;
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) out += std::string("&") + name + '=' + percent_encoded(value);
    };
    add("at", places.at);
    add("page", places.page);
    add("branch", places.branch);
    add("lesson", places.lesson);
    add("chapter", places.chapter);
    return out;
}

LinkPlaces places_in_link(std::string_view fragment) {
    fragment = without_mark(fragment);
    LinkPlaces places;
    while (!fragment.empty()) {
        const std::size_t end = std::min(fragment.find('&'), fragment.size());
        const std::string_view part = fragment.substr(0, end);
        const std::size_t equals = part.find('=');
        if (equals != std::string_view::npos) {
            const std::string_view name = part.substr(0, equals);
            std::string value = percent_decoded(part.substr(equals + 1));
            if (name == "at") places.at = std::move(value);
            if (name == "page") places.page = std::move(value);
            if (name == "branch") places.branch = std::move(value);
            if (name == "chapter") places.chapter = std::move(value);
            if (name == "lesson") places.lesson = std::move(value);
        }
        fragment.remove_prefix(std::min(end + 1, fragment.size()));
    }
    return places;
}

std::string link_fragment(std::string_view scenario_json) {
    const auto document = scenario::Json::parse(scenario_json, nullptr, false);
    const std::string text = document.is_discarded() ? std::string(scenario_json) : document.dump();
    return "z=" + base64url(deflate(text) + check_sum(text));
}

std::optional<LinkContent> read_link(std::string_view fragment) {
    fragment = without_mark(fragment);
    fragment = fragment.substr(0, fragment.find('&'));
    if (fragment.substr(0, 2) == "z=") return unpacked(fragment.substr(2));
    if (fragment.substr(0, 2) != "s=") return std::nullopt;
    const auto text = from_base64url(fragment.substr(2));
    if (!text) return damaged();
    return LinkContent{*text, ""};
}

}  // namespace headroom::app
