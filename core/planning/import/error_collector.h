#pragma once
// Errors of a file that is read row by row: the first ones are kept, the others counted.

#include <fmt/core.h>

#include <string>
#include <utility>
#include <vector>

#include "core/scenario/input_error.h"

namespace headroom::planning {

/// The longest site code or name that lists may have, in characters.
inline constexpr std::size_t most_code_characters = 100;

class ErrorCollector {
public:
    void set_file(std::string file) { file_ = std::move(file); }
    const std::string& file() const { return file_; }

    void add(int line, int column, std::string message) {
        add_in(file_, line, column, std::move(message));
    }
    void add_in(const std::string& file, int line, int column, std::string message) {
        if (++count_ <= scenario::max_errors)
            errors_.push_back({file, line, column, "", std::move(message)});
    }

    std::size_t count() const { return count_; }
    bool wants_more() const { return count_ < scenario::max_errors; }

    std::vector<scenario::InputError> take() {
        if (count_ > errors_.size()) {
            errors_.back().message += fmt::format(" (and {} more errors)", count_ - errors_.size());
        }
        return std::move(errors_);
    }

private:
    std::string file_;
    std::vector<scenario::InputError> errors_;
    std::size_t count_ = 0;
};

/// A cell as messages quote it: shortened, without line breaks, well-formed.
std::string shown_cell(std::string_view text);

}  // namespace headroom::planning
