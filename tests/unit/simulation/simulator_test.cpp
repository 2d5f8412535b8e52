// Where the simulator stands after advancing, what it hears, and when timers are due (CLK-7).

#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "core/licensing/timers.h"
#include "core/simulation/simulator.h"

using namespace headroom;
using namespace headroom::licensing;
using simulation::Simulator;

namespace {

const std::string ann = "ann@acme.example";

Simulator make_office(const char* start = "2017-03-01T08:00:30Z", Settings settings = {}) {
    World world;
    world.settings = settings;
    Simulator s(std::move(world), *parse_instant(start));
    s.check_invariants(true);
    s.submit("", RegisterAccount{ann, "Ann", "Doe", "secret", {}, {}, false});
    s.submit(ann, CreateBusiness{{"Acme", "Malta", "", "VLT", "1"}});
    s.submit("", Sell{.id = "main", .licenses = 10, .months = 1});
    s.submit(ann, RegisterSubscription{"main", "Acme"});
    s.submit("", AddSite{.code = "P01"});
    return s;
}

std::optional<std::string> when(const Simulator& s, TimerKind kind) {
    const auto at = due(s.world(), {kind, 0});
    return at ? std::optional(format_instant(*at)) : std::nullopt;
}

}  // namespace

TEST_CASE("timers of an activated Proxy: refresh in 24 h, report in 7 days (CLK-2, CLK-3)") {
    Simulator s = make_office();
    CHECK_FALSE(when(s, TimerKind::refresh));
    CHECK_FALSE(when(s, TimerKind::report));
    CHECK_FALSE(when(s, TimerKind::problem_monitor));
    CHECK_FALSE(when(s, TimerKind::automatic_renewal));
    s.submit(ann, Activate{"P01", "main"});
    CHECK(when(s, TimerKind::refresh) == "2017-03-02T08:00:30Z");
    CHECK(when(s, TimerKind::report) == "2017-03-08T08:00:30Z");
    CHECK(when(s, TimerKind::terms_expiry) == "2017-05-02T00:00:00Z");
    CHECK(when(s, TimerKind::subscription_status) == "2017-04-02T00:00:00Z");
    s.submit(ann, SetAutoRenew{"main", true});
    CHECK(when(s, TimerKind::automatic_renewal) == "2017-04-01T00:00:00Z");
}

TEST_CASE("a breach is seen at the next whole minute and shown once an hour (CLK-4, CLK-5)") {
    Simulator s = make_office();
    s.submit(ann, Activate{"P01", "main"});
    s.submit("", PlaceMacs{"P01", 11});
    CHECK(when(s, TimerKind::problem_monitor) == "2017-03-01T08:01:00Z");
    std::vector<std::string> balloons;
    s.listen([&](const World&, Moment now, const Event& event) {
        if (std::holds_alternative<BalloonShown>(event)) balloons.push_back(format_instant(now.at));
    });
    s.advance_to(s.now() + Span::hours(2));
    CHECK(balloons == std::vector<std::string>{"2017-03-01T08:01:00Z", "2017-03-01T09:01:00Z"});
    s.submit(ann, RemoveMac{"P01", {}});
    s.advance_to(s.now() + Span::hours(5));
    CHECK(balloons.size() == 2);
    CHECK(s.world().sites[0].monitor.icon == MonitorIcon::normal);
}

TEST_CASE("advance_before stands before the timers of the instant, advance_to after them") {
    Simulator s = make_office();
    s.submit(ann, Activate{"P01", "main"});
    const Instant refresh = s.now() + Span::days(1);
    s.advance_before(refresh);
    CHECK(s.now() == refresh);
    CHECK_FALSE(s.world().sites[0].last_refresh);
    s.submit("", ChangeOutage{OutageKind::server_down, "", true}, Phase::outage);
    s.advance_to(refresh);
    CHECK_FALSE(s.world().sites[0].last_refresh);  // the outage came first (15.1)
    CHECK(s.world().sites[0].refresh_failed);

    Simulator other = make_office();
    other.submit(ann, Activate{"P01", "main"});
    other.advance_to(refresh);
    CHECK(other.world().sites[0].last_refresh == refresh);
}

