#include "tests/property/license_tokens.h"

namespace headroom::testing {

using licensing::KeyType;
using licensing::KeyUse;

LicenseTokens::LicenseTokens(Count total, const std::vector<KeyUse>& keys) : total_(total) {
    for (Count token = 0; token < total; ++token) ++pool_size_;
    for (const KeyUse& key : keys) {
        Drawer drawer;
        drawer.key = key;
        if (key.valid && key.type == KeyType::reserved) {
            for (Count token = 0; token < key.max; ++token) {
                --pool_size_;
                ++drawer.free;
            }
        }
        drawers_.push_back(drawer);
    }
    free_in_pool_ = pool_size_;
    for (std::size_t key = 0; key < keys.size(); ++key) {
        if (!keys[key].valid) continue;  // its Macs are unlicensed: they take nothing from anywhere
        for (Count mac = 0; mac < keys[key].used; ++mac) enroll(key);
    }
}

bool LicenseTokens::takes_from_pool(std::size_t key) const {
    return drawers_[key].key.type != KeyType::reserved;
}

void LicenseTokens::enroll(std::size_t key) {
    Drawer& drawer = drawers_[key];
    ++drawer.macs;
    if (takes_from_pool(key)) {
        if (free_in_pool_ > 0) {
            --free_in_pool_;
        } else {
            ++without_license_;
        }
    } else if (drawer.free > 0) {
        --drawer.free;
    } else {
        ++drawer.macs_without;
    }
}

void LicenseTokens::remove(std::size_t key) {
    Drawer& drawer = drawers_[key];
    --drawer.macs;
    if (takes_from_pool(key)) {
        // A license that becomes free goes to a Mac that is without one.
        if (without_license_ > 0) {
            --without_license_;
        } else {
            ++free_in_pool_;
        }
    } else if (drawer.macs_without > 0) {
        --drawer.macs_without;
    } else {
        ++drawer.free;
    }
}

bool LicenseTokens::enroll_gated(std::size_t key) {
    const Drawer& drawer = drawers_[key];
    if (!drawer.key.valid) return false;
    const bool dynamic = drawer.key.type == KeyType::dynamic;
    if (dynamic && drawer.macs >= drawer.key.max) return false;
    const bool a_license_is_free =
        takes_from_pool(key) ? free_in_pool_ > 0 && without_license_ == 0 : drawer.free > 0;
    if (!a_license_is_free) return false;
    enroll(key);
    return true;
}

Count LicenseTokens::idle_reserved() const {
    Count idle = 0;
    for (const Drawer& drawer : drawers_) idle += drawer.free;
    return idle;
}

Count LicenseTokens::used() const {
    Count macs = 0;
    for (const Drawer& drawer : drawers_) macs += drawer.macs;
    return macs;
}

Count LicenseTokens::unused() const {
    Count left = total_;
    for (const Drawer& drawer : drawers_) {
        for (Count mac = 0; mac < drawer.macs && left > 0; ++mac) --left;
    }
    return left;
}

Count LicenseTokens::limit(std::size_t key) const {
    LicenseTokens empty = *this;
    while (empty.drawers_[key].macs > 0) empty.remove(key);
    while (empty.enroll_gated(key)) {}
    return empty.drawers_[key].macs;
}

Count LicenseTokens::available(std::size_t key) const {
    LicenseTokens more = *this;
    Count enrolled = 0;
    while (more.enroll_gated(key)) ++enrolled;
    return enrolled;
}

}  // namespace headroom::testing
