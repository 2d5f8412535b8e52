#include "core/licensing/digest.h"

#include <concepts>
#include <type_traits>

#include "core/base/sha256.h"

namespace headroom::licensing {
namespace {

// Feeds values of any of the world's types into the hash, sizes before contents, so that two
// different states cannot spell the same bytes.
class Digester {
public:
    template <std::integral T>
    void add(T value) {
        const auto wide = static_cast<std::uint64_t>(static_cast<std::int64_t>(value));
        std::uint8_t bytes[8];
        for (int i = 0; i < 8; ++i) bytes[i] = static_cast<std::uint8_t>(wide >> (8 * i));
        hash_.update(bytes, sizeof bytes);
    }
    template <class T>
    requires std::is_enum_v<T>
    void add(T value) { add(static_cast<std::int64_t>(value)); }
    void add(const std::string& text) {
        add(text.size());
        hash_.update(text);
    }
    void add(Instant t) { add(t.seconds); }
    void add(Date d) { add(d.days); }
    template <class Tag>
    void add(Id<Tag> id) {
        add(id.value);
    }
    template <class T>
    void add(const std::optional<T>& value) {
        add(value.has_value());
        if (value) add(*value);
    }
    template <class T, class Allocator>
    void add(const std::vector<T, Allocator>& values) {
        add(values.size());
        for (const T& value : values) add(value);
    }
    template <class T>
    void add(const std::set<T>& values) {
        add(values.size());
        for (const T& value : values) add(value);
    }
    template <class Key, class T>
    void add(const std::map<Key, T>& values) {
        add(values.size());
        for (const auto& [key, value] : values) {
            add(key);
            add(value);
        }
    }
    template <class T>
    requires requires(const T& value) { value.tied(); }
    void add(const T& value) {
        std::apply([this](const auto&... member) { (add(member), ...); }, value.tied());
    }

    std::string hex() const { return to_hex(hash_.digest()); }

private:
    Sha256 hash_;
};

}  // namespace

std::string state_digest(const World& world) {
    Digester digester;
    digester.add(world.settings);
    digester.add(world.seed);
    digester.add(world.people);
    digester.add(world.companies);
    digester.add(world.subscriptions);
    digester.add(world.keys);
    digester.add(world.sites);
    digester.add(world.macs);
    digester.add(world.server_up);
    digester.add(world.server_outages);
    digester.add(world.payment_works);
    digester.add(world.last_request_id);
    digester.add(world.last_terms_serial);
    digester.add(world.last_invite_token);
    digester.add(world.mail);
    digester.add(world.files);
    digester.add(world.signed_csrs);
    digester.add(world.breaches);
    digester.add(world.over_limit_mac_seconds);
    digester.add(world.balloons);
    return digester.hex();
}

}  // namespace headroom::licensing
