#include <cstdint>

#include "core/base/result.h"
#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/licensing/decide_parts.h"

namespace headroom::licensing {
namespace {

using enum ErrorCode;

// RFC 4648 base64 without line breaks; nullopt when the text is not.
std::optional<std::string> decode_base64(std::string_view text) {
    constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    if (text.empty() || text.size() % 4 != 0) return std::nullopt;
    std::string out;
    std::uint32_t bits = 0;
    int bit_count = 0;
    std::size_t padding = 0;
    for (const char c : text) {
        if (c == '=') {
            ++padding;
            continue;
        }
        const std::size_t value = alphabet.find(c);
        if (value == alphabet.npos || padding != 0) return std::nullopt;
        bits = bits << 6 | static_cast<std::uint32_t>(value);
        bit_count += 6;
        if (bit_count >= 8) {
            bit_count -= 8;
            out += static_cast<char>(bits >> bit_count & 0xFF);
        }
    }
    return padding <= 2 ? std::optional(out) : std::nullopt;
}

// The DER body of a PEM "CERTIFICATE REQUEST" (RFC 7468; the older label has "NEW" before it).
Result<std::string, ErrorCode> read_request(std::string_view pem) {
    std::string_view label = "CERTIFICATE REQUEST-----";
    std::size_t begin = pem.find("-----BEGIN CERTIFICATE REQUEST-----");
    if (begin == pem.npos) begin = pem.find("-----BEGIN NEW CERTIFICATE REQUEST-----");
    if (begin == pem.npos) return file_wrong_kind;
    const std::size_t body = pem.find(label, begin) + label.size();
    const std::size_t end = pem.find("-----END ", body);
    if (end == pem.npos) return file_corrupt;
    std::string base64;
    for (const char c : pem.substr(body, end - body)) {
        if (c != '\n' && c != '\r' && c != ' ' && c != '\t') base64 += c;
    }
    auto der = decode_base64(base64);
    if (!der) return file_corrupt;
    return std::move(*der);
}

// The common name: the string that follows object identifier 2.5.4.3 in the DER.
std::string subject_of(std::string_view der) {
    const std::size_t at = der.find("\x55\x04\x03");
    if (at == der.npos || at + 5 > der.size()) return "";
    const auto length = static_cast<unsigned char>(der[at + 4]);
    const std::string_view name = der.substr(at + 5, length);
    return is_utf8(name) ? "CN=" + std::string(name) : "";
}

// CSR-2: the company for which the person asks: one that he administers, with a usable
// subscription.
std::optional<Refusal> check_right_to_sign(const Asking& asking) {
    bool administers = false;
    bool member = false;
    for (const Subscription& subscription : asking.world.subscriptions) {
        const bool usable = subscription.usable() && subscription.product == mac_management &&
                            subscription.owner.company.valid();
        if (usable && !check_admin(asking, subscription.owner.company)) return std::nullopt;
    }
    for (std::size_t i = 0; i < asking.world.companies.size(); ++i) {
        const auto refusal = check_admin(asking, CompanyId{i});
        administers = administers || !refusal;
        member = member || (refusal && refusal->code == not_admin);
    }
    if (administers) return Refusal{no_pmm_subscription, {}};
    return Refusal{member ? not_admin : no_access, {}};
}

}  // namespace

Decision decide_on(const Asking& asking, const SignCsr& wish) {
    if (auto refusal = check_right_to_sign(asking)) return refuse(std::move(*refusal));
    const auto der = read_request(wish.text);
    if (!der) return refuse(der.error(), {{"expected", std::string("CERTIFICATE REQUEST")}});
    const std::string name = wish.save.value_or("signed-csr");
    Decision decision = accept(CsrSigned{std::string(asking.actor), name, subject_of(*der)});
    if (wish.save) {
        decision.events.push_back(FileSaved{
            name, "signedCsr", wish.text + "\nSignature: sha256 " + sha256_hex(*der) + "\n", 0});
        decision.saved = name;
    }
    return decision;
}

}  // namespace headroom::licensing
