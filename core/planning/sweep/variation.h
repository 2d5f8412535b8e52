#pragma once
// One figure of a scenario and the values that it takes one after the other: what
// `--vary POINTER=FROM..TO[:STEP]` says (contract 5.2).
//
//   parse_variation("/world/sites/0/macs=10..20:5")->values      // "10", "15", "20"
//   parse_variation("/end=2017-06-01..2017-08-30:30d")->values   // 2017-06-01, 07-01, 07-31, 08-30

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/scenario/json_source.h"

namespace headroom::planning {

struct Variation {
    enum class Kind : unsigned char { number, span, date, instant };
    std::string pointer;
    Kind kind = Kind::number;
    /// As the scenario's text would have them: "12", "0.25", "30d", "2017-03-01". Numbers are
    /// decimal and computed without rounding, so that 0.1 + 0.2 is 0.3.
    std::vector<std::string> values;
};

/// More values of one figure, or pairs of two, are refused: each is a study of its own.
inline constexpr std::size_t most_sweep_points = 1000;

/// FROM, FROM + STEP ... as far as TO. Without STEP there are ten steps: whole numbers stay whole,
/// dates move by whole days. Numbers are plain decimals (at most 9 places, 15 digits); dates,
/// instants and spans are those of the scenario format, with a span as their STEP.
/// The error says what is expected, without the option's name.
Result<Variation, std::string> parse_variation(std::string_view text);

/// The value as JSON: a number, or a text.
scenario::Json value_json(const Variation& variation, std::size_t index);

/// Where the value lies on an axis: the number itself, days of a span, days since 1970 of a time.
double value_place(const scenario::Json& value);

/// Why the figure of this pointer cannot be varied as `variation` says, given what stands there;
/// nullopt when it can, or when nothing stands there yet (then the scenario's reader judges).
std::optional<std::string> why_not_varied(const scenario::Json& document,
                                          const Variation& variation);

/// Whether the pointer leads to something in the document.
bool leads_somewhere(const scenario::Json& document, const std::string& pointer);

/// "there is no /world/sites/0/mac in the scenario; did you mean /world/sites/0/macs?"
std::string no_such_figure(const scenario::Json& document, const std::string& pointer);

}  // namespace headroom::planning
