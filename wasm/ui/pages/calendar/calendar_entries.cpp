// What stands in the calendar, from the scenario, from what is valid now, and from the schedule.

#include <fmt/format.h>

#include <algorithm>

#include "core/app/setup/prices.h"
#include "wasm/ui/pages/calendar/calendar.h"
#include "wasm/ui/pages/forecast/forecast_state.h"
#include "wasm/ui/pages/setup/setup_state.h"

namespace headroom::ui {
namespace {

using Kind = CalendarEntry::Kind;

Kind kind_of(app::ToCome::Kind kind) {
    using From = app::ToCome::Kind;
    if (app::is_outage(kind)) return Kind::outage;
    switch (kind) {
        case From::buy: return Kind::purchase;
        case From::renew: return Kind::renewal;
        case From::macs_come:
        case From::macs_leave: return Kind::macs;
        default: return Kind::other;
    }
}

constexpr std::size_t most_entries = 200;  // of each kind: a picture of more tells nothing

bool is_full(const CalendarView& view) { return view.entries.size() >= most_entries; }

void add_to_come(CalendarView& view, const std::vector<app::ToCome>& all) {
    for (const app::ToCome& one : all) {
        if (one.at_random || one.kind == app::ToCome::Kind::other) continue;
        if (is_full(view)) {
            ++view.left_out;
            continue;
        }
        const Kind kind = kind_of(one.kind);
        const bool of_subscription = kind == Kind::purchase || kind == Kind::renewal;
        view.entries.push_back(
            {kind, date_of(one.at), one.words, "", of_subscription ? one.about : "", false});
    }
}

constexpr std::size_t most_lanes = 12;

void add_lanes(CalendarView& view, const app::Overview& overview) {
    for (const app::SubscriptionView& one : overview.subscriptions) {
        if (view.lanes.size() == most_lanes) break;
        const auto to = parse_date(one.expiration_date);
        const auto from = one.rows.empty() ? to : parse_date(one.rows.front().starts);
        if (!to || !from) continue;
        view.lanes.push_back({one.id, one.name.empty() ? one.id : one.name, *from, *to});
        view.to = std::max(view.to, *to + 1);
    }
}

/// What expires has its last day, what renews by itself the day after.
void add_ends(CalendarView& view, const app::Overview& overview) {
    for (const app::TimeMark& mark : overview.marks) {
        if (mark.kind == app::TimeMark::Kind::step) continue;
        if (is_full(view)) {
            ++view.left_out;
            continue;
        }
        const bool renewal = mark.kind == app::TimeMark::Kind::renewal;
        const auto lane = std::find_if(
            view.lanes.begin(), view.lanes.end(),
            [&](const CalendarLane& one) { return mark.text.starts_with(one.name + " "); });
        view.entries.push_back({renewal ? Kind::renewal : Kind::expiry,
                                date_of(mark.at) - (renewal ? 0 : 1), mark.text, "",
                                lane == view.lanes.end() ? "" : lane->id, false});
    }
}

void add_ghosts(CalendarView& view, const ScheduleQuestion& question, const std::string& only) {
    if (!question.view || question.applied) return;
    const std::string lane =
        question.asked.subscription.empty() ? only : question.asked.subscription;
    for (const app::ScheduleView::Entry& entry : question.view->entries) {
        const auto at = parse_date(entry.at);
        if (!at) continue;
        std::string cost;
        if (entry.cost) {
            cost = fmt::format("{} {}", app::amount_words(*entry.cost), question.view->currency);
        }
        view.entries.push_back({entry.what.starts_with("Renew") ? Kind::renewal : Kind::purchase,
                                *at, entry.what, std::move(cost), lane, true});
        view.to = std::max(view.to, *at + 1);
    }
    if (const auto until = parse_date(question.view->until)) view.to = std::max(view.to, *until);
}

}  // namespace

CalendarView calendar_of(PanelContext& context) {
    CalendarView view;
    view.from = date_of(context.session.start());
    view.to = date_of(context.session.end());
    view.today = date_of(context.overview.now);
    add_lanes(view, context.overview);
    add_ends(view, context.overview);
    add_to_come(view, setup_state(context).setup.to_come);
    add_ghosts(view, forecast_state(context).further.schedule,
               view.lanes.empty() ? "" : view.lanes.front().id);
    std::stable_sort(view.entries.begin(), view.entries.end(),
                     [](const CalendarEntry& a, const CalendarEntry& b) { return a.at < b.at; });
    return view;
}

}  // namespace headroom::ui
