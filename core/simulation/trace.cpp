#include "core/simulation/trace.h"

#include <variant>

namespace headroom::simulation {

void Trace::record(const licensing::World& world, licensing::Moment now,
                   const licensing::Event& event) {
    std::visit([&](const auto& fact) { record(world, now, fact); }, event);
}

}  // namespace headroom::simulation
