#include "core/planning/study/main_pool.h"

namespace headroom::planning {

using namespace licensing;

std::optional<std::size_t> pool_of(const World& world, SiteId site) {
    const KeyId id = world.sites[site.index()].server_key;
    if (!id.valid()) return std::nullopt;
    const LicenseKey& key = world.keys[id.index()];
    if (key.type == KeyType::reserved || !key.valid || key.binding != Binding::bound) {
        return std::nullopt;
    }
    return key.subscription.index();
}

}  // namespace headroom::planning
