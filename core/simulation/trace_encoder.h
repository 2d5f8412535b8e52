#pragma once
// The bytes of one event, as trace.h describes them. For trace.h only.

#include <concepts>
#include <cstdint>
#include <cstring>
#include <string>
#include <type_traits>

#include "core/base/sha256.h"
#include "core/licensing/event.h"

namespace headroom::simulation {

/// Collects bytes in a flat buffer and hands them to the hash in large pieces.
class TraceBuffer {
public:
    void byte(std::uint8_t value) { bytes_[size_++] = value; }

    void text(const std::string& value) {
        if (value.size() > sizeof bytes_ - slack - size_) flush();
        if (value.size() > sizeof bytes_ - slack) {
            sha_.update(value);
            return;
        }
        std::memcpy(bytes_ + size_, value.data(), value.size());
        size_ += value.size();
    }

    /// Makes room for the fixed part of another event.
    void begin_event() {
        if (size_ > sizeof bytes_ - 2 * slack) flush();
    }

    Sha256 all() const {
        Sha256 copy = sha_;
        copy.update(bytes_, size_);
        return copy;
    }

private:
    // No event has more than 40 numbers beside its texts, of 10 bytes at most.
    static constexpr std::size_t slack = 512;

    void flush() {
        sha_.update(bytes_, size_);
        size_ = 0;
    }

    Sha256 sha_;
    std::size_t size_ = 0;
    std::uint8_t bytes_[8192];
};

/// Writes values of the types that events have, at the moment of one event.
class Encoder {
public:
    Encoder(TraceBuffer& out, Instant now, std::uint32_t& last_serial)
        : out_(out), now_(now), last_serial_(last_serial) {}

    void add(std::uint64_t value) {
        while (value >= 0x80) {
            out_.byte(static_cast<std::uint8_t>(value | 0x80));
            value >>= 7;
        }
        out_.byte(static_cast<std::uint8_t>(value));
    }
    void add(std::uint32_t value) { add(std::uint64_t{value}); }
    void add(std::int64_t value) {  // zigzag: small magnitudes stay short
        add((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
    }
    void add(int value) { add(std::int64_t{value}); }
    void add(bool value) { out_.byte(value ? 1 : 0); }
    template <class T>
        requires std::is_enum_v<T>
    void add(T value) {
        out_.byte(static_cast<std::uint8_t>(value));
    }
    void add(const std::string& text) {
        add(std::uint64_t{text.size()});
        out_.text(text);
    }
    void add(Instant t) { add((t - now_).seconds); }
    void add(Date d) { add(std::int64_t{d - date_of(now_)}); }
    template <class Tag>
    void add(Id<Tag> id) {
        add(std::uint64_t{id.valid() ? id.value + std::uint64_t{1} : 0});
    }
    void add(const licensing::Expiry& expiry) {
        add(expiry.on_date.has_value());
        if (expiry.on_date) add(*expiry.on_date);
    }
    void add(const licensing::Terms& terms) {
        add(terms.key);
        add(terms.type);
        add(terms.max);
        add(terms.end_date);
        add(std::int64_t{terms.valid_until - terms.end_date});
        add(terms.max - terms.frozen_limit);
        add(std::int64_t{terms.serial} - std::int64_t{last_serial_});
        last_serial_ = terms.serial;
    }

private:
    TraceBuffer& out_;
    Instant now_;
    std::uint32_t& last_serial_;
};

/// Place of a kind of event in `Event`.
template <class Fact, class Variant>
struct KindOf;
template <class Fact, class... Facts>
struct KindOf<Fact, std::variant<Facts...>> {
    static constexpr std::uint8_t value = [] {
        std::uint8_t index = 0;
        (void)((std::is_same_v<Fact, Facts> || (++index, false)) || ...);
        return index;
    }();
};

}  // namespace headroom::simulation
