#include "wasm/ui/pages/forecast/single_runs.h"

#include <algorithm>
#include <chrono>

#include "core/app/seed_of_replication.h"

namespace headroom::ui {
namespace {

constexpr std::int64_t most_replications = 300;
constexpr std::size_t most_found = 8;
constexpr auto slice = std::chrono::milliseconds(5);
constexpr Span stride = Span::days(7);

}  // namespace

void SingleRuns::look(std::string scenario, std::string site, std::uint64_t seed) {
    scenario_ = std::move(scenario);
    site_ = std::move(site);
    seed_ = seed;
    replication_ = 0;
    session_.reset();
    found_.clear();
}

void SingleRuns::begin() {
    app::RunOptions options;
    options.seed = app::seed_of_replication(seed_, replication_);
    options.keep_log = false;
    auto loaded = app::Session::load(scenario_, "forecast", std::move(options));
    if (loaded) {
        session_ = std::move(*loaded);
    } else {
        replication_ = most_replications;
    }
}

void SingleRuns::judge() {
    SingleRun run{replication_, app::seed_of_replication(seed_, replication_), {}, 0};
    for (const app::BreachView& breach : session_->overview().breaches) {
        if (breach.site != site_) continue;
        if (run.peak_excess == 0) run.first_breach = breach.from;
        run.peak_excess = std::max(run.peak_excess, breach.peak_excess);
    }
    if (run.peak_excess > 0) found_.push_back(run);
    session_.reset();
    ++replication_;
}

bool SingleRuns::play_on() {
    const auto until = std::chrono::steady_clock::now() + slice;
    while (asked() && replication_ < most_replications && found_.size() < most_found) {
        if (session_ == nullptr) begin();
        if (session_ == nullptr) return false;
        session_->advance_to(session_->now() + stride);
        if (session_->now() >= session_->end()) judge();
        if (std::chrono::steady_clock::now() >= until) return true;
    }
    return false;
}

}  // namespace headroom::ui
