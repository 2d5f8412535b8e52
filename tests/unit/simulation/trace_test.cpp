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

TEST_CASE("one small event is encoded as the header says") {
    // 300 s since 1970: zigzag 600 = 0x258 -> D8 04. Kind. Site 2: id + 1 = 03. internet true: 01.
    Trace trace;
    trace.record({Instant{300}, Phase::command}, InternetChanged{SiteId{2U}, true});
    const int kind = static_cast<int>(kind_of<InternetChanged>());
    CHECK(trace.hash() == sha256_hex(bytes({0xD8, 0x04, kind, 0x03, 0x01})));
    CHECK(trace.event_count() == 1);

    // The same moment: 00. No site: 00. Excess 64: zigzag 128 -> 80 01.
    trace.record({Instant{300}, Phase::command}, ExcessChanged{SiteId{}, 64});
    const int second = static_cast<int>(kind_of<ExcessChanged>());
    CHECK(trace.hash() == sha256_hex(bytes({0xD8, 0x04, kind, 0x03, 0x01,
                                            0x00, second, 0x00, 0x80, 0x01})));
}

TEST_CASE("texts are written with their length first, dates as zigzag days") {
    // key 0 -> 01, name "ab" -> 02 61 62, type reserved = 2, max 1 -> zigzag 2, expiry: 01 and
    // 1970-01-04 = day 3 -> zigzag 6.
    Trace trace;
    trace.record({Instant{0}, Phase::command},
                 SublicenseEdited{KeyId{0U}, "ab", KeyType::reserved, 1, Expiry{Date{3}}});
    const int kind = static_cast<int>(kind_of<SublicenseEdited>());
    CHECK(trace.hash() ==
          sha256_hex(bytes({0, kind, 1, 2, 'a', 'b', 2, 2, 1, 6})));
}

TEST_CASE("the hash does not depend on when it is asked for") {
    Trace asked;
    Trace quiet;
    for (int i = 0; i < 5'000; ++i) {
        const Moment now{Instant{i * 60}, Phase::command};
        asked.record(now, ExcessChanged{SiteId{1U}, i});
        quiet.record(now, ExcessChanged{SiteId{1U}, i});
        if (i % 700 == 0) (void)asked.hash();
    }
    CHECK(asked.hash() == quiet.hash());
}

TEST_CASE("instants, dates and terms are written as distances, so that they stay short") {
    Trace trace;
    const Instant now{86400 * 10 + 5};
    Terms terms;
    terms.key = KeyId{4U};
    terms.type = KeyType::reserved;
    terms.max = 7;
    terms.end_date = Date{13};
    terms.valid_until = Date{43};
    terms.frozen_limit = 5;
    terms.serial = 3;
    trace.record({now, Phase::refresh}, Refreshed{SiteId{0U}, terms});
    terms.serial = 4;
    trace.record({now, Phase::refresh}, Refreshed{SiteId{1U}, terms});
    trace.record({now, Phase::report}, UsageReported{KeyId{4U}, now, 6, 0});
    // 864005 s: zigzag 1728010 -> 8A BC 69. Key 5, type 2, max 14, 3 days on: 6, 30 more: 60, lacks
    // 2: 4, serial + 3: 6, then + 1: 2. The report counts now: 0.
    const int refreshed = static_cast<int>(kind_of<Refreshed>());
    const int reported = static_cast<int>(kind_of<UsageReported>());
    CHECK(trace.hash() == sha256_hex(bytes({0x8A, 0xBC, 0x69, refreshed, 1, 5, 2, 14, 6, 60, 4, 6,
                                            0, refreshed, 2, 5, 2, 14, 6, 60, 4, 2,
                                            0, reported, 5, 0, 12, 0})));
}
