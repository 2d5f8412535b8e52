#pragma once
// Which figure of a scenario moves the risk most: the documents of `headroom sensitivity`.

#include <optional>
#include <string>
#include <vector>

#include "core/planning/sensitivity/figures.h"

namespace headroom::planning {

/// A figure with what its two sides came to, as `study_point`s (study_point.h).
struct JudgedFigure {
    Figure figure;
    std::optional<scenario::Json> low, high;  // nullopt: not played
    std::string why;                          // why a side was not played; else empty
};

/// `headroom/sensitivity/1`. The figures come by their effect: the largest first (see
/// docs/sweep-and-sensitivity.md for the order of figures whose effects are equal).
scenario::Json sensitivity_json(const scenario::Json& head, const scenario::Json& base,
                                const std::vector<JudgedFigure>& figures, double change,
                                bool complete);

/// One line for each figure in the order of the document; RFC 4180 with a header line.
std::string sensitivity_csv(const scenario::Json& sensitivity);

/// A page for people with a tornado chart.
std::string sensitivity_report(const scenario::Json& sensitivity);

}  // namespace headroom::planning
