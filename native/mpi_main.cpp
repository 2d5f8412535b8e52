// headroom-mpi: the command line with planning work divided over MPI ranks (docs/clusters.md).
//
//   mpirun -np 8 headroom-mpi risk my.json --replications 1000000 --json risk.json
//
// Rank 0 is the command line. For every request it tells the others the request itself; each
// prepares it, plays its slice of the replications, and rank 0 adds the parts up. The result has
// the bytes that one process would give.

#include <mpi.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "core/app/planner.h"
#include "native/command_line.h"
#include "native/planning_options.h"

namespace headroom::cli {
namespace {

constexpr std::int64_t slice_grid = 64;        // what models like to play at once
constexpr std::int64_t round_replications = 4096;  // of each rank, between two looks at the clock

int rank_of_this() {
    int rank = 0;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    return rank;
}

int rank_count() {
    int count = 1;
    MPI_Comm_size(MPI_COMM_WORLD, &count);
    return count;
}

[[noreturn]] void give_up(const std::string& why) {
    std::fprintf(stderr, "headroom-mpi: rank %d of %d: %s\n", rank_of_this(), rank_count(),
                 why.c_str());
    std::fflush(stderr);
    MPI_Abort(MPI_COMM_WORLD, 70);
    std::abort();
}

/// Everybody gets the text of rank 0.
std::string broadcast(std::string text) {
    unsigned long long size = text.size();
    MPI_Bcast(&size, 1, MPI_UNSIGNED_LONG_LONG, 0, MPI_COMM_WORLD);
    text.resize(size);
    constexpr unsigned long long most = 1u << 30;
    for (unsigned long long at = 0; at < size; at += most) {
        const auto count = static_cast<int>(std::min(most, size - at));
        MPI_Bcast(text.data() + at, count, MPI_CHAR, 0, MPI_COMM_WORLD);
    }
    return text;
}

/// Rank 0 gets the parts of all ranks in their order.
std::vector<std::string> gather(const std::string& part) {
    const int own_size = static_cast<int>(part.size());
    const int ranks = rank_count();
    std::vector<int> sizes(static_cast<std::size_t>(ranks));
    MPI_Gather(&own_size, 1, MPI_INT, sizes.data(), 1, MPI_INT, 0, MPI_COMM_WORLD);
    std::vector<std::string> parts;
    if (rank_of_this() != 0) {
        MPI_Send(part.data(), own_size, MPI_CHAR, 0, 0, MPI_COMM_WORLD);
        return parts;
    }
    parts.push_back(part);
    for (int rank = 1; rank < ranks; ++rank) {
        std::string other(static_cast<std::size_t>(sizes[static_cast<std::size_t>(rank)]), '\0');
        MPI_Recv(other.data(), static_cast<int>(other.size()), MPI_CHAR, rank, 0, MPI_COMM_WORLD,
                 MPI_STATUS_IGNORE);
        parts.push_back(std::move(other));
    }
    return parts;
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
    broadcast(request);
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

/// What the other ranks do until there are no more requests.
void follow() {
    for (;;) {
        const std::string request = broadcast("");
        if (request.empty()) return;
        const auto prepared = app::Planner::prepare(request);
        if (!prepared) give_up("the request cannot be prepared here, though rank 0 could");
        for (;;) {
            const Order order = share_order({});
            if (order.count == 0) break;
            gather(play_slice(**prepared, order.first, order.count));
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
        code = run_program(argc, argv);
        broadcast("");
    } else {
        follow();
    }
    MPI_Finalize();
    return code;
}
