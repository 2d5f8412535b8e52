#pragma once
// Which sites to move from one subscription to another, so that less has to be bought: asked for
// with `headroom plan --subscription all --moves`, and never proposed otherwise.

#include <string>
#include <vector>

#include "core/planning/split/plan_together.h"

namespace headroom::planning {

/// The best moves found. A site that has its own Reserved key needs the same number of licenses in
/// any subscription, so that moves are weighed by the recommended splits without Dynamic keys and
/// the licenses that each subscription has now. Offline sites stay, and no site goes to
/// a subscription that ends within the scenario.
///
/// Looks at single moves and pairs of them, again after each that helps: the fewest licenses to
/// buy first, then the fewest moves, then the smallest sites. Not proven to be the best of all.
MoveProposal propose_moves(const std::vector<Plan>& plans);

/// The proposal in sentences, and as the member `moves` of the plan's document.
std::vector<std::string> move_sentences(const MoveProposal& proposal);
scenario::Json moves_json(const MoveProposal& proposal);
scenario::Json moves_schema();

}  // namespace headroom::planning
