#include "wasm/ui/pages/my_account/company_form.h"

#include <fmt/format.h>

#include <utility>

#include "core/app/my_account_view.h"
#include "core/base/text.h"
#include "wasm/ui/app/command_text.h"
#include "wasm/ui/pages/form_sheet.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/field.h"
#include "wasm/ui/widgets/paint.h"

namespace headroom::ui {

bool CompanyForm::draw(const std::optional<app::CommandOutcome>& answer) {
    bool changed =
        text_field("Company/organization name", name_,
                   {.error = error_at(answer, "name"),
                    .focus_now = std::exchange(takes_keyboard_, false)});
    gap(space_3);
    changed |= text_field("Country", country_,
                          {.caption = "For example Germany", .error = error_at(answer, "country")});
    gap(space_3);
    if (app::country_has_states(country_)) {
        changed |= text_field("State/City", state_, {.error = error_at(answer, "state")});
        gap(space_3);
    }
    changed |= text_field("ZIP/Postal code", zip_, {.error = error_at(answer, "zip")});
    gap(space_3);
    changed |= text_field("Business phone", phone_, {.error = error_at(answer, "phone")});
    gap(space_2);
    return changed;
}

std::string CompanyForm::json() const {
    const std::string country(trim(country_));
    std::string text =
        fmt::format(R"({{"name":"{}","country":"{}","zip":"{}","phone":"{}")", json_escaped(name_),
                    json_escaped(country), json_escaped(zip_), json_escaped(phone_));
    if (app::country_has_states(country)) {
        text += fmt::format(R"(,"state":"{}")", json_escaped(state_));
    }
    return text + "}";
}

}  // namespace headroom::ui
