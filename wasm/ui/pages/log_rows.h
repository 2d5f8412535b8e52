#pragma once
// Which lines of the log pass the filter. A million lines are looked through in slices, a few
// milliseconds a frame, and new lines as they come; nothing is copied.

#include <cstdint>
#include <vector>

#include "core/app/session.h"
#include "wasm/ui/app/ui_state.h"

namespace headroom::ui {

class LogRows {
public:
    /// Looks on. True while there are lines that have not been looked at yet.
    bool look_on(const app::Session& session, const LogFilter& filter, std::uint64_t loads);

    std::size_t size() const { return everything_ ? seen_ - dropped_ : matches_.size(); }
    /// Index into the session's log of row `row`, the newest line first.
    std::size_t line_of(std::size_t row) const;

private:
    LogFilter filter_;
    std::uint64_t loads_ = 0;
    std::uint64_t generation_ = 0;
    bool everything_ = true;            // no filter: rows are lines
    std::size_t seen_ = 0;              // lines looked at, counted from the very first
    std::size_t dropped_ = 0;           // lines that are not kept any more
    std::vector<std::size_t> matches_;  // counted from the very first line, ascending
};

/// Whether one line passes; text is compared without regard to ASCII case. `lower_needle` is the
/// filter's text in lower case.
bool passes(const app::LogEntry& line, const LogFilter& filter, std::string_view lower_needle);

}  // namespace headroom::ui
