#include "core/planning/numerics/tally.h"

#include <algorithm>
#include <stdexcept>

namespace headroom::planning {
namespace {

constexpr Count longest_dense = 4096;
constexpr Count least_step = 32;  // grow by some places at once

std::uint64_t low_half(std::uint64_t x) { return x & 0xffffffffu; }

// The number of observations that have to lie at or below the quantile.
double rank_of(double share, std::int64_t of) { return share * static_cast<double>(of); }

}  // namespace

void Histogram::add_outside(Count value, std::int64_t times) {
    if (times == 0) return;
    const Count margin = dense_.empty() ? least_step / 2 : least_step;
    expect(value < first_ || dense_.empty() ? value - margin : first_,
           dense_.empty() || value > first_ ? value + margin : first_);
    const Count index = value - first_;
    if (index >= 0 && index < static_cast<Count>(dense_.size())) {
        dense_[static_cast<std::size_t>(index)] += times;
    } else {
        sparse_[value] += times;
    }
}

void Histogram::merge(const Histogram& other) {
    other.visit_entries([this](Count value, std::int64_t times) { add(value, times); });
}

std::vector<std::pair<Count, std::int64_t>> Histogram::entries() const {
    std::vector<std::pair<Count, std::int64_t>> result;
    visit_entries([&](Count value, std::int64_t times) { result.emplace_back(value, times); });
    return result;
}

std::optional<std::pair<Count, Count>> Histogram::range() const {
    std::optional<std::pair<Count, Count>> range;
    const auto include = [&](Count value) {
        if (!range) range = {value, value};
        range->first = std::min(range->first, value);
        range->second = std::max(range->second, value);
    };
    const auto seen = [](std::int64_t times) { return times != 0; };
    const auto low = std::find_if(dense_.begin(), dense_.end(), seen);
    if (low != dense_.end()) {
        const auto high = std::find_if(dense_.rbegin(), dense_.rend(), seen);
        include(first_ + (low - dense_.begin()));
        include(first_ + (dense_.rend() - high) - 1);
    }
    if (!sparse_.empty()) {
        include(sparse_.begin()->first);
        include(sparse_.rbegin()->first);
    }
    return range;
}

void Histogram::expect(Count low, Count high) {
    if (dense_.empty()) first_ = low;
    const Count last = first_ + static_cast<Count>(dense_.size()) - 1;
    low = std::min(low, first_);
    high = std::max(high, last);
    if (high - low + 1 > longest_dense) return;
    dense_.insert(dense_.begin(), static_cast<std::size_t>(first_ - low), 0);
    first_ = low;
    dense_.resize(static_cast<std::size_t>(high - low + 1), 0);
}

std::int64_t Histogram::total() const {
    std::int64_t sum = 0;
    for (const std::int64_t times : dense_) sum += times;
    for (const auto& [value, times] : sparse_) sum += times;
    return sum;
}

double Histogram::mean() const {
    // Whole numbers first, so that one rounding is all there is.
    std::int64_t sum = 0;
    std::int64_t count = 0;
    for (const auto& [value, times] : entries()) {
        sum += value * times;
        count += times;
    }
    return count == 0 ? 0 : static_cast<double>(sum) / static_cast<double>(count);
}

double Histogram::variance() const {
    const double center = mean();
    double sum = 0;
    std::int64_t count = 0;
    for (const auto& [value, times] : entries()) {
        const double off = static_cast<double>(value) - center;
        sum += off * off * static_cast<double>(times);
        count += times;
    }
    return count < 2 ? 0 : sum / static_cast<double>(count - 1);
}

bool Histogram::has_quantile(double share, std::int64_t of) const {
    const std::int64_t count = total();
    return count > 0 && static_cast<double>(count) >= rank_of(share, of);
}

Count Histogram::quantile(double share, std::int64_t of) const {
    const double rank = rank_of(share, of);
    std::int64_t seen = 0;
    Count value = 0;
    for (const auto& [next, times] : entries()) {
        value = next;
        seen += times;
        if (static_cast<double>(seen) >= rank) break;
    }
    return value;
}

void WideSum::add_product(std::int64_t a, std::int64_t b) {
    const auto x = static_cast<std::uint64_t>(a);
    const auto y = static_cast<std::uint64_t>(b);
    const std::uint64_t low = low_half(x) * low_half(y);
    const std::uint64_t middle = (x >> 32) * low_half(y) + (low >> 32);
    const std::uint64_t other = low_half(x) * (y >> 32) + low_half(middle);
    merge({(x >> 32) * (y >> 32) + (middle >> 32) + (other >> 32), other << 32 | low_half(low)});
}

void WideSum::merge(const WideSum& other) {
    low_ += other.low_;
    high_ += other.high_ + (low_ < other.low_ ? 1 : 0);
}

double WideSum::value() const {
    return static_cast<double>(high_) * 18446744073709551616.0 + static_cast<double>(low_);
}

void ByteWriter::number(std::int64_t value) {
    const auto bits = static_cast<std::uint64_t>(value);
    number(bits << 1 ^ (value < 0 ? ~std::uint64_t{0} : 0));
}

// Values that lie close together: the first one, how many there are to the last, and the times of
// each. Others: pairs of value and times. Which of both depends on the values alone.
void ByteWriter::histogram(const Histogram& histogram) {
    Count first = 0;
    if (const auto* dense = histogram.dense(first)) {
        std::size_t begin = 0;
        std::size_t end = dense->size();
        while (begin < end && (*dense)[begin] == 0) ++begin;
        while (begin < end && (*dense)[end - 1] == 0) --end;
        number(static_cast<std::uint64_t>(end - begin));
        if (begin == end) return;
        number(first + static_cast<Count>(begin));
        for (; begin < end; ++begin) number(static_cast<std::uint64_t>((*dense)[begin]));
        return;
    }
    const auto range = histogram.range();
    if (!range) {
        number(std::uint64_t{0});
        return;
    }
    const auto width = static_cast<std::uint64_t>(range->second - range->first) + 1;
    number(width);
    number(range->first);
    Count next = range->first;
    if (width <= static_cast<std::uint64_t>(longest_dense)) {
        histogram.visit_entries([&](Count value, std::int64_t times) {
            bytes_.append(static_cast<std::size_t>(value - next), '\0');
            number(static_cast<std::uint64_t>(times));
            next = value + 1;
        });
        return;
    }
    number(static_cast<std::uint64_t>(histogram.entries().size()));
    histogram.visit_entries([&](Count value, std::int64_t times) {
        number(static_cast<std::uint64_t>(value - next));
        number(static_cast<std::uint64_t>(times));
        next = value;
    });
}

void ByteWriter::wide(const WideSum& sum) {
    number(sum.high());
    number(sum.low());
}

void ByteWriter::text(std::string_view bytes) {
    number(static_cast<std::uint64_t>(bytes.size()));
    bytes_ += bytes;
}

std::string_view ByteReader::text() {
    const std::size_t length = size();
    if (length > bytes_.size() - position_) {
        throw std::runtime_error("the bytes of a planning part end too early");
    }
    const std::string_view result = bytes_.substr(position_, length);
    position_ += length;
    return result;
}

std::uint64_t ByteReader::long_number() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        if (at_end()) break;
        const auto byte = static_cast<std::uint8_t>(bytes_[position_++]);
        value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
        if (byte < 0x80) return value;
    }
    throw std::runtime_error("the bytes of a planning part are damaged");
}

