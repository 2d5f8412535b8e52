#pragma once
// Small numerics for the estimates: a minimum without derivatives, and linear equations.

#include <functional>
#include <optional>
#include <vector>

namespace headroom::planning {

/// A local minimum of `loss` by the simplex method of Nelder and Mead (1965), begun around `start`
/// with edges of `edge` and begun anew once, so that a collapsed simplex does not end the search.
std::vector<double> simplex_minimum(const std::function<double(const std::vector<double>&)>& loss,
                                    const std::vector<double>& start, double edge);

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
