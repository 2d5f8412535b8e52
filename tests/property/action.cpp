#include "tests/property/action.h"

#include <type_traits>

namespace headroom::testing {

using namespace licensing;
using simulation::Simulator;

namespace {

constexpr Instant start{1'488'326'400};  // 2017-03-01T00:00:00Z

bool outage_is_running(const World& world, const ChangeOutage& change) {
    if (change.kind == OutageKind::server_down) return world.server_outages > 0;
    const Site* site = world.find_site(change.site);
    if (!site) return false;
    return (change.kind == OutageKind::proxy_down ? site->down_outages : site->offline_outages) > 0;
}

// Names are unique and known in every scenario; the reader sees to that, not the licensing.
bool can_be_said(const World& world, const Command& command) {
    if (const auto* change = std::get_if<ChangeOutage>(&command)) {
        const bool known = change->kind == OutageKind::server_down || world.find_site(change->site);
        return known && (change->begins || outage_is_running(world, *change));
    }
    if (const auto* site = std::get_if<AddSite>(&command)) {
        const bool replaces_known = !site->replaces || world.find_site(*site->replaces);
        return !world.find_site(site->code) && replaces_known;
    }
    if (const auto* sold = std::get_if<Sell>(&command)) return !world.key_by_id.contains(sold->id);
    if (const auto* sold = std::get_if<SellTrial>(&command)) {
        return !world.key_by_id.contains(sold->id);
    }
    if (const auto* made = std::get_if<CreateSublicense>(&command)) {
        return !world.key_by_id.contains(made->id);
    }
    return true;
}

void register_person(Simulator& s, const std::string& name) {
    s.submit("", RegisterAccount{name + "@acme.example", name, "Doe", "secret", {}, {}, false});
}

void found_company(Simulator& s, const std::string& admin, const std::string& name) {
    s.submit(admin + "@acme.example", CreateBusiness{{name, "Malta", "", "VLT", "123"}});
}

void add_member(Simulator& s, const std::string& name) {
    s.submit("ann@acme.example", InviteUser{"Acme", name + "@acme.example", "English"});
}

}  // namespace

Simulator make_busy_world() {
    Simulator s(World{}, start);
    for (const char* name : {"ann", "bob", "member", "blocked", "invited", "eve"}) {
        register_person(s, name);
    }
    found_company(s, "ann", "Acme");
    found_company(s, "eve", "Bolt");
    for (const char* name : {"bob", "member", "blocked", "invited"}) add_member(s, name);
    for (const char* name : {"bob", "member", "blocked"}) {
        const std::string email = std::string(name) + "@acme.example";
        s.submit(email, JoinCompany{"Acme", email, "secret"});
    }
    s.submit("ann@acme.example", SetUserGroup{"Acme", "bob@acme.example", Group::administrator});
    s.submit("ann@acme.example", BlockUser{"Acme", "blocked@acme.example"});

    s.submit("", Sell{.id = "main", .licenses = 12, .months = 1});
    s.submit("", Sell{.id = "other", .licenses = 5, .months = 12, .origin = Origin::store});
    s.submit("", SellTrial{.id = "try", .licenses = 4, .days = 10});
    s.submit("ann@acme.example", RegisterSubscription{"main", "Acme"});
    s.submit("eve@acme.example", RegisterSubscription{"other", "Bolt"});
    s.submit("", AllowOffline{"main", true});
    s.submit("ann@acme.example",
             CreateSublicense{"main", "dyn", "Dyn", KeyType::dynamic, 6, Expiry{}});
    s.submit("ann@acme.example",
             CreateSublicense{"main", "res", "Res", KeyType::reserved, 4, Expiry{}});
    s.submit("", AddSite{.code = "P01"});
    s.submit("", AddSite{.code = "P02"});
    s.submit("", AddSite{.code = "P03", .discovery_when_full = DiscoveryWhenFull::leave_unmanaged});
    s.submit("", AddSite{.code = "P04", .replaces = "P01"});
    return s;
}

std::optional<simulation::Outcome> perform(Simulator& simulator, const Action& action) {
    if (!action.command) {
        simulator.advance_to(simulator.now() + action.wait);
        return simulation::Outcome{};
    }
    if (!can_be_said(simulator.world(), *action.command)) return std::nullopt;
    const bool outage = std::holds_alternative<ChangeOutage>(*action.command);
    const simulation::Outcome outcome =
        simulator.submit(action.actor, *action.command, outage ? Phase::outage : Phase::command);
    simulator.advance_to(simulator.now());  // what the command made due at this very instant
    return outcome;
}

}  // namespace headroom::testing
