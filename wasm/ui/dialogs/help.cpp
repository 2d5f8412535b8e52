#include <imgui.h>

#include <array>
#include <cstdint>

#include "wasm/ui/app/command_sink.h"
#include "wasm/ui/app/panel_context.h"
#include "wasm/ui/app/shortcuts.h"
#include "wasm/ui/dialogs/dialogs.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/fact_list.h"
#include "wasm/ui/widgets/field.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

/// What has to be there for a shortcut to do something; each includes the ones before it.
enum class Needs : std::uint8_t { nothing, scenario, presentation };

struct Shortcut {
    const char* what;
    const char* keys;
    Needs needs;
    bool single = false;  // letters, digits and signs, which can be switched off
};

constexpr std::array shortcuts{
    Shortcut{"Play or pause", "Space", Needs::scenario},
    Shortcut{"Step to the next event", "Right arrow", Needs::scenario},
    Shortcut{"Back to the previous event", "Left arrow", Needs::scenario},
    Shortcut{"Next, previous breach", "N, P", Needs::scenario, true},
    Shortcut{"To the start, to the end", "Home, End", Needs::scenario},
    Shortcut{"Bookmark this moment", "Shift+B", Needs::scenario, true},
    Shortcut{"Next, previous chapter", "Page Down, Page Up", Needs::presentation},
    Shortcut{"End the spotlight, then the presentation", "Escape", Needs::presentation},
    Shortcut{"Undo, redo", "Ctrl+Z, Ctrl+Y", Needs::scenario},
    Shortcut{"Pages", "0 to 9", Needs::scenario, true},
    Shortcut{"Save", "Shift+S", Needs::scenario, true},
    Shortcut{"Inspector", "I", Needs::scenario, true},
    Shortcut{"Open a file", "Shift+O", Needs::nothing, true},
    Shortcut{"Theme", "Shift+T", Needs::nothing, true},
    Shortcut{"Interface larger, smaller", "+, \xE2\x88\x92", Needs::nothing, true},
    Shortcut{"Next field, back", "Tab, Shift+Tab", Needs::nothing},
    Shortcut{"Confirm, cancel a dialog", "Enter, Escape", Needs::nothing},
    Shortcut{"This help", "?", Needs::nothing, true}};

/// The shortcuts that work where it was opened.
class Help : public Sheet {
public:
    std::string title() const override { return "Help and keys"; }
    bool needs_session() const override { return false; }
    void draw(PanelContext& context) override {
        most_ = context.view.presenter != nullptr ? Needs::presentation : Needs::scenario;
        draw_without_session(context.sink);
    }

    void draw_without_session(CommandSink& sink) override {
        text_wrapped(
            TextStyle::table, tokens().text_muted,
            "Time runs only when you play or step. What you do by hand is recorded as steps "
            "of the scenario; Save writes them into the file.");
        gap(space_3);
        for (const Shortcut& one : shortcuts) {
            if (one.needs > most_ || (one.single && !single_keys())) continue;
            fact(one.what, one.keys);
        }
        gap(space_3);
        bool allowed = single_keys();
        if (checkbox("Letters, digits and signs are shortcuts", allowed)) {
            allow_single_keys(allowed);
        }
        gap(space_1);
        text_wrapped(
            TextStyle::small, tokens().text_muted,
            "Switch them off if you speak to your computer, or if keys are hit by mistake. "
            "Space, arrows, Home, End and keys with Ctrl go on to work.");
        gap(space_3);
        text_wrapped(
            TextStyle::small, tokens().text_muted,
            "The browser's own keys (reload, close tab, find, full screen) stay the browser's.");
        const SheetChoice choice = sheet_footer({.confirm = "Close", .cancel = nullptr});
        if (choice != SheetChoice::none) sink.close_sheet = true;
    }

private:
    Needs most_ = Needs::nothing;
};

}  // namespace

std::unique_ptr<Sheet> make_help() { return std::make_unique<Help>(); }

}  // namespace headroom::ui
