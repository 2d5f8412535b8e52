#include "core/base/exponential.h"

#include "core/base/exact_math.h"

namespace headroom {
namespace {

// For 256 layers: where the tail begins, and the area of each layer. (The tables of the paper.)
constexpr double tail_begin = 7.69711747013104972;
constexpr double layer_area = 0.0039496598225815571993;

ExponentialLayers make_layers() {
    ExponentialLayers layers{};
    layers.right[0] = layer_area / exact_exp(-tail_begin);
    layers.right[1] = tail_begin;
    for (std::size_t i = 2; i < ExponentialLayers::count; ++i) {
        const double below = layers.right[i - 1];
        layers.right[i] = -exact_log(layer_area / below + exact_exp(-below));
    }
    layers.right[ExponentialLayers::count] = 0;
    for (std::size_t i = 0; i <= ExponentialLayers::count; ++i) {
        layers.height[i] = exact_exp(-layers.right[i]);
    }
    return layers;
}

}  // namespace

const ExponentialLayers exponential_layers = make_layers();

double finish_exponential(std::uint64_t bits, RandomStream& more) {
    const std::size_t layer = bits & 255;
    if (layer == 0) return tail_begin + unit_exponential(more, more);  // the law has no memory
    const double x = uniform_of(bits) * exponential_layers.right[layer];
    const double low = exponential_layers.height[layer];
    const double high = exponential_layers.height[layer + 1];
    if (low + (high - low) * more.uniform() < exact_exp(-x)) return x;
    return unit_exponential(more, more);
}

}  // namespace headroom
