#pragma once
// The larger parts of the state document. For state_document.cpp and the view models only.

#include <map>
#include <optional>
#include <span>
#include <string>

#include "core/licensing/world.h"
#include "core/scenario/json_source.h"

namespace headroom::scenario {

Json subscription_document(const licensing::World& world, licensing::SubscriptionId id,
                           Instant now);
Json key_document(const licensing::World& world, licensing::KeyId id);
Json site_document(const licensing::World& world, licensing::SiteId id, Instant now);
/// One row of the Proxy Servers page (PAG-5); null when the installation is not active. `reported`:
/// the sums of the last reports of each subscription.
Json proxy_server_document(const licensing::World& world, licensing::SiteId id,
                           std::span<const licensing::PoolSums> reported);
Json refusals_document(const std::map<licensing::ErrorCode, Count>& refusals);

inline Json or_null(const std::optional<Instant>& t) {
    return t ? Json(format_instant(*t)) : Json(nullptr);
}
inline Json or_null(const std::optional<Date>& d) {
    return d ? Json(format_date(*d)) : Json(nullptr);
}

}  // namespace headroom::scenario
