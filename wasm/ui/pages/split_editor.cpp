#include "wasm/ui/pages/split_editor.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "icons.h"
#include "wasm/ui/app/command_text.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/pages/split_findings.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/field.h"
#include "wasm/ui/widgets/number_field.h"
#include "wasm/ui/widgets/option_switch.h"
#include "wasm/ui/widgets/split_bar.h"
#include "wasm/ui/widgets/status_chip.h"

namespace headroom::ui {
namespace {

/// Widths of the columns of a row, in CSS pixels; the name takes what is left.
struct Columns {
    float type = 172;
    float number = 124;
    float figure = 76;
    float effect = 190;
};

bool stacked() { return ImGui::GetContentRegionAvail().x < dp(720); }

const app::LicenseRow* row_after(const app::SubscriptionView& after, const app::SplitDraft& draft,
                                 std::size_t index) {
    // New rows follow the existing ones in the order of the draft.
    const app::SplitRow& wished = draft.rows[index];
    std::size_t nth_new = 0;
    for (std::size_t i = 0; i < index; ++i) {
        if (draft.rows[i].id.empty() && !draft.rows[i].removed) ++nth_new;
    }
    for (const app::LicenseRow& row : after.rows) {
        if (!wished.id.empty() && row.id == wished.id) return &row;
        if (wished.id.empty() && row.id.empty() && nth_new-- == 0) return &row;
    }
    return nullptr;
}

std::size_t color_of(const app::SubscriptionView& after, const app::LicenseRow* row) {
    return row == nullptr ? 7 : static_cast<std::size_t>(row - after.rows.data());
}

void paint_column(float x, float y, float width, const std::string& text, Align align,
                  ImU32 color = 0) {
    paint_text_in({{x, y}, {x + width, y + dp(control_height)}}, TextStyle::table,
                  color != 0 ? color : tokens().text_muted, text, align);
}

/// The Macs behind the row now, and the limit that it would have.
void paint_figures(const ImVec2& at, const app::SubscriptionView& now, const app::SplitRow& row,
                   const app::LicenseRow* after) {
    const Columns columns;
    const app::LicenseRow* was = nullptr;
    for (const app::LicenseRow& r : now.rows) {
        if (!row.id.empty() && r.id == row.id) was = &r;
    }
    paint_column(at.x, at.y, dp(columns.figure),
                 was != nullptr ? fmt::format("{}", was->used) : "0", Align::right, tokens().text);
    paint_column(at.x + dp(columns.figure + space_2), at.y, dp(columns.figure),
                 after != nullptr ? fmt::format("{}", after->limit) : "\xE2\x80\x93", Align::right,
                 tokens().text);
}

}  // namespace

SplitEditor::SplitEditor(const app::SubscriptionView& subscription)
    : SplitEditor(subscription, app::draft_of(subscription)) {}

SplitEditor::SplitEditor(const app::SubscriptionView& subscription, const app::SplitDraft& draft)
    : history_(app::draft_of(subscription)), original_(app::draft_of(subscription)) {
    history_.change(draft);
}

const app::SplitPreview& SplitEditor::preview(const PanelContext& context) {
    if (previewed_ != draft() || previewed_revision_ != context.session.revision() ||
        previewed_as_ != context.session.acting()) {
        previewed_as_ = context.session.acting();
        preview_ = app::preview_split(context.session, draft());
        previewed_ = draft();
        previewed_revision_ = context.session.revision();
    }
    return preview_;
}

void SplitEditor::change_row(std::size_t index, const app::SplitRow& row,
                             const std::string& merge) {
    app::SplitDraft next = draft();
    next.rows[index] = row;
    history_.change(std::move(next), merge);
}

void SplitEditor::keys() {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.WantTextInput || !io.KeyCtrl) return;
    if (ImGui::IsKeyPressed(ImGuiKey_Z, false)) io.KeyShift ? history_.redo() : history_.undo();
    if (ImGui::IsKeyPressed(ImGuiKey_Y, false)) history_.redo();
}

