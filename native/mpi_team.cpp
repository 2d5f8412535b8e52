#include "native/mpi_team.h"

#include <mpi.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <limits>

namespace headroom::cli {
namespace {

int byte_count(const std::string& part) {
    if (part.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
        give_up("a part of the results is larger than MPI can send at once");
    }
    return static_cast<int>(part.size());
}

}  // namespace

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

void give_up(const std::string& why) {
    std::fprintf(stderr, "headroom-mpi: rank %d of %d: %s\n", rank_of_this(), rank_count(),
                 why.c_str());
    std::fflush(stderr);
    MPI_Abort(MPI_COMM_WORLD, 70);
    std::abort();
}

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

bool broadcast(bool value) {
    int number = value ? 1 : 0;
    MPI_Bcast(&number, 1, MPI_INT, 0, MPI_COMM_WORLD);
    return number != 0;
}

std::vector<std::string> gather(const std::string& part) {
    const int own_size = byte_count(part);
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

std::vector<std::string> exchange(const std::string& part) {
    std::vector<std::string> parts = gather(part);
    parts.resize(static_cast<std::size_t>(rank_count()));
    for (std::string& one : parts) one = broadcast(std::move(one));
    return parts;
}

}  // namespace headroom::cli
