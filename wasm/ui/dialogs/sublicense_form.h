#pragma once
// The fields that New Sublicense and Edit Sublicense share (docs/rules.md, Sublicenses).

#include <optional>
#include <string>

#include "core/app/session.h"
#include "wasm/ui/app/command_text.h"
#include "wasm/ui/widgets/field.h"

namespace headroom::ui {

class SublicenseForm {
public:
    SublicenseForm() = default;
    explicit SublicenseForm(const app::LicenseRow& row);

    /// Draws the fields with the errors of `outcome` at the ones they belong to. An error is told
    /// once its field was changed or `attempted` (somebody pressed the button). True on a change.
    bool draw(const app::CommandOutcome& outcome, bool attempted);

    /// Adds name, type, licenses and expires to a command.
    void add_to(CommandText& command) const;

    /// Fills a row for the picture of the split as it would be.
    void apply_to(app::LicenseRow& row) const;

    const std::string& name() const { return name_; }
    /// The typed number; nullopt when it is no whole number.
    std::optional<Count> licenses() const;
    bool reserved() const { return type_ == 0; }

    /// An error that belongs to none of the fields (the subscription has expired ...).
    FieldError general_error(const app::CommandOutcome& outcome) const;
    /// What keeps the command from being tried at all (text that is no number).
    FieldError number_error() const;
    bool opened_ = true;  // the first field takes the keyboard once

private:
    FieldError error_at(const app::CommandOutcome& outcome, std::string_view field,
                        bool told) const;

    std::string name_;
    std::string licenses_;
    std::string date_;
    int type_ = 0;     // 0 Reserved, 1 Dynamic
    int expires_ = 0;  // 0 with the subscription, 1 on a date
    bool name_touched_ = false;
    bool licenses_touched_ = false;
    bool date_touched_ = false;
};

}  // namespace headroom::ui
