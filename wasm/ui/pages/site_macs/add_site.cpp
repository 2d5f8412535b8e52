// A new site with its Proxy (command site.add).

#include <imgui.h>

#include <utility>

#include "core/base/text.h"
#include "wasm/ui/pages/form_sheet.h"
#include "wasm/ui/pages/guide_state.h"
#include "wasm/ui/pages/site_macs/site_macs.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/widgets/paint.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

class AddSite : public FormSheet {
public:
    std::string title() const override { return "Add a site"; }

    void draw(PanelContext& context) override {
        if (went_well()) {
            guide_of(context).site = code_;
            context.sink.close_sheet = true;
            return;
        }
        bool changed = text_field("Site Code", code_,
                                  {.caption = "Three characters, for example P04",
                                   .error = code_error(context),
                                   .focus_now = std::exchange(focus_first_, false)});
        gap(space_3);
        changed |= text_field("Site Description", description_);
        gap(space_3);
        changed |= text_field("Proxy Name", hostname_,
                              {.caption = "The server's host name; empty: made from the code"});
        gap(space_3);
        changed |= text_field("Proxy Version", version_, {.placeholder = "6.0"});
        gap(space_3);
        changed |= choices("Auto-discovery when all licenses are used",
                           {{"Enroll", "The site goes over its limit"},
                            {"Leave unmanaged", "A hard cap: no license is used"}},
                           when_full_);
        gap(space_2);
        changed |= checkbox("The Proxy has access to the internet", internet_);
        if (changed) {
            forget_answer();
            attempted_ = false;
        }
        draw_other_error();
        const SheetChoice choice = sheet_footer({.confirm = "Add"});
        if (choice == SheetChoice::cancel) context.sink.close_sheet = true;
        if (choice == SheetChoice::confirm) add(context);
    }

private:
    bool is_taken(const PanelContext& context) const {
        for (const app::SiteView& site : context.overview.sites) {
            if (site.code == trim(code_)) return true;
        }
        return false;
    }

    FieldError code_error(const PanelContext& context) {
        if (!attempted_) return error("code");
        if (trim(code_).empty()) return {"Type a site code.", ""};
        if (is_taken(context)) return {"There is a site with this code. Choose another.", ""};
        return error("code");
    }

    void add(PanelContext& context) {
        attempted_ = true;
        if (trim(code_).empty() || is_taken(context)) return;
        code_ = std::string(trim(code_));
        CommandText command("site.add");
        command.add("code", code_);
        if (!trim(description_).empty()) command.add("description", trim(description_));
        if (!trim(hostname_).empty()) command.add("hostname", trim(hostname_));
        if (!trim(version_).empty()) command.add("version", trim(version_));
        command.add_flag("internet", internet_);
        command.add("discoveryWhenFull", when_full_ == 0 ? "enroll" : "leaveUnmanaged");
        context.sink.submit_for_sheet(command.text());
    }

    std::string code_, description_, hostname_, version_;
    int when_full_ = 0;
    bool internet_ = true;
    bool attempted_ = false;
};

}  // namespace

std::unique_ptr<Sheet> make_add_site() { return std::make_unique<AddSite>(); }

}  // namespace headroom::ui