bool SplitEditor::draw_heading(PanelContext& context) {
    const bool changed = draft() != original_;
    text_line(TextStyle::title, tokens().text,
              shortened(TextStyle::title, "Edit the split of " + preview_.after.name,
                        ImGui::GetContentRegionAvail().x));
    describe_area("heading", "Edit the split of " + preview_.after.name, "",
                  ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
    text_wrapped(TextStyle::table, tokens().text_muted,
                 "Drag the borders or type the numbers. Nothing is changed before you apply it.");
    gap(space_2);
    if (icon_button(icon_undo, "Undo", {.enabled = history_.can_undo()})) history_.undo();
    ImGui::SameLine(0, dp(2));
    if (icon_button(icon_redo, "Redo", {.enabled = history_.can_redo()})) history_.redo();
    ImGui::SameLine(0, dp(space_3));
    bool done = false;
    if (button("Discard")) done = true;
    ImGui::SameLine(0, dp(space_2));
    const std::string label = preview_.commands.size() > 1
                                  ? fmt::format("Apply {} changes", preview_.commands.size())
                                  : std::string("Apply");
    const bool possible = changed && preview_.refusals.empty();
    const char* why = !changed                     ? "Nothing is changed yet"
                      : !preview_.refusals.empty() ? "Something would be refused; see below"
                                                   : nullptr;
    if (button(label.c_str(), {.kind = ButtonKind::primary, .tooltip = why, .enabled = possible})) {
        apply(context);
        done = true;
    }
    return done;
}

void SplitEditor::apply(PanelContext& context) const {
    for (const std::string& command : preview_.commands) context.sink.submit(command);
    std::string done =
        fmt::format("Applied {}", counted(static_cast<Count>(preview_.commands.size()), "change"));
    if (refresh_sites_) {
        for (const app::LicenseRow& row : preview_.after.rows) {
            for (const app::SiteView& site : context.overview.sites) {
                if (row.site != site.code || site.method != "online" || !site.up) continue;
                context.sink.submit(CommandText("proxy.refresh").add("site", site.code).text());
            }
        }
        done += " and refreshed the sites";
    }
    if (!context.sink.commands.empty()) context.sink.commands.back().done_text = done;
}

void SplitEditor::draw_bar() {
    gap(space_3);
    const std::optional<SplitDrag> drag = split_bar(preview_.after);
    if (!drag) return;
    const app::LicenseRow& row = preview_.after.rows[drag->row];
    for (std::size_t i = 0; i < draft().rows.size(); ++i) {
        if (row_after(preview_.after, draft(), i) != &row) continue;
        app::SplitRow wished = draft().rows[i];
        wished.licenses = drag->licenses;
        if (drag->began) history_.settle();
        change_row(i, wished, fmt::format("drag {}", i));
        return;
    }
}

void SplitEditor::draw_effect(std::size_t index, float width) {
    const app::LicenseRow* row = row_after(preview_.after, draft(), index);
    const auto refused = std::find_if(preview_.refusals.begin(), preview_.refusals.end(),
                                      [&](const auto& r) { return r.row == index; });
    Status status{icon_check_circle, tokens().ok, "Fits"};
    if (draft().rows[index].removed) {
        status = {icon_delete, tokens().text_muted, "Deleted"};
    } else if (row != nullptr && row->excess > 0) {
        status = {icon_alert, tokens().breach, fmt::format("Over by {}", row->excess)};
    } else if (row != nullptr && row->used > 0 && row->used == row->limit) {
        status = {icon_circle_half_full, tokens().warning, "At the limit"};
    }
    if (refused != preview_.refusals.end()) {
        status = {icon_close_circle, tokens().breach, "Refused"};
    }
    const ImVec2 at = ImGui::GetCursorScreenPos();
    paint_status({at, {at.x + width, at.y + dp(control_height)}}, status);
    describe_area("status", draft().rows[index].name, status.word, at,
                  {at.x + width, at.y + dp(control_height)});
}

bool SplitEditor::draw_remove_button(std::size_t index) {
    const app::SplitRow& row = draft().rows[index];
    const std::string remove = (row.removed ? "Keep " : "Delete ") + row.name;
    if (!icon_button(row.removed ? icon_undo : icon_delete, remove.c_str())) return false;
    app::SplitDraft next = draft();
    if (row.id.empty()) {
        next.rows.erase(next.rows.begin() + static_cast<std::ptrdiff_t>(index));
    } else {
        next.rows[index].removed = !row.removed;
    }
    history_.change(std::move(next));
    return true;
}

void SplitEditor::draw_row(std::size_t index, const app::SubscriptionView& now) {
    app::SplitRow row = draft().rows[index];
    const app::LicenseRow* after = row_after(preview_.after, draft(), index);
    const Columns columns;
    const bool two_lines = stacked();
    const float width = ImGui::GetContentRegionAvail().x;
    ImVec2 at = ImGui::GetCursorScreenPos();
    const float left = at.x;
    const float right = at.x + width;
    const float line = dp(control_height + 8);
    ImGui::PushID(static_cast<int>(index));
    paint_rect({{at.x, at.y + dp(10)}, {at.x + dp(12), at.y + dp(22)}},
               row.removed ? tokens().control : series_color(color_of(preview_.after, after)),
               dp(3));
    at.x += dp(22);
    const float rest = dp(columns.type + columns.number + 2 * columns.figure + columns.effect +
                          control_height + 5 * space_2);
    const float name_width = two_lines ? right - at.x - dp(control_height + space_2)
                                       : std::max(dp(90), right - at.x - rest);
    ImGui::SetCursorScreenPos(at);
    if (row.removed) {
        paint_column(at.x, at.y, name_width, row.name, Align::left);
    } else if (plain_text_field(("Name of row " + std::to_string(index + 1)).c_str(), row.name,
                                name_width / pixel_ratio())) {
        change_row(index, row, fmt::format("name {}", index));
    }
    ImGui::SetCursorScreenPos({right - dp(control_height), at.y});
    if (draw_remove_button(index)) {
        ImGui::PopID();
        ImGui::SetCursorScreenPos({left, at.y + line});
        ImGui::Dummy({0, 0});
        return;
    }
    at = two_lines ? ImVec2{left + dp(22), at.y + line}
                   : ImVec2{at.x + name_width + dp(space_2), at.y};
    if (!row.removed) {
        ImGui::SetCursorScreenPos(at);
        int type = row.type == "reserved" ? 0 : 1;
        if (option_switch(row.name.c_str(), {"Reserved", "Dynamic"}, type, columns.type)) {
            row.type = type == 0 ? "reserved" : "dynamic";
            change_row(index, row, "");
        }
        at.x += dp(columns.type + space_2);
        ImGui::SetCursorScreenPos(at);
        const bool refused = std::any_of(preview_.refusals.begin(), preview_.refusals.end(),
                                         [&](const auto& r) { return r.row == index; });
        if (number_field(("Licenses of " + row.name).c_str(), row.licenses,
                         {.width = columns.number, .least = 1, .invalid = refused})) {
            change_row(index, row, fmt::format("number {}", index));
        }
        at.x += dp(columns.number + space_2);
    }
    if (!two_lines) {
        const float figures =
            right - dp(control_height + columns.effect + 2 * columns.figure + 3 * space_2);
        paint_figures({figures, at.y}, now, row, after);
        at.x = right - dp(control_height + columns.effect - space_2);
    }
    ImGui::SetCursorScreenPos(at);
    draw_effect(index, std::min(dp(columns.effect - 2 * space_2), right - at.x));
    ImGui::PopID();
    ImGui::SetCursorScreenPos({left, at.y + line});
    ImGui::Dummy({0, 0});
}

void SplitEditor::draw_rows(const app::SubscriptionView& now) {
    gap(space_2);
    if (!stacked() && !draft().rows.empty()) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float right = at.x + ImGui::GetContentRegionAvail().x;
        const Columns columns;
        const float figures =
            right - dp(control_height + columns.effect + 2 * columns.figure + 3 * space_2);
        const auto title = [&](float x, float width, const char* text, Align align) {
            paint_text_in({{x, at.y}, {x + width, at.y + dp(20)}}, TextStyle::label,
                          tokens().text_muted, text, align);
        };
        title(at.x + dp(22), dp(120), "Name", Align::left);
        title(figures - dp(columns.type + columns.number + 2 * space_2), dp(80), "Type",
              Align::left);
        title(figures - dp(columns.number + space_2), dp(90), "Max lic.", Align::left);
        title(figures, dp(columns.figure), "Used now", Align::right);
        title(figures + dp(columns.figure + space_2), dp(columns.figure), "Limit then",
              Align::right);
        title(right - dp(control_height + columns.effect - space_2), dp(120), "Effect",
              Align::left);
        ImGui::Dummy({0, dp(20)});
        gap(space_1);
    }
    for (std::size_t i = 0; i < draft().rows.size(); ++i) {
        draw_row(i, now);
        if (i < draft().rows.size()) draw_row_findings(preview_, draft(), i);
    }
    if (button("Add a sublicense", {.icon = icon_plus})) {
        app::SplitDraft next = draft();
        std::string name = "New";
        for (int n = 2; std::any_of(next.rows.begin(), next.rows.end(),
                                    [&](const app::SplitRow& r) { return r.name == name; });
             ++n) {
            name = fmt::format("New {}", n);
        }
        next.rows.push_back({"", name, "reserved",
                             std::clamp<Count>(preview_.after.available_dynamic, 1, 10), false});
        history_.change(std::move(next));
    }
}

