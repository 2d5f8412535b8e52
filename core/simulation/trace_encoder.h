#pragma once
// The bytes of one event, as trace.h describes them. For trace.h only.

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <type_traits>

#include "core/base/inline.h"
#include "core/base/sha256.h"
#include "core/licensing/event.h"

namespace headroom::simulation {

/// Collects bytes in a flat buffer and hands them to the hash in large pieces.
class TraceBuffer {
public:
    /// Where the bytes of the next event go. There is room for all of its numbers.
    std::uint8_t* begin_event() {
        if (size_ > sizeof bytes_ - 2 * slack) flush();
        return bytes_ + size_;
    }
    /// The bytes of the event end before `end`.
    void end_event(const std::uint8_t* end) { size_ = static_cast<std::size_t>(end - bytes_); }

    /// Writes a text at `at`, in the middle of an event. Returns where the event goes on.
    std::uint8_t* text(const std::uint8_t* at, const std::string& value) {
        end_event(at);
        if (value.size() > sizeof bytes_ - slack - size_) flush();
        if (value.size() > sizeof bytes_ - slack) {
            sha_.update(value);
        } else {
            std::memcpy(bytes_ + size_, value.data(), value.size());
            size_ += value.size();
        }
        return bytes_ + size_;
    }

    /// The hash over everything written so far.
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

/// Writes a number, 7 bits a byte, the lowest first. Returns where the bytes end.
[[gnu::noinline]] inline std::uint8_t* write_large_number(std::uint8_t* at, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) *at++ = static_cast<std::uint8_t>(value | 0x80);
    *at++ = static_cast<std::uint8_t>(value);
    return at;
}

/// The same, and for numbers below 2^28 without a branch that depends on how many bytes there are:
/// such a branch is often mispredicted.
HEADROOM_ALWAYS_INLINE std::uint8_t* write_number(std::uint8_t* at, std::uint64_t value) {
    if (value >= std::uint64_t{1} << 28) [[unlikely]]
        return write_large_number(at, value);
    const auto small = static_cast<std::uint32_t>(value);
    const auto highest = 31 - static_cast<std::uint32_t>(std::countl_zero(small | 1));
    const std::uint32_t more = highest * 37 / 256;  // highest / 7
    const std::uint32_t spread = (small & 0x7Fu) | (small & 0x3F80u) << 1 |
                                 (small & 0x1FC000u) << 2 | (small & 0xFE00000u) << 3;
    const std::uint32_t marked = spread | (0x808080u & ((1u << (8 * more)) - 1));
    if constexpr (std::endian::native == std::endian::little) {
        std::memcpy(at, &marked, 4);
    } else {
        for (int i = 0; i < 4; ++i) at[i] = static_cast<std::uint8_t>(marked >> (8 * i));
    }
    return at + more + 1;
}

/// Writes the members of one event that happens at `now`. Make one for each event, and call
/// finish() when all members are written.
class Encoder {
public:
    Encoder(TraceBuffer& out, Instant now) : out_(out), at_(out.begin_event()), now_(now) {}

    /// All of the event has been written.
    HEADROOM_ALWAYS_INLINE void finish() { out_.end_event(at_); }

    // Overloads of `add` for the types of members. Signed numbers are zigzag: 0, -1, 1, -2 become
    // 0, 1, 2, 3, so that small magnitudes stay short.
    HEADROOM_ALWAYS_INLINE void byte(std::uint8_t value) { *at_++ = value; }
    HEADROOM_ALWAYS_INLINE void add(std::uint64_t value) {
        if (value < 0x80) {
            byte(static_cast<std::uint8_t>(value));
        } else {
            at_ = write_large_number(at_, value);
        }
    }
    /// As `add`, and faster for numbers whose length in bytes varies from event to event.
    HEADROOM_ALWAYS_INLINE void add_varied(std::uint64_t value) { at_ = write_number(at_, value); }
    HEADROOM_ALWAYS_INLINE void add_varied(std::int64_t value) { add_varied(zigzag(value)); }
    HEADROOM_ALWAYS_INLINE void add(std::uint32_t value) { add(std::uint64_t{value}); }
    HEADROOM_ALWAYS_INLINE void add(std::int64_t value) { add(zigzag(value)); }
    void add(int value) { add(std::int64_t{value}); }
    void add(bool) {}  // being written at all says that it is not as usual
    template <class T>
    requires std::is_enum_v<T>
    void add(T value) { byte(static_cast<std::uint8_t>(value)); }
    void add(const std::string& text) {
        add(std::uint64_t{text.size()});
        at_ = out_.text(at_, text);
    }
    void add(Instant t) { add((t - now_).seconds); }
    void add(Date d) { add(std::int64_t{d - date_of(now_)}); }
    template <class Tag>
    HEADROOM_ALWAYS_INLINE void add(Id<Tag> id) {
        static_assert(Id<Tag>::none_value == 0xFFFFFFFFu);  // and one more is 0
        add(id.value + 1);
    }
    HEADROOM_ALWAYS_INLINE void add(licensing::MacId id) {
        add_varied(std::uint64_t{id.value + 1});
    }
    void add(const licensing::Expiry& expiry) {
        byte(expiry.on_date ? 1 : 0);
        if (expiry.on_date) add(*expiry.on_date);
    }
    /// Terms are written whole; dates and limits by their distance from each other.
    void add(const licensing::Terms& terms) {
        add(terms.key);
        add(terms.type);
        add(terms.max);
        add(terms.total);
        add(terms.start_date);
        add(terms.end_date);
        add(std::int64_t{terms.valid_until - terms.end_date});
        add(terms.max - terms.frozen_limit);
        add(terms.issued_at);
        add(terms.serial);
    }

private:
    // Small magnitudes stay short.
    static constexpr std::uint64_t zigzag(std::int64_t value) {
        return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
    }

    TraceBuffer& out_;
    std::uint8_t* at_;
    Instant now_;
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
