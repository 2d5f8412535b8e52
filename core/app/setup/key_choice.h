#pragma once
// Gives a site of the document the key that its figures ask for.

#include <string>

#include "core/app/setup/setup.h"
#include "core/scenario/json_source.h"

namespace headroom::app {

/// Changes the site's sublicense, or takes another key in the first subscription that has room for
/// it. `world` is the scenario's; `site` an element of its `sites`, whose code and Macs are set.
/// Returns what could not be had, in words; then the site has no key.
std::string give_key(scenario::Json& document, std::size_t site, const SiteFigures& figures);

/// Takes the site's key away, and with it a sublicense that nothing else names.
void take_key(scenario::Json& document, std::size_t site);

}  // namespace headroom::app
