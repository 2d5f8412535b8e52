#pragma once
// The world as it is now as a scenario of its own, for questions about the time ahead.

#include <optional>
#include <string>
#include <vector>

#include "core/app/split_draft.h"
#include "core/scenario/json_source.h"

namespace headroom::app {

/// Starts now and ends with the session: subscriptions, sublicenses, sites with their keys and
/// Macs, and the steps, outages and demand of the scenario that are still to come. Macs that are
/// there have been there for a while: their stays are residual ones.
///
/// What such a world does not know: other people than one administrator, files saved earlier, and
/// limits that offline sites learned before. Steps to come that need those are left out and told in
/// `left_out`.
scenario::Json scenario_from_now(const Session& session, const std::optional<SplitDraft>& split,
                                 std::vector<std::string>& left_out);

/// Who plans: the company of the document's `world` and its administrator, else one that there is
/// now and one of its active administrators.
struct LicenseOwner {
    std::string company = "Company";
    std::string admin = "admin@company.example";
};
LicenseOwner owner_of(const Session& session, const scenario::Json& document);

}  // namespace headroom::app
