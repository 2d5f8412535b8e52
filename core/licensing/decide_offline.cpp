#include <algorithm>

#include "core/base/text.h"
#include "core/licensing/decide_parts.h"
#include "core/licensing/key_text.h"
#include "core/licensing/offline_file.h"
#include "core/licensing/terms.h"

namespace headroom::licensing {
namespace {

using enum ErrorCode;

const StoredFile& stored(const World& world, const std::string& name) {
    static const StoredFile nothing;
    const auto found = world.files.find(name);
    return found == world.files.end() ? nothing : found->second;
}

Result<OfflineFile, ErrorCode> read_any(const World& world, std::string_view text) {
    return read_offline_file(
        world, text,
        {FileKind::activation_request, FileKind::activation_file, FileKind::refresh_request,
         FileKind::subscription_information, FileKind::deactivation_request});
}

bool made_for(const OfflineFile& file, const Site& site) {
    return file.hostname == site.hostname && file.site_code == site.sccm_code;
}

Details made_for_details(const OfflineFile& file) {
    return {{"hostname", file.hostname}, {"site", file.site_code}};
}

SiteId site_of_file(const World& world, const OfflineFile& file) {
    for (std::size_t i = 0; i < world.sites.size(); ++i) {
        if (made_for(file, world.sites[i])) return SiteId{i};
    }
    return SiteId{};
}

OfflineFile response_to(const OfflineFile& request, FileKind kind, const Terms& terms,
                        Instant created_at) {
    OfflineFile response = request;
    response.kind = kind;
    response.terms = terms;
    response.created_at = created_at;
    return response;
}

// OFF-4: rights of the person who submits, on the subscription that the key belongs to.
std::optional<Refusal> check_submitter(const Asking& asking, const Subscription& subscription) {
    if (!subscription.owner.known()) return Refusal{key_not_registered, {}};
    const CompanyId company = subscription.owner.company;
    const bool member =
        company.valid() && asking.world.companies[company.index()].find_member(asking.actor);
    if (company.valid() && !member) {
        const bool somebody = asking.world.person_id(asking.actor).valid();
        return Refusal{somebody ? not_your_subscription : no_access, {}};
    }
    return check_owner(asking, subscription);
}

// Whether the server has not yet heard anything as new from the installation that holds the key.
// Online activations have no request id; everything saved up to then is older.
bool is_newer(const OfflineFile& request, const LicenseKey& held) {
    if (held.newest_request == 0) return request.created_at > held.newest_request_at;
    return request.request_id > held.newest_request && request.created_at >= held.newest_request_at;
}

Decision answer_activation(const Asking& asking, const OfflineFile& request, KeyId id,
                           const std::optional<std::string>& save) {
    const World& world = asking.world;
    const LicenseKey& key = world.keys[id.index()];
    const Subscription& subscription = world.subscriptions[key.subscription.index()];
    if (!subscription.offline_allowed) return refuse(offline_not_enabled);
    const SiteId site = site_of_file(world, request);
    if (!site.valid()) return refuse(file_other_server, made_for_details(request));
    const bool answered_before = key.binding == Binding::bound && key.site == site &&
                                 key.activation_request == request.request_id;
    Decision decision;
    if (answered_before) {  // OFF-5: the same request gets the same file
        if (save) {
            decision.events.push_back(FileSaved{*save,
                                                std::string(name_of(FileKind::activation_file)),
                                                key.activation_response, 0});
        }
        decision.saved = save;
        return decision;
    }
    const KeyId issued = issued_key(world, site);
    if (issued.valid() && !is_newer(request, world.keys[issued.index()])) {
        return refuse(file_outdated,
                      installation_details(world, world.keys[issued.index()]));  // REF-4
    }
    if (auto refusal = check_activation_key(world, id, issued)) return refuse(std::move(*refusal));
    const auto& used = key.used_activations;
    if (std::find(used.begin(), used.end(), request.request_id) != used.end()) {
        return refuse(file_already_used);
    }
    const Terms terms = issue_terms(world, asking.now, id, request.used, issued);
    if (issued.valid()) decision.events.push_back(KeyReleased{issued, 0});
    const OfflineFile response =
        response_to(request, FileKind::activation_file, terms, asking.now.at);
    decision.events.push_back(KeyBound{id, site, request.created_at, request.used,
                                       request.request_id, to_text(response), terms.serial});
    decision.events.push_back(TermsIssued{id, terms.serial});
    if (save) decision.events.push_back(save_event(*save, response));
    decision.saved = save;
    return decision;
}

Decision answer_refresh(const Asking& asking, const OfflineFile& request, KeyId id,
                        const std::optional<std::string>& save) {
    const World& world = asking.world;
    const LicenseKey& key = world.keys[id.index()];
    const Subscription& subscription = world.subscriptions[key.subscription.index()];
    if (!subscription.offline_allowed) return refuse(offline_not_enabled);
    const SiteId site = site_of_file(world, request);
    if (!site.valid()) return refuse(file_other_server, made_for_details(request));
    // DIF-12: an installation that asks holds the key by an offline activation (request ids begin
    // with 1); when the server knows of none, the one that the request comes from is over.
    const bool holds_key =
        key.binding == Binding::bound && key.site == site && key.newest_request != 0;
    if (!holds_key) return refuse(file_outdated, {{"formerHostname", request.hostname}});
    // REF-4: older than the newest one processed. The same one again only answers again.
    if (request.request_id < key.newest_request || request.created_at < key.newest_request_at) {
        return refuse(file_outdated, {{"newest", format_instant(key.newest_request_at)}});
    }
    Decision decision;
    const bool is_new = request.request_id > key.newest_request;
    if (is_new && !key.deleted) {
        decision.events.push_back(
            UsageReported{id, request.created_at, request.used, request.request_id});
    }
    const Terms terms = issue_terms(world, asking.now, id, request.used);
    OfflineFile response =
        response_to(request, FileKind::subscription_information, terms, asking.now.at);
    response.revoked = key.deleted;
    const bool remembered =
        is_new && key.deleted;  // without a report, as the key has no Used any more
    decision.events.push_back(TermsIssued{id, terms.serial, remembered ? request.request_id : 0});
    if (save) decision.events.push_back(save_event(*save, response));
    decision.saved = save;
    return decision;
}

Decision complete_release(const Asking& asking, const OfflineFile& request, KeyId id) {
    const LicenseKey& key = asking.world.keys[id.index()];
    const auto& used = key.used_releases;
    if (std::find(used.begin(), used.end(), request.request_id) != used.end()) {
        return refuse(file_already_used);
    }
    if (key.binding != Binding::release_pending) return refuse(file_outdated);
    return accept(KeyReleased{id, request.request_id});
}

// OFF-6: kind and digest were checked; then the Proxy it was made for.
std::optional<Refusal> check_import(const Site& site, const OfflineFile& file) {
    if (!made_for(file, site)) return Refusal{file_other_server, made_for_details(file)};
    return std::nullopt;
}

}  // namespace

Decision decide_on(const Asking& asking, const RequestActivation& wish) {
    const World& world = asking.world;
    const SiteId id = world.site_id(wish.site);
    const Site& site = world.sites[id.index()];
    if (site.status != LicenseStatus::not_activated) return refuse(already_activated);
    const KeyId key = world.key_id(wish.key);
    const auto typed = normalize_key_text(wish.key);
    if (!key.valid() && !typed) return refuse(key_format);
    if (!site.running()) return refuse(proxy_down);
    // The console does not know the key; My Account will judge it (OFF-1).
    const std::string text = key.valid() ? world.keys[key.index()].text : *typed;
    const std::uint32_t request = world.last_request_id + 1;
    Decision decision = accept(ActivationRequested{id, request, text});
    decision.events.push_back(save_event(
        wish.save,
        make_request(world, id, FileKind::activation_request, text, request, asking.now.at)));
    decision.saved = wish.save;
    return decision;
}

Decision decide_on(const Asking& asking, const ImportActivation& wish) {
    const World& world = asking.world;
    const SiteId id = world.site_id(wish.site);
    const Site& site = world.sites[id.index()];
    if (site.status != LicenseStatus::not_activated) return refuse(already_activated);
    if (!site.running()) return refuse(proxy_down);
    const auto file =
        read_offline_file(world, stored(world, wish.file).text, {FileKind::activation_file});
    if (!file) {
        return refuse(file.error(),
                      {{"expected", std::string(name_of(FileKind::activation_file))}});
    }
    if (auto refusal = check_import(site, *file)) return refuse(std::move(*refusal));
    const bool expected = site.pending_activation &&
                          site.pending_activation->request_id == file->request_id &&
                          site.pending_activation->key_text == file->key;
    const bool usable = file->terms && file->terms->key.valid();
    if (!expected || !usable) return refuse(response_not_expected);
    return accept(Activated{id, Method::offline, *file->terms});
}

Decision decide_on(const Asking& asking, const CloseDialog& wish) {
    const SiteId id = asking.world.site_id(wish.site);
    if (!asking.world.sites[id.index()].pending_activation) return accept_nothing();
    return accept(DialogClosed{id});
}

Decision decide_on(const Asking& asking, const RequestRefresh& wish) {
    const World& world = asking.world;
    const SiteId id = world.site_id(wish.site);
    const Site& site = world.sites[id.index()];
    if (site.status == LicenseStatus::not_activated) return refuse(not_activated);
    if (site.method != Method::offline) return refuse(wrong_method, {{"method", "online"}});
    if (!site.running()) return refuse(proxy_down);
    const std::uint32_t request = world.last_request_id + 1;
    const OfflineFile file =
        make_request(world, id, FileKind::refresh_request, world.keys[site.terms->key.index()].text,
                     request, asking.now.at);
    Decision decision = accept(save_event(wish.save, file));
    decision.saved = wish.save;
    return decision;
}

Decision decide_on(const Asking& asking, const ImportRefresh& wish) {
    const World& world = asking.world;
    const SiteId id = world.site_id(wish.site);
    const Site& site = world.sites[id.index()];
    if (site.status == LicenseStatus::not_activated) return refuse(not_activated);
    if (site.method != Method::offline) return refuse(wrong_method, {{"method", "online"}});
    if (!site.running()) return refuse(proxy_down);
    const auto file = read_offline_file(world, stored(world, wish.file).text,
                                        {FileKind::subscription_information});
    if (!file) {
        return refuse(file.error(),
                      {{"expected", std::string(name_of(FileKind::subscription_information))}});
    }
    if (auto refusal = check_import(site, *file)) return refuse(std::move(*refusal));
    if (!file->terms || file->terms->key != site.terms->key) return refuse(response_not_expected);
    if (file->terms->serial < site.terms->serial) return refuse(file_outdated);
    if (file->revoked) return accept(RevocationSeen{id, file->terms->serial});
    return accept(Refreshed{id, *file->terms});
}

Decision decide_on(const Asking& asking, const UploadFile& wish) {
    const World& world = asking.world;
    const auto file = read_offline_file(
        world, stored(world, wish.file).text,
        {FileKind::activation_request, FileKind::refresh_request, FileKind::deactivation_request});
    if (!file) return refuse(file.error(), {{"expected", std::string("a request file")}});
    const KeyId id = world.key_id(file->key);
    if (!id.valid()) return refuse(key_unknown);
    const LicenseKey& key = world.keys[id.index()];
    if (key.deleted && file->kind == FileKind::activation_request) return refuse(key_unknown);
    const Subscription& subscription = world.subscriptions[key.subscription.index()];
    if (auto refusal = check_submitter(asking, subscription)) return refuse(std::move(*refusal));
    switch (file->kind) {
        case FileKind::activation_request: return answer_activation(asking, *file, id, wish.save);
        case FileKind::refresh_request: return answer_refresh(asking, *file, id, wish.save);
        default: return complete_release(asking, *file, id);
    }
}

Decision decide_on(const Asking& asking, const CorruptFile& wish) {
    const StoredFile& file = stored(asking.world, wish.file);
    std::string text = file.text;
    // One flipped bit in the digest of an offline file, in the middle of any other text.
    const std::size_t digest = text.find("\"digest\": \"");
    const bool is_offline_file = digest != text.npos;
    // DIF-13: the same bit flipped again would mend a file that is damaged already.
    if (file.damaged || (is_offline_file && !read_any(asking.world, text))) return accept_nothing();
    const std::size_t at = is_offline_file ? digest + 11 : text.size() / 2;
    if (at < text.size()) text[at] = static_cast<char>(text[at] ^ 1);
    FileSaved damaged{wish.file, file.kind, well_formed(text), 0};
    damaged.damaged = true;
    return accept(std::move(damaged));
}

Decision decide_on(const Asking& asking, const ImportFile& wish) {
    const auto file = read_any(asking.world, wish.text);
    const std::string kind = file ? std::string(name_of(file->kind)) : "unknown";
    Decision decision = accept(FileSaved{wish.name, kind, wish.text, 0});
    decision.saved = wish.name;
    return decision;
}

}  // namespace headroom::licensing
