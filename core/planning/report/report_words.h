#pragma once
// Demand and commands of a scenario in sentences, for reports that people read without the file.

#include <string>

#include "core/scenario/json_source.h"

namespace headroom::planning {

/// "About 548 new Macs a year at random, growing by 20 % a year; they stay 900 days on average;
/// enrolled by hand." of an entry of `demand`.
std::string demand_in_words(const scenario::Json& demand);

/// "2017-03-01: Change sublicense dept1: Reserved, 12 licenses." of a step.
std::string step_in_words(const scenario::Json& step);

}  // namespace headroom::planning
