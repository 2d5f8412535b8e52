#include "core/licensing/world.h"

#include <charconv>

#include "core/base/text.h"
#include "core/licensing/key_text.h"

namespace headroom::licensing {
namespace {

template <class Map>
auto id_in(const Map& map, std::string_view name) {
    const auto found = map.find(name);
    return found == map.end() ? typename Map::mapped_type{} : found->second;
}

template <class Table, class IdType>
auto* entity(const Table& table, IdType id) {
    return id.valid() ? &table[id.index()] : nullptr;
}

}  // namespace

PersonId World::person_id(std::string_view email) const {
    return id_in(person_by_email, to_lower(trim(email)));
}

CompanyId World::company_id(std::string_view name) const { return id_in(company_by_name, name); }

SubscriptionId World::subscription_id(std::string_view id) const {
    return id_in(subscription_by_id, id);
}

SiteId World::site_id(std::string_view code) const { return id_in(site_by_code, code); }

KeyId World::key_id(std::string_view id_or_text) const {
    const KeyId by_id = id_in(key_by_id, id_or_text);
    if (by_id.valid()) return by_id;
    const auto text = normalize_key_text(id_or_text);
    return text ? id_in(key_by_text, *text) : KeyId{};
}

PoolSums reported_sums(const World& world, const Subscription& subscription) {
    PoolSums sums;
    sums.total = subscription.total;
    for (const KeyId id : subscription.keys) sums.add(world.keys[id.index()].reported_use());
    return sums;
}

std::vector<PoolSums> reported_sums(const World& world) {
    std::vector<PoolSums> sums;
    for (const Subscription& one : world.subscriptions) sums.push_back(reported_sums(world, one));
    return sums;
}

const Person* World::find_person(std::string_view email) const {
    return entity(people, person_id(email));
}

const Company* World::find_company(std::string_view name) const {
    return entity(companies, company_id(name));
}

const Subscription* World::find_subscription(std::string_view id) const {
    return entity(subscriptions, subscription_id(id));
}

const Site* World::find_site(std::string_view code) const { return entity(sites, site_id(code)); }

const LicenseKey* World::find_key(std::string_view id_or_text) const {
    return entity(keys, key_id(id_or_text));
}

std::string mac_name(const World& world, MacId mac) {
    const MacFleet::Name name = world.macs.name_of(mac);
    if (!name.site.valid()) return world.macs.given_name(name.number);
    std::string digits = std::to_string(name.number);
    if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
    return world.sites[name.site.index()].code + "-" + digits;
}

std::optional<MacId> find_mac(const World& world, std::string_view name) {
    if (const auto named = world.macs.find_named(name)) return named;
    const std::size_t hyphen = name.rfind('-');
    if (hyphen == name.npos || name.size() - hyphen - 1 < 4) return std::nullopt;
    const SiteId site = world.site_id(name.substr(0, hyphen));
    std::uint32_t number = 0;
    const char* const end = name.data() + name.size();
    const auto [stop, error] = std::from_chars(name.data() + hyphen + 1, end, number);
    if (!site.valid() || error != std::errc{} || stop != end) return std::nullopt;
    return world.macs.find_numbered(site, number);
}

}  // namespace headroom::licensing
