#include <fmt/format.h>
#include <imgui.h>

#include <charconv>
#include <optional>

#include "core/base/text.h"
#include "wasm/ui/app/command_text.h"
#include "wasm/ui/app/panel_context.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/dialogs/dialogs.h"
#include "wasm/ui/dialogs/preview_cache.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/fact_list.h"
#include "wasm/ui/widgets/field.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

struct ActionWords {
    const char* title;
    const char* verb;
    const char* command;
    const char* explanation;
};

ActionWords words_of(MacsAction action) {
    switch (action) {
        case MacsAction::enroll:
            return {"Enroll Macs", "Enroll", "mac.enroll",
                    "Manual enrollment: each Mac needs a free license, or its user sees an error."};
        case MacsAction::discover:
            return {"Discover Macs", "Discover", "mac.discover",
                    "Auto-discovery is not stopped by the limit: the site may end up over it."};
        case MacsAction::remove: break;
    }
    return {"Remove Macs", "Remove", "mac.remove",
            "Removed from Configuration Manager, latest enrolled first; their licenses are free at "
            "once."};
}

std::optional<Count> whole_number(std::string_view text) {
    Count value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

class MacsSheet : public Sheet {
public:
    MacsSheet(MacsAction action, std::string site) : action_(action), site_(std::move(site)) {}

    std::string title() const override { return words_of(action_).title; }

    void draw(PanelContext& context) override {
        if (done_) {
            context.sink.close_sheet = true;
            return;
        }
        draw_site_figures(context);
        choices("Which", {{"A number of Macs", ""}, {"One Mac by name", ""}}, by_name_);
        gap(space_3);
        draw_field();
        gap(space_3);
        draw_preview(context);
        if (refusal_) {
            gap(space_2);
            error_line(refusal_);
        }
        const SheetChoice choice = sheet_footer({.confirm = words_of(action_).verb});
        if (choice == SheetChoice::cancel) context.sink.close_sheet = true;
        if (choice != SheetChoice::confirm) return;
        attempted_ = true;
        refusal_ = {};
        if (!input_error()) context.sink.submit_for_sheet(command());
    }

    void answered(const app::CommandOutcome& outcome) override {
        done_ = outcome.ok;
        if (outcome.ok) return;
        std::string message = outcome.message;
        if (outcome.done > 0) {
            message = fmt::format("{} of {} done, {} refused. {}", outcome.done,
                                  outcome.done + outcome.refused, outcome.refused, message);
        }
        refusal_ = {message, outcome.code};
    }

private:
    std::string command() const {
        CommandText text(words_of(action_).command);
        text.add("site", site_);
        if (by_name_ == 1) {
            text.add("mac", trim(name_));
        } else {
            text.add("count", whole_number(trim(count_)).value_or(0));
        }
        return text.text();
    }

    FieldError input_error() const {
        if (by_name_ == 1) {
            if (trim(name_).empty()) return {"Type the name of the Mac.", ""};
        } else if (whole_number(trim(count_)).value_or(0) < 1) {
            return {"Type a whole number, 1 or more.", "E_NUMBER_INVALID"};
        }
        return {};
    }

    void draw_site_figures(const PanelContext& context) {
        for (const app::SiteView& site : context.overview.sites) {
            if (site.code != site_) continue;
            text_wrapped(TextStyle::table, tokens().text_muted, words_of(action_).explanation);
            gap(space_3);
            fact("Site", site_);
            fact("Used / limit", fmt::format("{} / {}", site.managed, site.limit),
                 site.exceeded ? tokens().breach : 0);
            gap(space_3);
        }
    }

    void draw_field() {
        const FieldError error = attempted_ || touched_ ? input_error() : FieldError{};
        const bool focus = opened_;
        opened_ = false;
        bool changed = false;
        if (by_name_ == 1) {
            const std::string example = site_ + "-0001";
            changed = text_field("Mac", name_, {.placeholder = example.c_str(), .error = error});
        } else {
            changed = text_field("Number of Macs", count_,
                                 {.error = error, .focus_now = focus, .width = 160});
        }
        if (!changed) return;
        touched_ = true;
        refusal_ = {};
    }

    /// Tells beforehand what is going to happen; the command can be given all the same.
    void draw_preview(const PanelContext& context) {
        if (input_error() || refusal_) return;
        const app::CommandOutcome& outcome = cache_.of(context.session, command());
        if (!outcome.ok && outcome.done > 0) {
            note(NoteKind::warning, fmt::format("{} will be done, {} refused: {}", outcome.done,
                                                outcome.refused, outcome.message));
        } else if (!outcome.ok) {
            note(NoteKind::breach, "Will be refused: " + outcome.message);
        } else if (action_ == MacsAction::discover) {
            draw_discovery_effect(context);
        }
    }

    void draw_discovery_effect(const PanelContext& context) {
        const Count more = by_name_ == 1 ? 1 : whole_number(trim(count_)).value_or(0);
        for (const app::SiteView& site : context.overview.sites) {
            if (site.code != site_) continue;
            const Count over = site.managed + more - site.limit;
            if (over <= 0) return;
            note(NoteKind::warning, fmt::format("{} may be over its limit by {}", site_, over));
        }
    }

    MacsAction action_;
    std::string site_;
    std::string count_ = "1";
    std::string name_;
    int by_name_ = 0;
    bool opened_ = true;
    bool attempted_ = false;
    bool touched_ = false;
    bool done_ = false;
    FieldError refusal_;
    PreviewCache cache_;
};

}  // namespace

std::unique_ptr<Sheet> make_macs_sheet(MacsAction action, const std::string& site) {
    return std::make_unique<MacsSheet>(action, site);
}

}  // namespace headroom::ui
