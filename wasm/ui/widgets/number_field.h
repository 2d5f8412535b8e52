#pragma once
// A field for a whole number, with buttons for one more and one less.

#include "core/base/strong_id.h"

namespace headroom::ui {

struct NumberOptions {
    float width = 112;  // CSS pixels, buttons included
    Count least = 0;    // the buttons stop here; what is typed is taken as it is
    Count most = 1'000'000'000;
    bool invalid = false;  // the frame says that something is wrong with it
};

/// A whole number that can be typed, with buttons for one less and one more. `label` names it in
/// the widget list only. Returns true when the value has changed.
bool number_field(const char* label, Count& value, const NumberOptions& options = {});

/// A number with decimals ("1.6"), typed. Takes effect with Enter or when the field is left.
bool decimal_field(const char* label, double& value, float width_css, float height_css = 32);

}  // namespace headroom::ui
