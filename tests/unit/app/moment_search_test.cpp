// Looking ahead for breaches, refusals and short pools, beside what a session then does.

#include "core/app/moment_search.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/app/load_session.h"

using namespace headroom;
using app::MomentSearch;
using testing::load_session;
using Kind = app::SoughtMoment::Kind;

namespace {

constexpr std::int64_t day = 86400;

std::unique_ptr<app::Session> session_with_steps() {
    return load_session(R"({
      "schema": "headroom/scenario/1", "name": "Moments", "start": "2027-03-01", "end": "30d",
      "world": {"company": "Acme", "admin": "admin@acme.example",
        "subscriptions": [{"id": "main", "name": "PMM", "licenses": 10, "starts": "2027-01-01",
                           "months": 12}],
        "sites": [{"code": "P01", "key": "main", "method": "online", "macs": 4}]},
      "steps": [
        {"at": "3d", "do": "mac.enroll", "site": "P01", "count": 4},
        {"at": "5d", "do": "mac.enroll", "site": "P01", "count": 3},
        {"at": "7d", "do": "mac.discover", "site": "P01", "count": 2},
        {"at": "9d", "do": "mac.remove", "site": "P01", "count": 8},
        {"at": "11d", "do": "mac.enroll", "site": "P01", "count": 8}]})");
}

/// Days from the start to the next one; -1: none.
std::int64_t days_to(const app::Session& session, app::SoughtMoment sought) {
    MomentSearch search(session, sought);
    while (search.go_on()) {}
    if (!search.found()) {
        CHECK(search.searched_to() == session.end());
        return -1;
    }
    CHECK(search.searched_to() == *search.found());
    return (*search.found() - session.start()).seconds / day;
}

}  // namespace

TEST_CASE("the next breach, refusal and short pool are found ahead", "[app][moments]") {
    const auto session = session_with_steps();
    CHECK(days_to(*session, {}) == 7);
    CHECK(days_to(*session, {Kind::refusal, 0}) == 5);
    CHECK(days_to(*session, {Kind::main_pool_below, 3}) == 3);
    CHECK(days_to(*session, {Kind::main_pool_below, 2}) == 5);
    CHECK(app::least_main_pool(*session) == 6);
    CHECK(session->now() == session->start());
}

TEST_CASE("what was before is not found again", "[app][moments]") {
    const auto session = session_with_steps();
    session->advance_to(session->start() + Span{7 * day});
    CHECK(session->overview().breaches.size() == 1);
    CHECK(days_to(*session, {Kind::refusal, 0}) == 11);
    CHECK(days_to(*session, {}) == -1);
    // It is low already: only after it has recovered it can become low.
    CHECK(days_to(*session, {Kind::main_pool_below, 3}) == 11);
    session->run_to_end();
    CHECK(days_to(*session, {Kind::main_pool_below, 3}) == -1);
}

TEST_CASE("a search knows at every step how far nothing comes", "[app][moments]") {
    const auto session = session_with_steps();
    MomentSearch search(*session, {Kind::refusal, 0});
    Instant clear = search.searched_to();
    CHECK(clear == session->start());
    while (search.go_on()) {
        CHECK(search.searched_to() >= clear);
        clear = search.searched_to();
        CHECK(clear < session->start() + Span{5 * day});
    }
}
