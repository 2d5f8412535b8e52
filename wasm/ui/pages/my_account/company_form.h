#pragma once

#include <optional>
#include <string>

#include "core/app/session.h"

namespace headroom::ui {

/// Contact data of a business account, as Register and Registering a Business Account ask for it
/// (ACC-1, ACC-5).
class CompanyForm {
public:
    /// Draws the fields with the errors of `answer` at theirs. True on a change.
    bool draw(const std::optional<app::CommandOutcome>& answer);
    /// The keyboard goes to the first field when it is drawn next.
    void take_keyboard() { takes_keyboard_ = true; }
    /// The argument `company` of the contract.
    std::string json() const;
    const std::string& name() const { return name_; }

private:
    bool draw_country(const std::optional<app::CommandOutcome>& answer);

    std::string name_, country_, state_, zip_, phone_;
    bool takes_keyboard_ = false;
};

}  // namespace headroom::ui
