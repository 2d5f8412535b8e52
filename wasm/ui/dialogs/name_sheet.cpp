#include <imgui.h>

#include "core/base/text.h"
#include "wasm/ui/app/panel_context.h"
#include "wasm/ui/dialogs/dialogs.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/field.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

/// Asks for a name.
class NameSheet : public Sheet {
public:
    enum class For : std::uint8_t { branch, bookmark };

    NameSheet(For what, std::string name) : what_(what), name_(std::move(name)) {}

    std::string title() const override {
        return what_ == For::branch ? "Rename this branch" : "Bookmark this moment";
    }

    void draw(PanelContext& context) override {
        const bool empty = trim(name_).empty();
        text_field(
            "Name", name_,
            {.error = empty ? FieldError{"Type a name.", ""} : FieldError{}, .focus_now = opened_});
        opened_ = false;
        const SheetChoice choice = sheet_footer(
            {.confirm = what_ == For::branch ? "Rename" : "Set bookmark", .enabled = !empty});
        if (choice == SheetChoice::none) return;
        context.sink.close_sheet = true;
        if (choice != SheetChoice::confirm) return;
        const std::string name(trim(name_));
        if (what_ == For::branch) {
            context.sink.rename_branch = name;
        } else {
            context.sink.set_bookmark = name;
        }
    }

private:
    For what_;
    std::string name_;
    bool opened_ = true;
};

}  // namespace

std::unique_ptr<Sheet> make_rename_branch(const std::string& name) {
    return std::make_unique<NameSheet>(NameSheet::For::branch, name);
}

std::unique_ptr<Sheet> make_bookmark(const std::string& suggestion) {
    return std::make_unique<NameSheet>(NameSheet::For::bookmark, suggestion);
}

}  // namespace headroom::ui
