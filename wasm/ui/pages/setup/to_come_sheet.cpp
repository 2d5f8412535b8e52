// The sheet for one entry of What is to come.

#include <fmt/format.h>
#include <imgui.h>

#include <utility>

#include "core/base/text.h"
#include "wasm/ui/pages/form_sheet.h"
#include "wasm/ui/pages/setup/setup_page.h"
#include "wasm/ui/pages/setup/setup_state.h"
#include "wasm/ui/theme/metrics.h"
#include "wasm/ui/theme/tokens.h"
#include "wasm/ui/widgets/sheet_frame.h"

namespace headroom::ui {
namespace {

using Kind = app::ToCome::Kind;

class ToComeSheet : public FormSheet {
public:
    ToComeSheet(const app::Setup& setup, const std::string& site, std::size_t place)
        : setup_(setup), place_(place) {
        wish_.about = site;
        const Span half{(setup.end - setup.start).seconds / 2};
        wish_.day = date_of(setup.start + half);
        wish_.count = 50;
        if (place != new_entry) {
            const app::ToCome& one = setup.to_come[place];
            wish_ = {one.kind, one.about, one.count, date_of(one.at), date_of(one.until)};
            words_ = one.words;
        }
        day_ = format_date(wish_.day);
        until_ = format_date(is_outage(wish_.kind) ? wish_.until : wish_.day + 7);
        count_ = fmt::format("{}", wish_.count);
    }

    std::string title() const override {
        return place_ == new_entry ? "Add what is to come" : "Change what is to come";
    }

    void draw(PanelContext& context) override {
        if (went_well()) {
            context.sink.close_sheet = true;
            return;
        }
        const app::ToComeWish before = wish_;
        if (wish_.kind == Kind::other) {
            text_wrapped(TextStyle::body, tokens().text, words_);
            gap(space_3);
        } else {
            draw_kind();
            draw_about();
            draw_count();
        }
        draw_days();
        if (before != wish_) forget_answer();
        draw_other_error();
        const SheetChoice choice = sheet_footer({.confirm = place_ == new_entry ? "Add" : "Apply"});
        if (choice == SheetChoice::cancel) context.sink.close_sheet = true;
        if (choice == SheetChoice::confirm) confirm(context);
    }

private:
    void draw_kind() {
        int chosen = static_cast<int>(wish_.kind);
        if (dropdown("What happens", app::kinds_to_come(), chosen)) {
            wish_.kind = static_cast<Kind>(chosen);
            wish_.about.clear();
        }
        gap(space_3);
    }

    /// The site or subscription; the first one until another is chosen.
    void draw_about() {
        if (wish_.kind == Kind::server_down) return;
        const bool subscription = wish_.kind == Kind::buy || wish_.kind == Kind::renew;
        std::vector<std::string> ids;
        std::vector<std::string> words;
        if (subscription) {
            for (const app::SetupSubscription& one : setup_.subscriptions) {
                ids.push_back(one.id);
                words.push_back(one.name);
            }
        } else {
            for (const app::SetupSite& one : setup_.sites) {
                ids.push_back(one.figures.code);
                words.push_back(one.figures.code + "  " + one.figures.name);
            }
        }
        int chosen = ids.empty() ? -1 : 0;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            if (ids[i] == wish_.about) chosen = static_cast<int>(i);
        }
        dropdown(subscription ? "Subscription" : "Site", words, chosen,
                 {.placeholder = "None yet"});
        wish_.about = chosen < 0 ? "" : ids[static_cast<std::size_t>(chosen)];
        gap(space_3);
    }

    void draw_count() {
        if (is_outage(wish_.kind)) return;
        const char* what = wish_.kind == Kind::buy     ? "How many licenses"
                           : wish_.kind == Kind::renew ? "For how many months"
                                                       : "How many Macs";
        text_field(what, count_, {.focus_now = std::exchange(focus_first_, false), .width = 140});
        wish_.count = app::parse_grouped_count(count_).value_or(0);
        gap(space_3);
    }

    void draw_days() {
        const bool outage = is_outage(wish_.kind);
        text_field(outage ? "From" : "Day", day_,
                   {.caption = "For example 2027-03-01", .width = 160});
        if (!outage) return;
        gap(space_3);
        text_field("Until", until_, {.caption = "The day it is over", .width = 160});
    }

    void confirm(PanelContext& context) {
        const auto day = parse_date(trim(day_));
        const auto until = parse_date(trim(until_));
        app::CommandOutcome wrong;
        wrong.is_input_error = true;
        if (!day || (is_outage(wish_.kind) && !until)) {
            wrong.message = "Write a day like 2027-03-01.";
            return answered(wrong);
        }
        wish_.day = *day;
        if (until) wish_.until = *until;
        wrong.message = problem_of(setup_, wish_);
        if (!wrong.message.empty()) return answered(wrong);
        const std::string command =
            place_ == new_entry ? add_to_come(setup_, wish_) : edit_to_come(setup_, place_, wish_);
        if (command.empty()) {
            context.sink.close_sheet = true;
        } else {
            context.sink.submit_for_sheet(command);
        }
    }

    app::Setup setup_;
    std::size_t place_;
    app::ToComeWish wish_;
    std::string words_, day_, until_, count_;
};

}  // namespace

std::unique_ptr<Sheet> make_to_come_sheet(PanelContext& context, std::size_t place) {
    const SetupState& state = setup_state(context);
    return std::make_unique<ToComeSheet>(state.setup, state.site, place);
}

}  // namespace headroom::ui
