#include "core/app/studies/schedule_view.h"

#include <fmt/format.h>

#include "core/app/setup/document_parts.h"
#include "core/app/view_parts.h"
#include "core/base/text.h"

namespace headroom::app {
namespace {

using scenario::Json;
using scenario::member;

std::optional<double> amount_of(const Json& object, const char* name) {
    const Json* value = member(object, name);
    if (value == nullptr || !value->is_number()) return std::nullopt;
    return value->get<double>();
}

ScheduleView::Entry read_entry(const Json& entry) {
    ScheduleView::Entry read;
    const auto licenses = static_cast<Count>(views::number(&entry, "licenses"));
    read.at = views::text(&entry, "at");
    read.total = static_cast<Count>(views::number(&entry, "total"));
    read.what =
        views::text(&entry, "do") == "renew"
            ? fmt::format("Renew with {} for {}", counted(licenses, "license"),
                          counted(static_cast<Count>(views::number(&entry, "months")), "month"))
            : fmt::format("Buy {} more", counted(licenses, "license"));
    read.cost = amount_of(entry, "cost");
    read.why = views::text(&entry, "why");
    return read;
}

bool is_proven(const Json& basis) {
    for (const Json& term : views::list(basis, "terms")) {
        for (const Json& key : views::list(term, "keys")) {
            if (!flag_in(key, "proven")) return false;
        }
    }
    return true;
}

}  // namespace

std::string schedule_request(std::string_view scenario, const ScheduleWish& wish,
                             std::string_view output) {
    Json request{{"verb", "schedule"},  {"scenario", scenario},      {"risk", wish.risk},
                 {"years", wish.years}, {"options", Json::object()}, {"output", output}};
    if (!wish.subscription.empty()) request["subscription"] = wish.subscription;
    return request.dump();
}

std::optional<ScheduleView> read_schedule(std::string_view json) {
    const Json document = Json::parse(json, nullptr, false);
    const Json* basis = document.is_object() ? member(document, "scheduleBasis") : nullptr;
    if (basis == nullptr) return std::nullopt;
    ScheduleView view;
    for (const Json& entry : views::list(document, "schedule")) {
        view.entries.push_back(read_entry(entry));
    }
    view.until = views::text(basis, "until");
    view.currency = views::text(basis, "currency");
    view.cost = amount_of(*basis, "cost");
    view.replications = static_cast<std::int64_t>(views::number(basis, "replications"));
    view.proven = is_proven(*basis);
    view.steps = views::list(*basis, "steps").dump();
    return view;
}

std::string apply_schedule(const Session& session, const ScheduleView& schedule) {
    const Json before = Json::parse(session.beginning_json());
    Json after = before;
    for (const Json& step : Json::parse(schedule.steps)) make_list(after, "steps").push_back(step);
    const auto until = parse_date(schedule.until);
    if (until && midnight_of(*until) > session.end()) after["end"] = schedule.until;
    after.erase("expect");
    return edit_between(before, after);
}

}  // namespace headroom::app
