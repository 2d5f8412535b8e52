#include "core/base/text.h"
#include "core/licensing/decide_parts.h"
#include "core/licensing/key_text.h"
#include "core/licensing/offline_file.h"
#include "core/licensing/terms.h"

namespace headroom::licensing {
namespace {

using enum ErrorCode;

// What the console checks before it asks the License Server for an installation (OFF-8).
std::optional<Refusal> check_online(const World& world, const Site& site) {
    if (site.status == LicenseStatus::not_activated) return Refusal{not_activated, {}};
    if (site.method != Method::online) return Refusal{wrong_method, {{"method", "offline"}}};
    if (!site.running()) return Refusal{proxy_down, {}};
    if (!world.server_reachable_for(site)) return Refusal{server_unreachable, {}};
    return std::nullopt;
}

Decision deactivate_offline(const Asking& asking, SiteId id, const Deactivate& wish) {
    const std::uint32_t request = asking.world.last_request_id + 1;
    Decision decision = accept(Deactivated{id, request});
    if (wish.save) {
        const LicenseKey& key =
            asking.world.keys[asking.world.sites[id.index()].terms->key.index()];
        const OfflineFile file = make_request(asking.world, id, FileKind::deactivation_request,
                                              key.text, request, asking.now.at);
        decision.events.push_back(save_event(*wish.save, file));
        decision.saved = wish.save;
    }
    return decision;
}

// DEA-5: the request file of a deactivation that waits for its upload can be saved again.
Decision save_release_again(const Asking& asking, SiteId id, const std::string& name) {
    const PendingRelease& pending = *asking.world.sites[id.index()].pending_release;
    const OfflineFile file = make_request(asking.world, id, FileKind::deactivation_request,
                                          asking.world.keys[pending.key.index()].text,
                                          pending.request_id, pending.created_at);
    Decision decision = accept(save_event(name, file));
    decision.saved = name;
    return decision;
}

}  // namespace

Decision decide_on(const Asking& asking, const AddSite& wish) {
    SiteAdded added;
    added.code = wish.code;
    added.sccm_code = wish.code;
    if (wish.replaces) added.sccm_code = asking.world.find_site(*wish.replaces)->sccm_code;
    added.description = wish.description;
    added.hostname = wish.hostname.empty() ? "pmm-" + to_lower(wish.code) : wish.hostname;
    added.version = wish.version.empty() ? "6.0" : wish.version;
    added.internet = wish.internet;
    added.discovery_when_full = wish.discovery_when_full;
    return accept(std::move(added));
}

Decision decide_on(const Asking& asking, const RenameSite& wish) {
    const SiteId id = asking.world.site_id(wish.site);
    const std::string name(trim(wish.description));
    if (asking.world.sites[id.index()].description == name) return accept_nothing();
    return accept(SiteRenamed{id, name});
}

Decision decide_on(const Asking& asking, const Activate& wish) {
    const World& world = asking.world;
    const SiteId id = world.site_id(wish.site);
    const Site& site = world.sites[id.index()];
    if (site.status != LicenseStatus::not_activated) return refuse(already_activated);
    const KeyId key = world.key_id(wish.key);
    if (!key.valid() && !normalize_key_text(wish.key)) return refuse(key_format);
    if (!site.running()) return refuse(proxy_down);
    if (!world.server_reachable_for(site)) return refuse(server_unreachable);
    const KeyId issued = issued_key(world, id);
    if (auto refusal = check_activation_key(world, key, issued)) return refuse(std::move(*refusal));
    const Count used = world.macs.at(id).count;
    Decision decision;
    if (issued.valid()) decision.events.push_back(KeyReleased{issued, 0});
    decision.events.push_back(KeyBound{key, id, asking.now.at, used, 0, ""});
    decision.events.push_back(
        Activated{id, Method::online, issue_terms(world, asking.now, key, used, issued)});
    return decision;
}

Decision decide_on(const Asking& asking, const Refresh& wish) {
    const SiteId id = asking.world.site_id(wish.site);
    const Site& site = asking.world.sites[id.index()];
    if (auto refusal = check_online(asking.world, site)) return refuse(std::move(*refusal));
    Decision decision;
    decision.events = refresh_events(asking.world, asking.now, id, asking.world.macs.at(id).count);
    return decision;
}

Decision decide_on(const Asking& asking, const Deactivate& wish) {
    const World& world = asking.world;
    const SiteId id = world.site_id(wish.site);
    const Site& site = world.sites[id.index()];
    const bool active = site.status != LicenseStatus::not_activated;
    if (!active && !(site.pending_release && wish.save)) return refuse(not_activated);
    if (!site.running()) return refuse(proxy_down);
    if (!active) return save_release_again(asking, id, *wish.save);
    const KeyId key = site.terms->key;
    // SBL-41: an installation that knows of its revocation deactivates without the server.
    if (site.status == LicenseStatus::key_revoked) {
        Decision decision = accept(Deactivated{id, 0});
        decision.events.push_back(KeyReleased{key, 0});
        return decision;
    }
    if (site.method == Method::offline) return deactivate_offline(asking, id, wish);
    if (auto refusal = check_online(world, site)) return refuse(std::move(*refusal));
    Decision decision = accept(Deactivated{id, 0});
    decision.events.push_back(KeyReleased{key, 0});
    return decision;
}

Decision decide_on(const Asking& asking, const SetInternet& wish) {
    const SiteId id = asking.world.site_id(wish.site);
    if (asking.world.sites[id.index()].internet == wish.internet) return accept_nothing();
    return accept(InternetChanged{id, wish.internet});
}

Decision decide_on(const Asking& asking, const SetServer& wish) {
    if (asking.world.server_up == wish.up) return accept_nothing();
    return accept(ServerChanged{wish.up});
}

Decision decide_on(const Asking& asking, const SetProxy& wish) {
    const SiteId id = asking.world.site_id(wish.site);
    if (asking.world.sites[id.index()].up == wish.up) return accept_nothing();
    return accept(ProxyChanged{id, wish.up});
}

Decision decide_on(const Asking& asking, const ChangeOutage& wish) {
    const SiteId id =
        wish.kind == OutageKind::server_down ? SiteId{} : asking.world.site_id(wish.site);
    if (wish.kind != OutageKind::server_down) {
        // A site that a later step adds has no connection yet that could be lost, nor one that
        // comes back when an outage ends that began before it.
        if (!id.valid()) return accept_nothing();
        const Site& site = asking.world.sites[id.index()];
        const int under_way =
            wish.kind == OutageKind::proxy_down ? site.down_outages : site.offline_outages;
        if (!wish.begins && under_way == 0) return accept_nothing();
    }
    return accept(OutageChanged{wish.kind, id, wish.begins});
}

}  // namespace headroom::licensing
