#pragma once
// A modal sheet: one dialog per file derives from this and keeps what is typed into it.

#include <string>

namespace headroom::app {
struct CommandOutcome;
}

namespace headroom::ui {

struct PanelContext;

class Sheet {
public:
    Sheet() = default;
    virtual ~Sheet() = default;
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;

    virtual std::string title() const = 0;
    virtual float width() const { return 480.0F; }  // CSS pixels

    /// Draws fields and footer. `context` is nullptr while nothing is loaded.
    virtual void draw(PanelContext& context) = 0;

    /// The outcome of a command that this sheet submitted.
    virtual void answered(const app::CommandOutcome&) {}

    /// Somebody pressed the cross of the frame; the sheet goes away after this.
    virtual void dismissed(PanelContext&) {}

    /// Whether it can be shown without a session (help, errors of a file).
    virtual bool needs_session() const { return true; }
    virtual void draw_without_session(struct CommandSink&) {}
};

}  // namespace headroom::ui
