#include "core/scenario/read_demand.h"

#include <algorithm>
#include <array>

#include "core/base/random.h"
#include "core/scenario/step_arguments.h"

namespace headroom::scenario {
namespace {

using namespace licensing;
using simulation::ArrivalModel;
using simulation::StayModel;

constexpr double most_per_day = 1e7;
constexpr double most_days = 1e7;
constexpr Count most_recorded = 10'000'000;
constexpr double most_outages = 1e6;  // of one entry of `faults`, on average
constexpr double least = 1e-6;        // for what has to be above zero

enum class Arrivals : std::uint8_t { none, poisson, batches, recorded };

double required_number(ObjectReader& reader, const char* name, double low, double high) {
    reader.required(name);
    return reader.number(name, low, high).value_or(low);
}

template <std::size_t N>
void read_weights(ObjectReader& reader, const char* name, std::array<double, N>& weights) {
    if (!reader.has(name)) return;
    const std::vector<Node> items = reader.array(name);
    const Node node = reader.member(name);
    if (node.value->is_array() && items.size() != N) {
        reader.error(
            node, std::to_string(N) + " weights are expected, not " + std::to_string(items.size()));
        return;
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
        const bool good = items[i].value->is_number() && items[i].value->get<double>() >= 0 &&
                          items[i].value->get<double>() <= 1000;
        if (good) {
            weights[i] = items[i].value->get<double>();
        } else {
            reader.error(items[i],
                         "a number from 0 to 1000 is expected, not " + describe(*items[i].value));
        }
    }
}

// Arrivals that the scenario never reaches: one error, however many there are.
class OutsideArrivals {
public:
    OutsideArrivals(const StepContext& context, const char* what)
        : context_(context), what_(what) {}

