#include "core/licensing/apply.h"

#include <variant>

namespace headroom::licensing {

void apply(World& world, Moment now, const Event& event) {
    std::visit([&](const auto& fact) { apply(world, now, fact); }, event);
}

}  // namespace headroom::licensing
