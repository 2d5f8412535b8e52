#pragma once
// How long Macs stay, out of devices whose first and last days are known (import.h). Stays that are
// not over count as well (censored), and so do Macs that were there before anybody looked (left
// truncation): each stay is judged from the age at which it came under observation.
//
// The curve is that of Kaplan and Meier (1958) with late entries; its band is Greenwood's on the
// scale log(-log S). Four laws are fitted by maximum likelihood: exponential, Weibull, lognormal
// and a fixed age of replacement (all leave within some 5 % of it). Which one is right is judged by
// devices that it was not fitted to, in five folds.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace headroom::planning {

/// One Mac. Days are of its age.
struct ObservedStay {
    double entry_days = 0;  // from when on it was under observation
    double days = 0;        // when it left or was seen last; above `entry_days`
    bool ended = false;     // it left
};

enum class StayForm : std::uint8_t { exponential, weibull, lognormal, fixed };
std::string_view name_of(StayForm form);  // "exponential" ... as in a scenario's `stay`

struct FittedStay {
    StayForm form = StayForm::exponential;
    double mean_days = 0;
    double shape = 1;       // weibull
    double scale_days = 0;  // weibull
    double sigma = 0;       // lognormal and fixed: of the logarithm
    double held_out = 0;    // log likelihood of devices it was not fitted to, a device
};

struct SurvivalPoint {
    double days = 0;
    double share = 1;  // P(a stay is longer)
    double low = 1;    // 95 % interval
    double high = 1;
};

struct StayEstimate {
    std::vector<FittedStay> laws;  // the likeliest for devices not seen first
    double sure = 0.5;             // that the first one is nearer to the truth than the second
    std::vector<SurvivalPoint> curve;
    std::size_t ended = 0, running = 0;
    double leave_rate = 0;  // those that left, a day and Mac under observation

    const FittedStay& best() const { return laws.front(); }
};

/// nullopt where fewer than 20 stays ended.
std::optional<StayEstimate> estimate_stays(const std::vector<ObservedStay>& stays);

/// log P(this is what is seen of the stay), given that it lasted to its entry. For tests.
double log_likelihood(const FittedStay& law, const ObservedStay& stay);

}  // namespace headroom::planning
