#include "wasm/ui/dialogs/sublicense_form.h"

#include <fmt/format.h>

#include <charconv>

#include "core/base/text.h"
#include "core/base/time.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/paint.h"

namespace headroom::ui {
namespace {

/// Which field a code (docs/rules.md, Error codes) speaks of; "" for none of them.
std::string_view field_of(std::string_view code) {
    if (code == "E_NAME_EMPTY" || code == "E_NAME_DUPLICATE") return "name";
    if (code == "E_DATE_PAST" || code == "E_DATE_AFTER_SUBSCRIPTION") return "date";
    for (const std::string_view number :
         {"E_NUMBER_INVALID", "E_NOT_ENOUGH_LICENSES", "E_ABOVE_TOTAL"}) {
        if (code == number) return "number";
    }
    return "";
}

}  // namespace

SublicenseForm::SublicenseForm(const app::LicenseRow& row)
    : name_(row.name),
      licenses_(fmt::format("{}", row.max)),
      date_(row.on_date ? row.expires : ""),
      type_(row.type == "dynamic" ? 1 : 0),
      expires_(row.on_date ? 1 : 0) {}

std::optional<Count> SublicenseForm::licenses() const {
    const std::string_view text = trim(licenses_);
    Count value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

FieldError SublicenseForm::number_error() const {
    if (licenses()) return {};
    return {"Type a whole number, 1 or more.", "E_NUMBER_INVALID"};
}

FieldError SublicenseForm::error_at(const app::CommandOutcome& outcome, std::string_view field,
                                    bool told) const {
    if (!told) return {};
    if (field == "number" && !licenses()) return number_error();
    if (field == "date" && expires_ == 1 && !parse_date(trim(date_))) {
        return {"Type a date as YYYY-MM-DD, for example 2017-06-30.", ""};
    }
    if (outcome.ok || field_of(outcome.code) != field) return {};
    return {outcome.message, outcome.code};
}

FieldError SublicenseForm::general_error(const app::CommandOutcome& outcome) const {
    if (outcome.ok || !field_of(outcome.code).empty()) return {};
    if (outcome.is_input_error && (!licenses() || expires_ == 1)) return {};
    return {outcome.message, outcome.code};
}

bool SublicenseForm::draw(const app::CommandOutcome& outcome, bool attempted) {
    bool changed = false;
    if (text_field("Name", name_,
                   {.placeholder = "Dept1",
                    .error = error_at(outcome, "name", attempted || name_touched_),
                    .focus_now = opened_})) {
        name_touched_ = changed = true;
    }
    opened_ = false;
    gap(space_4);
    if (text_field("Number of licenses", licenses_,
                   {.placeholder = "10",
                    .error = error_at(outcome, "number", attempted || licenses_touched_),
                    .width = 160})) {
        licenses_touched_ = changed = true;
    }
    gap(space_4);
    changed |=
        choices("Type",
                {{"Reserved", "Reserve the licenses: taken out of the pool for this key only"},
                 {"Dynamic", "Allow to compete for the licenses on the go, up to the number"}},
                type_);
    gap(space_3);
    changed |= choices("Expires", {{"With the subscription", ""}, {"On date", ""}}, expires_);
    if (expires_ == 1) {
        gap(space_2);
        if (text_field("Expiration date", date_,
                       {.placeholder = "YYYY-MM-DD",
                        .error = error_at(outcome, "date", attempted || date_touched_),
                        .width = 160})) {
            date_touched_ = changed = true;
        }
    }
    return changed;
}

void SublicenseForm::add_to(CommandText& command) const {
    command.add("name", trim(name_));
    command.add("type", type_ == 0 ? "reserved" : "dynamic");
    command.add("licenses", licenses().value_or(0));
    command.add("expires", expires_ == 0 ? std::string_view("withSubscription") : trim(date_));
}

void SublicenseForm::apply_to(app::LicenseRow& row) const {
    row.name = name_.empty() ? "New" : name_;
    row.type = reserved() ? "reserved" : "dynamic";
    row.max = std::max<Count>(0, licenses().value_or(row.max));
    row.status = "active";
}

}  // namespace headroom::ui
