#include "core/planning/fit/simplex_search.h"

#include <algorithm>
#include <cmath>

namespace headroom::planning {
namespace {

using Point = std::vector<double>;
using Loss = std::function<double(const Point&)>;

constexpr int most_rounds = 400;
constexpr double tolerance = 1e-9;

struct Vertex {
    Point at;
    double loss = 0;
};

// center + factor * (point - center)
Point moved(const Point& center, const Point& point, double factor) {
    Point result = center;
    for (std::size_t i = 0; i < result.size(); ++i) result[i] += factor * (point[i] - center[i]);
    return result;
}

void improve(std::vector<Vertex>& simplex, const Loss& loss) {
    const auto better = [](const Vertex& a, const Vertex& b) { return a.loss < b.loss; };
    std::stable_sort(simplex.begin(), simplex.end(), better);
    Vertex& worst = simplex.back();
    Point center(worst.at.size(), 0.0);
    for (std::size_t v = 0; v + 1 < simplex.size(); ++v) {
        for (std::size_t i = 0; i < center.size(); ++i) {
            center[i] += simplex[v].at[i] / static_cast<double>(simplex.size() - 1);
        }
    }
    const auto vertex = [&](double factor) {
        Vertex result{moved(center, worst.at, factor), 0};
        result.loss = loss(result.at);
        return result;
    };
    Vertex reflected = vertex(-1);
    if (reflected.loss < simplex.front().loss) {
        Vertex expanded = vertex(-2);
        worst = expanded.loss < reflected.loss ? std::move(expanded) : std::move(reflected);
        return;
    }
    if (reflected.loss < simplex[simplex.size() - 2].loss) {
        worst = std::move(reflected);
        return;
    }
    Vertex contracted = vertex(reflected.loss < worst.loss ? -0.5 : 0.5);
    if (contracted.loss < std::min(reflected.loss, worst.loss)) {
        worst = std::move(contracted);
        return;
    }
    for (std::size_t v = 1; v < simplex.size(); ++v) {
        simplex[v].at = moved(simplex.front().at, simplex[v].at, 0.5);
        simplex[v].loss = loss(simplex[v].at);
    }
}

Point search(const Loss& loss, const Point& start, double edge) {
    std::vector<Vertex> simplex{{start, loss(start)}};
    for (std::size_t i = 0; i < start.size(); ++i) {
        Point corner = start;
        corner[i] += edge;
        simplex.push_back({corner, loss(corner)});
    }
    for (int round = 0; round < most_rounds; ++round) {
        improve(simplex, loss);
        const auto [low, high] = std::minmax_element(
            simplex.begin(), simplex.end(),
            [](const Vertex& a, const Vertex& b) { return a.loss < b.loss; });
        if (high->loss - low->loss < tolerance * (1 + std::fabs(low->loss))) break;
    }
    return std::min_element(simplex.begin(), simplex.end(),
                            [](const Vertex& a, const Vertex& b) { return a.loss < b.loss; })
        ->at;
}

}  // namespace

Point simplex_minimum(const Loss& loss, const Point& start, double edge) {
    return search(loss, search(loss, start, edge), edge / 4);
}

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
