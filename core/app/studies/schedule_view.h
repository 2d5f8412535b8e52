#pragma once
// A schedule of purchases and renewals (schedule.h) for the page: its question, its answer as plain
// values, and the edit that puts it into the scenario.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/app/session.h"

namespace headroom::app {

struct ScheduleWish {
    double risk = 0.05;        // of every key in every term
    int years = 3;             // 1 to 10, from the start of the scenario
    std::string subscription;  // id; empty: the only one with sites
};

/// For `run_request`. `output`: "json", "ics" (a calendar file) or "scenario".
std::string schedule_request(std::string_view scenario, const ScheduleWish& wish,
                             std::string_view output = "json");

struct ScheduleView {
    struct Entry {
        std::string at;    // a date
        std::string what;  // "Renew with 228 licenses for 24 months", "Buy 12 licenses more"
        Count total = 0;   // licenses afterwards
        std::optional<double> cost;
        std::string why;
    };
    std::vector<Entry> entries;  // in the order of time
    std::string until;           // the last day of the years
    std::string currency;        // empty without prices
    std::optional<double> cost;  // of all entries
    std::int64_t replications = 0;
    bool proven = true;  // no cheaper schedule exists for these replications
    std::string steps;   // the same as steps of the scenario, a JSON array
};

/// nullopt: the document is no schedule.
std::optional<ScheduleView> read_schedule(std::string_view json);

/// The command (scenario_edit.h) that adds the schedule's steps to the scenario, and lets it end
/// when the years do. Expectations, which are about the shorter time, are left out.
std::string apply_schedule(const Session& session, const ScheduleView& schedule);

}  // namespace headroom::app
