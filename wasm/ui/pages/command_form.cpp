#include "wasm/ui/pages/command_form.h"

#include "core/base/text.h"
#include "wasm/ui/app/command_text.h"
#include "wasm/ui/app/panel_context.h"
#include "wasm/ui/pages/form_sheet.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/paint.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

class CommandForm : public FormSheet {
public:
    explicit CommandForm(CommandFormSpec spec) : spec_(std::move(spec)) {}
    std::string title() const override { return spec_.title; }

    void draw(PanelContext& context) override {
        if (went_well()) context.sink.close_sheet = true;
        for (CommandField& field : spec_.fields) {
            const bool first = &field == &spec_.fields.front();
            const bool changed =
                text_field(field.label.c_str(), field.value,
                           {.caption = field.caption,
                            .error = error(field.argument),
                            .focus_now = first && std::exchange(focus_first_, false)});
            if (changed) forget_answer();
            gap(space_3);
        }
        draw_other_error();
        const SheetChoice choice = sheet_footer({.confirm = spec_.confirm.c_str()});
        if (choice == SheetChoice::cancel) context.sink.close_sheet = true;
        if (choice == SheetChoice::confirm) context.sink.submit_for_sheet(command());
    }

private:
    std::string command() const {
        CommandText text(spec_.verb);
        for (const auto& [argument, value] : spec_.fixed) text.add(argument, value);
        for (const CommandField& field : spec_.fields) text.add(field.argument, trim(field.value));
        return text.text();
    }

    CommandFormSpec spec_;
};

}  // namespace

std::unique_ptr<Sheet> make_command_form(CommandFormSpec spec) {
    return std::make_unique<CommandForm>(std::move(spec));
}

}  // namespace headroom::ui
