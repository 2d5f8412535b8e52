#include "core/licensing/mac_fleet.h"

namespace headroom::licensing {

void MacFleet::add_site() { sites_.emplace_back(); }

std::uint32_t MacFleet::named_by(std::uint32_t mac) const {
    const Record& record = records_[mac];
    return record.named_elsewhere != 0 ? named_elsewhere_.at(mac) : record.site;
}

MacId MacFleet::create_named(std::string_view name) {
    const auto index = static_cast<std::uint32_t>(given_names_.size());
    given_names_.emplace_back(name);
    const MacId mac = allocate(SiteId::none_value, index);
    by_given_name_.emplace(std::string(name), mac);
    return mac;
}

// Nobody managed the Mac: so far its site is who named it.
void MacFleet::name_elsewhere(MacId mac, SiteId manager) {
    Record& record = records_[mac.index()];
    named_elsewhere_[mac.value] = record.site;
    record.named_elsewhere = 1;
    record.site = manager.value;
}

void MacFleet::name_as_before(MacId mac) {
    Record& record = records_[mac.index()];
    record.site = named_by(mac.value);
    record.named_elsewhere = 0;
    named_elsewhere_.erase(mac.value);
}

MacFleet::Name MacFleet::name_of(MacId mac) const {
    return {SiteId{named_by(mac.value)}, records_[mac.index()].number};
}

std::optional<MacId> MacFleet::find_named(std::string_view name) const {
    const auto found = by_given_name_.find(name);
    return found == by_given_name_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<MacId> MacFleet::find_numbered(SiteId site, std::uint32_t number) const {
    if (number == 0 || number > sites_[site.index()].last_number) return std::nullopt;
    for (std::uint32_t i = 0; i < records_.size(); ++i) {
        if (records_[i].number == number && named_by(i) == site.value) return MacId{i};
    }
    return std::nullopt;
}

}  // namespace headroom::licensing
