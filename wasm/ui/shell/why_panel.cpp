#include "wasm/ui/shell/why_panel.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "core/app/rule_text.h"
#include "icons.h"
#include "wasm/ui/app/command_text.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/dialogs/dialogs.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/pages/split_editor.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/fact_list.h"
#include "wasm/ui/widgets/tooltip.h"

namespace headroom::ui {
namespace {

using app::Explanation;

void draw_equation(const Explanation& why) {
    if (why.terms.empty()) return;
    const Card card("equation", 12);
    if (!why.formula.empty()) {
        text_wrapped(TextStyle::mono, tokens().text_muted, why.formula);
        gap(space_2);
    }
    for (const app::Term& term : why.terms) fact(term.name, term.value);
    if (why.result.empty()) return;
    fact_rule();
    fact(why.result, why.value);
}

void draw_holders(const Explanation& why) {
    if (why.holders.empty()) return;
    gap(space_4);
    text_line(TextStyle::strong, tokens().text, "Who holds the licenses");
    gap(space_1);
    for (const app::Term& holder : why.holders) fact(holder.name, holder.value);
}

struct Subject {
    const app::SiteView* site = nullptr;
    const app::SubscriptionView* subscription = nullptr;
    const app::LicenseRow* row = nullptr;
};

Subject subject_of(const PanelContext& context) {
    Subject subject;
    for (const app::SiteView& site : context.overview.sites) {
        if (site.code == context.view.why->site) subject.site = &site;
    }
    if (subject.site == nullptr) return subject;
    for (const app::SubscriptionView& subscription : context.overview.subscriptions) {
        for (const app::LicenseRow& row : subscription.rows) {
            if (row.id != subject.site->key_id || row.id.empty()) continue;
            subject.subscription = &subscription;
            subject.row = &row;
        }
    }
    return subject;
}

/// One click does what the remedy says, or opens the dialog that does.
void carry_out(PanelContext& context, const app::Remedy& remedy, const Subject& subject) {
    const std::string& code = subject.site->code;
    if (remedy.name == "removeMacs") {
        context.sink.open_sheet = make_macs_sheet(MacsAction::remove, code);
    } else if (remedy.name == "refresh") {
        context.sink.submit(CommandText("proxy.refresh").add("site", code).text(),
                            code + " has the current license terms");
    } else if (remedy.name == "activate") {
        context.sink.open_sheet = make_activate(code);
    } else if (remedy.name == "buyLicenses" && subject.subscription != nullptr) {
        context.sink.submit(CommandText("sales.upgrade")
                                .add("subscription", subject.subscription->id)
                                .add("licenses", remedy.count)
                                .text(),
                            fmt::format("Bought {}", counted(remedy.count, "license")));
    } else if (remedy.name == "raiseSublicense" && subject.row != nullptr) {
        context.sink.submit(CommandText("sublicense.edit")
                                .add("sublicense", subject.row->id)
                                .add("licenses", subject.row->max + remedy.count)
                                .text());
        context.sink.submit(CommandText("proxy.refresh").add("site", code).text(),
                            fmt::format("\"{}\" is {} now, and {} has refreshed", subject.row->name,
                                        subject.row->max + remedy.count, code));
    } else if (remedy.name == "shrinkIdleReserved" && subject.subscription != nullptr) {
        edit_split(context.view, *subject.subscription);
        context.view.page = PageName::planner;
    }
}

const char* verb_of(const std::string& remedy) {
    if (remedy == "removeMacs") return "Remove Macs";
    if (remedy == "refresh") return "Refresh now";
    if (remedy == "activate") return "Activate License";
    if (remedy == "buyLicenses") return "Buy them";
    if (remedy == "raiseSublicense") return "Raise and refresh";
    if (remedy == "shrinkIdleReserved") return "Edit split";
    return nullptr;
}

void draw_remedies(PanelContext& context, const Explanation& why) {
    if (why.remedies.empty()) return;
    gap(space_4);
    text_line(TextStyle::strong, tokens().text, "What helps");
    const Subject subject = subject_of(context);
    for (const app::Remedy& remedy : why.remedies) {
        gap(space_2);
        text_wrapped(TextStyle::table, tokens().text, remedy.text);
        describe_area("note", remedy.text, remedy.name, ImGui::GetItemRectMin(),
                      ImGui::GetItemRectMax());
        const char* verb = verb_of(remedy.name);
        if (verb == nullptr || subject.site == nullptr) continue;
        gap(space_1);
        const std::string label = fmt::format("{}##why-{}", verb, remedy.name);
        if (button(label.c_str())) carry_out(context, remedy, subject);
    }
}

/// The figures are those of a moment that is over: which one, and the way there.
void draw_moment(PanelContext& context, Instant at) {
    const std::string words = "Figures of " + date_and_time(at);
    text_wrapped(TextStyle::small, tokens().text_muted, words);
    describe_area("text", "Figures of", date_and_time(at), ImGui::GetItemRectMin(),
                  ImGui::GetItemRectMax());
    gap(space_1);
    const std::string label = fmt::format("Go to {}##why", date_and_time(at));
    if (!button(label.c_str(), {.icon = icon_history})) return;
    context.sink.play = false;
    context.sink.seek_to = at;
}

/// Each rule by its id; a click tells what it says.
void draw_rules(const Explanation& why) {
    if (why.rules.empty()) return;
    static std::string open;
    gap(space_4);
    const ImVec2 from = ImGui::GetCursorScreenPos();
    text_line(TextStyle::small, tokens().text_muted, "Rules:");
    for (const std::string& rule : why.rules) {
        ImGui::SameLine(0, dp(space_2));
        if (ImGui::GetContentRegionAvail().x < text_size(TextStyle::table, rule).x) {
            ImGui::NewLine();
        }
        const std::string label = rule + "##rule";
        if (link(label.c_str())) open = open == rule ? "" : rule;
        if (ImGui::IsItemHovered()) tooltip(app::rule_text(rule));
    }
    describe_area("text", "Rules", fmt::format("{}", fmt::join(why.rules, ", ")), from,
                  ImGui::GetItemRectMax());
    if (std::find(why.rules.begin(), why.rules.end(), open) == why.rules.end()) return;
    gap(space_1);
    const std::string_view text = app::rule_text(open);
    text_wrapped(TextStyle::small, tokens().text, text);
    describe_area("note", text, open, ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
}

}  // namespace

app::Question question_about(const app::BreachView& breach) {
    app::Question question{.about = app::Question::About::breach, .site = breach.site};
    question.cause = breach.cause;
    if (breach.to) question.at = breach.from;
    question.ended = breach.to;
    return question;
}

void ask_why(UiState& view, app::Question question) {
    view.why = std::move(question);
    view.inspector_wanted = true;
    view.inspector_as_sheet = true;
}

bool draw_why_panel(PanelContext& context) {
    if (!context.view.why) return false;
    const auto why = app::explain(context.session, *context.view.why);
    if (!why) return false;
    text_line(TextStyle::small, tokens().text_muted, "Why this number?");
    text_wrapped(TextStyle::strong, tokens().text, why->title);
    describe_area("heading", why->title, why->value, ImGui::GetItemRectMin(),
                  ImGui::GetItemRectMax());
    if (!why->value.empty()) text_wrapped(TextStyle::figure, tokens().text, why->value);
    if (why->as_of) draw_moment(context, *why->as_of);
    gap(space_2);
    draw_equation(*why);
    if (!why->text.empty()) {
        gap(space_3);
        text_wrapped(TextStyle::table, tokens().text, why->text);
    }
    draw_holders(*why);
    draw_remedies(context, *why);
    draw_rules(*why);
    gap(space_4);
    return true;
}

}  // namespace headroom::ui
