#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

#include "wasm/ui/app/panel_context.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/dialogs/dialogs.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

class LoadErrors : public Sheet {
public:
    LoadErrors(std::string file_name, std::vector<scenario::InputError> errors)
        : file_name_(std::move(file_name)), errors_(std::move(errors)) {}

    std::string title() const override { return "This file cannot be used"; }
    float width() const override { return 640.0F; }
    bool needs_session() const override { return false; }
    void draw(PanelContext& context) override { draw_without_session(context.sink); }

    void draw_without_session(CommandSink& sink) override {
        text_wrapped(TextStyle::body, tokens().text,
                     fmt::format("{} has {}. Nothing was changed.", file_name_,
                                 counted(static_cast<Count>(errors_.size()), "error")));
        gap(space_3);
        draw_list();
        const SheetChoice choice =
            sheet_footer({.confirm = "Open another file", .cancel = "Close"});
        if (choice == SheetChoice::none) return;
        sink.close_sheet = true;
        if (choice == SheetChoice::confirm) sink.platform.open_file_picker = true;
    }

private:
    void draw_list() const {
        const auto lines = static_cast<float>(std::min<std::size_t>(errors_.size(), 6));
        const Card card("errors", 12, {0, dp(28 + 66 * lines)});
        for (const scenario::InputError& error : errors_) {
            text_wrapped(TextStyle::table, tokens().text, error.message);
            describe_area("alert", error.message, scenario::to_string(error),
                          ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
            gap(2);
            text_wrapped(TextStyle::mono, tokens().text_muted, place_of(error));
            gap(space_3);
        }
    }

    static std::string place_of(const scenario::InputError& error) {
        std::string place = error.file;
        if (error.line > 0) place += fmt::format(":{}:{}", error.line, error.column);
        if (!error.pointer.empty()) place += ": " + error.pointer;
        return place;
    }

    std::string file_name_;
    std::vector<scenario::InputError> errors_;
};

}  // namespace

std::unique_ptr<Sheet> make_load_errors(std::string file_name,
                                        std::vector<scenario::InputError> errors) {
    return std::make_unique<LoadErrors>(std::move(file_name), std::move(errors));
}

}  // namespace headroom::ui
