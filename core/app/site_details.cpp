#include "core/app/site_details.h"

#include <algorithm>

#include "core/app/session_playback.h"
#include "core/licensing/terms.h"
#include "core/scenario/advice.h"
#include "core/scenario/log_text.h"

namespace headroom::app {
namespace {

using namespace licensing;

void add_license_information(SiteDetails& view, const World& world, SiteId id) {
    const Site& site = world.sites[id.index()];
    view.license_status = name_of(site.status);
    if (site.method) view.method = name_of(*site.method);
    view.used = world.macs.at(id).count;
    view.limit = applied_limit(world, id);
    view.remaining = std::max<Count>(0, view.limit - view.used);
    if (!site.terms) return;
    const LicenseKey& key = world.keys[site.terms->key.index()];
    view.key_text = key.text;
    view.key_name = key.name;
    view.start_date = format_date(site.terms->start_date);
    view.end_date = format_date(site.terms->end_date);
    view.number_of_licenses = site.terms->max;
}

void add_macs(SiteDetails& view, const World& world, SiteId id) {
    const Site& site = world.sites[id.index()];
    const std::vector<MacId> macs = world.macs.managed(id);
    for (auto mac = macs.rbegin(); mac != macs.rend(); ++mac) {
        if (view.macs.size() == SiteDetails::most_macs) break;
        const bool over = static_cast<Count>(view.macs.size()) < site.excess;
        view.macs.push_back({mac_name(world, *mac), world.macs.enrolled_at(*mac), over});
    }
    for (const MacId found : site.unmanaged) {
        if (view.discovered.size() == SiteDetails::most_macs) break;
        view.discovered.push_back(mac_name(world, found));
    }
}

void add_log(SiteDetails& view, const World& world, const Site& site) {
    for (auto entry = site.log.rbegin(); entry != site.log.rend(); ++entry) {
        view.log.push_back({entry->at, scenario::log_text(world, *entry)});
    }
}

void add_remedies(SiteDetails& view, const World& world, SiteId id) {
    const scenario::Json advice = scenario::advice_document(world, id);
    if (advice.is_null()) return;
    for (const scenario::Json& remedy : advice.at("remedies")) {
        view.remedies.push_back(remedy.at("text").get<std::string>());
    }
}

}  // namespace

std::optional<SiteDetails> site_details(const Session& session, std::string_view code) {
    const World& world = playback_of(session).simulator().world();
    const SiteId id = world.site_id(code);
    if (!id.valid()) return std::nullopt;
    const Site& site = world.sites[id.index()];
    SiteDetails view;
    view.code = site.code;
    view.sccm_code = site.sccm_code;
    view.description = site.description;
    view.hostname = site.hostname;
    view.version = site.version;
    view.leaves_unmanaged_when_full =
        site.discovery_when_full == DiscoveryWhenFull::leave_unmanaged;
    view.internet = site.internet;
    view.up = site.up;
    view.running = site.running();
    view.server_reachable = world.server_reachable_for(site);
    view.dialog_open = site.pending_activation.has_value();
    if (site.pending_activation) view.pending_key = site.pending_activation->key_text;
    view.release_pending = site.pending_release.has_value();
    add_license_information(view, world, id);
    add_macs(view, world, id);
    add_log(view, world, site);
    add_remedies(view, world, id);
    return view;
}

std::string offline_file_kind(std::string_view text) {
    const scenario::Json content = scenario::Json::parse(text, nullptr, false);
    if (!content.is_object() || !content.contains("kind")) return "";
    const scenario::Json& kind = content.at("kind");
    return kind.is_string() ? kind.get<std::string>() : "";
}

}  // namespace headroom::app
