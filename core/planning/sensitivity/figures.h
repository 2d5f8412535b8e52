#pragma once
// The uncertain figures of a scenario, each a little lower and a little higher.

#include <optional>
#include <string>
#include <vector>

#include "core/scenario/json_source.h"

namespace headroom::planning {

/// A figure with the values beside its own that a sensitivity study plays.
struct Figure {
    std::string name;     // "arrivals a day at P01": what people read
    std::string kind;     // "rate", "growth", "stay", "batches", "macs", "licenses", "outages"
    std::string site;     // empty: of no site
    std::string pointer;  // where it stands in the scenario
    bool by_uncertainty = false;  // the range is that of the demand's own `uncertainty`
    std::optional<double> value;  // its own; nullopt: of batches, which have many counts
    /// One side. A figure at its bound (no Mac at all) may have one side only.
    struct Side {
        std::optional<double> value;  // nullopt: for ever (of a stay), or of batches the factor
        std::string pointer;          // what is replaced to play it ...
        scenario::Json replacement;   // ... and by what
    };
    std::optional<Side> low, high;
};

/// How far figures are moved, and which.
struct FigureOptions {
    double change = 0.1;         // share of the figure's own value, in (0, 1)
    bool by_uncertainty = true;  // demand with `uncertainty`: its 5 and 95 % quantiles instead
};

/// All figures in the order of the file: of each subscription and sublicense the licenses, of each
/// site the Macs at the start, of each demand arrivals, growth, group size, batches and stay, of
/// each random outage the days between and the hours of each. Whole numbers move by one at least.
/// `source` is the text of a scenario that was read without errors.
std::vector<Figure> find_figures(const scenario::Json& source, const FigureOptions& options);

}  // namespace headroom::planning
