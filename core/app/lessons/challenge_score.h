#pragma once
// The score of a solved challenge, and the score of the built-in solver, which is the par to meet
// or beat.
//
//   points = 1000 * (1 - risk) - cost - 25 * moves, rounded, at least 0
//
// with the risk of any breach or refusal and the mean cost (licenses, refusals, Macs over a limit)
// of the scenario over many replications, and the commands given by hand.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/app/lessons/lesson.h"

namespace headroom::app {

inline constexpr std::int64_t challenge_replications = 400;
inline constexpr Count points_of_a_move = 25;

struct ChallengeScore {
    double risk = 0;  // 0 to 1: the largest of the breach and refusal probabilities
    double cost = 0;  // in the challenge's currency; 0 where it names no prices
    std::string currency;
    Count moves = 0;
    Count points = 0;
};

/// From the document of a `risk` request (planner.h). nullopt when it is none.
std::optional<ChallengeScore> challenge_score(std::string_view risk_json, Count moves);

/// The request that lets the solver look for the best split within the budget of licenses.
std::string solver_request(const Lesson& challenge);

/// The challenge's scenario with the solver's commands at its start, and how many they are. nullopt
/// when the answer holds no plan.
struct SolverWay {
    std::string scenario;
    Count moves = 0;
};
std::optional<SolverWay> solver_way(const Lesson& challenge, std::string_view plan_json);

}  // namespace headroom::app
