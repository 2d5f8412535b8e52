#include <utility>

#include "core/base/text.h"
#include "core/licensing/apply.h"
#include "core/licensing/changes.h"

namespace headroom::licensing {
namespace {

// Its entry in the index of living names (SBL-20).
auto name_of_sublicense(const LicenseKey& key) {
    return std::pair(key.subscription, to_lower(key.name));
}

}  // namespace

void apply(World& world, Moment now, const SublicenseCreated& event) {
    const KeyId id{world.keys.size()};
    world.key_by_id[event.id] = id;
    world.key_by_text[event.key_text] = id;
    Subscription& subscription = world.subscriptions[event.subscription.index()];
    subscription.keys.push_back(id);

    LicenseKey key;
    key.id = event.id;
    key.text = event.key_text;
    key.subscription = event.subscription;
    key.type = event.type;
    key.name = event.name;
    key.max = event.max;
    key.expiry = event.expiry;
    key.created = now.today();
    world.sublicense_by_name[name_of_sublicense(key)] = id;
    world.keys.push_back(std::move(key));
    change_key(world, now, id, BreachCause::competition, [&](LicenseKey& created) {
        created.valid = is_valid_on(world, created, now.today());
    });
    wake(world, TimerKind::key_expiry, id.value);
}

void apply(World& world, Moment now, const SublicenseEdited& event) {
    world.sublicense_by_name.erase(name_of_sublicense(world.keys[event.key.index()]));
    change_key(world, now, event.key, BreachCause::competition, [&](LicenseKey& key) {
        key.name = event.name;
        key.type = event.type;
        key.max = event.max;
        key.expiry = event.expiry;
        key.valid = is_valid_on(world, key, now.today());
    });
    const LicenseKey& key = world.keys[event.key.index()];
    world.sublicense_by_name[name_of_sublicense(key)] = event.key;
    // The installation learns it at its next refresh (SBL-35), but whether the server still answers
    // its question for the pool depends on the key's validity now.
    if (key.binding == Binding::bound) mark_site(world, key.site, BreachCause::competition);
    wake(world, TimerKind::key_expiry, event.key.value);
}

void apply(World& world, Moment now, const SublicenseDeleted& event) {
    change_key(world, now, event.key, BreachCause::competition, [](LicenseKey& key) {
        key.deleted = true;
        key.valid = false;
        if (key.binding == Binding::release_pending) {  // nobody is left to release it
            key.used = 0;
            key.known_used = 0;
            key.reported_used = 0;
            key.activation_date.reset();
            key.last_report.reset();
        }
    });
    LicenseKey& key = world.keys[event.key.index()];
    world.sublicense_by_name.erase(name_of_sublicense(key));
    if (key.binding == Binding::release_pending) {
        key.binding = Binding::free;
        forget_server_key(world.sites[key.site.index()], event.key);
        key.site = SiteId{};
    } else if (key.site.valid()) {
        mark_site(world, key.site, BreachCause::revoked);
    }
    wake(world, TimerKind::key_expiry, event.key.value);
}

void apply(World& world, Moment now, const SublicenseExpired& event) {
    change_key(world, now, event.key, BreachCause::expired,
               [](LicenseKey& key) { key.valid = false; });
    const LicenseKey& key = world.keys[event.key.index()];
    // A key that was given up offline does not concern the site any more.
    if (key.binding == Binding::bound) mark_site(world, key.site, BreachCause::expired);
}

}  // namespace headroom::licensing
