#include "core/app/demand_waves.h"

#include <algorithm>
#include <cmath>

#include "core/app/scenario_edit.h"
#include "core/base/exact_math.h"
#include "core/base/written_instant.h"
#include "core/scenario/json_source.h"

namespace headroom::app {
namespace {

using scenario::Json;
using scenario::member;

constexpr double days_a_year = 365;

/// A Mac that came on day d and stays for a fixed time leaves on day d + stay; under other laws, a
/// share of all leaves each day.
class Course {
public:
    Course(const SiteDemand& demand, Count macs_now)
        : demand_(demand), macs_(static_cast<double>(macs_now)) {
        if (demand.stay_law == "fixed" && demand.stay_days > 0) first_ = macs_ / demand.stay_days;
    }

    double macs() const { return macs_; }

    void day(double arrivals) {
        came_.push_back(arrivals);
        macs_ += arrivals - leaving();
        ++day_;
    }

private:
    double leaving() const {
        if (demand_.stay_days <= 0) return 0;
        if (demand_.stay_law != "fixed") return macs_ / demand_.stay_days;
        const auto stay = static_cast<std::size_t>(demand_.stay_days);
        return day_ < stay ? first_ : came_[day_ - stay];
    }

    const SiteDemand& demand_;
    double macs_;
    double first_ = 0;  // of the Macs of now, a day
    std::vector<double> came_;
    std::size_t day_ = 0;
};

double arrivals_on(const SiteDemand& demand, Instant start, Instant day) {
    const double years = days_in(day - start) / days_a_year;
    const auto month = static_cast<std::size_t>(calendar_of(date_of(day)).month - 1);
    const double growth = std::max(demand.growth_per_year, -0.99);
    const double power = std::clamp(exact_log(1 + growth) * years, -600.0, 600.0);
    return demand.per_day * demand.months[month] * exact_exp(power);
}

double wave_on(const std::vector<Wave>& waves, Instant day) {
    double macs = 0;
    for (const Wave& wave : waves) {
        if (wave.at >= day && wave.at < day + Span::days(1)) macs += static_cast<double>(wave.macs);
    }
    return macs;
}

}  // namespace

std::vector<Wave> waves_of(const Session& session, const std::string& site) {
    std::vector<Wave> waves;
    const Json document = Json::parse(session.beginning_json(), nullptr, false);
    const Json* steps = member(document, "steps");
    if (steps == nullptr || !steps->is_array()) return waves;
    for (std::size_t i = 0; i < steps->size(); ++i) {
        const Json& step = (*steps)[i];
        const std::string verb = step.value("do", std::string());
        const bool enrolls = verb == "mac.enroll" || verb == "mac.discover";
        if (!enrolls || step.value("site", std::string()) != site || !step.contains("count"))
            continue;
        const auto at = parse_instant_or_span(step.value("at", std::string()), session.start());
        if (!at || *at <= session.start()) continue;
        waves.push_back({i, *at, step.at("count").get<Count>(), verb == "mac.discover"});
    }
    return waves;
}

std::string add_wave(const SiteDemand& demand, Date day, Count macs) {
    const Json step{{"at", format_date(day)},
                    {"do", demand.by_discovery ? "mac.discover" : "mac.enroll"},
                    {"site", demand.site},
                    {"count", macs}};
    return edit_command({{"/steps/-", step.dump()}});
}

std::string remove_wave(const Wave& wave) {
    return edit_command({{"/steps/" + std::to_string(wave.step), std::nullopt}});
}

std::vector<Count> expected_course(const SiteDemand& demand, const std::vector<Wave>& waves,
                                   Count macs_now, const Session& session, std::size_t points) {
    constexpr std::int64_t most_days = 4000;
    const auto days = std::clamp<std::int64_t>(
        (session.end() - session.now()).seconds / Span::days(1).seconds, 1, most_days);
    std::vector<Count> course;
    Course macs(demand, macs_now);
    for (std::int64_t day = 0; day <= days; ++day) {
        const auto due = static_cast<std::size_t>(day) * (points - 1);
        while (course.size() < points && course.size() * static_cast<std::size_t>(days) <= due) {
            course.push_back(std::llround(std::clamp(macs.macs(), 0.0, 1e12)));
        }
        const Instant at = session.now() + Span::days(day);
        macs.day(arrivals_on(demand, session.start(), at) + wave_on(waves, at));
    }
    return course;
}

}  // namespace headroom::app
