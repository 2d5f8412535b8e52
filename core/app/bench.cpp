#include "core/app/bench.h"

#include <algorithm>

#include "core/app/session.h"
#include "core/base/random.h"
#include "core/engine/hold_model.h"
#include "core/scenario/json_source.h"
#include "core/simulation/fleet.h"

namespace headroom::app {
namespace {

using simulation::FleetShape;
using simulation::Simulator;

enum class Better : std::uint8_t { more, less };

class Suite {
public:
    explicit Suite(const BenchOptions& options) : options_(options) {}

    // Measures `repeats` times; `once` gives one value.
    template <class Once>
    void measure(const std::string& name, const std::string& unit, Better better, int repeats,
                 const std::string& note, Once once) {
        std::vector<double> values;
        for (int i = 0; i < std::max(1, repeats); ++i) values.push_back(once());
        add(name, unit, better, std::move(values), note);
    }

    void add(const std::string& name, const std::string& unit, Better better,
             std::vector<double> values, const std::string& note) {
        std::sort(values.begin(), values.end());
        BenchResult result{name,           unit,          values[values.size() / 2],
                           values.front(), values.back(), note};
        if (better == Better::more) std::swap(result.best, result.worst);
        results_.push_back(result);
        if (options_.on_result) options_.on_result(result);
    }

