#include "core/planning/laws/loss_formulas.h"

#include <algorithm>
#include <cmath>

namespace headroom::planning {
namespace {

constexpr double negligible = 1e-18;  // relative to the largest term of a sum

// Poisson probabilities relative to the one of `mode`, whose value is 1.
double relative_sum(double mean, Count mode) {
    double sum = 1;
    double term = 1;
    for (Count n = mode; n > 0 && term > negligible; --n) {
        term *= static_cast<double>(n) / mean;
        sum += term;
    }
    term = 1;
    for (Count n = mode + 1; term > negligible; ++n) {
        term *= mean / static_cast<double>(n);
        sum += term;
    }
    return sum;
}

// The convolution of a and b, at most `size` entries of it.
std::vector<double> convolve(const std::vector<double>& a, const std::vector<double>& b,
                             std::size_t size) {
    size = std::min(size, a.size() + b.size() - 1);
    std::vector<double> result(size, 0.0);
    for (std::size_t i = 0; i < std::min(a.size(), size); ++i) {
        if (a[i] < 1e-290) continue;  // products would be denormal, which is slow and worth nothing
        const std::size_t count = std::min(b.size(), size - i);
        for (std::size_t j = 0; j < count; ++j) result[i + j] += a[i] * b[j];
    }
    return result;
}

// Poisson probabilities of 0 to cap (or `most`), up to a factor.
std::vector<double> truncated_poisson(const PoolKey& key, Count most) {
    const Count top = std::max<Count>(0, std::min(key.cap, most));
    std::vector<double> weights(static_cast<std::size_t>(top) + 1, 0.0);
    const Count mode = std::min(top, static_cast<Count>(key.offered));
    weights[static_cast<std::size_t>(mode)] = 1;
    double sum = 1;
    double term = 1;
    for (Count n = mode; n > 0; --n) {
        term *= static_cast<double>(n) / std::max(key.offered, 1e-300);
        if (term < 1e-200) break;
        weights[static_cast<std::size_t>(n - 1)] = term;
        sum += term;
    }
    term = 1;
    for (Count n = mode + 1; n <= top; ++n) {
        term *= key.offered / static_cast<double>(n);
        if (term < 1e-200) break;
        weights[static_cast<std::size_t>(n)] = term;
        sum += term;
    }
    for (double& weight : weights) weight /= sum;
    return weights;
}

// sums[x] = sum over j <= x of values[j] * tilt^(x - j), for x from 0 to size - 1.
std::vector<double> tilted_sums(const std::vector<double>& values, double tilt, std::size_t size) {
    std::vector<double> sums(size);
    double sum = 0;
    for (std::size_t x = 0; x < size; ++x) {
        sum = sum * tilt + (x < values.size() ? values[x] : 0);
        if (sum < 1e-290) sum = 0;
        sums[x] = sum;
    }
    return sums;
}

}  // namespace

double poisson_tail(double mean, Count limit) {
    if (limit < 0) return 1;
    if (mean <= 0) return 0;
    const auto mode = static_cast<Count>(mean);
    const double all = relative_sum(mean, mode);
    if (limit < mode) {  // the smaller side keeps its digits
        double term = 1;
        for (Count n = mode; n > limit; --n) term *= static_cast<double>(n) / mean;
        double sum = 0;
        for (Count n = limit; n >= 0; --n) {
            sum += term;
            if (term < negligible * sum) break;
            term *= static_cast<double>(n) / mean;
        }
        return std::max(0.0, 1 - sum / all);
    }
    double term = 1;
    for (Count n = mode + 1; n <= limit + 1; ++n) term *= mean / static_cast<double>(n);
    double sum = 0;
    for (Count n = limit + 2; term > negligible * sum; ++n) {
        sum += term;
        term *= mean / static_cast<double>(n);
    }
    return sum / all;
}

Count least_limit_at_any_moment(double mean, double risk) {
    Count low = -1;  // exceeds the risk
    Count high = static_cast<Count>(mean) + 1;
    while (poisson_tail(mean, high) > risk) {
        low = high;
        high += high / 8 + 8;
    }
    while (high - low > 1) {
        const Count middle = low + (high - low) / 2;
        (poisson_tail(mean, middle) <= risk ? high : low) = middle;
    }
    return high;
}

double erlang_b(double offered, Count licenses) {
    if (offered <= 0) return licenses > 0 ? 0 : 1;
    double blocked = 1;
    for (Count n = 1; n <= licenses; ++n) {
        blocked = offered * blocked / (static_cast<double>(n) + offered * blocked);
        if (blocked < 1e-300) return 0;
    }
    return blocked;
}

Count least_licenses_for_loss(double offered, double refused_share) {
    if (offered <= 0) return 0;
    double blocked = 1;
    Count n = 0;
    while (blocked > refused_share) {
        ++n;
        blocked = offered * blocked / (static_cast<double>(n) + offered * blocked);
    }
    return n;
}

// With n_k Macs at key k the long-run probability is the product of a_k^n_k / n_k!, within n_k <=
// cap_k and sum <= licenses, up to one factor. A Mac of key k is refused in the states with n_k =
// cap_k or with the pool empty (PASTA). All a_k are made smaller by one factor, the tilt, where the
// demand is far above the pool: otherwise the probability of fitting at all could underflow. A
// state with j Macs then lacks tilt^-j, which is put back relative to the full pool.
std::vector<double> shared_pool_refused_shares(Count licenses, std::span<const PoolKey> keys) {
    licenses = std::max<Count>(0, licenses);
    const auto size = static_cast<std::size_t>(licenses) + 1;
    double wanted = 0;
    for (const PoolKey& key : keys) {
        wanted += std::min(key.offered, static_cast<double>(std::max<Count>(0, key.cap)));
    }
    const double tilt = wanted > static_cast<double>(licenses) && licenses > 0
                            ? static_cast<double>(licenses) / wanted
                            : 1.0;
    std::vector<std::vector<double>> single;
    for (PoolKey key : keys) {
        key.offered *= tilt;
        single.push_back(truncated_poisson(key, licenses));
    }
    std::vector<std::vector<double>> before(keys.size() + 1);  // of keys 0 to k - 1
    std::vector<std::vector<double>> after(keys.size() + 1);   // of keys k to the last
    before.front() = {1.0};
    after.back() = {1.0};
    for (std::size_t k = 0; k < keys.size(); ++k) {
        before[k + 1] = convolve(before[k], single[k], size);
    }
    for (std::size_t k = keys.size(); k > 0; --k) {
        after[k - 1] = convolve(after[k], single[k - 1], size);
    }
    const double all = tilted_sums(before.back(), tilt, size).back();
    const double pool_empty = before.back().size() == size ? before.back().back() : 0;
    std::vector<double> shares;
    for (std::size_t k = 0; k < keys.size(); ++k) {
        double refused = pool_empty;
        const Count cap = std::max<Count>(0, keys[k].cap);
        if (cap < licenses) {  // at its cap although the pool is not empty
            const auto room = static_cast<std::size_t>(licenses - cap);  // others leave one free
            const std::vector<double> others = tilted_sums(after[k + 1], tilt, room);
            double sum = 0;
            for (std::size_t i = 0; i < before[k].size() && i < room; ++i) {
                sum += before[k][i] * others[room - 1 - i];
            }
            refused += single[k].back() * sum * tilt;
        }
        shares.push_back(std::min(1.0, refused / all));
    }
    return shares;
}

std::vector<double> kaufman_roberts(Count licenses, std::span<const RequestClass> classes) {
    const auto size = static_cast<std::size_t>(std::max<Count>(0, licenses)) + 1;
    std::vector<double> used(size, 0.0);  // probability of so many licenses in use, up to a factor
    used[0] = 1;
    double all = 1;
    for (std::size_t j = 1; j < size; ++j) {
        for (const RequestClass& one : classes) {
            const auto before = static_cast<Count>(j) - one.size;
            if (before < 0 || static_cast<Count>(j) > licenses - one.reserve) continue;
            used[j] += one.offered * static_cast<double>(one.size) *
                       used[static_cast<std::size_t>(before)] / static_cast<double>(j);
        }
        all += used[j];
        if (all < 1e200) continue;
        for (std::size_t i = 0; i <= j; ++i) used[i] = used[i] * 1e-200;
        all *= 1e-200;
    }
    std::vector<double> shares;
    for (const RequestClass& one : classes) {
        double refused = 0;
        const Count last = licenses - one.reserve - one.size;  // accepted up to here
        for (std::size_t j = 0; j < size; ++j) {
            if (static_cast<Count>(j) > last) refused += used[j];
        }
        shares.push_back(refused / all);
    }
    return shares;
}

}  // namespace headroom::planning
