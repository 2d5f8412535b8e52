#pragma once
// The ordered event trace: a compact record of everything that happened, and its SHA-256.
//
// The bytes of one event, fed to the hash in order:
//   1. one byte: the event's kind (its place in `Event`), + 64 when 3. follows, + 128 when 2. does;
//   2. the time since the previous event, when it is not 0;
//   3. which members named in `fields()` are written (bit i: member i), when that is not as it was
//      for the previous event of this kind (at first: none);
//   4. those members.
// A member is written only when its value is not the expected one. Expected are: the value of a
// default-made event; for an instant, now; for terms, the terms that the site has already, issued
// now with the next serial; for the site of a removed Mac, the site that manages it; for the site
// of a refresh and the key of a report, the one after that of the previous event of the same kind
// (at first: the first one), because sites have their turns one after the other.
//
// Numbers are variable-length integers, 7 bits a byte, zigzag for signed ones. An instant is its
// distance from now, a date its distance from today. A text has its length first. An expiry is 0,
// or 1 and the date. Of terms, the last valid day is its distance from the end date, and the frozen
// limit its distance from the maximum. A bool has no bytes: it is written only when it differs from
// the expected value, so that being written says enough.

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
    /// Appends an event that is about to be applied to `world`. (Not inline: every file that
    /// includes this would compile the encoding of every kind of event.)
    void record(const licensing::World& world, licensing::Moment now,
                const licensing::Event& event);

    /// The same for an event whose kind is known when the program is built.
    template <class Fact>
    requires requires { Fact::fields(); }
    HEADROOM_ALWAYS_INLINE void record(const licensing::World& world, licensing::Moment now,
                                       const Fact& fact) {
        constexpr std::uint8_t kind = KindOf<Fact, licensing::Event>::value;
        static_assert(kind < 64);
        std::uint32_t written = 0;
        std::uint32_t bit = 1;
        licensing::for_each_field<Fact>([&](const auto& field) HEADROOM_INLINE_LAMBDA {
            if (!is_usual(world, now, fact, field.member)) written |= bit;
            bit <<= 1;
        });
        Encoder encoder = begin(now, kind, written);
        bit = 1;
        licensing::for_each_field<Fact>([&](const auto& field) HEADROOM_INLINE_LAMBDA {
            if ((written & bit) != 0) encoder.add(fact.*field.member);
            bit <<= 1;
        });
        encoder.finish();
        if constexpr (std::is_same_v<Fact, licensing::Refreshed>)
            next_refreshed_ = after(fact.site);
        if constexpr (std::is_same_v<Fact, licensing::UsageReported>)
            next_reported_ = after(fact.key);
    }

    /// The same as `record` of a refresh that brings the terms that the site has already.
    HEADROOM_ALWAYS_INLINE void record_standing_terms(licensing::Moment now,
                                                      licensing::SiteId site) {
        constexpr std::uint8_t kind = KindOf<licensing::Refreshed, licensing::Event>::value;
        const bool as_usual = site == std::exchange(next_refreshed_, after(site));
        Encoder encoder = begin(now, kind, as_usual ? 0 : 1);
        if (!as_usual) encoder.add(site);
        encoder.finish();
    }

    /// Hexadecimal SHA-256 over all events so far.
    std::string hash() const { return to_hex(buffer_.all().digest()); }
    std::uint64_t event_count() const { return event_count_; }

private:
    template <class Wanted, class Fact, class Member>
    static constexpr bool is_site_of =
        std::is_same_v<Fact, Wanted>&& std::is_same_v<Member, licensing::SiteId>;

    HEADROOM_ALWAYS_INLINE Encoder begin(licensing::Moment now, std::uint8_t kind,
                                         std::uint32_t written) {
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

    template <class Tag>
    static Id<Tag> after(Id<Tag> id) {
        return Id<Tag>{id.value + 1};
    }

    template <class Fact, class Member>
    HEADROOM_ALWAYS_INLINE bool is_usual(const licensing::World& world, licensing::Moment now,
                                         const Fact& fact, Member Fact::*member) const {
        if constexpr (std::is_same_v<Member, licensing::Terms>) {
            const auto& held = world.sites[fact.site.index()].terms;
            return held && (fact.*member).says_the_same_as(*held) &&
                   (fact.*member).issued_at == now.at &&
                   (fact.*member).serial == world.last_terms_serial + 1;
        } else if constexpr (std::is_same_v<Member, Instant>) {
            return fact.*member == now.at;
        } else if constexpr (std::is_same_v<Member, std::string>) {
            return (fact.*member).empty();
        } else if constexpr (is_site_of<licensing::MacRemoved, Fact, Member>) {
            return fact.site == world.macs.managed_by(fact.mac);
        } else if constexpr (is_site_of<licensing::Refreshed, Fact, Member>) {
            return fact.site == next_refreshed_;
        } else if constexpr (std::is_same_v<Member, licensing::KeyId> &&
                             std::is_same_v<Fact, licensing::UsageReported>) {
            return fact.key == next_reported_;
        } else {
            const Fact usual{};
            return fact.*member == usual.*member;
        }
    }

    TraceBuffer buffer_;
    Instant previous_;
    std::array<std::uint32_t, 64> written_{};  // by kind: the members of the newest event
    licensing::SiteId next_refreshed_{0u};
    licensing::KeyId next_reported_{0u};
    std::uint64_t event_count_ = 0;
};

}  // namespace headroom::simulation
