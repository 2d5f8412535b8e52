#pragma once
// One id type per table of the world (see world.h).

#include "core/base/strong_id.h"

namespace headroom::licensing {

using PersonId = Id<struct PersonTag>;
using CompanyId = Id<struct CompanyTag>;
using SubscriptionId = Id<struct SubscriptionTag>;
using KeyId = Id<struct KeyTag>;
using SiteId = Id<struct SiteTag>;
using MacId = Id<struct MacTag>;

}  // namespace headroom::licensing
