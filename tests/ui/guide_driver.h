#pragma once
// What the tests of the guide's pages share: a page with a scenario, on its way to a place.

#include <imgui.h>

#include <stdexcept>
#include <string>
#include <string_view>

#include "core/app/session.h"
#include "tests/ui/ui_driver.h"
#include "wasm/ui/pages/guide_state.h"

namespace headroom::ui {

/// The small scenario at 1280 px, tall enough that most pages need no scrolling.
class GuideDriver : public UiDriver {
public:
    GuideDriver() : UiDriver(1280, 1400) { load(small_scenario); }

    app::Session& session() { return *app().session(); }
    GuideState& guide() { return *app().view().guide; }

    /// A command as the script interface gives it.
    app::CommandOutcome send(std::string_view command) {
        app::CommandOutcome outcome = session().submit(command);
        app().request_frames();
        settle();
        return outcome;
    }

    /// Opens an entry of My Account's side menu.
    void open(std::string_view entry) {
        click("My Account", "tab");
        click(entry, "menuitem");
    }

    void choose(std::string_view dropdown, std::string_view option) {
        click(dropdown, "combobox");
        click(option, "option");
    }

    bool shows(std::string_view label, std::string_view role = {}) {
        return find(label, role) != nullptr;
    }

    /// Some error on the screen has this code.
    bool tells(std::string_view code) {
        for (const Widget& widget : widgets()) {
            if (widget.role == "alert" && widget.value == code) return true;
        }
        return false;
    }

    const app::SiteView& site(std::string_view code) {
        for (const app::SiteView& view : session().overview().sites) {
            if (view.code == code) return view;
        }
        throw std::runtime_error("no such site");
    }

    /// Gives the file to whatever asked for one.
    void offer(std::string_view name, std::string_view text) {
        app().offer_file(text, name);
        settle();
    }

    std::string file(std::string_view name) {
        for (const app::SavedFile& saved : session().saved_files()) {
            if (saved.name == name) return saved.text;
        }
        return "";
    }
};

}  // namespace headroom::ui
