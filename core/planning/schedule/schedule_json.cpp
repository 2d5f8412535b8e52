// The schedule as members of the plan's document, as a scenario and as a calendar file.

#include <fmt/core.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/planning/schedule/schedule.h"

namespace headroom::planning {
namespace {

using scenario::Json;

Json entry_json(const ScheduleEntry& entry) {
    const bool renews = entry.what == ScheduleEntry::Do::renew;
    return {{"at", format_date(entry.at)},
            {"do", renews ? "renew" : "buy"},
            {"licenses", entry.licenses},
            {"total", entry.total},
            {"months", renews ? Json(entry.months) : Json(nullptr)},
            {"days", entry.days},
            {"cost", entry.cost ? Json(*entry.cost) : Json(nullptr)},
            {"why", entry.why}};
}

Json term_json(const Schedule& schedule, std::size_t t) {
    const LicenseTerm& term = schedule.calendar.terms[t];
    Json keys = Json::array();
    for (std::size_t u = 0; u < schedule.units.size(); ++u) {
        const UnitTerm& plan = schedule.plan[u][t];
        keys.push_back(
            {{"name", schedule.units[u].name},
             {"licenses", plan.levels},
             {"risk",
              {{"value", plan.risk.value}, {"low", plan.risk.low}, {"high", plan.risk.high}}},
             {"proven", plan.is_proven}});
    }
    Json periods = Json::array();
    for (const Date day : term.periods) periods.push_back(format_date(day));
    return {{"from", format_date(term.from)},
            {"to", format_date(term.to)},
            {"periods", std::move(periods)},
            {"keys", std::move(keys)}};
}

// RFC 5545, 3.3.11: what has a meaning in a text.
std::string calendar_text(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == ',') escaped += '\\';
        if (c == '\n') {
            escaped += "\\n";
        } else if (static_cast<unsigned char>(c) >= 0x20) {
            escaped += c;
        }
    }
    return escaped;
}

// RFC 5545, 3.1: lines of at most 75 bytes, continued by a space; no character is cut.
std::string folded(std::string_view line) {
    constexpr std::size_t most = 74;
    std::string out;
    while (line.size() > most) {
        std::size_t cut = most;
        while (cut > 1 && (static_cast<unsigned char>(line[cut]) & 0xC0u) == 0x80u) --cut;
        out += std::string(line.substr(0, cut)) + "\r\n ";
        line.remove_prefix(cut);
    }
    return out + std::string(line) + "\r\n";
}

std::string without_dashes(std::string text) {
    text.erase(std::remove(text.begin(), text.end(), '-'), text.end());
    text.erase(std::remove(text.begin(), text.end(), ':'), text.end());
    return text;
}

std::string title_of(const ScheduleEntry& entry, const std::string& name) {
    if (entry.what == ScheduleEntry::Do::renew) {
        return fmt::format("Renew {} with {} for {}", name, counted(entry.licenses, "license"),
                           counted(entry.months, "month"));
    }
    return fmt::format("Buy {} more for {}", counted(entry.licenses, "license"), name);
}

}  // namespace

void add_schedule(const Schedule& schedule, const ScheduleOptions& options, Json& plan) {
    Json entries = Json::array();
    for (const ScheduleEntry& entry : schedule.entries) entries.push_back(entry_json(entry));
    Json terms = Json::array();
    for (std::size_t t = 0; t < schedule.calendar.terms.size(); ++t) {
        terms.push_back(term_json(schedule, t));
    }
    plan["schedule"] = std::move(entries);
    plan["scheduleBasis"] = {
        {"years", options.years},
        {"until", format_date(schedule.calendar.end)},
        {"risk", options.risk},
        {"replications", schedule.replications},
        {"currency", schedule.currency.empty() ? Json(nullptr) : Json(schedule.currency)},
        {"licenseYear", schedule.license_year ? Json(*schedule.license_year) : Json(nullptr)},
        {"cost", schedule.cost ? Json(*schedule.cost) : Json(nullptr)},
        {"terms", std::move(terms)},
        {"steps", schedule.steps}};
}

Json scheduled_scenario(const Json& source, const Schedule& schedule) {
    Json document = source;
    document["end"] = format_date(schedule.calendar.end);
    document.erase("expect");
    Json steps = Json::array();
    if (const Json* own = scenario::member(source, "steps")) steps = *own;
    for (const Json& step : schedule.steps) steps.push_back(step);
    document["steps"] = std::move(steps);
    return document;
}

std::string schedule_calendar(const Schedule& schedule, const std::string& name, Instant made) {
    std::string text =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Headroom//Schedule//EN\r\n"
        "CALSCALE:GREGORIAN\r\n";
    const std::string stamp = without_dashes(format_instant(made));
    for (const ScheduleEntry& entry : schedule.entries) {
        const std::string title = title_of(entry, name);
        std::string why = entry.why;
        if (entry.cost) why += fmt::format("\n{:.2f} {}", *entry.cost, schedule.currency);
        const std::string id = sha256_hex(format_date(entry.at) + title).substr(0, 32);
        text += "BEGIN:VEVENT\r\n";
        text += folded("UID:" + id + "@headroom");
        text += folded("DTSTAMP:" + stamp);
        text += folded("DTSTART;VALUE=DATE:" + without_dashes(format_date(entry.at)));
        text += folded("DTEND;VALUE=DATE:" + without_dashes(format_date(entry.at + 1)));
        text += folded("SUMMARY:" + calendar_text(title));
        text += folded("DESCRIPTION:" + calendar_text(why));
        text += "TRANSP:TRANSPARENT\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-P14D\r\n";
        text += folded("DESCRIPTION:" + calendar_text(title));
        text += "END:VALARM\r\nEND:VEVENT\r\n";
    }
    return text + "END:VCALENDAR\r\n";
}

}  // namespace headroom::planning
