#pragma once
// The Calendar page: what is bought, renewed and expires, and when Macs come, on one line of time;
// a schedule that was asked for lies on it as ghosts until it is applied.

#include <string>
#include <vector>

#include "core/base/time.h"
#include "wasm/ui/app/panel_context.h"
#include "wasm/ui/widgets/paint.h"

namespace headroom::ui {

/// Something on the line of time.
struct CalendarEntry {
    enum class Kind : unsigned char { purchase, renewal, expiry, macs, outage, other };
    Kind kind = Kind::other;
    Date at;
    std::string words;
    std::string cost;    // "1,200.00 EUR"; empty where it is not known
    std::string lane;    // id of its subscription; empty: what concerns all
    bool ghost = false;  // of the schedule: it is not in the scenario yet
};

/// A subscription, as long as it is valid.
struct CalendarLane {
    std::string id;
    std::string name;
    Date from;
    Date to;  // last day
};

struct CalendarView {
    Date from;
    Date to;
    Date today;  // where the clock stands
    std::vector<CalendarLane> lanes;
    std::vector<CalendarEntry> entries;  // in the order of time
    Count left_out = 0;                  // entries of scenarios with very many
};

/// All that is known now, with the entries of the schedule that was asked for last.
CalendarView calendar_of(PanelContext& context);

/// The picture of it, as wide as the page.
void draw_calendar_chart(const CalendarView& view);

}  // namespace headroom::ui
