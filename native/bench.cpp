// headroom bench

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <cstdio>
#include <ctime>
#include <iterator>
#include <memory>
#include <optional>
#include <string>

#include "core/app/bench.h"
#include "native/messages.h"
#include "native/option_kinds.h"
#include "native/output_file.h"
#include "native/output_places.h"
#include "native/verb.h"

#if defined(__EMSCRIPTEN__)
extern "C" double headroom_cpu_seconds();  // native/cpu_clock.js
#endif

namespace headroom::cli {
namespace {

struct BenchArguments {
    std::string json;
    std::optional<std::int64_t> repeats;
    bool large = false;
    std::string only;
};

constexpr const char* bench_footer =
    R"(Times are CPU time; the median of the repeats counts, of W2 after two seconds of warming up. Compare
figures of one run only: machines, and what else they do, differ. The workloads are described in
docs/performance.md.

Examples:
  headroom bench
  headroom bench --large --json bench.json
  headroom bench --only W2 --repeats 25
)";

/// CPU time: of this process, under Node of the thread that simulates.
double cpu_seconds() {
#if defined(__EMSCRIPTEN__)
    return headroom_cpu_seconds();  // std::clock() tells the time of day there
#else
    return static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC);
#endif
}

/// Resident memory of this process; 0 where the system does not tell.
std::int64_t resident_bytes() {
    std::FILE* const file = std::fopen("/proc/self/statm", "r");
    if (file == nullptr) return 0;
    long long all = 0;
    long long resident = 0;
    const int read = std::fscanf(file, "%lld %lld", &all, &resident);
    std::fclose(file);
    constexpr std::int64_t page_bytes = 4096;
    return read == 2 ? resident * page_bytes : 0;
}

std::string shown(double value) {
    if (value >= 1e6) return fmt::format("{:.2f} M", value / 1e6);
    if (value >= 1e4) return fmt::format("{:.1f} k", value / 1e3);
    return fmt::format("{:.2f}", value);
}

std::string all_workloads() { return fmt::format("{}", fmt::join(app::bench_workloads, ", ")); }

ExitCode carry_out_bench(const BenchArguments& arguments) {
    if (!check_output_places({}, {{arguments.json, "--json"}})) return ExitCode::usage;
    std::optional<OutputFile> output;
    if (!open_output(arguments.json, output)) return ExitCode::internal;
    std::FILE* const screen = arguments.json == "-" ? stderr : stdout;
    app::BenchOptions options;
    options.repeats = static_cast<int>(arguments.repeats.value_or(5));
    options.large = arguments.large;
    options.only = arguments.only;
    options.seconds = cpu_seconds;
    options.resident_bytes = resident_bytes;
    options.on_result = [screen](const app::BenchResult& result) {
        const std::string line =
            fmt::format("{:24} {:>12} {:16} best {:>10}  worst {:>10}\n", result.name,
                        shown(result.median), result.unit, shown(result.best), shown(result.worst));
        (void)std::fputs(line.c_str(), screen);
        (void)std::fflush(screen);
    };
    const auto results = app::run_benchmarks(options);
    if (!output) return ExitCode::passed;
    output->write(app::bench_json(results));
    if (const auto failure = output->commit()) {
        tell("headroom: {}\n", *failure);
        return ExitCode::internal;
    }
    return ExitCode::passed;
}

}  // namespace

Verb add_bench(CLI::App& app) {
    CLI::App* bench = app.add_subcommand("bench", "Measure the engine's speed and memory");
    bench->group("Verbs");
    const auto arguments = std::make_shared<BenchArguments>();
    add_output(*bench, "--json", arguments->json, "Write the results as JSON to OUT");
    add_whole_number(*bench, "--repeats", arguments->repeats, 1, 1000,
                     "How often each workload runs");
    bench->add_flag("--large", arguments->large,
                    "Also the runs of 10 million Macs and 10,000 sites");
    bench->add_option("--only", arguments->only, "One workload: " + all_workloads())
        ->type_name("WORKLOAD")
        ->check(one_of({std::begin(app::bench_workloads), std::end(app::bench_workloads)}));
    bench->footer(bench_footer);
    return {bench, [arguments] { return carry_out_bench(*arguments); }};
}

}  // namespace headroom::cli
