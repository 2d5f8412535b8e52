#include "wasm/ui/pages/my_account/company_form.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "core/app/countries.h"
#include "core/app/my_account_view.h"
#include "core/base/text.h"
#include "wasm/ui/app/command_text.h"
#include "wasm/ui/pages/form_sheet.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/field.h"
#include "wasm/ui/widgets/paint.h"

namespace headroom::ui {

bool CompanyForm::draw(const std::optional<app::CommandOutcome>& answer) {
    bool changed = text_field("Company/organization name", name_,
                              {.error = error_at_required(answer, "name", name_),
                               .focus_now = std::exchange(takes_keyboard_, false)});
    gap(space_3);
    changed |= draw_country(answer);
    gap(space_3);
    if (app::country_has_states(country_)) {
        changed |=
            text_field("State/City", state_, {.error = error_at_required(answer, "state", state_)});
        gap(space_3);
    }
    changed |=
        text_field("ZIP/Postal code", zip_, {.error = error_at_required(answer, "zip", zip_)});
    gap(space_3);
    changed |=
        text_field("Business phone", phone_, {.error = error_at_required(answer, "phone", phone_)});
    gap(space_2);
    return changed;
}

bool CompanyForm::draw_country(const std::optional<app::CommandOutcome>& answer) {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const std::string_view name : app::country_names()) all.emplace_back(name);
        return all;
    }();
    const auto found = std::find(names.begin(), names.end(), country_);
    int chosen = found == names.end() ? -1 : static_cast<int>(found - names.begin());
    const FieldError error = error_at_required(answer, "country", country_);
    if (!dropdown("Country", names, chosen, {.placeholder = "Choose a country", .error = error})) {
        return false;
    }
    country_ = names[static_cast<std::size_t>(chosen)];
    return true;
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
