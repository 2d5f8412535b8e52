// Branches, undo and redo: which commands given by hand count.

#include <algorithm>

#include "core/app/session_state.h"
#include "core/base/text.h"

namespace headroom::app {

using scenario::NameTable;

namespace {

bool same_edits(const std::vector<ScenarioEdit>& a, const std::vector<ScenarioEdit>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const ScenarioEdit& x, const ScenarioEdit& y) {
                          return edit_document(x) == edit_document(y);
                      });
}

}  // namespace

std::vector<BranchView> Session::branches() const {
    std::vector<BranchView> views;
    for (const Branch& branch : state_->branches) {
        const std::size_t own = branch.commands.size() - branch.inherited + branch.edits.size() -
                                branch.inherited_edits;
        views.push_back({branch.name, branch.parent, branch.forked_at,
                         static_cast<std::int64_t>(own), &branch == &state_->branch()});
    }
    return views;
}

bool Session::rename_branch(std::string_view from, std::string_view to) {
    const std::string name(trim(to));
    Branch* const branch = state_->find_branch(from);
    if (branch == nullptr || name.empty()) return false;
    if (name == branch->name) return true;
    if (state_->find_branch(name) != nullptr) return false;
    for (Branch& other : state_->branches) {
        if (other.parent == branch->name) other.parent = name;
    }
    branch->name = name;
    state_->unsaved = true;
    ++state_->revision;
    return true;
}

bool Session::switch_to_branch(std::string_view name, Replay replay) {
    const Branch* const branch = state_->find_branch(name);
    if (branch == nullptr) return false;
    if (branch == &state_->branch()) return true;
    const std::vector<HandCommand> before = state_->branch().commands;
    const bool same_beginning = same_edits(branch->edits, state_->branch().edits);
    if (same_beginning) {
        state_->current = static_cast<std::size_t>(branch - state_->branches.data());
        state_->replay(before, replay);
        return true;
    }
    // It was read under these edits before.
    auto beginning = state_->with_edits(branch->edits, branch->commands);
    if (!beginning) return false;
    const Instant played_to = branch->played_to;
    state_->current = static_cast<std::size_t>(branch - state_->branches.data());
    state_->begin_anew(std::move(*beginning), replay);
    state_->branch().played_to = std::max(state_->branch().played_to, played_to);
    return true;
}

Instant Session::played_to() const { return state_->branch().played_to; }

bool Session::can_undo() const {
    return state_->branch().has_own_command() || state_->branch().has_own_edit();
}

bool Session::can_redo() const {
    return !state_->branch().undone.empty() || !state_->branch().undone_edits.empty();
}

bool Session::undo(Replay replay) {
    if (!can_undo()) return false;
    Branch& branch = state_->branch();
    state_->unsaved = true;
    if (branch.edit_was_last()) {
        // Everything before it was read without it.
        std::vector<ScenarioEdit> edits = branch.edits;
        edits.pop_back();
        auto beginning = state_->with_edits(edits, branch.commands);
        if (!beginning) return false;
        branch.undone_edits.push_back(std::move(branch.edits.back()));
        branch.edits = std::move(edits);
        state_->begin_anew(std::move(*beginning), replay);
        return true;
    }
    const std::vector<HandCommand> before = branch.commands;
    branch.undone.push_back(std::move(branch.commands.back()));
    branch.commands.pop_back();
    state_->replay(before, replay);
    return true;
}

bool Session::redo(Replay replay) {
    if (!can_redo()) return false;
    Branch& branch = state_->branch();
    state_->unsaved = true;
    if (branch.edit_is_next_to_redo()) {
        std::vector<ScenarioEdit> edits = branch.edits;
        edits.push_back(branch.undone_edits.back());
        auto beginning = state_->with_edits(edits, branch.commands);
        if (!beginning) return false;
        branch.edits = std::move(edits);
        branch.undone_edits.pop_back();
        state_->begin_anew(std::move(*beginning), replay);
        return true;
    }
    // Read again: the scenario may have been another one when it was given last.
    NameTable names = state_->names;
    const auto commands = read_hand_commands({branch.undone.back()}, names, state_->read.scenario);
    if (!commands) return false;
    const std::vector<HandCommand> before = branch.commands;
    branch.commands.push_back(commands->front());
    branch.undone.pop_back();
    state_->replay(before, replay);
    return true;
}

}  // namespace headroom::app