    double seconds() const { return options_.seconds(); }
    std::int64_t resident() const {
        return options_.resident_bytes ? options_.resident_bytes() : 0;
    }
    int repeats() const { return options_.repeats; }
    std::vector<BenchResult> take() { return std::move(results_); }

private:
    const BenchOptions& options_;
    std::vector<BenchResult> results_;
};

// W1, in events a second.
double hold(const Suite& suite, std::size_t pending) {
    engine::HoldModel model(pending);
    model.run(pending);  // until the queue looks as it does in the long run
    const std::size_t turns = std::max<std::size_t>(2 * pending, 1'000'000);
    const double begin = suite.seconds();
    model.run(turns);
    return static_cast<double>(turns) / (suite.seconds() - begin);
}

FleetShape shape_of(int sites, Count macs) {
    FleetShape shape;
    shape.sites = sites;
    shape.macs = macs;
    shape.licenses = macs + macs / 20;
    return shape;
}

struct FleetRun {
    double seconds = 0;
    double events = 0;
    std::int64_t bytes = 0;  // that the run added to the resident memory, at its end
};

FleetRun run_fleet(const Suite& suite, const FleetShape& shape) {
    const std::int64_t resident = suite.resident();
    const double begin = suite.seconds();
    Simulator fleet = make_fleet(shape);
    const auto set_up = static_cast<double>(fleet.trace().event_count());
    fleet.advance_to(end_of(shape));
    (void)fleet.trace().hash();
    return {suite.seconds() - begin, static_cast<double>(fleet.trace().event_count()) - set_up,
            suite.resident() - resident};
}

void add_times(Suite& suite, const std::string& name, const std::vector<FleetRun>& runs) {
    std::vector<double> rates;
    std::vector<double> times;
    for (const FleetRun& run : runs) {
        rates.push_back(run.events / run.seconds);
        times.push_back(run.seconds * 1000);
    }
    suite.add(name + "/rate", "events/s", Better::more, rates, "every rule on, trace hashed");
    suite.add(name + "/time", "ms", Better::less, times, "with the making of the fleet");
}

void add_memory(Suite& suite, const std::string& name, const FleetShape& shape,
                const FleetRun& first) {
    if (first.bytes <= 0) return;
    const auto macs = static_cast<double>(shape.macs * shape.sites);
    suite.add(name + "/memory", "bytes a Mac", Better::less,
              {static_cast<double>(first.bytes) / macs},
              "growth of the resident memory; only the largest fleets tell");
}

// A fleet that is played in so little time that WebAssembly would still be compiled meanwhile: the
// first run is told apart, and counting begins when the engine that runs it has had its time.
void bench_small_fleet(Suite& suite, const std::string& name, const FleetShape& shape,
                       int repeats) {
    constexpr double warm_up_seconds = 2.0;
    const double begin = suite.seconds();
    const FleetRun first = run_fleet(suite, shape);
    while (suite.seconds() - begin < warm_up_seconds) (void)run_fleet(suite, shape);
    std::vector<FleetRun> runs;
    for (int i = 0; i < repeats; ++i) runs.push_back(run_fleet(suite, shape));
    add_times(suite, name, runs);
    suite.add(name + "/first", "ms", Better::less, {first.seconds * 1000},
              "the first run, before warming up");
    add_memory(suite, name, shape, first);
}

void bench_fleet(Suite& suite, const std::string& name, const FleetShape& shape, int repeats) {
    std::vector<FleetRun> runs;
    for (int i = 0; i < repeats; ++i) runs.push_back(run_fleet(suite, shape));
    add_times(suite, name, runs);
    add_memory(suite, name, shape, runs.front());
}

void bench_replications(Suite& suite) {
    FleetShape shape = shape_of(20, 500);
    shape.years = 1;
    suite.measure("replications/20x500x1", "replications/s", Better::more, suite.repeats(),
                  "full simulation, a fresh world each", [&] {
                      constexpr int count = 20;
                      const double begin = suite.seconds();
                      for (int i = 0; i < count; ++i) {
                          shape.seed = static_cast<std::uint64_t>(i);
                          (void)run_fleet(suite, shape);
                      }
                      return count / (suite.seconds() - begin);
                  });
}

// 200 instants, visited in a random order after a run to the end.
void bench_seek(Suite& suite) {
    auto loaded = Session::load(fleet_scenario(100, 1000, 1050, 5), "fleet.json");
    if (!loaded) return;
    Session& session = **loaded;
    session.run_to_end();
    RandomStream random(2, 2, Purpose::arrivals);
    std::vector<double> times;
    const auto length = static_cast<double>((session.end() - session.start()).seconds);
    for (int i = 0; i < 200; ++i) {
        const auto after = static_cast<std::int64_t>(random.uniform() * length);
        const double begin = suite.seconds();
        session.seek(session.start() + Span{after});
        times.push_back((suite.seconds() - begin) * 1000);
    }
    suite.add("seek/W2", "ms", Better::less, times, "200 random instants of a session with a log");
}

void bench_large_file(Suite& suite) {
    const std::string text = fleet_scenario(10'000, 100, 105, 1);
    RunOptions options;
    options.keep_log = false;
    double begin = suite.seconds();
    auto loaded = Session::load(text, "large.json", std::move(options));
    suite.add("file/10000x100/load", "ms", Better::less, {(suite.seconds() - begin) * 1000}, "");
    if (!loaded) return;
    begin = suite.seconds();
    (*loaded)->run_to_end();
    suite.add("file/10000x100/year", "ms", Better::less, {(suite.seconds() - begin) * 1000}, "");
}

}  // namespace

std::vector<BenchResult> run_benchmarks(const BenchOptions& options) {
    Suite suite(options);
    const auto wants = [&options](std::string_view name) {
        return options.only.empty() || options.only == name;
    };
    const auto wants_large = [&](std::string_view name) {
        return wants(name) && (options.large || !options.only.empty());
    };
    constexpr std::array<std::size_t, 3> pending{1'000, 100'000, 1'000'000};
    for (std::size_t i = 0; i < pending.size() && wants("agenda"); ++i) {
        suite.measure("agenda/" + std::to_string(pending[i]), "events/s", Better::more,
                      suite.repeats(), "W1, hold model", [&] { return hold(suite, pending[i]); });
    }
    if (wants("W2")) bench_small_fleet(suite, "W2", shape_of(100, 1000), suite.repeats());
    if (wants("replications")) bench_replications(suite);
    if (wants("seek")) bench_seek(suite);
    if (wants("W2x10")) {
        bench_fleet(suite, "W2x10", shape_of(100, 10'000), std::max(1, suite.repeats() / 2));
    }
    if (wants_large("W2x100")) bench_fleet(suite, "W2x100", shape_of(1000, 10'000), 1);
    if (wants_large("file")) bench_large_file(suite);
    return suite.take();
}

std::string bench_json(const std::vector<BenchResult>& results) {
    scenario::Json list = scenario::Json::array();
    for (const BenchResult& one : results) {
        list.push_back({{"name", one.name},
                        {"unit", one.unit},
                        {"median", one.median},
                        {"best", one.best},
                        {"worst", one.worst},
                        {"note", one.note}});
    }
    const scenario::Json document{{"schema", "headroom/bench/1"},
                                  {"engine", {{"version", version()}}},
                                  {"results", std::move(list)}};
    return document.dump(2) + "\n";
}

std::string fleet_scenario(int sites, std::int64_t macs, std::int64_t licenses, int years) {
    scenario::Json document{{"schema", "headroom/scenario/1"},
                            {"name", "Fleet"},
                            {"start", "2017-01-01"},
                            {"end", std::to_string(2017 + years) + "-01-01"}};
    scenario::Json subscription{
        {"id", "fleet"}, {"licenses", licenses * sites}, {"months", 12}, {"autoRenew", true}};
    scenario::Json keys = scenario::Json::array();
    scenario::Json places = scenario::Json::array();
    scenario::Json demand = scenario::Json::array();
    for (int i = 0; i < sites; ++i) {
        const std::string code = "S" + std::to_string(i + 1);
        const std::string key = "key" + code;
        keys.push_back({{"id", key}, {"name", code}, {"type", "reserved"}, {"licenses", licenses}});
        places.push_back({{"code", code}, {"key", key}, {"macs", macs}});
        demand.push_back(
            {{"site", code},
             {"arrivals", {{"model", "poisson"}, {"perDay", static_cast<double>(macs) / 1095}}},
             {"stay", {{"model", "exponential"}, {"meanDays", 1095}}},
             {"existing", "memoryless"}});
    }
    subscription["sublicenses"] = std::move(keys);
    document["world"] = {{"company", "Fleet"},
                         {"admin", "boss@fleet.example"},
                         {"subscriptions", scenario::Json::array({std::move(subscription)})},
                         {"sites", std::move(places)}};
    document["demand"] = std::move(demand);
    return document.dump();
}

}  // namespace headroom::app