void SplitEditor::draw_sums(const app::SubscriptionView& now) {
    gap(space_3);
    const app::SubscriptionView& after = preview_.after;
    std::string text = fmt::format(
        "{} reserved, {} left in the main license pool for the primary "
        "key and Dynamic keys",
        preview_.reserved, std::max<Count>(0, after.main_pool_raw));
    if (after.main_pool_raw != now.main_pool_raw) {
        text += fmt::format(" ({} now)", std::max<Count>(0, now.main_pool_raw));
    }
    text_wrapped(TextStyle::table, tokens().text_muted, text + ".");
    if (preview_.promised == 0) return;
    gap(space_2);
    text_line(TextStyle::table, tokens().text, "Over-commitment factor");
    ImGui::SameLine(0, dp(space_2));
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - dp(7));
    double factor = preview_.over_commitment;
    if (decimal_field("Over-commitment factor", factor, 72)) {
        app::SplitDraft next = draft();
        app::set_over_commitment(next, after.total, factor);
        history_.change(std::move(next));
    }
    text_wrapped(TextStyle::small, tokens().text_muted,
                 fmt::format("Dynamic ceilings add up to {} on {} that are not reserved. Above 1 "
                             "not every key can be full at once.",
                             preview_.promised, after.total - preview_.reserved));
}

