#include "wasm/ui/pages/form_sheet.h"

#include <algorithm>

#include "core/base/text.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/paint.h"

namespace headroom::ui {

namespace {

/// The message without "(field licenses)": the field itself shows which one.
std::string without_field(const std::string& message) {
    return message.substr(0, message.find(" (field "));
}

}  // namespace

FieldError error_at(const std::optional<app::CommandOutcome>& outcome, std::string_view argument,
                    std::initializer_list<std::string_view> codes) {
    if (!outcome || outcome->ok) return {};
    if (outcome->code == "E_FIELD_REQUIRED") {
        if (outcome->field != argument) return {};
        return {"Fill in this field.", outcome->code};
    }
    if (outcome->is_input_error) {
        const std::string pointer = "/" + std::string(argument);
        if (outcome->message.find(pointer + ":") == std::string::npos) return {};
        return {outcome->message, ""};
    }
    if (std::find(codes.begin(), codes.end(), outcome->code) == codes.end()) return {};
    return {without_field(outcome->message), outcome->code};
}

FieldError error_at_required(const std::optional<app::CommandOutcome>& outcome,
                             std::string_view argument, std::string_view value,
                             std::initializer_list<std::string_view> codes) {
    const bool something_is_missing =
        outcome && !outcome->ok && outcome->code == "E_FIELD_REQUIRED";
    if (something_is_missing && trim(value).empty()) return {"Fill in this field.", outcome->code};
    return error_at(outcome, argument, codes);
}

FieldError FormSheet::error(std::string_view argument,
                            std::initializer_list<std::string_view> codes) {
    FieldError found = error_at(answer_, argument, codes);
    told_ = told_ || static_cast<bool>(found);
    return found;
}

void FormSheet::draw_other_error() {
    const bool told = told_;
    told_ = false;
    if (told || !answer_ || answer_->ok) return;
    gap(space_2);
    error_line({answer_->message, answer_->code});
}

}  // namespace headroom::ui
