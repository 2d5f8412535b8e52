#pragma once
// The slow, obvious reference of the license arithmetic: every license is a token that lies in the
// main pool or in the drawer of a Reserved sublicense, every Mac takes one or goes without. No
// formula of docs/rules.md is repeated here; figures are found by counting and by trying.

#include <vector>

#include "core/licensing/license_arithmetic.h"

namespace headroom::testing {

class LicenseTokens {
public:
    /// All licenses and all Macs of one subscription. Reserved quotas add up to at most `total`.
    LicenseTokens(Count total, const std::vector<licensing::KeyUse>& keys);

    /// Licenses lying in the main pool, less the Macs that take from it and found none.
    Count main_pool_raw() const { return free_in_pool_ - without_license_; }
    Count idle_reserved() const;
    Count used() const;
    /// Licenses of all that nobody uses, wherever they lie; a Mac too many uses one up as well.
    Count unused() const;
    Count primary_max() const { return pool_size_; }

    /// How many Macs the key's site may have in all: its own are sent away, then let in again one
    /// by one for as long as there is a license and its Max allows.
    Count limit(std::size_t key) const;
    /// How many more Macs the row promises: tried one by one from the present state.
    Count available(std::size_t key) const;

private:
    bool takes_from_pool(std::size_t key) const;
    bool enroll_gated(std::size_t key);
    void enroll(std::size_t key);
    void remove(std::size_t key);

    struct Drawer {
        licensing::KeyUse key;
        Count free = 0;  // tokens set aside for this Reserved key that no Mac holds
        Count macs = 0;
        Count macs_without = 0;  // of a Reserved key, beyond its tokens
    };
    Count total_ = 0;
    Count pool_size_ = 0;
    Count free_in_pool_ = 0;
    Count without_license_ = 0;  // Macs of pool keys that found the pool empty
    std::vector<Drawer> drawers_;
};

}  // namespace headroom::testing
