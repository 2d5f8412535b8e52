#include "wasm/ui/dialogs/kept_works.h"

#include <fmt/format.h>
#include <imgui.h>

#include <utility>

#include "core/base/text.h"
#include "icons.h"
#include "wasm/ui/app/panel_context.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/button.h"
#include "wasm/ui/widgets/card.h"
#include "wasm/ui/widgets/field.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

class RenameKept : public Sheet {
public:
    RenameKept(std::string key, std::string name) : key_(std::move(key)), name_(std::move(name)) {}
    std::string title() const override { return "Rename kept work"; }
    bool needs_session() const override { return false; }
    void draw(PanelContext& context) override { draw_without_session(context.sink); }

    void draw_without_session(CommandSink& sink) override {
        const bool empty = trim(name_).empty();
        text_field("Name##kept", name_,
                   {.error = empty ? FieldError{"Type a name.", ""} : FieldError{},
                    .focus_now = std::exchange(opened_, false)});
        const SheetChoice choice = sheet_footer({.confirm = "Rename", .enabled = !empty});
        if (choice == SheetChoice::none) return;
        sink.close_sheet = true;
        if (choice != SheetChoice::confirm) return;
        sink.platform.rename_kept = PlatformRequests::Rename{key_, std::string(trim(name_))};
    }

private:
    std::string key_;
    std::string name_;
    bool opened_ = true;
};

class DeleteKept : public Sheet {
public:
    explicit DeleteKept(KeptWork work) : work_(std::move(work)) {}
    std::string title() const override { return "Delete kept work"; }
    bool needs_session() const override { return false; }
    void draw(PanelContext& context) override { draw_without_session(context.sink); }

    void draw_without_session(CommandSink& sink) override {
        text_wrapped(TextStyle::body, tokens().text,
                     fmt::format("Delete \"{}\" ({})? It is in no file, so it is gone for good.",
                                 work_.name, work_.detail));
        const SheetChoice choice =
            sheet_footer({.confirm = "Delete for good", .kind = ButtonKind::danger});
        if (choice == SheetChoice::none) return;
        sink.close_sheet = true;
        if (choice == SheetChoice::confirm) sink.platform.delete_kept = work_.key;
    }

private:
    KeptWork work_;
};

void draw_kept_work(CommandSink& sink, const KeptWork& work) {
    text_wrapped(TextStyle::strong, tokens().text, work.name);
    const ImVec2 top = ImGui::GetItemRectMin();
    text_wrapped(TextStyle::small, tokens().text_muted, work.detail);
    describe_area("listitem", work.name, work.detail, top, ImGui::GetItemRectMax());
    gap(space_1);
    const std::string id = "##" + work.key;
    const std::string open = (work.damaged ? "Save it as a file" : "Open") + id;
    if (button(open.c_str(), {.icon = work.damaged ? icon_download : icon_history})) {
        sink.platform.open_kept = work.key;
        sink.close_sheet = true;
    }
    if (!work.damaged) {
        ImGui::SameLine(0, dp(space_2));
        if (button(("Rename" + id).c_str(), {.icon = icon_pencil})) {
            sink.open_sheet = std::make_unique<RenameKept>(work.key, work.name);
        }
    }
    ImGui::SameLine(0, dp(space_2));
    if (button(("Delete" + id).c_str(), {.icon = icon_delete})) {
        sink.open_sheet = std::make_unique<DeleteKept>(work);
    }
}

class KeptWorks : public Sheet {
public:
    std::string title() const override { return "Kept works"; }

    void draw(PanelContext& context) override {
        if (context.view.kept.empty()) {
            empty_state(icon_history, "Nothing is kept",
                        "Work that is in no file stays here when something else is opened.");
        }
        draw_kept_works(context.sink, context.view);
        const SheetChoice choice = sheet_footer({.confirm = "Close", .cancel = nullptr});
        if (choice != SheetChoice::none) context.sink.close_sheet = true;
    }
};

}  // namespace

void draw_kept_works(CommandSink& sink, const UiState& view) {
    text_wrapped(TextStyle::small, tokens().text_muted,
                 "In no file; this browser keeps it with branches and bookmarks.");
    for (const KeptWork& work : view.kept) {
        gap(space_3);
        draw_kept_work(sink, work);
    }
}

std::unique_ptr<Sheet> make_kept_works() { return std::make_unique<KeptWorks>(); }

}  // namespace headroom::ui
