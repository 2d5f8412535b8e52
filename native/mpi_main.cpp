// headroom-mpi: the command line with planning work divided over MPI ranks (docs/clusters.md).
//
//   mpirun -np 8 headroom-mpi risk my.json --replications 1000000 --json risk.json
//
// Rank 0 is the command line. For every request it tells the others the request itself. A study
// (risk, compare) each prepares, plays its slice of the replications, and rank 0 adds the parts up.
// A plan all ranks make, step by step the same; of each split every rank plays its slice, and all
// exchange what came out. Either way the result has the bytes that one process would give.

#include <mpi.h>

#include <algorithm>
#include <csignal>
#include <exception>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "core/app/plan.h"
#include "core/app/planner.h"
#include "core/app/session.h"
#include "native/command_line.h"
#include "native/mpi_team.h"
#include "native/plan_maker.h"
#include "native/planning_options.h"

namespace headroom::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t slice_grid = 64;            // what models like to play at once
constexpr std::int64_t round_replications = 4096;  // of each rank, between two looks at the clock

/// What rank 0 tells the others: a kind and a request. An empty message ends them.
std::string request_message(const char* kind, const std::string& request, bool with_html) {
    const Json message{
        {"version", app::version()}, {"kind", kind}, {"request", request}, {"html", with_html}};
    return message.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// This rank's slice of replications [first, first + count).
std::string play_slice(const app::Planner& planner, std::int64_t first, std::int64_t count) {
    const std::int64_t ranks = rank_count();
    const std::int64_t rank = rank_of_this();
    const auto border = [&](std::int64_t r) {
        if (r == ranks) return first + count;
        const std::int64_t even = first + count * r / ranks;
        return std::max(first, even - even % slice_grid);
    };
    const std::int64_t begin = border(rank);
    const std::int64_t end = border(rank + 1);
    try {
        return end > begin ? planner.run_part(begin, end - begin) : planner.merge({});
    } catch (const std::exception& e) {
        give_up(e.what());
    }
}

/// What rank 0 tells the others to do next.
struct Order {
    long long first = 0;
    long long count = 0;  // 0: the request is done
};

Order share_order(Order order) {
    long long numbers[2] = {order.first, order.count};
    MPI_Bcast(numbers, 2, MPI_LONG_LONG, 0, MPI_COMM_WORLD);
    return {numbers[0], numbers[1]};
}

JobsResult lead_carefully(const std::string& request, const app::Planner& planner,
                          const JobsOptions& options) {
    // When a rank is lost, mpirun says which and ends the others with this signal.
    std::signal(SIGTERM, SIG_DFL);
    broadcast(request_message("study", request, false));
    JobsResult result;
    result.merged = planner.merge({});
    std::int64_t done = 0;
    for (;;) {
        const std::int64_t goal = planner.next_target(result.merged);
        if (goal <= done) break;
        while (done < goal && !result.stopped) {
            const std::int64_t count = std::min(goal - done, round_replications * rank_count());
            share_order({done, count});
            std::vector<std::string> parts = gather(play_slice(planner, done, count));
            parts.push_back(std::move(result.merged));
            result.merged = planner.merge(parts);
            done += count;
            result.played = done;
            if (options.on_progress) {
                options.on_progress(static_cast<double>(done) /
                                    static_cast<double>(planner.replications()));
            }
            result.stopped = options.should_stop && options.should_stop();
        }
        if (result.stopped) break;
    }
    share_order({0, 0});
    return result;
}

// An exception must not leave the others waiting.
JobsResult lead(const std::string& request, const app::Planner& planner,
                const JobsOptions& options) {
    try {
        return lead_carefully(request, planner, options);
    } catch (const std::exception& e) {
        give_up(e.what());
    }
}

/// The options of this rank's part in a plan. Rank 0 alone shows progress and may want to stop; all
/// look at the same places and hear of it.
app::PlanRequestOptions team_options(const app::PlanRequestOptions& of_rank_0) {
    app::PlanRequestOptions options;
    options.with_html = of_rank_0.with_html;
    options.team = {rank_of_this(), rank_count(), exchange};
    options.on_progress = [show = of_rank_0.on_progress](double fraction) {
        return broadcast(rank_of_this() != 0 || !show || show(fraction));
    };
    return options;
}

PlanResult plan_together(const std::string& request, const app::PlanRequestOptions& options) {
    std::signal(SIGTERM, SIG_DFL);
    broadcast(request_message("plan", request, options.with_html));
    try {
        return app::plan_split(request, team_options(options));
    } catch (const std::exception& e) {
        give_up(e.what());
    }
}

void follow_study(const std::string& request) {
    const auto prepared = app::Planner::prepare(request);
    if (!prepared) give_up("the request cannot be prepared here, though rank 0 could");
    for (;;) {
        const Order order = share_order({});
        if (order.count == 0) return;
        gather(play_slice(**prepared, order.first, order.count));
    }
}

void follow_plan(const std::string& request, bool with_html) {
    app::PlanRequestOptions options;
    options.with_html = with_html;
    try {
        (void)app::plan_split(request, team_options(options));
    } catch (const std::exception& e) {
        give_up(e.what());
    }
}

/// What the other ranks do until there are no more requests.
void follow() {
    for (;;) {
        const std::string message = broadcast(std::string());
        if (message.empty()) return;
        const Json order = Json::parse(message);
        const auto version = order.at("version").get<std::string>();
        if (version != app::version()) {
            give_up("Headroom " + std::string(app::version()) + " here, but " + version +
                    " at rank 0");
        }
        const auto request = order.at("request").get<std::string>();
        if (order.at("kind") == "plan") {
            follow_plan(request, order.at("html").get<bool>());
        } else {
            follow_study(request);
        }
    }
}

}  // namespace
}  // namespace headroom::cli

int main(int argc, char** argv) {
    using namespace headroom::cli;
    MPI_Init(&argc, &argv);
    int code = 0;
    if (rank_of_this() == 0) {
        use_player(lead);
        use_plan_maker(plan_together);
        code = run_program(argc, argv);
        broadcast(std::string());
    } else {
        follow();
    }
    MPI_Finalize();
    return code;
}
