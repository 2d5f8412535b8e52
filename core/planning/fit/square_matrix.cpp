#include "core/planning/fit/square_matrix.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace headroom::planning {

std::optional<SquareMatrix> SquareMatrix::inverse() const {
    SquareMatrix left = *this;
    SquareMatrix right(n_);
    double largest = 0;
    for (std::size_t i = 0; i < n_; ++i) right(i, i) = 1;
    for (const double value : values_) largest = std::max(largest, std::fabs(value));
    for (std::size_t column = 0; column < n_; ++column) {
        std::size_t pivot = column;
        for (std::size_t row = column + 1; row < n_; ++row) {
            if (std::fabs(left(row, column)) > std::fabs(left(pivot, column))) pivot = row;
        }
        const double value = left(pivot, column);
        if (!(std::fabs(value) > 1e-9 * largest)) return std::nullopt;
        for (std::size_t i = 0; i < n_; ++i) {
            std::swap(left(pivot, i), left(column, i));
            std::swap(right(pivot, i), right(column, i));
        }
        for (std::size_t i = 0; i < n_; ++i) {
            left(column, i) /= value;
            right(column, i) /= value;
        }
        for (std::size_t row = 0; row < n_; ++row) {
            const double factor = left(row, column);
            if (row == column || factor == 0) continue;
            for (std::size_t i = 0; i < n_; ++i) {
                left(row, i) -= factor * left(column, i);
                right(row, i) -= factor * right(column, i);
            }
        }
    }
    return right;
}

}  // namespace headroom::planning
