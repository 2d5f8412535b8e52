#include "core/simulation/fleet.h"

#include <stdexcept>

namespace headroom::simulation {

using namespace licensing;

namespace {

const std::string boss = "boss@fleet.example";
constexpr Date first_day{17167};  // 2017-01-01

void expect(const Outcome& outcome) {
    if (outcome.refusal)
        throw std::logic_error("the fleet was refused: " + sentence(*outcome.refusal));
}

std::string site_code(int number) {
    std::string digits = std::to_string(number);
    return "S" + std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

SiteDemand demand_of(const FleetShape& shape, SiteId site, const std::string& code) {
    SiteDemand demand;
    demand.site = site;
    demand.entity = entity_of(code);
    demand.arrivals.per_day = static_cast<double>(shape.macs) / shape.stay_days;
    demand.stay.kind = StayModel::Kind::exponential;
    demand.stay.mean_days = shape.stay_days;
    demand.method = shape.method;
    demand.existing = ExistingMacs::residual;
    return demand;
}

}  // namespace

Instant end_of(const FleetShape& shape) {
    return midnight_of(add_months(first_day, 12 * shape.years));
}

Simulator make_fleet(const FleetShape& shape) {
    World world;
    world.seed = shape.seed;
    world.macs.reserve(static_cast<std::size_t>(shape.macs * shape.sites));
    Simulator simulator(std::move(world), midnight_of(first_day));
    expect(simulator.set_up("", RegisterAccount{boss, "Fleet", "Boss", "secret", {}, {}, false}));
    expect(simulator.set_up(boss, CreateBusiness{{"Fleet", "Malta", "", "VLT", "1"}}));
    Sell sale;
    sale.id = "fleet";
    sale.licenses = shape.licenses * shape.sites;
    sale.auto_renew = true;
    expect(simulator.set_up("", sale));
    expect(simulator.set_up(boss, RegisterSubscription{"fleet", "Fleet"}));
    std::vector<SiteDemand> demand;
    for (int i = 0; i < shape.sites; ++i) {
        const std::string code = site_code(i + 1);
        expect(simulator.set_up(
            boss,
            CreateSublicense{"fleet", "key" + code, code, KeyType::reserved, shape.licenses, {}}));
        AddSite site;
        site.code = code;
        expect(simulator.set_up(boss, site));
        expect(simulator.set_up(boss, Activate{code, "key" + code}));
        expect(simulator.set_up(boss, PlaceMacs{code, shape.macs}));
        demand.push_back(demand_of(shape, simulator.world().site_id(code), code));
    }
    simulator.finish_set_up();
    simulator.start_demand(std::move(demand), end_of(shape));
    return simulator;
}

void FleetEvents::note(const Event& event) {
    if (std::holds_alternative<MacEnrolled>(event)) ++arrivals;
    if (std::holds_alternative<CommandRefused>(event)) ++arrivals;
    if (std::holds_alternative<MacRemoved>(event)) ++departures;
    if (std::holds_alternative<Refreshed>(event)) ++refreshes;
    if (std::holds_alternative<UsageReported>(event)) ++reports;
}

}  // namespace headroom::simulation
