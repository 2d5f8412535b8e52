// The trace's encoding, byte by byte: equal on every build and for ever.

#include <catch2/catch_test_macros.hpp>

#include "core/simulation/trace.h"

using namespace headroom;
using namespace headroom::licensing;
using simulation::Trace;

namespace {

template <class T>
constexpr std::size_t kind_of() {
    return Event{T{}}.index();
}

std::string bytes(std::initializer_list<int> values) {
    std::string text;
    for (const int value : values) text += static_cast<char>(value);
    return text;
}

}  // namespace

TEST_CASE("an empty trace is the hash of nothing") {
    CHECK(Trace{}.hash() == sha256_hex(""));
    CHECK(Trace{}.event_count() == 0);
}

TEST_CASE("one event is encoded as the header says") {
    const World world;
    // Kind, + 64: members follow, + 128: so does the time. 300 s since 1970: zigzag 600 = 0x258 ->
    // D8 04. Members: only the first; internet is true as usual. Site 2: id + 1 = 03.
    Trace trace;
    trace.record(world, {Instant{300}, Phase::command}, InternetChanged{SiteId{2U}, true});
    const int kind = static_cast<int>(kind_of<InternetChanged>());
    CHECK(trace.hash() == sha256_hex(bytes({kind + 64 + 128, 0xD8, 0x04, 1, 3})));
    CHECK(trace.event_count() == 1);

    // The same moment and the same members: no time, no list of members.
    trace.record(world, {Instant{300}, Phase::command}, InternetChanged{SiteId{0U}, true});
    // Another member: the list says which; a bool needs no more than to be in it.
    trace.record(world, {Instant{300}, Phase::command}, InternetChanged{SiteId{0U}, false});
    // No site; excess 64: zigzag 128 -> 80 01.
    trace.record(world, {Instant{300}, Phase::command}, ExcessChanged{SiteId{}, 64});
    const int other = static_cast<int>(kind_of<ExcessChanged>());
    CHECK(trace.hash() == sha256_hex(bytes({kind + 64 + 128, 0xD8, 0x04, 1, 3, kind, 1, kind + 64,
                                            3, 1, other + 64, 2, 0x80, 0x01})));
}

TEST_CASE("numbers of every length are written seven bits a byte") {
    const World world;
    for (int bits = 0; bits < 63; ++bits) {
        for (const std::uint64_t more : {0u, 1u}) {
            const std::uint64_t zigzag = (std::uint64_t{1} << bits) - more;
            if (zigzag == 0) continue;
            const auto excess = static_cast<Count>(zigzag >> 1) * (zigzag % 2 == 0 ? 1 : -1) -
                                static_cast<Count>(zigzag % 2);
            Trace trace;
            trace.record(world, {Instant{0}, Phase::command}, ExcessChanged{SiteId{}, excess});
            std::string expected = bytes({static_cast<int>(kind_of<ExcessChanged>()) + 64, 2});
            std::uint64_t rest = zigzag;
            for (; rest >= 0x80; rest >>= 7) expected += static_cast<char>(rest % 0x80 + 0x80);
            expected += static_cast<char>(rest);
            CHECK(trace.hash() == sha256_hex(expected));
        }
    }
}

TEST_CASE("texts are written with their length first, dates as zigzag days") {
    // All five members. Key 0 -> 01, name "ab" -> 02 61 62, type dynamic = 1, max 1 -> zigzag 2,
    // expiry: 01 and 1970-01-04 = day 3 -> zigzag 6.
    Trace trace;
    trace.record(World{}, {Instant{0}, Phase::command},
                 SublicenseEdited{KeyId{0U}, "ab", KeyType::dynamic, 1, Expiry{Date{3}}});
    const int kind = static_cast<int>(kind_of<SublicenseEdited>());
    CHECK(trace.hash() == sha256_hex(bytes({kind + 64, 31, 1, 2, 'a', 'b', 1, 2, 1, 6})));
}

TEST_CASE("the hash does not depend on when it is asked for") {
    const World world;
    Trace asked;
    Trace quiet;
    for (int i = 0; i < 5'000; ++i) {
        const Moment now{Instant{i * 60}, Phase::command};
        asked.record(world, now, ExcessChanged{SiteId{1U}, i});
        quiet.record(world, now, ExcessChanged{SiteId{1U}, i});
        if (i % 700 == 0) (void)asked.hash();
    }
    CHECK(asked.hash() == quiet.hash());
}

