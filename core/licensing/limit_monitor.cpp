#include "core/licensing/decide.h"
#include "core/licensing/terms.h"

namespace headroom::licensing {
namespace {

// Nobody competes for the licenses of a Reserved key: its limit falls with new terms only, and they
// tell their own cause. Without one, more Macs than it has were discovered.
BreachCause cause_of(const Site& site) {
    if (const auto cause = cause_of(site.status)) return *cause;
    const bool reserved = site.terms->type == KeyType::reserved;
    return site.dirty.value_or(reserved ? BreachCause::discovery : BreachCause::competition);
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
