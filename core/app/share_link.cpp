#include "core/app/share_link.h"

#include <array>
#include <cstdint>

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

}  // namespace

std::string link_fragment(std::string_view scenario_json) {
    const auto document = scenario::Json::parse(scenario_json, nullptr, false);
    const std::string text = document.is_discarded() ? std::string(scenario_json) : document.dump();
    return "z=" + base64url(deflate(text) + check_sum(text));
}

std::optional<LinkContent> read_link(std::string_view fragment) {
    if (!fragment.empty() && fragment.front() == '#') fragment.remove_prefix(1);
    if (fragment.substr(0, 2) == "z=") return unpacked(fragment.substr(2));
    if (fragment.substr(0, 2) != "s=") return std::nullopt;
    const auto text = from_base64url(fragment.substr(2));
    if (!text) return damaged();
    return LinkContent{*text, ""};
}

}  // namespace headroom::app
