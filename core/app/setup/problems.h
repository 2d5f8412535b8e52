#pragma once
// What is wrong or missing in a plan, and how to mend it. The scenario is valid all the same:
// what would not be is refused before it gets there.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/app/setup/setup.h"

namespace headroom::app {

struct SetupProblem {
    /// By how much it spoils the plan: without the first kind there is nothing to forecast.
    enum class Weight : std::uint8_t { missing, wrong, doubtful };
    Weight weight = Weight::wrong;
    std::string place;    // "BER", "Main", "the plan"
    std::string text;     // what is wrong, with its figures
    std::string fix;      // how to mend it, in words
    std::string button;   // the words of a button that does it; empty: by hand only
    std::string command;  // for Session::submit, when the button is pressed
};

/// The worst first, then in the order of subscriptions and sites; at most `most_problems`.
inline constexpr std::size_t most_problems = 50;
std::vector<SetupProblem> problems_of(const Setup& setup);

}  // namespace headroom::app