    void see(const Node& at, Instant first, Instant last) {
        if (first >= context_.start && last <= context_.end) return;
        if (count_++ == 0) first_ = at;
    }
    void tell(ObjectReader& reader) const {
        if (count_ == 0) return;
        const std::string others =
            count_ > 1 ? " (and " + std::to_string(count_ - 1) + " more of them)" : "";
        reader.error(first_, std::string(what_) + " lies outside the scenario, which runs from " +
                                 format_instant(context_.start) + " to " +
                                 format_instant(context_.end) + others);
    }

private:
    const StepContext& context_;
    const char* what_;
    Node first_;
    std::size_t count_ = 0;
};

// Macs that come (sign 1) or leave (sign -1) together at known times.
void read_batches(ObjectReader& reader, const char* name, Count sign, const StepContext& context,
                  ArrivalModel& model) {
    OutsideArrivals outside(context, sign > 0 ? "the batch" : "the departure");
    for (const Node& item : reader.array(name)) {
        ObjectReader batch(item, reader.errors());
        const Node place = batch.required("at");
        const auto at = batch.instant("at", context.start);
        const auto count = batch.required_integer("count", 0, max_count);
        batch.finish();
        if (at) outside.see(place, *at, *at);
        if (at && count && *count > 0) model.batches.push_back({*at, sign * *count});
    }
    outside.tell(reader);
}

// Recorded counts are spread evenly over their day, each in the middle of its part. Every Mac is an
// arrival of its own, which takes memory: hence the bound.
void read_recorded(ObjectReader& reader, const StepContext& context, ArrivalModel& model) {
    OutsideArrivals outside(context, "the day");
    Count macs = 0;
    reader.required("recorded");
    for (const Node& item : reader.array("recorded")) {
        ObjectReader day(item, reader.errors());
        const Node place = day.required("date");
        const auto date = day.date("date");
        const auto count = day.required_integer("count", 0, most_recorded);
        day.finish();
        if (!date || !count) continue;
        outside.see(place, midnight_of(*date + 1) - Span{1}, midnight_of(*date));
        const bool fitted = macs <= most_recorded;
        macs += *count;
        if (fitted && macs > most_recorded) {
            reader.error(item, "more than " + std::to_string(most_recorded) +
                                   " recorded Macs at one site; give "
                                   "larger numbers as \"batches\"");
        }
        if (macs > most_recorded) continue;
        for (Count i = 0; i < *count; ++i) {
            model.batches.push_back({midnight_of(*date) + Span{(2 * i + 1) * 43200 / *count}, 1});
        }
    }
    outside.tell(reader);
}

ArrivalModel read_arrivals(const Node& node, const StepContext& context, ErrorList& errors) {
    static constexpr std::array<std::pair<std::string_view, Arrivals>, 4> models{
        {{"none", Arrivals::none},
         {"poisson", Arrivals::poisson},
         {"batches", Arrivals::batches},
         {"recorded", Arrivals::recorded}}};
    ArrivalModel model;
    if (!node) return model;
    ObjectReader reader(node, errors);
    reader.required("model");
    switch (reader.choice<Arrivals>("model", models).value_or(Arrivals::none)) {
        case Arrivals::none: break;
        case Arrivals::poisson:
            model.per_day = required_number(reader, "perDay", 0, most_per_day);
            model.growth_per_year = reader.number("growthPerYear", -0.99, 100).value_or(0);
            read_weights(reader, "weekdays", model.weekdays);
            read_weights(reader, "months", model.months);
            model.group_size = reader.number("groupSize", 1, 1e6).value_or(1);
            read_batches(reader, "batches", 1, context, model);
            read_batches(reader, "departures", -1, context, model);
            break;
        case Arrivals::batches:
            reader.required("batches");
            read_batches(reader, "batches", 1, context, model);
            break;
        case Arrivals::recorded: read_recorded(reader, context, model); break;
    }
    if (reader.ok() && reader.has("model")) reader.finish();
    std::stable_sort(model.batches.begin(), model.batches.end(),
                     [](const auto& a, const auto& b) { return a.at < b.at; });
    return model;
}

StayModel read_stay(const Node& node, ErrorList& errors) {
    using Kind = StayModel::Kind;
    static constexpr std::array<std::pair<std::string_view, Kind>, 5> kinds{
        {{"forever", Kind::forever},
         {"fixed", Kind::fixed},
         {"exponential", Kind::exponential},
         {"weibull", Kind::weibull},
         {"lognormal", Kind::lognormal}}};
    StayModel stay;
    if (!node) return stay;
    ObjectReader reader(node, errors);
    reader.required("model");
    stay.kind = reader.choice<Kind>("model", kinds).value_or(Kind::forever);
    switch (stay.kind) {
        case Kind::forever: break;
        case Kind::fixed: stay.mean_days = required_number(reader, "days", least, most_days); break;
        case Kind::exponential:
            stay.mean_days = required_number(reader, "meanDays", least, most_days);
            break;
        case Kind::weibull:
            stay.shape = required_number(reader, "shape", 0.05, 100);
            stay.scale_days = required_number(reader, "scaleDays", least, most_days);
            break;
        case Kind::lognormal:
            stay.mean_days = required_number(reader, "meanDays", least, most_days);
            stay.sigma = required_number(reader, "sigma", 0, 10);
            break;
    }
    reader.finish();
    return stay;
}

// How long Macs that have left stay enrolled: a number of days, or a law like that of a stay.
std::optional<StayModel> read_removal(const Node& node, ErrorList& errors) {
    if (!node) return std::nullopt;
    if (!node.value->is_number()) return read_stay(node, errors);
    StayModel delay;
    delay.kind = StayModel::Kind::fixed;
    delay.mean_days = node.value->get<double>();
    if (!(delay.mean_days >= least && delay.mean_days <= most_days)) {
        errors.add(node.place->line, node.place->column, node.pointer,
                   "a number of days above 0, at most 10000000, or a law like {\"model\": "
                   "\"exponential\", \"meanDays\": 30} is expected, not " +
                       describe(*node.value));
    }
    return delay;
}

using Factor = double simulation::DemandFactors::*;

void read_factors(ObjectReader& reader, const char* name, Factor factor, double lowest,
                  double highest, std::vector<simulation::DemandFactors>& draws) {
    if (!reader.has(name)) return;
    const Node node = reader.member(name);
    const std::vector<Node> items = reader.array(name);
    if (!node.value->is_array()) return;
    if (draws.empty()) draws.resize(items.size());
    if (items.size() != draws.size() || items.empty() || items.size() > 1000) {
        reader.error(node, "lists of the same length, from 1 to 1000, are expected, not one of " +
                               std::to_string(items.size()));
        return;
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Json& value = *items[i].value;
        const bool good =
            value.is_number() && value.get<double>() >= lowest && value.get<double>() <= highest;
        if (good) {
            draws[i].*factor = value.get<double>();
        } else {
            reader.error(items[i], "a factor from " + Json(lowest).dump() + " to " +
                                       Json(highest).dump() + " is expected, not " +
                                       describe(value));
        }
    }
}

// What the fit of a history leaves open: draws of equal weight, as factors of the demand's figures.
std::vector<simulation::DemandFactors> read_uncertainty(const Node& node, ErrorList& errors) {
    using simulation::DemandFactors;
    std::vector<DemandFactors> draws;
    if (!node) return draws;
    ObjectReader reader(node, errors);
    read_factors(reader, "perDay", &DemandFactors::per_day, 0, 1e6, draws);
    read_factors(reader, "growth", &DemandFactors::growth, 0.01, 1e3, draws);
    read_factors(reader, "stay", &DemandFactors::stay, 0, 1e6, draws);
    read_factors(reader, "groupSize", &DemandFactors::group_size, 1e-6, 1e6, draws);
    read_factors(reader, "batches", &DemandFactors::batches, 0, 1e3, draws);
    // For reports; nothing is played otherwise by it.
    static constexpr std::array<std::pair<std::string_view, int>, 4> qualities{
        {{"good", 0}, {"fair", 1}, {"poor", 2}, {"tooLittleData", 3}}};
    (void)reader.choice<int>("quality", qualities);
    reader.finish();
    return draws;
}

void check_departures(ObjectReader& reader, const simulation::SiteDemand& demand) {
    const bool memoryless = demand.is_memoryless() || demand.stay.kind == StayModel::Kind::forever;
    const auto& batches = demand.arrivals.batches;
    const bool leave = std::any_of(batches.begin(), batches.end(),
                                   [](const auto& batch) { return batch.count < 0; });
    if (!leave || memoryless) return;
    reader.error(reader.member("arrivals"),
                 demand.removed_after
                     ? "departures at given times need Macs that are removed when they leave"
                     : "departures at given times need stays that are exponential or for ever");
}

// The site code of a member, checked; empty when it is missing or unknown.
std::string known_site(ObjectReader& reader, const StepContext& context) {
    const std::string site = reader.required_text("site");
    const Node node = reader.member("site");
    if (!node || !node.value->is_string()) return "";
    if (context.names.knows(NameKind::site, site)) return site;
    reader.unknown_name(node, "unknown site code", site,
                        [&] { return context.names.all(NameKind::site); });
    return "";
}

void add_random_outages(ObjectReader& reader, OutageKind kind, const std::string& site,
                        Scenario& scenario) {
    const double every = required_number(reader, "everyDays", 0.001, most_days);
    const double last = required_number(reader, "lastHours", 0.0003, most_days);
    reader.finish();
    const double outages = days_in(scenario.end - scenario.start) / every;
    if (reader.ok() && reader.has("everyDays") && outages > most_outages) {
        reader.error(reader.member("everyDays"),
                     "about " + std::to_string(static_cast<std::int64_t>(outages)) +
                         " outages would be drawn; at most 1000000 are possible");
    }
    const std::string stream = std::string("fault ") + reader.node().pointer + " " + site;
    scenario.faults.push_back({kind, site, {}, {}, every, last, entity_of(stream)});
}

}  // namespace

void read_demand(const Node& node, const StepContext& context, Scenario& scenario,
                 std::set<std::string>& taken, ErrorList& errors) {
    static constexpr std::array<std::pair<std::string_view, EnrollMethod>, 2> methods{
        {{"manual", EnrollMethod::manual}, {"discovery", EnrollMethod::discovery}}};
    static constexpr std::array<std::pair<std::string_view, simulation::ExistingMacs>, 2> existing{
        {{"new", simulation::ExistingMacs::new_stay},
         {"memoryless", simulation::ExistingMacs::residual}}};
    ObjectReader reader(node, errors);
    Demand demand;
    demand.site = known_site(reader, context);
    if (!demand.site.empty() && !taken.insert(demand.site).second) {
        reader.error(reader.member("site"),
                     "site " + in_quotes(demand.site) + " has a demand already; one entry a site");
    }
    demand.values.entity = entity_of(demand.site);
    demand.values.arrivals = read_arrivals(reader.member("arrivals"), context, errors);
    demand.values.stay = read_stay(reader.member("stay"), errors);
    demand.values.method =
        reader.choice<EnrollMethod>("method", methods).value_or(EnrollMethod::manual);
    demand.values.existing = reader.choice<simulation::ExistingMacs>("existing", existing)
                                 .value_or(simulation::ExistingMacs::new_stay);
    demand.values.removed_after = read_removal(reader.member("removedAfterDays"), errors);
    demand.values.uncertainty = read_uncertainty(reader.member("uncertainty"), errors);
    check_departures(reader, demand.values);
    reader.finish();
    scenario.demand.push_back(std::move(demand));
}

void read_fault(const Node& node, const StepContext& context, Scenario& scenario,
                ErrorList& errors) {
    static constexpr std::array<std::pair<std::string_view, OutageKind>, 3> kinds{
        {{"siteOffline", OutageKind::site_offline},
         {"serverDown", OutageKind::server_down},
         {"proxyDown", OutageKind::proxy_down}}};
    ObjectReader reader(node, errors);
    reader.required("kind");
    const auto kind = reader.choice<OutageKind>("kind", kinds);
    if (!kind) return;
    const std::string site =
        *kind == OutageKind::server_down ? std::string() : known_site(reader, context);
    const std::size_t errors_before = errors.size();
    if (reader.has("everyDays") || reader.has("lastHours")) {
        add_random_outages(reader, *kind, site, scenario);
        return;
    }
    reader.required("from");
    reader.required("to");
    const auto from = reader.instant("from", context.start);
    const auto to = reader.instant("to", context.start);
    reader.finish();
    if (!from || !to || errors.size() > errors_before) return;
    if (*from >= *to) {
        reader.error(reader.member("to"), "the outage ends before it begins; \"to\" must be later");
        return;
    }
    scenario.faults.push_back({*kind, site, *from, *to, 0, 0, 0});
}

void draw_outages(Scenario& scenario) {
    scenario.outages.clear();
    const auto add = [&](const Fault& fault, Instant from, Instant to) {
        scenario.outages.push_back({from, {fault.kind, fault.site, true}});
        scenario.outages.push_back({to, {fault.kind, fault.site, false}});
    };
    for (const Fault& fault : scenario.faults) {
        if (fault.every_days <= 0) {
            add(fault, fault.from, fault.to);
            continue;
        }
        for (const auto& outage :
             simulation::random_outages(scenario.seed, fault.stream, fault.every_days,
                                        fault.last_hours, scenario.start, scenario.end)) {
            add(fault, outage.from, outage.to);
        }
    }
    std::stable_sort(scenario.outages.begin(), scenario.outages.end(),
                     [](const OutageChange& a, const OutageChange& b) { return a.at < b.at; });
}

}  // namespace headroom::scenario
