#pragma once
// Every Mac that is or was known, and which Proxy manages it (domain.md §9). 20 bytes a Mac: names
// are made on demand from the site code and a number; names that the user chose, and where a Mac
// got its name when that is not where it is managed, are kept aside.

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/base/inline.h"
#include "core/base/large_pages.h"
#include "core/base/time.h"
#include "core/licensing/ids.h"

namespace headroom::licensing {

/// The Macs of one site in the order of their enrollment, as the ends of a linked list.
struct ManagedList {
    MacId first;
    MacId last;
    Count count = 0;
    std::uint32_t last_number = 0;  // names go on with P01-<last_number + 1>

    auto tied() const { return std::tie(first.value, last.value, count, last_number); }
};

class MacFleet {
public:
    /// What a Mac is called: a number at the site that first named it, or a name of its own.
    struct Name {
        SiteId site;               // invalid: `number` is an index into the given names
        std::uint32_t number = 0;
    };

    void add_site();

    /// Makes the next numbered Mac of `site` (P01-0026) or one with a name of its own. It is not
    /// managed by anyone yet.
    MacId create_numbered(SiteId site);
    MacId create_named(std::string_view name);

    /// Puts a Mac that nobody manages at the end of the site's list.
    void enroll(MacId mac, SiteId site, Instant at);
    /// Takes a managed Mac out of its site's list; its record stays for a later enrollment.
    void release(MacId mac);
    /// As `release`, and the record may serve a Mac to come: for Macs that leave for good.
    void retire(MacId mac);

    /// The site that manages the Mac; an invalid id when none does.
    SiteId managed_by(MacId mac) const {
        const Record& record = records_[mac.index()];
        return record.previous == mac.value ? SiteId{} : SiteId{record.site};
    }
    const ManagedList& at(SiteId site) const { return sites_[site.index()]; }
    /// When a managed Mac was enrolled; exact for 136 years from the fleet's first enrollment on.
    Instant enrolled_at(MacId mac) const {
        return first_enrollment_ + Span{enrolled_after_[mac.index()]};
    }
    /// Neighbours in the list of the site that manages the Mac.
    MacId previous(MacId mac) const { return MacId{records_[mac.index()].previous}; }
    MacId next(MacId mac) const { return MacId{records_[mac.index()].next}; }
    std::size_t size() const { return records_.size(); }

    /// Hints to the processor that this Mac, or its neighbours, will be asked for soon: in a large
    /// fleet each would otherwise wait for the memory.
    HEADROOM_ALWAYS_INLINE void fetch(MacId mac) const { __builtin_prefetch(&records_[mac.index()]); }
    HEADROOM_ALWAYS_INLINE void fetch_neighbours(MacId mac) const {
        const Record& record = records_[mac.index()];
        const auto last = static_cast<std::uint32_t>(records_.size() - 1);  // instead of none
        __builtin_prefetch(&records_[std::min(record.previous, last)]);
        __builtin_prefetch(&records_[std::min(record.next, last)]);
    }

    Name name_of(MacId mac) const;
    const std::string& given_name(std::uint32_t index) const { return given_names_[index]; }
    /// The Mac with this name of its own, if any.
    std::optional<MacId> find_named(std::string_view name) const;
    /// The Mac with this number of a site's own numbering, if its record still exists. O(Macs).
    std::optional<MacId> find_numbered(SiteId site, std::uint32_t number) const;

    auto tied() const {
        return std::tie(records_, enrolled_after_, sites_, named_elsewhere_, given_names_,
                        free_records_);
    }

private:
    // A Mac that nobody manages is its own neighbour. Aligned, so that one is never spread over two
    // lines of the processor's memory.
    struct alignas(16) Record {
        std::uint32_t site = SiteId::none_value;  // who manages it; when nobody does, Name::site
        std::uint32_t number : 31 = 0;            // Name::number
        std::uint32_t named_elsewhere : 1 = 0;    // Name::site is in `named_elsewhere_`
        std::uint32_t previous = MacId::none_value;
        std::uint32_t next = MacId::none_value;

        auto tied() const {
            return std::tuple(site, std::uint32_t{number}, std::uint32_t{named_elsewhere},
                              previous, next);
        }
    };

    MacId allocate(std::uint32_t named_by, std::uint32_t number);
    std::uint32_t named_by(std::uint32_t mac) const;
    void name_elsewhere(MacId mac, SiteId manager);
    void name_as_before(MacId mac);

    std::vector<Record, LargePages<Record>> records_;
    // By Mac, seconds since `first_enrollment_`.
    std::vector<std::uint32_t, LargePages<std::uint32_t>> enrolled_after_;
    Instant first_enrollment_ = end_of_time;
    std::vector<ManagedList> sites_;
    std::map<std::uint32_t, std::uint32_t> named_elsewhere_;  // Mac -> Name::site
    std::vector<std::string> given_names_;
    std::map<std::string, MacId, std::less<>> by_given_name_;
    std::vector<std::uint32_t> free_records_;
};

// What happens to every Mac that comes and goes, in the header so that it becomes a few instructions
// where it is used.

HEADROOM_ALWAYS_INLINE MacId MacFleet::allocate(std::uint32_t named_by, std::uint32_t number) {
    auto index = static_cast<std::uint32_t>(records_.size());
    if (free_records_.empty()) {
        records_.emplace_back();
        enrolled_after_.push_back(0);
    } else {
        index = free_records_.back();
        free_records_.pop_back();
    }
    Record& record = records_[index];
    record.site = named_by;
    record.number = number & 0x7FFFFFFFu;  // more numbers than Macs that fit into a memory
    record.named_elsewhere = 0;
    record.previous = index;
    record.next = index;
    return MacId{index};
}

HEADROOM_ALWAYS_INLINE MacId MacFleet::create_numbered(SiteId site) {
    return allocate(site.value, ++sites_[site.index()].last_number);
}

HEADROOM_ALWAYS_INLINE void MacFleet::enroll(MacId mac, SiteId site, Instant at) {
    Record& record = records_[mac.index()];
    ManagedList& list = sites_[site.index()];
    if (record.site != site.value) name_elsewhere(mac, site);
    if (first_enrollment_ == end_of_time) first_enrollment_ = at;
    enrolled_after_[mac.index()] = static_cast<std::uint32_t>(
        std::clamp<std::int64_t>((at - first_enrollment_).seconds, 0, 0xFFFFFFFFll));
    record.previous = list.last.value;
    record.next = MacId::none_value;
    (list.last.valid() ? records_[list.last.index()].next : list.first.value) = mac.value;
    list.last = mac;
    ++list.count;
}

HEADROOM_ALWAYS_INLINE void MacFleet::release(MacId mac) {
    Record& record = records_[mac.index()];
    ManagedList& list = sites_[record.site];
    const MacId previous{record.previous};
    const MacId next{record.next};
    (previous.valid() ? records_[previous.index()].next : list.first.value) = next.value;
    (next.valid() ? records_[next.index()].previous : list.last.value) = previous.value;
    --list.count;
    if (record.named_elsewhere != 0) name_as_before(mac);
    record.previous = mac.value;
    record.next = mac.value;
}

HEADROOM_ALWAYS_INLINE void MacFleet::retire(MacId mac) {
    release(mac);
    Record& record = records_[mac.index()];
    if (record.site == SiteId::none_value) return;  // somebody may ask for it by its own name
    record.number = 0;  // nobody finds it any more
    __builtin_prefetch(&enrolled_after_[mac.index()]);  // the record serves another Mac soon
    free_records_.push_back(mac.value);
}

}  // namespace headroom::licensing
