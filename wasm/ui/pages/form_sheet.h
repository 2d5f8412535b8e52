#pragma once
// What sheets with one command have in common: the answer, its error at the field that it belongs
// to, and closing when it went well.

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "core/app/session.h"
#include "wasm/ui/dialogs/sheet.h"
#include "wasm/ui/widgets/field.h"

namespace headroom::ui {

/// The error of `outcome` in words for the field `argument`, when it names that argument or has
/// one of the codes; otherwise nothing.
FieldError error_at(const std::optional<app::CommandOutcome>& outcome, std::string_view argument,
                    std::initializer_list<std::string_view> codes = {});

/// As error_at(); when something required is missing, every empty field tells so at once.
FieldError error_at_required(const std::optional<app::CommandOutcome>& outcome,
                             std::string_view argument, std::string_view value,
                             std::initializer_list<std::string_view> codes = {});

class FormSheet : public Sheet {
public:
    void answered(const app::CommandOutcome& outcome) override { answer_ = outcome; }

protected:
    bool went_well() const { return answer_ && answer_->ok; }
    void forget_answer() { answer_.reset(); }

    /// As error_at(), and remembers that somebody tells it.
    FieldError error(std::string_view argument, std::initializer_list<std::string_view> codes = {});
    /// The error that no field has told since the last call; draws it above the footer.
    void draw_other_error();

    std::optional<app::CommandOutcome> answer_;
    bool focus_first_ = true;  // the first field takes the keyboard once

private:
    bool told_ = false;
};

}  // namespace headroom::ui
