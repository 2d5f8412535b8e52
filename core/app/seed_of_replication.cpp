#include "core/app/seed_of_replication.h"

#include "core/planning/study/replication.h"

namespace headroom::app {

std::uint64_t seed_of_replication(std::uint64_t seed, std::int64_t r) {
    return planning::replication_seed(seed, r);
}

}  // namespace headroom::app
