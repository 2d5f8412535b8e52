#pragma once
// A schedule of purchases and renewals over years, for front ends: a request in, documents out.
//
// The request is a JSON object: verb "schedule", scenario (text), file (name for messages), risk
// (of every key in every term), years (1 to 10), subscription (its id; not needed when there is
// one), options as of risk.

#include <string>
#include <string_view>
#include <vector>

#include "core/app/plan.h"

namespace headroom::app {

struct ScheduleDocuments {
    std::string json;      // {"schedule": [...], "scheduleBasis": {...}} of headroom/plan/1
    std::string scenario;  // the input until the end of the years, with the schedule's steps in it
    std::string calendar;  // iCalendar (RFC 5545)
};

/// Errors: of the scenario at their place; of the request with the file "request". `for_each` and
/// `stop` of the options are used; `stop` ends it with Stopped.
Result<ScheduleDocuments, std::vector<scenario::InputError>> plan_schedule(
    std::string_view request_json, const PlanRequestOptions& options);

/// The plan's document (`headroom/plan/1`) with the members of the schedule's in it.
std::string plan_with_schedule(std::string_view plan_json, std::string_view schedule_json);

}  // namespace headroom::app
