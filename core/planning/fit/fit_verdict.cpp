#include "core/planning/fit/fit_verdict.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "core/base/text.h"

namespace headroom::planning {
namespace {

constexpr std::size_t least_steps = 12;
constexpr Count least_changes = 10;
constexpr double good_share = 0.8;  // of the forecasts that held, with a 90 % band
constexpr double fair_share = 0.5;

std::string percent(double share) { return fmt::format("{:.0f} %", share * 100); }

std::string p_text(double p) { return p < 0.001 ? "p < 0.001" : fmt::format("p = {:.3f}", p); }

Count total_change(const SiteFit& fit) {
    Count sum = 0;
    for (const CountStep& step : fit.steps) sum += std::abs(step.after - step.before);
    return sum;
}

/// Three digits, and large figures without an exponent.
std::string figure_text(double value) {
    return value >= 100 ? fmt::format("{:.0f}", value) : fmt::format("{:.3g}", value);
}

std::string range_text(const FigureRange& range) {
    return fmt::format("90 % range {} to {}", figure_text(range.low), figure_text(range.high));
}

std::string macs_text(double macs) {
    const auto whole = std::lround(macs);
    return fmt::format("{} Mac{}", whole, whole == 1 ? "" : "s");
}

class Verdict {
public:
    explicit Verdict(SiteFit& fit) : fit_(fit) {}

    void pass() {
        const bool little = fit_.steps.size() < least_steps || total_change(fit_) < least_changes;
        if (little) tell_little();
        tell_hold_outs();
        tell_bad_readings();
        if (total_change(fit_) > 0) tell_figures();
        tell_calendar();
        tell_jumps();
        tell_ceiling();
        fit_.quality = little || fit_.hold_outs.empty() ? FitQuality::too_little_data
                       : fit_.ceiling                   ? FitQuality::poor
                                                        : quality_by_hold_outs();
    }

private:
    void say(std::string sentence) { fit_.verdict.push_back(std::move(sentence)); }

    FitQuality quality_by_hold_outs() const {
        const double share = static_cast<double>(fit_.hold_outs_inside()) /
                             static_cast<double>(fit_.hold_outs.size());
        return share >= good_share   ? FitQuality::good
               : share >= fair_share ? FitQuality::fair
                                     : FitQuality::poor;
    }

    void tell_little() {
        say(
            fmt::format("Too little data: {} with {} coming or going in all; at least "
                        "{} counts and {} changes are needed for a demand to rely on.",
                        counted(static_cast<std::int64_t>(fit_.steps.size()) + 1, "count"),
                        counted(total_change(fit_), "Mac"), least_steps + 1, least_changes));
    }

    // The only thing that says how far a forecast can be trusted: how earlier ones did.
    void tell_hold_outs() {
        if (fit_.hold_outs.empty()) {
            say("The history is shorter than a year: no forecast could be tried on it, so that it "
                "is "
                "too little data for a verdict.");
            return;
        }
        int nearest = 1 << 30, furthest = 0;
        for (const HoldOut& one : fit_.hold_outs) {
            nearest = std::min(nearest, one.to - one.from);
            furthest = std::max(furthest, one.to - one.from);
        }
        say(fmt::format(
            "Forecasts from the past of this site, {} to {} days ahead: {} of {} counts "
            "lay inside their 90 % band.",
            nearest, furthest, fit_.hold_outs_inside(), fit_.hold_outs.size()));
    }

    void tell_bad_readings() {
        for (const UsageCount& count : fit_.site.clean.bad) {
            say(fmt::format(
                "The count of {} on {} comes back at once: it is taken as a wrong reading "
                "and left out.",
                count.used, format_date(count.date)));
        }
    }

    void tell_figures() {
        say(fmt::format("{:.3g} Macs come a day at the end of the history ({}).",
                        fit_.per_day.value, range_text(fit_.per_day)));
        if (fit_.stay_law) {
            say(fmt::format("A Mac stays {:.0f} days on average ({}), by the device list.",
                            fit_.stay_law->mean_days, range_text(fit_.stay_days)));
        } else if (fit_.leaves) {
            say(fmt::format(
                "A Mac stays {:.0f} days on average ({}); counts tell little about stays, so "
                "that a usual stay of some years counts as well.",
                fit_.stay_days.value, range_text(fit_.stay_days)));
        } else {
            say("No Mac is seen to leave beyond chance, so stays are taken to be for ever.");
        }
        if (fit_.grows) {
            say(fmt::format(
                "Arrivals change by {:+.0f} % a year (90 % range {:+.0f} % to {:+.0f} %).",
                fit_.growth_per_year.value * 100, fit_.growth_per_year.low * 100,
                fit_.growth_per_year.high * 100));
        } else {
            say(fmt::format(
                "No growth is certain; {:+.0f} % to {:+.0f} % a year cannot be ruled out.",
                fit_.growth_per_year.low * 100, fit_.growth_per_year.high * 100));
        }
        if (fit_.group_size.value >= 1.5) {
            say(fmt::format("Macs come in groups of about {:.1f} ({}).", fit_.group_size.value,
                            range_text(fit_.group_size)));
        }
    }

    void tell_calendar() {
        tell_weights(fit_.weekdays, fit_.weekdays_used, "weekday");
        tell_weights(fit_.months, fit_.months_used, "month");
        for (const Waves& waves : fit_.site.scheduled.waves) {
            say(fmt::format("{} come every {} days ({} such waves); they are planned as batches.",
                            macs_text(waves.mean_macs), waves.every_days, waves.seen));
        }
        for (const Term& term : fit_.site.scheduled.terms) {
            say(fmt::format(
                "{} are away every year, the last time from {} to {}: terms, planned as "
                "departures and batches.",
                macs_text(term.macs), format_date(term.left), format_date(term.returned)));
        }
    }

    void tell_weights(const std::optional<WeightTest>& test, bool used, const char* what) {
        if (!test) return;
        if (used) {
            say(fmt::format("Arrivals differ by {} ({}), so that weights are given.", what,
                            p_text(test->p_value)));
        } else {
            say(
                fmt::format("Arrivals do not clearly differ by {} ({}), so that no weights are "
                            "given.",
                            what, p_text(test->p_value)));
        }
    }

    void tell_jumps() {
        for (const ScheduledChange& jump : fit_.site.scheduled.once) {
            say(
                fmt::format("The change of {:+.0f} until {} is no chance; it was left out of the "
                            "rates. Plan such roll-outs as batches.",
                            jump.macs, format_date(jump.date)));
        }
    }

    void tell_ceiling() {
        if (!fit_.ceiling) return;
        const std::string limit = fmt::format(
            "The count stands at {} in {} of the rows and never above: this looks like a "
            "license limit.",
            *fit_.ceiling, percent(fit_.share_at_ceiling));
        if (!fit_.site.limit) {
            say(limit +
                " Refused enrollments are in no history, so the real demand is probably higher.");
            return;
        }
        say(limit +
            fmt::format(" The demand is estimated as if Macs above it had been refused: without a "
                        "limit about {} would be there.",
                        macs_text(fit_.per_day.value * fit_.stay_days.value)));
    }

    SiteFit& fit_;
};

}  // namespace

std::string_view name_of(FitQuality quality) {
    switch (quality) {
        case FitQuality::good: return "good";
        case FitQuality::fair: return "fair";
        case FitQuality::poor: return "poor";
        case FitQuality::too_little_data: return "tooLittleData";
    }
    return "";
}

void pass_verdict(SiteFit& fit) { Verdict(fit).pass(); }

}  // namespace headroom::planning
