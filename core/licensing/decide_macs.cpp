#include "core/licensing/decide_parts.h"
#include "core/licensing/terms.h"

namespace headroom::licensing {
namespace {

using enum ErrorCode;

// The Mac that an enrollment is about, and who manages it now.
struct Subject {
    MacId mac;  // invalid: a new one
    SiteId managed_by;
    std::string name;  // only of a new Mac that has a name of its own
};

Subject find_subject(const World& world, const std::optional<std::string>& name) {
    Subject subject;
    if (!name) return subject;
    if (const auto known = find_mac(world, *name)) {
        subject.mac = *known;
        subject.managed_by = world.macs.managed_by(*known);
    } else {
        subject.name = *name;
    }
    return subject;
}

bool same_sccm_site(const World& world, SiteId a, SiteId b) {
    return world.sites[a.index()].sccm_code == world.sites[b.index()].sccm_code;
}

MacId latest_enrolled(const World& world, SiteId site) {
    const std::vector<MacId> macs = world.macs.managed(site);
    return macs.empty() ? MacId{} : macs.back();
}

// The Mac goes to `site`; a Proxy of the same SCCM site that managed it loses it (MAC-4).
Decision enroll(SiteId site, const Subject& subject, EnrollMethod method) {
    Decision decision;
    if (subject.managed_by.valid()) {
        decision.events.push_back(MacRemoved{subject.managed_by, subject.mac, false});
    }
    decision.events.push_back(MacEnrolled{site, subject.mac, method, subject.name});
    return decision;
}

Decision refuse_enrollment(const World& world, SiteId id, ErrorCode code) {
    switch (code) {
        case key_expired:
            return refuse(code, {{"ended", format_date(world.sites[id.index()].terms->end_date)}});
        case license_limit: return refuse(code, {{"limit", applied_limit(world, id)}});
        default: return refuse(code);
    }
}

}  // namespace

Decision decide_on(const Asking& asking, const EnrollMac& wish) {
    const World& world = asking.world;
    const SiteId id = world.site_id(wish.site);
    if (!world.sites[id.index()].running()) return refuse(proxy_down);
    const Subject subject = find_subject(world, wish.mac);
    if (subject.managed_by == id && subject.managed_by.valid()) return accept_nothing();  // MAC-5
    if (const auto code = check_license_state(world.sites[id.index()])) {
        return refuse_enrollment(world, id, *code);
    }
    if (subject.managed_by.valid() && !same_sccm_site(world, id, subject.managed_by)) {
        return refuse(mac_managed_elsewhere,
                      {{"site", world.sites[subject.managed_by.index()].code}});
    }
    const Admission admission = admission_of_new_mac(world, id, EnrollMethod::manual);
    if (admission.refusal) return refuse_enrollment(world, id, *admission.refusal);
    return enroll(id, subject, EnrollMethod::manual);
}

Decision decide_on(const Asking& asking, const DiscoverMac& wish) {
    const World& world = asking.world;
    const SiteId id = world.site_id(wish.site);
    const Site& site = world.sites[id.index()];
    const Admission admission = admission_of_new_mac(world, id, EnrollMethod::discovery);
    if (admission.refusal) return refuse(*admission.refusal);
    const Subject subject = find_subject(world, wish.mac);
    const SiteId manager = subject.managed_by;
    const bool ours_already = manager.valid() && manager == id;
    const bool ignored = manager.valid() && !same_sccm_site(world, id, manager);  // MAC-4
    if (ours_already || ignored) return accept_nothing();
    if (!admission.managed) {
        if (manager.valid() || site.unmanaged.contains(subject.mac)) return accept_nothing();
        Decision decision = accept(MacLeftUnmanaged{id, subject.mac, subject.name});
        decision.done = 0;
        return decision;
    }
    return enroll(id, subject, EnrollMethod::discovery);
}

Decision decide_on(const Asking& asking, const RemoveMac& wish) {
    const World& world = asking.world;
    const SiteId id = world.site_id(wish.site);
    const MacId mac = wish.mac              ? find_mac(world, *wish.mac).value_or(MacId{})
                      : wish.latest.valid() ? wish.latest
                                            : latest_enrolled(world, id);
    if (!mac.valid() || world.macs.managed_by(mac) != id) {
        return refuse(mac_unknown, wish.mac ? Details{{"mac", *wish.mac}} : Details{});
    }
    return accept(MacRemoved{id, mac, false});
}

Decision decide_on(const Asking& asking, const PlaceMacs& wish) {
    Decision decision = accept(MacsPlaced{asking.world.site_id(wish.site), wish.count});
    decision.done = wish.count;
    return decision;
}

Decision decide_on(const Asking& asking, const RunConsoleTask& wish) {
    const SiteId id = asking.world.site_id(wish.site);
    const Site& site = asking.world.sites[id.index()];
    Decision decision = accept(ConsoleTaskRun{id, wish.task, site.excess > 0});
    if (site.excess > 0) {  // EXC-5: a message, the task goes on
        const Count used = asking.world.macs.at(id).count;
        decision.warning = "The license limit of this site is exceeded: " + std::to_string(used) +
                           " Macs are managed, the limit is " + std::to_string(used - site.excess) +
                           ".";
    }
    return decision;
}

}  // namespace headroom::licensing