TEST_CASE("a Proxy that was cut off refreshes on its hourly retry (REF-2)") {
    Simulator s = make_office();
    s.submit(ann, Activate{"P01", "main"});
    s.advance_to(s.now() + Span::hours(20));
    s.submit("", SetServer{false});
    s.advance_to(s.now() + Span::minutes(5 * 60 + 10));  // due an hour and ten minutes ago
    s.submit("", SetServer{true});
    CHECK(when(s, TimerKind::refresh) == "2017-03-02T10:00:30Z");
    s.advance_to(s.now() + Span::hours(1));
    CHECK(format_instant(*s.world().sites[0].last_refresh) == "2017-03-02T10:00:30Z");
}

TEST_CASE("the invariants hold also when payments fail past the grace period's last midnight") {
    Simulator s = make_office();
    s.submit(ann, SetAutoRenew{"main", true});
    s.submit("", SetPayment{false});
    CHECK_NOTHROW(s.advance_to(*parse_instant("2017-06-01")));
    CHECK(s.world().subscriptions[0].status == SubscriptionStatus::expired);
}

TEST_CASE("repeated attempts stop asking at the first refusal and count the rest") {
    Simulator s = make_office();
    s.submit(ann, Activate{"P01", "main"});
    const auto outcome = s.submit_repeatedly(ann, EnrollMac{"P01", {}}, 15);
    CHECK(outcome.done == 10);
    CHECK(outcome.refused == 5);
    CHECK(outcome.refusal->code == ErrorCode::license_limit);
    CHECK(s.world().refusals.at(ErrorCode::license_limit) == 5);
}

TEST_CASE("Macs that are removed together are those that would leave one after the other") {
    const auto play = [](auto remove) {
        Simulator s = make_office();
        s.submit(ann, Activate{"P01", "main"});
        s.submit_repeatedly(ann, EnrollMac{"P01", {}}, 9);
        s.submit(ann, RemoveMac{"P01", "P01-0008"});
        s.submit(ann, RemoveMac{"P01", "P01-0002"});
        s.advance_to(s.now() + Span::days(1));
        s.submit(ann, EnrollMac{"P01", "P01-0002"});  // the latest now
        remove(s);
        return s;
    };
    const Simulator together = play([](Simulator& s) {
        const auto outcome = s.submit_repeatedly(ann, RemoveMac{"P01", {}}, 4);
        CHECK(outcome.done == 4);
        CHECK(outcome.ok());
    });
    const Simulator one_by_one = play([](Simulator& s) {
        for (int i = 0; i < 4; ++i) CHECK(s.submit(ann, RemoveMac{"P01", {}}).ok());
    });
    CHECK(together.trace().hash() == one_by_one.trace().hash());
    std::vector<std::string> names;
    for (const MacId mac : together.world().macs.managed(SiteId{0U})) {
        names.push_back(mac_name(together.world(), mac));
    }
    CHECK(names == std::vector<std::string>{"P01-0001", "P01-0003", "P01-0004", "P01-0005"});
}

TEST_CASE("more Macs to remove than there are: the rest is refused") {
    Simulator s = make_office();
    s.submit(ann, Activate{"P01", "main"});
    s.submit_repeatedly(ann, EnrollMac{"P01", {}}, 3);
    const auto outcome = s.submit_repeatedly(ann, RemoveMac{"P01", {}}, 5);
    CHECK(outcome.done == 3);
    CHECK(outcome.refused == 2);
    CHECK(outcome.refusal->code == ErrorCode::mac_unknown);
    CHECK(s.world().macs.at(SiteId{0U}).count == 0);
}

TEST_CASE("a subscription goes through its grace period, and the events say so (SUB-10, SUB-11)") {
    using Seen = std::vector<std::pair<std::string, SubscriptionStatus>>;
    const auto changes = [](int grace_days) {
        Simulator s = make_office("2017-03-01T08:00:30Z", {.grace_days = grace_days});
        Seen seen;
        s.listen([&](const World&, Moment now, const Event& event) {
            if (const auto* change = std::get_if<SubscriptionStatusChanged>(&event)) {
                seen.emplace_back(format_instant(now.at), change->status);
            }
        });
        s.advance_to(s.now() + Span::days(70));
        return seen;
    };
    // One month from 2017-03-01: its last day is 2017-04-01.
    CHECK(changes(30) == Seen{{"2017-04-02T00:00:00Z", SubscriptionStatus::grace},
                              {"2017-05-02T00:00:00Z", SubscriptionStatus::expired}});
    CHECK(changes(1) == Seen{{"2017-04-02T00:00:00Z", SubscriptionStatus::grace},
                             {"2017-04-03T00:00:00Z", SubscriptionStatus::expired}});
    CHECK(changes(0) == Seen{{"2017-04-02T00:00:00Z", SubscriptionStatus::expired}});
}