void SplitEditor::draw_findings() {
    gap(space_3);
    section_heading("What would happen");
    gap(space_1);
    if (draft() == original_) {
        text_wrapped(TextStyle::table, tokens().text_muted, "Nothing is changed yet.");
        return;
    }
    if (!preview_.refusals.empty()) {
        text_wrapped(TextStyle::table, tokens().breach,
                     fmt::format("{} would be refused; see the rows in question.",
                                 counted(static_cast<Count>(preview_.refusals.size()), "change")));
    }
    if (!preview_.over_limit.empty()) {
        text_wrapped(TextStyle::table, tokens().text,
                     fmt::format("{} would be over the limit; see the rows in question.",
                                 counted(static_cast<Count>(preview_.over_limit.size()), "site")));
    }
    draw_other_excesses(preview_, draft());
    if (preview_.refusals.empty() && preview_.over_limit.empty()) {
        const std::string text = "Nothing would be refused, and no site would be over its limit.";
        text_wrapped(TextStyle::table, tokens().text, std::string(icon_check_circle) + "  " + text);
        describe_area("note", text, "", ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
    }
    gap(space_2);
    checkbox("Refresh the sites at once (otherwise within 24 hours)", refresh_sites_);
}

bool SplitEditor::draw(PanelContext& context, const app::SubscriptionView& now) {
    keys();
    preview(context);
    const bool done = draw_heading(context);
    draw_bar();
    preview(context);
    draw_rows(now);
    preview(context);
    draw_sums(now);
    preview(context);
    draw_findings();
    return done;
}

void edit_split(UiState& view, const app::SubscriptionView& subscription) {
    view.split_editor = std::make_shared<SplitEditor>(subscription);
}

}  // namespace headroom::ui
