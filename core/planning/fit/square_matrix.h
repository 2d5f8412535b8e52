#pragma once
// Small square matrices.

#include <cstddef>
#include <optional>
#include <vector>

namespace headroom::planning {

class SquareMatrix {
public:
    explicit SquareMatrix(std::size_t n) : n_(n), values_(n * n, 0.0) {}
    double& operator()(std::size_t row, std::size_t column) { return values_[row * n_ + column]; }
    double operator()(std::size_t row, std::size_t column) const {
        return values_[row * n_ + column];
    }
    std::size_t size() const { return n_; }

    /// Gauss-Jordan with pivots; nullopt when the matrix is singular, or nearly so.
    std::optional<SquareMatrix> inverse() const;

private:
    std::size_t n_;
    std::vector<double> values_;
};

}  // namespace headroom::planning