std::size_t ByteReader::size() {
    const std::uint64_t value = unsigned_number();
    if (value > std::uint64_t{1} << 31) {
        throw std::runtime_error("the bytes of a planning part are damaged");
    }
    return static_cast<std::size_t>(value);
}

std::int64_t ByteReader::number() {
    const std::uint64_t bits = unsigned_number();
    const std::uint64_t sign = (bits & 1) != 0 ? ~std::uint64_t{0} : 0;
    return static_cast<std::int64_t>(bits >> 1 ^ sign);
}

Histogram ByteReader::histogram() {
    Histogram histogram;
    add_histogram(histogram);
    return histogram;
}

void ByteReader::add_histogram(Histogram& to) {
    const std::uint64_t width = unsigned_number();
    if (width == 0) return;
    Count value = number();
    if (width <= static_cast<std::uint64_t>(longest_dense)) {
        const Count end = value + static_cast<Count>(width);
        to.expect(value, end - 1);
        for (; value < end; ++value) {
            const auto times = static_cast<std::int64_t>(unsigned_number());
            if (times != 0) to.add(value, times);
        }
        return;
    }
    for (std::uint64_t left = unsigned_number(); left > 0; --left) {
        value += static_cast<Count>(unsigned_number());
        to.add(value, static_cast<std::int64_t>(unsigned_number()));
    }
}

WideSum ByteReader::wide() {
    const std::uint64_t high = unsigned_number();
    const std::uint64_t low = unsigned_number();
    return {high, low};
}

}  // namespace headroom::planning
