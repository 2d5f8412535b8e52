// Undo, redo and branches: changes of the past. What follows from them is played again a few
// milliseconds a frame, like any other journey.

#include <utility>

#include "wasm/ui/app/app.h"
#include "wasm/ui/dialogs/dialogs.h"

namespace headroom::ui {
namespace {

constexpr auto by_us = app::Session::Replay::by_caller;

std::string current_branch(const app::Session& session) {
    for (const app::BranchView& branch : session.branches()) {
        if (branch.current) return branch.name;
    }
    return "";
}

}  // namespace

void App::go_to_branch(std::string_view name) {
    const Instant here = session_->now();
    if (session_->switch_to_branch(name, by_us)) {
        journey_.onwards_to(*session_, here);
    } else {
        tell("There is no such branch any more.", Notice::Kind::refused);
    }
}

void App::compare_with(std::string_view branch) {
    comparison_ = Comparison{current_branch(*session_), session_->overview(), std::string(branch)};
    go_to_branch(branch);
    if (!journey_.under_way()) finish_comparison();
}

void App::finish_comparison() {
    if (!comparison_) return;
    const Comparison comparison = *std::exchange(comparison_, std::nullopt);
    const app::Overview other = session_->overview();
    go_to_branch(comparison.here);
    sheet_ = make_compare_branches({comparison.here, comparison.mine}, {comparison.there, other});
}

/// Something else is to happen: on the branch where it was asked for.
void App::cancel_comparison() {
    if (!comparison_) return;
    journey_.stop();
    session_->switch_to_branch(comparison_->here);
    comparison_.reset();
}

void App::drain_branches() {
    const Instant here = session_->now();
    if (sink_.undo || sink_.redo || sink_.switch_to_branch) cancel_comparison();
    if (sink_.undo && session_->undo(by_us)) {
        tell("The last command is taken back.", Notice::Kind::done);
        journey_.onwards_to(*session_, here);
    }
    if (sink_.redo && session_->redo(by_us)) {
        tell("The command is given again.", Notice::Kind::done);
        journey_.onwards_to(*session_, here);
    }
    if (sink_.switch_to_branch) go_to_branch(*sink_.switch_to_branch);
    if (sink_.rename_branch &&
        !session_->rename_branch(current_branch(*session_), *sink_.rename_branch)) {
        tell("This name is taken, or empty.", Notice::Kind::refused);
    }
    if (sink_.compare_with_branch) compare_with(*sink_.compare_with_branch);
    if (sink_.switch_to_branch || sink_.rename_branch || sink_.compare_with_branch) {
        request_frames();
    }
}

}  // namespace headroom::ui
