#include "core/planning/fit/fit_verdict.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace headroom::planning {
namespace {

constexpr double unlikely = 0.01;
constexpr std::size_t least_steps = 12;
constexpr Count least_changes = 10;
constexpr std::size_t comfortable_steps = 26;

std::string percent(double share) { return fmt::format("{:.0f} %", share * 100); }

std::string p_text(double p) { return p < 0.001 ? "p < 0.001" : fmt::format("p = {:.3f}", p); }

Count total_change(const SiteFit& fit) {
    Count sum = 0;
    for (const CountStep& step : fit.steps) sum += std::abs(step.after - step.before);
    return sum;
}

std::string range_of(double value, std::optional<double> log_error) {
    if (!log_error) return "how sure cannot be told";
    return fmt::format("95 % range {:.3g} to {:.3g}", value * std::exp(-1.96 * *log_error),
                       value * std::exp(1.96 * *log_error));
}

// Collects the sentences and how many of them speak against the fit.
class Verdict {
public:
    explicit Verdict(SiteFit& fit) : fit_(fit) {}

    void pass() {
        const bool little = fit_.steps.size() < least_steps || total_change(fit_) < least_changes;
        if (little) tell_little();
        if (total_change(fit_) > 0) {
            tell_estimates();
            tell_changes();
            tell_band();
        }
        tell_left_out();
        tell_ceiling();
        fit_.quality = objections_ == 0   ? FitQuality::good
                       : objections_ == 1 ? FitQuality::fair
                                          : FitQuality::poor;
        if (little) fit_.quality = FitQuality::too_little_data;
    }

private:
    void say(std::string sentence) { fit_.verdict.push_back(std::move(sentence)); }
    void object(std::string sentence) {
        ++objections_;
        say(std::move(sentence));
    }

    void tell_little() {
        say(fmt::format("Too little data: {} counts with {} Macs coming or going in all; at least "
                        "{} counts and {} changes are needed for a demand to rely on.",
                        fit_.steps.size() + 1, total_change(fit_), least_steps + 1,
                        least_changes));
    }

    void tell_estimates() {
        const CountProcess& process = fit_.process();
        const double rate = fit_.per_day_at(fit_.usage.last_date());
        say(fmt::format("{:.3g} Macs come a day at the end of the history ({}).", rate,
                        range_of(rate, fit_.estimate.log_per_day_error)));
        if (fit_.leaves) {
            say(fmt::format("A Mac stays {:.0f} days on average ({}); counts cannot tell more about "
                            "stays than their mean.", fit_.mean_stay_days(),
                            range_of(fit_.mean_stay_days(), fit_.estimate.log_leave_rate_error)));
        } else {
            say("No Mac is seen to leave beyond chance, so stays are taken to be for ever.");
        }
        if (fit_.grows) {
            say(fmt::format("Arrivals change by {:+.0f} % a year.",
                            process.growth_per_year() * 100));
        }
        tell_weights(fit_.weekdays, fit_.weekdays_used, "weekday");
        tell_weights(fit_.months, fit_.months_used, "month");
        if (fit_.steps.size() >= least_steps && fit_.steps.size() < comfortable_steps) {
            object(fmt::format("{} changes are few: the ranges are wide.", fit_.steps.size()));
        }
    }

    void tell_weights(const std::optional<WeightTest>& test, bool used, const char* what) {
        if (!test) return;
        if (used) {
            say(fmt::format("Arrivals differ by {} ({}), so that weights are given.", what,
                            p_text(test->p_value)));
        } else {
            say(fmt::format("Arrivals do not clearly differ by {} ({}), so that no weights are "
                            "given.", what, p_text(test->p_value)));
        }
    }

    void tell_changes() {
        if (fit_.steps.size() < least_steps) return;
        const std::string ratio = fmt::format("{:.2f} times what the fit expects ({})",
                                              fit_.dispersion, p_text(fit_.dispersion_p));
        const std::string shape = fmt::format(
            "skewness {:.1f} where {:.1f} is expected, kurtosis {:.1f} where {:.1f} is",
            fit_.skewness, fit_.expected_skewness, fit_.kurtosis, fit_.expected_kurtosis);
        if (fit_.groups_suspected()) {
            object("Large changes are not as frequent as chance has it (" + shape +
                   "): Macs come or go in groups, which the fit takes for turnover.");
        } else if (fit_.leaves) {
            say("Large and small changes are as frequent as chance has it (" + shape + ").");
        } else if (fit_.dispersion_p >= unlikely) {
            say("The changes vary " + ratio + ": like chance.");
        } else if (fit_.dispersion < 1) {
            object("The changes vary only " + ratio +
                   ": more regular than chance, like a planned roll-out; the risk is overstated.");
        } else {
            object("The changes vary " + ratio +
                   ": Macs come or go in groups, which the fit does not know; the risk is "
                   "understated.");
        }
        if (fit_.autocorrelation_p < unlikely) {
            object(fmt::format("Successive changes are not independent (correlation {:+.2f}, {}): "
                               "something varies that the fit does not know.",
                               fit_.autocorrelation, p_text(fit_.autocorrelation_p)));
        }
    }

    void tell_band() {
        const std::string facts = fmt::format(
            "{} of {} counts lie inside the 90 % band of the fit, which explains {} of their "
            "variance",
            std::lround(fit_.inside_band * static_cast<double>(fit_.comparison.size())),
            fit_.comparison.size(), percent(std::max(0.0, fit_.explained)));
        // Successive counts are strongly related, so that a sound fit may lie outside for long.
        if (fit_.inside_band >= 0.5) {
            say(facts + ".");
        } else {
            object(facts + ": the history does not look like one steady law.");
        }
    }

    void tell_left_out() {
        for (const CountStep& step : fit_.steps) {
            if (!step.left_out) continue;
            say(fmt::format("The change of {:+d} until {} is no chance; it was left out of the "
                            "rates. Plan such roll-outs as batches.",
                            step.after - step.before, format_date(step.to)));
        }
    }

    void tell_ceiling() {
        if (!fit_.ceiling) return;
        object(fmt::format("The count stands at {} in {} of the rows and never above: this looks "
                           "like a license limit. Refused enrollments are in no history, so the "
                           "real demand is probably higher.",
                           *fit_.ceiling, percent(fit_.share_at_ceiling)));
    }

    SiteFit& fit_;
    int objections_ = 0;
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
