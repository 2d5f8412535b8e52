#include "core/scenario/read_scenario.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/base/sha256.h"
#include "core/scenario/read_chapters.h"
#include "core/scenario/read_costs.h"
#include "core/scenario/read_demand.h"
#include "core/scenario/read_step.h"
#include "core/scenario/read_world.h"
#include "core/scenario/state_members.h"
#include "core/scenario/step_arguments.h"

namespace headroom::scenario {
namespace {

using namespace licensing;

constexpr const char* schema_name = "headroom/scenario/1";
constexpr Instant last_instant{253402300799};  // 9999-12-31T23:59:59Z

void read_settings(const Node& node, Settings& settings, ErrorList& errors) {
    if (!node) return;
    ObjectReader reader(node, errors);
    const auto set = [&](const char* name, std::int64_t low, std::int64_t high, int& target) {
        if (const auto value = reader.integer(name, low, high)) target = static_cast<int>(*value);
    };
    set("graceDays", 0, 36500, settings.grace_days);
    set("trialDays", 1, 36500, settings.trial_days);
    set("refreshHours", 1, 876000, settings.refresh_hours);
    set("reportHours", 1, 876000, settings.report_hours);
    set("balloonMinutes", 1, 52560000, settings.balloon_minutes);
    set("pollMinutes", 1, 52560000, settings.poll_minutes);
    set("retryHours", 1, 876000, settings.retry_hours);
    set("expiringSoonDays", 0, 36500, settings.expiring_soon_days);
    reader.finish();
}

// A pointer of which it is known that it leads nowhere.
void doubt_pointer(const Node& node, const std::string& pointer, const NameTable& names,
                   ErrorList& doubts) {
    if (doubts.full()) return doubts.add(0, 0, node.pointer, "");
    if (auto problem = state_pointer_problem(pointer, &names)) {
        doubts.add(node.place->line, node.place->column, node.pointer, std::move(*problem));
    }
}

void read_expectation(const Node& node, const StepContext& context, Scenario& scenario,
                      ErrorList& errors, ErrorList& doubts) {
    static constexpr std::array<std::pair<const char*, Comparison>, 7> operators{
        {{"equals", Comparison::equals},
         {"notEquals", Comparison::not_equals},
         {"atLeast", Comparison::at_least},
         {"atMost", Comparison::at_most},
         {"contains", Comparison::contains},
         {"length", Comparison::length},
         {"absent", Comparison::absent}}};
    ObjectReader reader(node, errors);
    Expectation expectation;
    expectation.at = reader.instant("at", context.start).value_or(context.end);
    if (reader.has("at") && (expectation.at < context.start || expectation.at > context.end)) {
        reader.error(reader.member("at"), "the expectation lies outside the scenario");
    }
    expectation.get = reader.required_text("get");
    if (reader.has("get")) {
        check_pointer_syntax(reader, reader.member("get"), expectation.get, "/sites/P01/managed");
        doubt_pointer(reader.member("get"), expectation.get, context.names, doubts);
    }
    expectation.because = reader.text("because").value_or("");
    int given = 0;
    for (const auto& [name, comparison] : operators) {
        const Node value = reader.member(name);
        if (!value) continue;
        ++given;
        expectation.comparison = comparison;
        expectation.value = *value.value;
        const bool needs_number =
            comparison == Comparison::at_least || comparison == Comparison::at_most;
        if (needs_number && !value.value->is_number()) {
            reader.error(value, "a number is expected, not " + describe(*value.value));
        }
        if (comparison == Comparison::length && !value.value->is_number_unsigned()) {
            reader.error(value, "a whole number is expected, not " + describe(*value.value));
        }
        if (comparison == Comparison::absent && *value.value != true) {
            reader.error(value, "\"absent\" can only be true");
        }
    }
    reader.finish();
    if (reader.ok() && given != 1) {
        reader.error(
            std::string(given == 0 ? "a comparison is missing" : "only one comparison fits") +
            "; give one of \"equals\", \"notEquals\", \"atLeast\", \"atMost\", \"contains\", "
            "\"length\", \"absent\"");
    }
    scenario.expectations.push_back(std::move(expectation));
}

void read_period(ObjectReader& reader, Scenario& scenario) {
    reader.required("start");
    const Node start_node = reader.member("start");
    if (const auto text = reader.text("start")) {
        const auto start = parse_instant(*text);
        if (start) {
            scenario.start = *start;
        } else {
            reader.error(start_node,
                         "an instant like \"2017-03-01T08:00:00Z\" or a date is "
                         "expected, not " +
                             in_quotes(*text));
        }
    }
    reader.required("end");
    const auto end = reader.instant("end", scenario.start);
    // Without a good end everything that is to come fits: one error, not one for each step.
    scenario.end = last_instant;
    if (!end) return;
    if (*end < scenario.start) {
        reader.error(reader.member("end"), "the end lies before the start");
    } else if (*end > last_instant) {
        reader.error(reader.member("end"),
                     "the end lies after 9999-12-31; dates have four digits for the year");
    } else {
        scenario.end = *end;
    }
}

void read_head(ObjectReader& reader, Scenario& scenario) {
    const std::string schema = reader.required_text("schema");
    const Node node = reader.member("schema");
    if (node && node.value->is_string() && schema != schema_name) {
        reader.error(node,
                     std::string("\"") + schema_name + "\" is expected, not " + in_quotes(schema));
    }
    scenario.name = reader.required_text("name");
    if (reader.has("name") && *reader.member("name").value == "") {
        reader.error(reader.member("name"), "a name is expected, not \"\"");
    }
    scenario.description = reader.text("description").value_or("");
    const Node seed = reader.member("seed");
    if (seed && seed.value->is_number_unsigned()) {
        scenario.seed = seed.value->get<std::uint64_t>();
    } else if (seed) {
        reader.error(seed, "a whole number from 0 to 18446744073709551615 is expected, not " +
                               describe(*seed.value));
    }
}

// A step may only use sites that are there by then: `site.add` steps are found in time order.
void check_sites_exist(const Scenario& scenario, ErrorList& errors) {
    std::set<std::string> present;
    for (const SetUpCommand& command : scenario.world) {
        if (const auto* site = std::get_if<AddSite>(&command.command)) present.insert(site->code);
    }
    for (const Demand& demand : scenario.demand) {
        if (present.contains(demand.site)) continue;
        errors.add(0, 0, "/demand",
                   "site " + in_quotes(demand.site) +
                       " has a demand but is added only later; put it into "
                       "\"world\"");
    }
    for (const Step& step : scenario.steps) {
        if (step.commands.empty()) continue;
        if (const auto* added = std::get_if<AddSite>(&step.commands.front())) {
            present.insert(added->code);
            continue;
        }
        const Json site = step.source.value("site", Json());
        if (!site.is_string() || present.contains(site.get<std::string>())) continue;
        errors.add(step.line, step.column, step.pointer + "/site",
                   "site " + in_quotes(site.get<std::string>()) + " is added only later");
    }
}

class ScenarioReader {
public:
    ScenarioReader(const JsonSource& source, ErrorList& errors)
        : source_(source), errors_(errors), doubts_(source.file) {}

