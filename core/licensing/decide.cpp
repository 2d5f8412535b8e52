#include "core/licensing/decide.h"

#include <concepts>
#include <type_traits>

#include "core/base/text.h"
#include "core/licensing/decide_parts.h"
#include "core/licensing/key_text.h"
#include "core/licensing/terms.h"

namespace headroom::licensing {

namespace {

template <class Wish>
constexpr bool is_at_a_site = requires(const Wish& wish) {
    wish.site;
}
&&!std::same_as<std::remove_cvref_t<Wish>, ChangeOutage>;

// Scenarios may name what does not exist yet, or whose creation was refused.
template <class Wish>
std::optional<ErrorCode> missing_entity(const World& world, const Wish& wish) {
    if constexpr (requires { wish.subscription; }) {
        if (!world.subscription_id(wish.subscription).valid()) return ErrorCode::key_unknown;
    }
    if constexpr (is_at_a_site<Wish>) {
        if (!world.site_id(wish.site).valid()) return ErrorCode::not_activated;
    }
    if constexpr (requires { wish.replaces; }) {
        if (wish.replaces && !world.site_id(*wish.replaces).valid())
            return ErrorCode::not_activated;
    }
    if constexpr (requires { wish.file; }) {
        if (!world.files.contains(wish.file)) return ErrorCode::file_wrong_kind;
    }
    return std::nullopt;
}

}  // namespace

Decision decide(const World& world, Moment now, std::string_view actor, const Command& command) {
    const Asking asking{world, now, actor};
    return std::visit(
        [&](const auto& wish) {
            if (const auto code = missing_entity(world, wish)) return refuse(*code);
            Decision decision = decide_on(asking, wish);
            if constexpr (is_at_a_site<decltype(wish)>) {
                if (decision.refusal) decision.site = world.site_id(wish.site);
            }
            if (decision.events.empty()) decision.done = 0;  // DIF-2: it was so already
            return decision;
        },
        command);
}

Decision refuse(Refusal refusal) {
    Decision decision;
    decision.refusal = std::move(refusal);
    decision.done = 0;
    return decision;
}

Decision refuse(ErrorCode code, Details details) {
    return refuse(Refusal{code, std::move(details)});
}

Decision accept(Event event) {
    Decision decision;
    decision.events.push_back(std::move(event));
    return decision;
}

Decision accept_nothing() {
    Decision decision;
    decision.done = 0;
    return decision;
}

std::optional<Refusal> check_admin(const Asking& asking, CompanyId company) {
    const Member* member = company.valid()
                               ? asking.world.companies[company.index()].find_member(asking.actor)
                               : nullptr;
    if (!member || member->status != MemberStatus::active) return Refusal{ErrorCode::no_access, {}};
    if (member->group != Group::administrator) return Refusal{ErrorCode::not_admin, {}};
    return std::nullopt;
}

std::optional<Refusal> check_owner(const Asking& asking, const Subscription& subscription) {
    if (!subscription.owner.known()) return Refusal{ErrorCode::key_not_registered, {}};
    if (subscription.owner.company.valid()) return check_admin(asking, subscription.owner.company);
    const bool own = asking.world.person_id(asking.actor) == subscription.owner.person;
    return own ? std::nullopt : std::optional(Refusal{ErrorCode::no_access, {}});
}

std::string unused_key_text(const World& world) {
    std::uint64_t number = world.keys.size();
    std::string text = make_key_text(world.seed, number);
    while (world.key_by_text.contains(text)) text = make_key_text(world.seed, ++number << 32);
    return text;
}

std::optional<std::string> checked_name(std::string_view typed) {
    const std::string_view name = trim(typed);
    if (name.empty() || character_count(name) > name_max_characters) return std::nullopt;
    return std::string(name);
}

Details installation_details(const World& world, const LicenseKey& key) {
    if (!key.site.valid()) return {};
    const Site& site = world.sites[key.site.index()];
    return {{"hostname", site.hostname}, {"site", site.code}};
}

std::optional<Refusal> check_activation_key(const World& world, KeyId id, KeyId issued) {
    if (!id.valid()) return Refusal{ErrorCode::key_unknown, {}};
    const LicenseKey& key = world.keys[id.index()];
    if (key.deleted) return Refusal{ErrorCode::key_unknown, {}};
    const Subscription& subscription = world.subscriptions[key.subscription.index()];
    if (!subscription.owner.known()) return Refusal{ErrorCode::key_not_registered, {}};
    if (!key.valid) {
        return Refusal{ErrorCode::key_expired, {{"ended", format_date(end_date(world, key))}}};
    }
    if (subscription.product != mac_management) {
        return Refusal{ErrorCode::key_wrong_product, {{"product", subscription.product}}};
    }
    switch (key.binding) {
        case Binding::free: return std::nullopt;
        case Binding::bound:
            if (id == issued) return std::nullopt;
            return Refusal{ErrorCode::key_in_use, installation_details(world, key)};
        case Binding::release_pending:
            return Refusal{ErrorCode::key_release_pending, installation_details(world, key)};
    }
    return std::nullopt;
}

KeyId issued_key(const World& world, SiteId site) {
    const KeyId key = world.sites[site.index()].server_key;
    const bool bound = key.valid() && world.keys[key.index()].binding == Binding::bound;
    return bound ? key : KeyId{};
}

std::vector<Event> refresh_events(const World& world, Moment now, SiteId id, Count used) {
    if (auto refreshed = new_terms(world, now, id, used)) return {*refreshed};
    return {RevocationSeen{id}};
}

std::vector<Event> freeze_limits(const World& world, Moment now) {
    std::vector<Event> events;
    for (std::size_t i = 0; i < world.sites.size(); ++i) {
        const SiteId id{i};
        const auto& terms = world.sites[i].terms;
        if (!terms) continue;
        const Count limit =
            issue_terms(world, now, terms->key, world.macs.at(id).count).frozen_limit;
        if (limit != terms->frozen_limit) events.push_back(LimitFrozen{id, limit});
    }
    return events;
}

}  // namespace headroom::licensing
