#pragma once
// Who makes a plan: this process, unless another is named (headroom-mpi).

#include <functional>
#include <string>
#include <vector>

#include "core/app/plan.h"

namespace headroom::cli {

using PlanResult = Result<app::PlanDocuments, std::vector<scenario::InputError>>;
using PlanMaker = std::function<PlanResult(const std::string& request_json,
                                           const app::PlanRequestOptions& options)>;
void use_plan_maker(PlanMaker maker);

}  // namespace headroom::cli
