#pragma once
// Every Mac that is or was known, and which Proxy manages it (docs/rules.md, Macs). A record has 16
// bytes, because every arrival and departure reads another one from memory. Names are made on
// demand from the site code and a number. Names that the user chose are in a table of their own,
// and so is the site that named a Mac when another site manages it. Lists of a site's Macs are made
// on demand.

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/base/check.h"
#include "core/base/inline.h"
#include "core/base/large_pages.h"
#include "core/base/prefetch.h"
#include "core/base/time.h"
#include "core/licensing/ids.h"

namespace headroom::licensing {

/// How many Macs a site manages, and how many it named.
struct MacCounts {
    Count count = 0;
    std::uint32_t last_number = 0;  // names go on with P01-<last_number + 1>

    auto tied() const { return std::tie(count, last_number); }
};

class MacFleet {
public:
    /// What a Mac is called: a number at the site that first named it, or a name of its own.
    struct Name {
        SiteId site;  // invalid: `number` is an index into the given names
        std::uint32_t number = 0;
    };

    void add_site();
    /// Makes room for so many Macs, and some more to come: growing by itself it would copy them.
    void reserve(std::size_t macs) { records_.reserve(macs + macs / 8); }

    /// Makes the next numbered Mac of `site` (P01-0026) or one with a name of its own. It is not
    /// managed by anyone yet.
    MacId create_numbered(SiteId site);
    MacId create_named(std::string_view name);

    /// Lets the site manage a Mac that no site manages yet.
    void enroll(MacId mac, SiteId site, Instant at);
    /// Ends the management of a managed Mac; its record stays for a later enrollment.
    void release(MacId mac);
    /// As `release`, for Macs that leave for good: a later Mac may reuse the record.
    void retire(MacId mac);

    /// The site that manages the Mac; an invalid id when none does.
    SiteId managed_by(MacId mac) const {
        const Record& record = records_[mac.index()];
        return record.is_managed() ? SiteId{record.site} : SiteId{};
    }
    const MacCounts& at(SiteId site) const { return sites_[site.index()]; }
    /// When a managed Mac was enrolled; exact for 136 years from the fleet's first enrollment on.
    Instant enrolled_at(MacId mac) const {
        return first_enrollment_ + Span{records_[mac.index()].enrolled_after};
    }
    /// The Mac that was enrolled last of all, at any site.
    MacId newest() const { return newest_; }

    /// The Macs of a site in the order of their enrollment. O(all Macs).
    std::vector<MacId> managed(SiteId site) const;
    /// The same of every site.
    std::vector<std::vector<MacId>> managed_by_site() const;
    std::size_t size() const { return records_.size(); }

    /// Hints to the processor that this Mac will be asked for soon: in a large fleet each would
    /// otherwise wait for the memory.
    HEADROOM_ALWAYS_INLINE void fetch(MacId mac) const { prefetch(&records_[mac.index()]); }

    Name name_of(MacId mac) const;
    const std::string& given_name(std::uint32_t index) const { return given_names_[index]; }
    /// The Mac with this name of its own, if any.
    std::optional<MacId> find_named(std::string_view name) const;
    /// The Mac with this number of a site's own numbering, if its record still exists. O(Macs).
    std::optional<MacId> find_numbered(SiteId site, std::uint32_t number) const;

    auto tied() const {
        return std::tie(records_, enrollments_, sites_, named_elsewhere_, given_names_,
                        free_records_);
    }

private:
    // Aligned, so that one is never spread over two lines of the processor's memory.
    struct alignas(16) Record {
        static constexpr std::uint32_t never = 0xFFFFFFFFu;

        std::uint32_t site = SiteId::none_value;  // who manages it; when nobody does, Name::site
        std::uint32_t number : 31 = 0;            // Name::number
        std::uint32_t named_elsewhere : 1 = 0;    // Name::site is in `named_elsewhere_`
        std::uint32_t enrolled_after = never;     // seconds since `first_enrollment_`
        std::uint32_t enrollment = 0;             // its number, modulo 2^32: `enrollments_` then

        bool is_managed() const { return enrolled_after != never; }
        auto tied() const {
            return std::tuple(site, std::uint32_t{number}, std::uint32_t{named_elsewhere},
                              enrolled_after, enrollment);
        }
    };

    MacId allocate(std::uint32_t named_by, std::uint32_t number);
    std::uint32_t named_by(std::uint32_t mac) const;
    void name_elsewhere(MacId mac, SiteId manager);
    void name_as_before(MacId mac);
    void sort_by_enrollment(std::vector<MacId>& macs) const;

    std::vector<Record, LargePages<Record>> records_;
    Instant first_enrollment_ = end_of_time;
    std::uint32_t enrollments_ = 0;  // modulo 2^32
    MacId newest_;
    std::vector<MacCounts> sites_;
    std::map<std::uint32_t, std::uint32_t> named_elsewhere_;  // Mac -> Name::site
    std::vector<std::string> given_names_;
    std::map<std::string, MacId, std::less<>> by_given_name_;
    std::vector<std::uint32_t> free_records_;
};

// What happens to every Mac that comes and goes, in the header so that it becomes a few
// instructions where it is used.

HEADROOM_ALWAYS_INLINE MacId MacFleet::allocate(std::uint32_t named_by, std::uint32_t number) {
    auto index = static_cast<std::uint32_t>(records_.size());
    if (free_records_.empty()) {
        records_.emplace_back();
    } else {
        index = free_records_.back();
        free_records_.pop_back();
    }
    Record& record = records_[index];
    record.site = named_by;
    record.number = number & 0x7FFFFFFFu;  // more numbers than Macs that fit into a memory
    record.named_elsewhere = 0;
    record.enrolled_after = Record::never;
    return MacId{index};
}

HEADROOM_ALWAYS_INLINE MacId MacFleet::create_numbered(SiteId site) {
    return allocate(site.value, ++sites_[site.index()].last_number);
}

HEADROOM_ALWAYS_INLINE void MacFleet::enroll(MacId mac, SiteId site, Instant at) {
    HEADROOM_CHECK(mac.index() < records_.size() && site.index() < sites_.size());
    Record& record = records_[mac.index()];
    HEADROOM_CHECK(!record.is_managed());
    if (record.site != site.value) name_elsewhere(mac, site);
    if (first_enrollment_ == end_of_time) first_enrollment_ = at;
    record.enrolled_after = static_cast<std::uint32_t>(
        std::clamp<std::int64_t>((at - first_enrollment_).seconds, 0, Record::never - 1));
    record.enrollment = enrollments_++;
    newest_ = mac;
    ++sites_[site.index()].count;
}

HEADROOM_ALWAYS_INLINE void MacFleet::release(MacId mac) {
    HEADROOM_CHECK(mac.index() < records_.size());
    Record& record = records_[mac.index()];
    HEADROOM_CHECK(record.is_managed() && sites_[record.site].count > 0);
    --sites_[record.site].count;
    if (record.named_elsewhere != 0) name_as_before(mac);
    record.enrolled_after = Record::never;
}

HEADROOM_ALWAYS_INLINE void MacFleet::retire(MacId mac) {
    release(mac);
    Record& record = records_[mac.index()];
    if (record.site == SiteId::none_value) return;  // somebody may ask for it by its own name
    record.number = 0;                              // nobody finds it any more
    free_records_.push_back(mac.value);
}

}  // namespace headroom::licensing
