#include <imgui.h>

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

class Help : public Sheet {
public:
    std::string title() const override { return "Help and keys"; }
    bool needs_session() const override { return false; }
    void draw(PanelContext& context) override { draw_without_session(context.sink); }

    void draw_without_session(CommandSink& sink) override {
        text_wrapped(
            TextStyle::table, tokens().text_muted,
            "Time runs only when you play or step. What you do by hand is recorded as steps "
            "of the scenario; Save writes them into the file.");
        gap(space_3);
        fact("Play or pause", "Space");
        fact("Step to the next event", "Right arrow");
        fact("Back to the previous event", "Left arrow");
        fact("Next, previous breach", "N, P");
        fact("To the start, to the end", "Home, End");
        fact("Bookmark this moment", "Shift+B");
        fact("Next, previous chapter", "Page Down, Page Up");
        fact("Undo, redo", "Ctrl+Z, Ctrl+Y");
        fact("Pages", "0 to 9");
        fact("Open a file, save", "Shift+O, Shift+S");
        fact("Theme, inspector", "Shift+T, I");
        fact("Interface larger, smaller", "+, \xE2\x88\x92");
        fact("Next field, back", "Tab, Shift+Tab");
        fact("Confirm, cancel a dialog", "Enter, Escape");
        fact("This help", "?");
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
};

}  // namespace

std::unique_ptr<Sheet> make_help() { return std::make_unique<Help>(); }

}  // namespace headroom::ui
