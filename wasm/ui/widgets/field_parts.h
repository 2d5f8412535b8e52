#pragma once
// What every kind of field is made of: label above, width, caption or error below.

#include "wasm/ui/widgets/field.h"

namespace headroom::ui {

/// Device pixels of a control that asks for `css` pixels; 0 fills the row.
float control_width(float css);

void field_label(const char* label);
void field_footer(const FieldOptions& options);

}  // namespace headroom::ui
