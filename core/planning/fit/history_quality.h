#pragma once
// What a fit said of the histories that a scenario's demand comes from: kept in the scenario
// (`demand[].uncertainty.quality`), so that every figure that rests on a weak one can say so.

#include <string>
#include <string_view>
#include <vector>

#include "core/scenario/json_source.h"

namespace headroom::planning {

struct WeakHistory {
    std::string site;
    std::string quality;  // "poor" or "tooLittleData"
};

/// Of the demand of a scenario's document, in its order.
std::vector<WeakHistory> weak_histories(const scenario::Json& document);

/// `[{"site": ..., "quality": ...}]`.
scenario::Json weak_histories_json(const std::vector<WeakHistory>& histories);

/// One sentence a quality, empty without such histories: what figures are worth that rest on them.
std::vector<std::string> weak_history_sentences(const std::vector<WeakHistory>& histories);

}  // namespace headroom::planning
