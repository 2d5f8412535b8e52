#include "core/simulation/trace.h"

#include <concepts>
#include <type_traits>

namespace headroom::simulation {
namespace {

using namespace licensing;

constexpr std::size_t flush_at_bytes = 4096;

class Encoder {
public:
    explicit Encoder(std::vector<std::uint8_t>& out) : out_(out) {}

    void add(std::uint64_t value) {
        while (value >= 0x80) {
            out_.push_back(static_cast<std::uint8_t>(value | 0x80));
            value >>= 7;
        }
        out_.push_back(static_cast<std::uint8_t>(value));
    }
    void add(std::uint32_t value) { add(std::uint64_t{value}); }
    void add(std::int64_t value) {  // zigzag: small magnitudes stay short
        add((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
    }
    void add(int value) { add(std::int64_t{value}); }
    void add(bool value) { out_.push_back(value ? 1 : 0); }
    template <class T>
        requires std::is_enum_v<T>
    void add(T value) {
        out_.push_back(static_cast<std::uint8_t>(value));
    }
    void add(const std::string& text) {
        add(std::uint64_t{text.size()});
        out_.insert(out_.end(), text.begin(), text.end());
    }
    void add(Instant t) { add(t.seconds); }
    void add(Date d) { add(std::int64_t{d.days}); }
    template <class Tag>
    void add(Id<Tag> id) {
        add(std::uint64_t{id.valid() ? id.value + std::uint64_t{1} : 0});
    }
    void add(const Expiry& expiry) {
        add(expiry.on_date.has_value());
        if (expiry.on_date) add(*expiry.on_date);
    }
    void add(const Terms& terms) {
        add(terms.key);
        add(terms.type);
        add(terms.max);
        add(terms.end_date);
        add(terms.valid_until);
        add(terms.frozen_limit);
        add(terms.serial);
    }

private:
    std::vector<std::uint8_t>& out_;
};

}  // namespace

void Trace::record(Moment now, const Event& event) {
    Encoder encoder(buffer_);
    encoder.add((now.at - previous_).seconds);
    previous_ = now.at;
    buffer_.push_back(static_cast<std::uint8_t>(event.index()));
    std::visit(
        [&](const auto& fact) {
            std::apply([&](const auto&... field) { (encoder.add(fact.*field.member), ...); },
                       fact.fields());
        },
        event);
    ++event_count_;
    if (buffer_.size() >= flush_at_bytes) flush();
}

void Trace::flush() {
    sha_.update(buffer_.data(), buffer_.size());
    buffer_.clear();
}

std::string Trace::hash() const {
    Sha256 all = sha_;
    all.update(buffer_.data(), buffer_.size());
    return to_hex(all.digest());
}

}  // namespace headroom::simulation