    ReadScenario read(const std::vector<ImportedFile>& files) {
        ObjectReader reader({&source_.value, &source_.place, ""}, errors_);
        Scenario& scenario = result_.scenario;
        reader.text("$schema");  // where editors find the JSON Schema
        read_head(reader, scenario);
        read_period(reader, scenario);
        read_settings(reader.member("settings"), scenario.settings, errors_);
        StepContext context{result_.names, "", scenario.start, scenario.end};
        const Node world = reader.member("world");
        const std::vector<Node> steps = reader.array("steps");
        declare_world(world, context, errors_);
        for (const Node& step : steps) {
            if (step.value->is_object()) declare_names(step, context, errors_);
        }
        if (world) read_world(world, context, scenario, errors_);
        for (const ImportedFile& file : files) {
            context.names.declare(NameKind::file, file.name);
            SetUpCommand import{scenario.admin, ImportFile{file.name, file.text}, {}, {}, false};
            scenario.world.push_back(std::move(import));
        }
        context.admin = scenario.admin;
        for (const Node& step : steps) {
            scenario.steps.push_back(read_step(step, Timing::has_at, context, errors_));
            scenario.steps.back().index = scenario.steps.size() - 1;
        }
        std::stable_sort(scenario.steps.begin(), scenario.steps.end(),
                         [](const Step& a, const Step& b) { return a.at < b.at; });
        std::set<std::string> sites_with_demand;
        for (const Node& demand : reader.array("demand")) {
            read_demand(demand, context, scenario, sites_with_demand, errors_);
        }
        for (const Node& fault : reader.array("faults")) {
            read_fault(fault, context, scenario, errors_);
        }
        if (errors_.empty()) draw_outages(scenario);
        for (const Node& expectation : reader.array("expect")) {
            read_expectation(expectation, context, scenario, errors_, doubts_);
        }
        if (const Node costs = reader.member("costs")) scenario.costs = read_costs(costs, errors_);
        for (const Node& expectation : reader.array("expectRisk")) {
            scenario.risk_expectations.push_back(read_risk_expectation(
                expectation, result_.names, reader.has("costs"), errors_, doubts_));
        }
        for (const Node& chapter : reader.array("chapters")) {
            check_chapter(chapter, scenario.start, scenario.end, errors_);
        }
        reader.finish();
        if (errors_.empty()) check_sites_exist(scenario, errors_);
        if (!doubts_.empty()) result_.doubts = doubts_.take();
        return std::move(result_);
    }

private:
    const JsonSource& source_;
    ErrorList& errors_;
    ErrorList doubts_;
    ReadScenario result_;
};

// How many Macs are there at the start.
std::size_t macs_placed(const Scenario& scenario) {
    std::size_t macs = 0;
    for (const SetUpCommand& one : scenario.world) {
        if (const auto* placed = std::get_if<PlaceMacs>(&one.command)) {
            macs += static_cast<std::size_t>(placed->count);
        }
    }
    return macs;
}

}  // namespace

namespace {

// Gives the commands of the world, with at most `most_macs` at a site. What is refused comes back,
// at most max_errors, the last one with the number of the others.
std::vector<InputError> set_up_world(simulation::Simulator& simulator, const Scenario& scenario,
                                     std::string_view file, Count most_macs) {
    std::vector<InputError> errors;
    std::size_t refused = 0;
    for (const SetUpCommand& command : scenario.world) {
        // A key that could not be made cannot activate anything either: one error is enough.
        if (!errors.empty() && command.is_activation) continue;
        const auto* placed = std::get_if<PlaceMacs>(&command.command);
        const bool too_many = placed != nullptr && placed->count > most_macs;
        const simulation::Outcome outcome =
            too_many ? simulator.set_up(command.actor, PlaceMacs{placed->site, most_macs})
                     : simulator.set_up(command.actor, command.command);
        if (outcome.ok() || ++refused > max_errors) continue;
        const SourcePlace& place = command.place_of(outcome.refusal->code);
        errors.push_back(
            {std::string(file), place.line, place.column, place.pointer,
             "the world contradicts the licensing rules: " + sentence(*outcome.refusal) + " " +
                 std::string(code_name(outcome.refusal->code))});
    }
    if (refused > max_errors) {
        errors.back().message += " (and " + std::to_string(refused - max_errors) + " more errors)";
    }
    return errors;
}

simulation::Simulator empty_simulator(const Scenario& scenario, std::size_t macs) {
    World world;
    world.settings = scenario.settings;
    world.seed = scenario.seed;
    world.macs.reserve(macs);
    return {std::move(world), scenario.start};
}

// The rules ask no Mac of the world, so that one a site is enough to check it.
std::vector<InputError> check_world(const Scenario& scenario, std::string_view file) {
    simulation::Simulator simulator = empty_simulator(scenario, 0);
    return set_up_world(simulator, scenario, file, 1);
}

}  // namespace

Result<simulation::Simulator, std::vector<InputError>> make_simulator(
    const Scenario& scenario, std::string_view file, simulation::Simulator::Listener listener) {
    const std::size_t macs = macs_placed(scenario);
    if (macs > max_macs_at_start) throw TooManyMacs();
    simulation::Simulator simulator = empty_simulator(scenario, macs);
    simulator.listen(std::move(listener));
    std::vector<InputError> errors = set_up_world(simulator, scenario, file, max_count);
    if (!errors.empty()) return errors;
    simulator.finish_set_up();
    std::vector<simulation::SiteDemand> demand;
    for (const Demand& one : scenario.demand) {
        demand.push_back(one.values);
        demand.back().site = simulator.world().site_id(one.site);
    }
    simulator.start_demand(std::move(demand), scenario.end);
    return simulator;
}

ReadResult read_scenario(std::string_view text, std::string_view file,
                         const std::vector<Override>& overrides,
                         const std::vector<ImportedFile>& files) {
    auto source = parse_json(text, file);
    if (!source) return std::move(source.error());
    if (auto error = apply_overrides(*source, overrides)) {
        return std::vector<InputError>{std::move(*error)};
    }
    const auto all = [&](std::vector<InputError> errors) {
        blame_overrides(errors, overrides);
        return errors;
    };
    ErrorList errors{std::string(file)};
    ReadScenario read = ScenarioReader(*source, errors).read(files);
    if (!errors.empty()) return all(errors.take());
    read.scenario.sha256 =
        sha256_hex(overrides.empty() ? std::string(text) : source->value.dump(2));
    read.scenario.source = std::move(source->value);
    if (auto refused = check_world(read.scenario, file); !refused.empty())
        return all(std::move(refused));
    return read;
}

}  // namespace headroom::scenario
