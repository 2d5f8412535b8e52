// What licenses, refusals and Macs over a limit cost: an edit of the scenario's `costs`.

#include "core/app/setup/prices.h"

#include <fmt/format.h>
#include <imgui.h>

#include <utility>

#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/pages/setup/setup_state.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/entry_field.h"
#include "wasm/ui/widgets/field_parts.h"

namespace headroom::ui {
namespace {

std::optional<std::string> price_field(FieldRow& row, const char* label, float width,
                                       const std::string& value) {
    row.next(width);
    ImGui::BeginGroup();
    field_label(label);
    auto typed = entry_field(label, value, {.width = width});
    ImGui::EndGroup();
    return typed;
}

void take_currency(PanelContext& context, const std::string& text, std::string& currency) {
    const std::string name{trim(text)};
    bool letters = name.size() == 3;
    for (const char c : name) {
        letters = letters && ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'));
    }
    if (!letters) {
        return refuse(context, "Write a currency of three letters like EUR, not \"" + text + "\".");
    }
    currency = name;
    for (char& c : currency) {
        if (c >= 'a') c = static_cast<char>(c - 'a' + 'A');
    }
}

void take_amount(PanelContext& context, const std::string& text, double& amount) {
    const auto read = app::parse_amount(text);
    if (!read) return refuse(context, "Write an amount like 1200.50, not \"" + text + "\".");
    amount = *read;
}

app::Prices draw_prices(PanelContext& context, app::Prices prices) {
    FieldRow row;
    const auto amount = [&](const char* label, float width, double& value) {
        if (const auto typed = price_field(row, label, width, app::amount_words(value))) {
            take_amount(context, *typed, value);
        }
    };
    if (const auto typed = price_field(row, "Currency", 72, prices.currency)) {
        take_currency(context, *typed, prices.currency);
    }
    amount("A license for a year", 150, prices.license_year);
    amount("A refused enrollment", 150, prices.refusal);
    amount("A Mac over a limit, a day", 170, prices.over_limit_mac_day);
    return prices;
}

}  // namespace

void draw_prices_card(SetupState& state, PanelContext& context) {
    const Card card("setup-prices");
    section_heading("Prices", "with them forecasts and plans tell what it costs");
    gap(space_2);
    if (!state.prices) {
        text_wrapped(TextStyle::table, tokens().text_muted,
                     "No prices yet. A refusal costs what it takes until the Mac is managed after "
                     "all: somebody's time, mostly.");
        gap(space_3);
        if (button("Add prices", {.icon = icon_plus})) {
            const app::Prices first{"EUR", 30, 80, 0.5};
            submit_edit(context, edit_prices(state.setup, first),
                        "Prices are added; put in your own");
        }
        return;
    }
    submit_edit(context, edit_prices(state.setup, draw_prices(context, *state.prices)));
    gap(space_3);
    if (button("Remove the prices", {.icon = icon_delete})) {
        submit_edit(context, edit_prices(state.setup, std::nullopt), "The prices are removed");
    }
}

}  // namespace headroom::ui
