// Add users (USR-1 to USR-5).

#include <fmt/format.h>
#include <imgui.h>

#include <utility>

#include <algorithm>
#include <memory>

#include "core/app/address_list.h"
#include "icons.h"
#include "wasm/ui/app/words.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/pages/form_sheet.h"
#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/pages/my_account/sheets.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

class AddUsers : public FormSheet {
public:
    explicit AddUsers(std::string company) : company_(std::move(company)) {}
    std::string title() const override { return "Add users"; }

    void draw(PanelContext& context) override {
        if (went_well()) {
            context.sink.close_sheet = true;
            return;
        }
        take_csv(context);
        dropdown("Letter Language", {"English", "German", "French", "Spanish", "Japanese"},
                 language_);
        gap(space_3);
        draw_box(context);
        gap(space_3);
        draw_list_of_addresses();
        draw_other_error();
        const SheetChoice choice = sheet_footer({.confirm = "Invite"});
        if (choice == SheetChoice::cancel) context.sink.close_sheet = true;
        if (choice != SheetChoice::confirm) return;
        // Enter after typing an address lists it; the next Enter invites.
        if (!typed_.empty()) {
            add_typed();
        } else {
            invite(context);
        }
    }

private:
    void take_csv(PanelContext& context) {
        context.view.takes_files = true;
        if (!context.view.received) return;
        const ReceivedFile file = *std::exchange(context.view.received, std::nullopt);
        const app::AddressList read = app::read_address_file(file.text);
        app::add_addresses(addresses_, read.addresses);
        bad_ = read.bad;
        csv_error_ = {};
        if (read.addresses.empty()) {
            csv_error_ = {"No email address in " + file.name + ".", "E_CSV_NO_ADDRESSES"};
        }
        forget_answer();
    }

    void draw_box(PanelContext& context) {
        FieldError wrong = error("emails", {"E_EMAIL_INVALID"});
        if (!bad_.empty() && csv_error_.message.empty() && !from_csv()) {
            wrong = {bad_.front() + ".", "E_EMAIL_INVALID"};
        }
        text_field("Email addresses", typed_,
                   {.caption = "One, or several separated by commas",
                    .error = wrong,
                    .focus_now = std::exchange(focus_first_, false)});
        gap(space_2);
        if (button("Add", {.icon = icon_plus})) add_typed();
        ImGui::SameLine(0, dp(space_2));
        if (button("Import data from a CSV file", {.icon = icon_file_import})) {
            context.sink.platform.pick_file = ".csv,.txt,text/csv";
        }
        if (csv_error_) error_line(csv_error_);
        if (!from_csv()) return;
        for (const std::string& line : bad_) error_line({line, "E_EMAIL_INVALID"});
    }

    bool from_csv() const { return !bad_.empty() && bad_.front().starts_with("line "); }

    void add_typed() {
        const app::AddressList read = app::read_addresses(typed_);
        app::add_addresses(addresses_, read.addresses);
        bad_ = read.bad;
        csv_error_ = {};
        typed_.clear();
        forget_answer();
    }

    void draw_list_of_addresses() {
        text_line(TextStyle::small, tokens().text_muted,
                  addresses_.empty() ? std::string("Nobody is listed yet")
                                     : fmt::format("Listed: {}", addresses_.size()));
        std::optional<std::size_t> dropped;
        for (std::size_t i = 0; i < addresses_.size(); ++i) {
            const ImVec2 at = ImGui::GetCursorScreenPos();
            const float width = ImGui::GetContentRegionAvail().x;
            const Box box{at, {at.x + width - dp(40), at.y + dp(control_height)}};
            paint_text_in(box, TextStyle::table, tokens().text, addresses_[i]);
            describe_area("listitem", addresses_[i], "", box.min, box.max);
            ImGui::SetCursorScreenPos({at.x + width - dp(control_height), at.y});
            const std::string label = "Drop " + addresses_[i];
            if (icon_button(icon_close, label.c_str())) dropped = i;
        }
        if (dropped) addresses_.erase(addresses_.begin() + static_cast<std::ptrdiff_t>(*dropped));
    }

    void invite(PanelContext& context) {
        static const char* const languages[]{"English", "German", "French", "Spanish", "Japanese"};
        context.sink.submit_for_sheet(CommandText("users.invite")
                                          .add("company", company_)
                                          .add_texts("emails", addresses_)
                                          .add("language", languages[language_])
                                          .text());
    }

    std::string company_;
    std::string typed_;
    std::vector<std::string> addresses_;
    std::vector<std::string> bad_;
    FieldError csv_error_;
    int language_ = 0;
};

}  // namespace

std::unique_ptr<Sheet> make_add_users(const std::string& company) {
    return std::make_unique<AddUsers>(company);
}

}  // namespace headroom::ui
