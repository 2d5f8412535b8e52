#pragma once
// Which element of one list is which element of the other.

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "core/scenario/json_source.h"

namespace headroom::app::diff_parts {

/// The place of an element that has no counterpart.
inline constexpr std::size_t no_place = static_cast<std::size_t>(-1);

struct ListPairs {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;  // in the order of the second list
    bool same_order = true;  // the elements that both lists have come in the same order
};

/// Pairs equal elements that keep their order first (a longest common subsequence), then the rest
/// by what they are (`element_identity`), in their order. Elements without an identity are paired
/// by position. `list` is the name of the member that holds both lists.
ListPairs pair_lists(std::string_view list, const scenario::Json& first,
                     const scenario::Json& second);

}  // namespace headroom::app::diff_parts
