#pragma once
// Goals of a lesson as the scenario reader understands expectations. For core/app/lessons only:
// front ends get values.

#include <vector>

#include "core/scenario/scenario.h"

namespace headroom::app {

struct LessonChecks {
    std::vector<scenario::Expectation> goals;  // as Lesson::goals
    std::vector<scenario::Expectation> keep;   // as Lesson::keep
};

}  // namespace headroom::app
