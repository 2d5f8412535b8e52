#include <fmt/format.h>
#include <imgui.h>

#include "wasm/ui/app/command_sink.h"
#include "wasm/ui/app/panel_context.h"
#include "wasm/ui/dialogs/dialogs.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

/// A link that many mail and chat programs would cut off: a file serves better.
class LongLink : public Sheet {
public:
    explicit LongLink(std::string fragment) : fragment_(std::move(fragment)) {}

    std::string title() const override { return "This link would be very long"; }

    void draw(PanelContext& context) override {
        text_wrapped(TextStyle::body, tokens().text,
                     fmt::format("The scenario makes a link of {} characters, which many mail and "
                                 "chat programs cut off. A file always arrives whole.",
                                 fragment_.size()));
        const SheetChoice choice =
            sheet_footer({.confirm = "Save a file", .cancel = "Copy the link anyway"});
        if (choice == SheetChoice::none) return;
        context.sink.close_sheet = true;
        if (choice == SheetChoice::confirm) {
            context.sink.platform.save_scenario = true;
        } else if (!ImGui::IsKeyPressed(ImGuiKey_Escape, false)) {
            context.sink.platform.link_fragment = fragment_;
        }
    }

private:
    std::string fragment_;
};

}  // namespace

std::unique_ptr<Sheet> make_long_link(std::string fragment) {
    return std::make_unique<LongLink>(std::move(fragment));
}

}  // namespace headroom::ui
