#pragma once
// Which remedy fits a site that is over its limit, with its number (EXC-10 to EXC-13).

#include "core/licensing/world.h"
#include "core/scenario/json_source.h"

namespace headroom::scenario {

/// Null for a site within its limit; otherwise {"excess", "remedies": [{"remedy", "count",
/// "text"}]} with the remedies removeMacs, raiseSublicense, refresh, buyLicenses,
/// shrinkIdleReserved, renew, activate, the one that fits best first.
Json advice_document(const licensing::World& world, licensing::SiteId site);

}  // namespace headroom::scenario
