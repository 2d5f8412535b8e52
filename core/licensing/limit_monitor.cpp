#include "core/licensing/decide.h"
#include "core/licensing/terms.h"

namespace headroom::licensing {
namespace {

BreachCause cause_of(const Site& site) {
    switch (site.status) {
        case LicenseStatus::not_activated: return BreachCause::deactivated;
        case LicenseStatus::key_revoked: return BreachCause::revoked;
        case LicenseStatus::expired: return BreachCause::expired;
        case LicenseStatus::activated: break;
    }
    return site.dirty.value_or(BreachCause::competition);
}

}  // namespace

std::vector<Event> monitor_limit(const World& world, SiteId id) {
    const Site& site = world.sites[id.index()];
    const Count used = world.macs.at(id).count;
    const Count limit = applied_limit(world, id);
    const Count excess = used > limit ? used - limit : 0;
    const bool running = site.breach_index != Site::none;
    const Breach* breach = running ? &world.breaches[site.breach_index] : nullptr;
    const bool other_license =
        breach && excess > 0 && (breach->key != site.last_key || breach->status != site.status);
    std::vector<Event> events;
    if (running && excess == 0) events.push_back(BreachEnded{id});
    if (excess > 0 && (!running || other_license)) {
        events.push_back(BreachBegan{id, site.last_key, cause_of(site), excess});
    } else if (excess > 0 && excess != site.excess) {
        events.push_back(ExcessChanged{id, excess});
    }
    return events;
}

}  // namespace headroom::licensing
