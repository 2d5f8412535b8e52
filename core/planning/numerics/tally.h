#pragma once
// Sums and histograms of whole numbers. Adding them up is exact and does not depend on the order,
// which is why results are the same however the replications were divided.

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/strong_id.h"

namespace headroom::planning {

/// How often each value was seen. Dense while the values lie close together, else sparse.
class Histogram {
public:
    void add(Count value, std::int64_t times = 1) {
        const Count index = value - first_;
        if (index >= 0 && index < static_cast<Count>(dense_.size())) {
            dense_[static_cast<std::size_t>(index)] += times;
        } else {
            add_outside(value, times);
        }
    }
    void merge(const Histogram& other);

    std::int64_t total() const;
    double mean() const;
    /// Of the values themselves (divided by n - 1); 0 for fewer than two.
    double variance() const;
    /// The least value such that at least `share` of `of` observations are not above it. `of` may
    /// exceed total(): observations without a value count as beyond all. Undefined when there is
    /// no such value; see `has_quantile`.
    Count quantile(double share, std::int64_t of) const;
    Count quantile(double share) const { return quantile(share, total()); }
    bool has_quantile(double share, std::int64_t of) const;

    /// Calls visit(value, times) in ascending order for every value seen.
    template <class Visit>
    void visit_entries(Visit visit) const {
        auto sparse = sparse_.begin();
        for (std::size_t i = 0; i < dense_.size(); ++i) {
            const Count value = first_ + static_cast<Count>(i);
            std::int64_t times = dense_[i];
            for (; sparse != sparse_.end() && sparse->first < value; ++sparse) {
                visit(sparse->first, sparse->second);
            }
            if (sparse != sparse_.end() && sparse->first == value) times += (sparse++)->second;
            if (times != 0) visit(value, times);
        }
        for (; sparse != sparse_.end(); ++sparse) visit(sparse->first, sparse->second);
    }

    /// Every value from `first` on, when all that was seen lies close together; else nullptr.
    const std::vector<std::int64_t>* dense(Count& first) const {
        first = first_;
        return sparse_.empty() && !dense_.empty() ? &dense_ : nullptr;
    }

    /// The least and the largest value seen.
    std::optional<std::pair<Count, Count>> range() const;
    /// Makes room for values from `low` to `high`, as far as a dense histogram goes.
    void expect(Count low, Count high);

    /// Value and times, ascending, only those seen.
    std::vector<std::pair<Count, std::int64_t>> entries() const;

private:
    void add_outside(Count value, std::int64_t times);

    Count first_ = 0;  // the value that dense_[0] counts
    std::vector<std::int64_t> dense_;
    std::map<Count, std::int64_t> sparse_;  // values that would make dense_ too long
};

/// Adds a number that is not negative; a sum that would exceed 64 bits stays at the largest number.
inline void add_capped(std::int64_t& sum, std::int64_t more) {
    if (__builtin_add_overflow(sum, more, &sum)) sum = std::numeric_limits<std::int64_t>::max();
}

/// A sum of 128 bits: squares of seconds over many replications exceed 64.
class WideSum {
public:
    /// Adds a * b, both of them not negative.
    void add_product(std::int64_t a, std::int64_t b);
    void merge(const WideSum& other);
    double value() const;
    std::uint64_t high() const { return high_; }
    std::uint64_t low() const { return low_; }
    WideSum() = default;
    WideSum(std::uint64_t high, std::uint64_t low) : high_(high), low_(low) {}

private:
    std::uint64_t high_ = 0;
    std::uint64_t low_ = 0;
};

/// Writes numbers as bytes: 7 bits a byte, signed ones zigzag.
class ByteWriter {
public:
    void number(std::int64_t value);
    void number(std::uint64_t value) {
        while (value >= 0x80) {
            bytes_.push_back(static_cast<char>(value | 0x80));
            value >>= 7;
        }
        bytes_.push_back(static_cast<char>(value));
    }
    void histogram(const Histogram& histogram);
    void wide(const WideSum& sum);
    void text(std::string_view bytes);  // with its length
    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

/// Reads what ByteWriter wrote. Throws std::runtime_error when the bytes end too early.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}
    std::int64_t number();
    std::uint64_t unsigned_number() {
        if (!at_end()) {
            const auto byte = static_cast<std::uint8_t>(bytes_[position_]);
            if (byte < 0x80) {
                ++position_;
                return byte;
            }
        }
        return long_number();
    }
    /// A number of things; at most 2^31, so that it fits every platform.
    std::size_t size();
    Histogram histogram();
    /// Adds a histogram to one that is there, which is quicker than reading and merging it.
    void add_histogram(Histogram& to);
    WideSum wide();
    std::string_view text();
    bool at_end() const { return position_ == bytes_.size(); }

private:
    std::uint64_t long_number();

    std::string_view bytes_;
    std::size_t position_ = 0;
};

}  // namespace headroom::planning
