#pragma once
// The benchmark suite: the workloads of docs/performance.md, the same natively and under Node.
// Clocks come from outside: nothing in core reads one.

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace headroom::app {

/// Names of results begin with these; the last two are the large ones.
inline constexpr std::array<std::string_view, 7> bench_workloads{
    "agenda", "W2", "replications", "seek", "W2x10", "W2x100", "file"};

struct BenchOptions {
    int repeats = 5;                  // the median counts
    bool large = false;               // also the runs that take seconds and hundreds of megabytes
    std::string only;                 // one of `bench_workloads`; all when empty
    std::function<double()> seconds;  // CPU time of this process; any origin
    std::function<std::int64_t()> resident_bytes;  // now; 0 where nobody knows
    /// Called with each result as it is there.
    std::function<void(const struct BenchResult&)> on_result;
};

struct BenchResult {
    std::string name;  // "agenda/100000"
    std::string unit;  // "events/s", "ms", "bytes"
    double median = 0;
    double best = 0;
    double worst = 0;
    std::string note;
};

std::vector<BenchResult> run_benchmarks(const BenchOptions& options);

/// {"schema": "headroom/bench/1", "engine": ..., "results": [...]}
std::string bench_json(const std::vector<BenchResult>& results);

/// A scenario of W2's kind as text: equal sites with Reserved keys, Macs that come and go.
std::string fleet_scenario(int sites, std::int64_t macs, std::int64_t licenses, int years);

}  // namespace headroom::app
