#include "core/licensing/mac_fleet.h"

#include <algorithm>

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

// Numbers decide within a second, in which there are far fewer enrollments than make them begin
// anew.
void MacFleet::sort_by_enrollment(std::vector<MacId>& macs) const {
    const auto earlier = [this](MacId a, MacId b) {
        const Record& first = records_[a.index()];
        const Record& second = records_[b.index()];
        if (first.enrolled_after != second.enrolled_after) {
            return first.enrolled_after < second.enrolled_after;
        }
        return static_cast<std::int32_t>(first.enrollment - second.enrollment) < 0;
    };
    if (std::is_sorted(macs.begin(), macs.end(), earlier)) return;  // as a rule nobody has left yet
    std::sort(macs.begin(), macs.end(), earlier);
}

std::vector<MacId> MacFleet::managed(SiteId site) const {
    const auto count = static_cast<std::size_t>(at(site).count);
    std::vector<MacId> macs;
    macs.reserve(count);
    for (std::uint32_t i = 0; i < records_.size() && macs.size() < count; ++i) {
        if (managed_by(MacId{i}) == site) macs.push_back(MacId{i});
    }
    sort_by_enrollment(macs);
    return macs;
}

std::vector<std::vector<MacId>> MacFleet::managed_by_site() const {
    std::vector<std::vector<MacId>> macs(sites_.size());
    for (std::size_t i = 0; i < sites_.size(); ++i) {
        macs[i].reserve(static_cast<std::size_t>(sites_[i].count));
    }
    for (std::uint32_t i = 0; i < records_.size(); ++i) {
        if (const SiteId site = managed_by(MacId{i}); site.valid()) {
            macs[site.index()].push_back(MacId{i});
        }
    }
    for (std::vector<MacId>& one : macs) sort_by_enrollment(one);
    return macs;
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
