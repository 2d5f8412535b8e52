#pragma once
// Delta debugging: leaves actions out of a failing run for as long as it still fails.

#include <algorithm>
#include <cstddef>
#include <vector>

namespace headroom::testing {

/// A part of `steps`, in the same order, for which `fails` still holds and from which no single
/// step can be left out. `fails(steps)` has to hold.
template <class Step, class Fails>
std::vector<Step> shrink(std::vector<Step> steps, Fails fails) {
    std::size_t size = std::max<std::size_t>(1, steps.size() / 2);
    for (;;) {
        bool shorter = false;
        for (std::size_t begin = 0; begin < steps.size();) {
            const std::size_t end = std::min(begin + size, steps.size());
            std::vector<Step> rest;
            for (std::size_t i = 0; i < steps.size(); ++i) {
                if (i < begin || i >= end) rest.push_back(steps[i]);
            }
            if (fails(rest)) {
                steps = std::move(rest);
                shorter = true;
            } else {
                begin = end;
            }
        }
        if (size == 1 && !shorter) return steps;
        if (!shorter || size > 1) size = std::max<std::size_t>(1, size / 2);
    }
}

}  // namespace headroom::testing
