#pragma once
// The ordered event trace: a compact record of everything that happened, and its SHA-256.
//
// The bytes of one event, fed to the hash in order:
//   1. one byte: the event's kind (its place in `Event`), + 64 when 3. follows, + 128 when 2. does;
//   2. the time since the previous event, when it is not 0;
//   3. which members named in `fields()` are written (bit i: member i), when that is not as it was
//      for the previous event of this kind (at first: none);
//   4. those members.
// A member is written when it is not as usual. Usual is what a default-made event has; for an
// instant, now; for terms, those that the site has already, issued now with the next serial.
// Numbers are variable-length integers, 7 bits a byte, zigzag for signed ones; an instant is its
// distance from now, a date from today; texts have their length first; an expiry is 0, or 1 and the
// date; of terms, the last valid day is its distance from the end date, the frozen limit what it lacks to the
// maximum. Of a bool nothing is written: that it is among the members says enough.

#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "core/base/inline.h"
#include "core/licensing/event.h"
#include "core/licensing/moment.h"
#include "core/licensing/world.h"
#include "core/simulation/trace_encoder.h"

namespace headroom::simulation {

class Trace {
public:
    /// Appends an event that is about to be applied to `world`.
    void record(const licensing::World& world, licensing::Moment now,
                const licensing::Event& event) {
        std::visit([&](const auto& fact) { record(world, now, fact); }, event);
    }

    /// The same for an event whose kind is known when the program is built.
    template <class Fact>
        requires requires { Fact::fields(); }
    HEADROOM_ALWAYS_INLINE void record(const licensing::World& world, licensing::Moment now,
                                       const Fact& fact) {
        constexpr std::uint8_t kind = KindOf<Fact, licensing::Event>::value;
        static_assert(kind < 64);
        const std::uint32_t written = std::apply(
            [&](const auto&... field) HEADROOM_INLINE_LAMBDA {
                std::uint32_t bit = 1;
                std::uint32_t bits = 0;
                ((bits |= is_usual(world, now, fact, field.member) ? 0 : bit, bit <<= 1), ...);
                return bits;
            },
            Fact::fields());
        Encoder encoder = begin(now, kind, written);
        std::apply(
            [&](const auto&... field) HEADROOM_INLINE_LAMBDA {
                std::uint32_t bit = 1;
                (((written & bit) != 0 ? encoder.add(fact.*field.member) : void(), bit <<= 1), ...);
            },
            Fact::fields());
        encoder.finish();
    }

    /// The same as `record` of a refresh that brings the terms that the site has already.
    void record_standing_terms(licensing::Moment now, licensing::SiteId site) {
        Encoder encoder = begin(now, KindOf<licensing::Refreshed, licensing::Event>::value, 1);
        encoder.add(site);
        encoder.finish();
    }

    /// Hexadecimal SHA-256 over all events so far.
    std::string hash() const { return to_hex(buffer_.all().digest()); }
    std::uint64_t event_count() const { return event_count_; }

private:
    HEADROOM_ALWAYS_INLINE Encoder begin(licensing::Moment now, std::uint8_t kind, std::uint32_t written) {
        ++event_count_;
        const Span passed = now.at - std::exchange(previous_, now.at);
        const bool other_members = written != std::exchange(written_[kind], written);
        Encoder encoder(buffer_, now.at);
        encoder.byte(static_cast<std::uint8_t>(kind | (other_members ? 64 : 0) |
                                               (passed != Span{} ? 128 : 0)));
        if (passed != Span{}) encoder.add_varied(passed.seconds);
        if (other_members) encoder.add(written);
        return encoder;
    }

    template <class Fact, class Member>
    HEADROOM_ALWAYS_INLINE static bool is_usual(const licensing::World& world,
                                                licensing::Moment now, const Fact& fact,
                                                Member Fact::* member) {
        if constexpr (std::is_same_v<Member, licensing::Terms>) {
            const auto& held = world.sites[fact.site.index()].terms;
            return held && (fact.*member).says_the_same_as(*held) &&
                   (fact.*member).issued_at == now.at &&
                   (fact.*member).serial == world.last_terms_serial + 1;
        } else if constexpr (std::is_same_v<Member, Instant>) {
            return fact.*member == now.at;
        } else {
            const Fact usual{};
            return fact.*member == usual.*member;
        }
    }

    TraceBuffer buffer_;
    Instant previous_;
    std::array<std::uint32_t, 64> written_{};  // by kind: the members of the newest event
    std::uint64_t event_count_ = 0;
};

}  // namespace headroom::simulation
