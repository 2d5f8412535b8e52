#pragma once
// Undo and redo of something that is edited as a whole. A drag is one change, however many values
// it passes through: changes with the same `merge` name that follow each other become one.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace headroom::ui {

template <class Value>
class EditHistory {
public:
    explicit EditHistory(Value first) : current_(std::move(first)) {}

    const Value& current() const { return current_; }
    bool can_undo() const { return !past_.empty(); }
    bool can_redo() const { return !future_.empty(); }

    /// `merge` empty: a step of its own.
    void change(Value next, const std::string& merge = {}) {
        if (next == current_) return;
        if (merge.empty() || merge != merging_) past_.push_back(current_);
        merging_ = merge;
        current_ = std::move(next);
        future_.clear();
    }
    /// The next change is a step of its own, whatever its name.
    void settle() { merging_.clear(); }

    void undo() {
        if (past_.empty()) return;
        future_.push_back(std::exchange(current_, past_.back()));
        past_.pop_back();
        merging_.clear();
    }
    void redo() {
        if (future_.empty()) return;
        past_.push_back(std::exchange(current_, future_.back()));
        future_.pop_back();
        merging_.clear();
    }

private:
    Value current_;
    std::vector<Value> past_;
    std::vector<Value> future_;
    std::string merging_;
};

}  // namespace headroom::ui
