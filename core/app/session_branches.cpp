// Branches, undo and redo: which commands given by hand count.

#include <algorithm>

#include "core/app/session_state.h"
#include "core/base/text.h"

namespace headroom::app {

std::vector<BranchView> Session::branches() const {
    std::vector<BranchView> views;
    for (const Branch& branch : state_->branches) {
        const std::size_t own = branch.commands.size() - branch.inherited;
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

bool Session::switch_to_branch(std::string_view name) {
    const Branch* const branch = state_->find_branch(name);
    if (branch == nullptr) return false;
    if (branch == &state_->branch()) return true;
    const std::vector<HandCommand> before = state_->branch().commands;
    state_->current = static_cast<std::size_t>(branch - state_->branches.data());
    state_->replay(before);
    return true;
}

Instant Session::played_to() const { return state_->branch().played_to; }

bool Session::can_undo() const {
    return state_->branch().commands.size() > state_->branch().inherited;
}

bool Session::can_redo() const { return !state_->branch().undone.empty(); }

bool Session::undo() {
    if (!can_undo()) return false;
    Branch& branch = state_->branch();
    const std::vector<HandCommand> before = branch.commands;
    branch.undone.push_back(std::move(branch.commands.back()));
    branch.commands.pop_back();
    state_->unsaved = true;
    state_->replay(before);
    return true;
}

bool Session::redo() {
    if (!can_redo()) return false;
    Branch& branch = state_->branch();
    const std::vector<HandCommand> before = branch.commands;
    branch.commands.push_back(std::move(branch.undone.back()));
    branch.undone.pop_back();
    state_->unsaved = true;
    state_->replay(before);
    return true;
}

}  // namespace headroom::app
