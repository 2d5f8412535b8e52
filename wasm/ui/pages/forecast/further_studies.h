#pragma once
// Further questions of the Forecast page: what to buy over years, which figure matters most, and
// how the risk depends on a figure.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/app/studies/schedule_view.h"
#include "core/app/studies/series_views.h"
#include "wasm/ui/pages/forecast/job_answer.h"

namespace headroom::ui {

/// What to buy and renew, and when.
struct ScheduleQuestion : JobAnswer {
    Count years = 3;
    double risk_percent = 5;
    std::string scenario;  // the one that the question was about
    app::ScheduleWish asked;
    std::optional<app::ScheduleView> view;
    int file_job = 0;      // the calendar file, while it is being made
    bool applied = false;  // the answer is in the scenario already
};

/// Which figure moves the risk most.
struct SensitivityQuestion : JobAnswer {
    std::string scenario;
    std::optional<app::SensitivityView> view;
};

/// The risk at each value of a figure, or of a pair of two.
struct SweepQuestion : JobAnswer {
    std::uint64_t revision = 0;              // of the session, when the figures were read
    std::vector<app::VariedFigure> figures;  // those that can be varied
    int first = 0;                           // of `figures`
    int second = 0;                          // of `figures`, from 1 on; 0: none
    app::VariedRange range;                  // of the first one
    std::string ranged;                      // whose range it is (a pointer)
    std::vector<app::VariedFigure> asked;    // in the order of the answer's axes
    std::optional<app::SweepView> view;
};

struct FurtherStudies {
    ScheduleQuestion schedule;
    SensitivityQuestion sensitivity;
    SweepQuestion sweep;
    JobAnswer check;                         // of the scenario's expectRisk
    std::vector<app::RiskVerdict> verdicts;  // empty until the study has ended
};

}  // namespace headroom::ui
