#include "core/planning/schedule/schedule_steps.h"

#include <algorithm>

namespace headroom::planning {
namespace {

using scenario::Json;

class StepWriter {
public:
    StepWriter(const PlanProblem& problem, const Schedule& schedule)
        : problem_(problem), schedule_(schedule), total_(problem.total) {
        for (const LicenseUnit& unit : schedule.units) held_.push_back(unit.licenses);
        for (const PlanSite& site : problem.sites) ceilings_.push_back(site.licenses);
    }

    Json write() {
        for (std::size_t t = 0; t < schedule_.calendar.terms.size(); ++t) {
            const LicenseTerm& term = schedule_.calendar.terms[t];
            for (std::size_t k = 0; k < term.periods.size(); ++k) {
                if (term.periods[k] < schedule_.calendar.end) write_period(t, k);
            }
        }
        return std::move(steps_);
    }

private:
    void write_period(std::size_t t, std::size_t k) {
        const LicenseTerm& term = schedule_.calendar.terms[t];
        at_ = std::max(problem_.start, midnight_of(term.periods[k]));
        if (t > 0 && k == 0) {
            push(
                "subscription.renew",
                {{"subscription", problem_.subscription}, {"months", term.months}, {"paid", true}});
        }
        const Count total = total_at(term.periods[k]);
        for (const bool gives_back : {true, false}) {
            if (!gives_back && total > total_) {
                push("sales.upgrade",
                     {{"subscription", problem_.subscription}, {"licenses", total - total_}});
            }
            for (std::size_t u = 0; u < schedule_.units.size(); ++u) {
                edit_unit(u, schedule_.plan[u][t].levels[k], gives_back);
            }
        }
        raise_ceilings(std::max(total, total_));
        if (total < total_) {
            lower_ceilings(total);
            push("sales.correct", {{"subscription", problem_.subscription}, {"licenses", total}});
        }
        total_ = total;
        refresh_grown();
    }

    // The subscription's licenses after what the schedule does on that day.
    Count total_at(Date day) const {
        Count total = total_;
        for (const ScheduleEntry& entry : schedule_.entries) {
            if (entry.at == day) total = entry.total;
        }
        return total;
    }

    void edit_unit(std::size_t u, Count level, bool gives_back) {
        const LicenseUnit& unit = schedule_.units[u];
        const bool falls = level < held_[u];
        if (level == held_[u] || falls != gives_back) return;
        held_[u] = level;
        if (!unit.is_pool) {  // what is not reserved is the pool
            push("sublicense.edit",
                 {{"sublicense", problem_.sites[unit.sites.front()].key}, {"licenses", level}});
        }
        if (!falls) grown_.push_back(u);
    }

    // A proxy learns of more licenses at its next refresh only.
    void refresh_grown() {
        for (const std::size_t u : grown_) {
            for (const std::size_t site : schedule_.units[u].sites) {
                const PlanSite& planned = problem_.sites[site];
                if (!planned.offline) push("proxy.refresh", {{"site", planned.code}});
            }
        }
        grown_.clear();
    }

    // Dynamic keys may use all that is not reserved; their number may not exceed the total
    // (SBL-23).
    void raise_ceilings(Count total) {
        Count pool = total - problem_.reserved_elsewhere;
        for (std::size_t u = 0; u < schedule_.units.size(); ++u) {
            if (!schedule_.units[u].is_pool) pool -= held_[u];
        }
        set_ceilings([&](Count now) { return std::max(now, pool); });
    }
    void lower_ceilings(Count total) {
        set_ceilings([&](Count now) { return std::min(now, total); });
    }

    template <class Change>
    void set_ceilings(Change change) {
        for (std::size_t i = 0; i < problem_.sites.size(); ++i) {
            if (problem_.sites[i].type != KeyType::dynamic) continue;
            const Count next = change(ceilings_[i]);
            if (next == ceilings_[i]) continue;
            ceilings_[i] = next;
            push("sublicense.edit", {{"sublicense", problem_.sites[i].key}, {"licenses", next}});
        }
    }

    void push(const char* verb, Json arguments) {
        Json step{{"at", format_instant(at_)}, {"do", verb}};
        for (const auto& item : arguments.items()) step[item.key()] = item.value();
        steps_.push_back(std::move(step));
    }

    const PlanProblem& problem_;
    const Schedule& schedule_;
    std::vector<Count> held_;         // by unit
    std::vector<std::size_t> grown_;  // units that got more on the day that is written
    std::vector<Count> ceilings_;     // of Dynamic keys, by site
    Count total_;
    Instant at_;
    Json steps_ = Json::array();
};

}  // namespace

Json schedule_steps(const PlanProblem& problem, const Schedule& schedule) {
    return StepWriter(problem, schedule).write();
}

}  // namespace headroom::planning