TEST_CASE("a text longer than the buffer is hashed as it is") {
    const std::string text(20'000, 'x');
    Trace trace;
    trace.record(World{}, {Instant{0}, Phase::command}, FileSaved{"f", "k", text});
    const int kind = static_cast<int>(kind_of<FileSaved>());
    // 20,000 = 0x4E20 -> A0 9C 01.
    const std::string expected = bytes({kind + 64, 7, 1, 'f', 1, 'k', 0xA0, 0x9C, 0x01}) + text;
    CHECK(trace.hash() == sha256_hex(expected));
}

TEST_CASE("terms that stand as they are take no bytes, others all of them") {
    World world;
    world.last_terms_serial = 2;
    world.sites.resize(2);
    const Instant now{86400 * 10 + 5};
    Terms terms;
    terms.key = KeyId{4U};
    terms.type = KeyType::reserved;
    terms.max = 7;
    terms.total = 9;
    terms.start_date = Date{10};
    terms.end_date = Date{13};
    terms.valid_until = Date{43};
    terms.frozen_limit = 5;
    terms.issued_at = now;
    terms.serial = 3;
    const Moment refresh{now, Phase::refresh};
    Trace trace;
    trace.record(world, refresh, Refreshed{SiteId{0U}, terms});  // the site has none
    world.last_terms_serial = 3;
    world.sites[1].terms = terms;
    terms.serial = 4;
    trace.record(world, refresh, Refreshed{SiteId{1U}, terms});  // the same, issued anew
    trace.record(world, {now, Phase::report}, UsageReported{KeyId{4U}, now, 6, 0});
    // 864005 s: zigzag 1728010 -> 8A BC 69. Site 0 has its turn; the terms: key 5, type 2, max 14,
    // total 18, today 0, 3 days on: 6, 30 more: 60, lacks 2: 4, issued now: 0, serial 3. Then it is
    // the turn of site 1: no members at all. The report counts now, as usual; not the turn of its
    // key: key 5 and 6 Macs.
    const int refreshed = static_cast<int>(kind_of<Refreshed>());
    const int reported = static_cast<int>(kind_of<UsageReported>());
    const std::string expected =
        bytes({refreshed + 64 + 128, 0x8A, 0xBC,          0x69, 2, 5, 2, 14, 18, 0, 6, 60, 4, 0, 3,
               refreshed + 64,       0,    reported + 64, 5,    5, 12});
    CHECK(trace.hash() == sha256_hex(expected));

    Trace short_way;
    world.sites[0].terms.reset();
    world.last_terms_serial = 2;
    terms.serial = 3;
    short_way.record(world, refresh, Refreshed{SiteId{0U}, terms});
    short_way.record_standing_terms(refresh, SiteId{1U});
    short_way.record(world, {now, Phase::report}, UsageReported{KeyId{4U}, now, 6, 0});
    CHECK(short_way.hash() == trace.hash());
}

TEST_CASE("whose turn it is needs no bytes, who comes out of turn does") {
    World world;
    world.sites.resize(3);
    const Moment now{Instant{0}, Phase::refresh};
    const int refreshed = static_cast<int>(kind_of<Refreshed>());
    const int reported = static_cast<int>(kind_of<UsageReported>());
    Trace trace;
    trace.record_standing_terms(now, SiteId{0U});  // the first of all
    trace.record_standing_terms(now, SiteId{1U});
    trace.record_standing_terms(now, SiteId{0U});  // not 2: site 0 -> 01
    trace.record_standing_terms(now, SiteId{1U});  // behind 0 comes 1 again
    // Reports have turns of their own: of 0 Macs, as usual, by the keys 0, 1 and again 1.
    for (const unsigned key : {0U, 1U, 1U}) {
        trace.record(world, now, UsageReported{KeyId{key}, now.at, 0, 0});
    }
    CHECK(trace.hash() ==
          sha256_hex(bytes({refreshed, refreshed, refreshed + 64, 1, 1, refreshed + 64, 0, reported,
                            reported, reported + 64, 1, 2})));
}

TEST_CASE("a Mac that is removed says which site managed it") {
    World world;
    world.sites.resize(2);
    for (int i = 0; i < 2; ++i) world.macs.add_site();
    const Moment now{Instant{0}, Phase::command};
    const MacId mac = world.macs.create_numbered(SiteId{1U});
    world.macs.enroll(mac, SiteId{1U}, now.at);
    const int kind = static_cast<int>(kind_of<MacRemoved>());
    Trace trace;
    trace.record(world, now, MacRemoved{SiteId{1U}, mac, false});
    // Another site than the one that manages it would not be usual: 0 -> 01, before Mac 0 -> 01.
    trace.record(world, now, MacRemoved{SiteId{0U}, mac, false});
    CHECK(trace.hash() == sha256_hex(bytes({kind + 64, 2, 1, kind + 64, 3, 1, 1})));
}
