#include "core/licensing/mac_fleet.h"

#include <algorithm>

namespace headroom::licensing {

void MacFleet::add_site() { sites_.emplace_back(); }

MacId MacFleet::allocate(std::uint32_t named_by, std::uint32_t number) {
    std::uint32_t index;
    if (free_records_.empty()) {
        index = static_cast<std::uint32_t>(records_.size());
        records_.emplace_back();
    } else {
        index = free_records_.back();
        free_records_.pop_back();
        records_[index] = Record{};
    }
    Record& record = records_[index];
    record.site = named_by;
    record.number = number & 0x7FFFFFFFu;  // more numbers than Macs that fit into a memory
    record.previous = index;
    record.next = index;
    return MacId{index};
}

std::uint32_t MacFleet::named_by(std::uint32_t mac) const {
    const Record& record = records_[mac];
    return record.named_elsewhere != 0 ? named_elsewhere_.at(mac) : record.site;
}

MacId MacFleet::create_numbered(SiteId site) {
    return allocate(site.value, ++sites_[site.index()].last_number);
}

MacId MacFleet::create_named(std::string_view name) {
    const auto index = static_cast<std::uint32_t>(given_names_.size());
    given_names_.emplace_back(name);
    const MacId mac = allocate(SiteId::none_value, index);
    by_given_name_.emplace(std::string(name), mac);
    return mac;
}

void MacFleet::enroll(MacId mac, SiteId site, Instant at) {
    Record& record = records_[mac.index()];
    ManagedList& list = sites_[site.index()];
    if (record.site != site.value) {  // nobody managed it: so far this is who named it
        named_elsewhere_[mac.value] = record.site;
        record.named_elsewhere = 1;
        record.site = site.value;
    }
    if (first_enrollment_ == end_of_time) first_enrollment_ = at;
    record.enrolled_after = static_cast<std::uint32_t>(
        std::clamp<std::int64_t>((at - first_enrollment_).seconds, 0, 0xFFFFFFFFll));
    record.previous = list.last.value;
    record.next = MacId::none_value;
    if (list.last.valid()) {
        records_[list.last.index()].next = mac.value;
    } else {
        list.first = mac;
    }
    list.last = mac;
    ++list.count;
}

void MacFleet::release(MacId mac) {
    Record& record = records_[mac.index()];
    ManagedList& list = sites_[record.site];
    const MacId previous{record.previous};
    const MacId next{record.next};
    if (previous.valid()) {
        records_[previous.index()].next = next.value;
    } else {
        list.first = next;
    }
    if (next.valid()) {
        records_[next.index()].previous = previous.value;
    } else {
        list.last = previous;
    }
    --list.count;
    if (record.named_elsewhere != 0) {
        record.site = named_by(mac.value);
        record.named_elsewhere = 0;
        named_elsewhere_.erase(mac.value);
    }
    record.previous = mac.value;
    record.next = mac.value;
}

void MacFleet::retire(MacId mac) {
    release(mac);
    if (records_[mac.index()].site != SiteId::none_value) free_records_.push_back(mac.value);
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
