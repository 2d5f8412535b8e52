#include "wasm/ui/pages/log_rows.h"

#include <algorithm>

#include "core/base/text.h"

namespace headroom::ui {
namespace {

constexpr std::size_t slice_lines = 25'000;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool contains(std::string_view text, std::string_view lower_needle) {
    const auto found =
        std::search(text.begin(), text.end(), lower_needle.begin(), lower_needle.end(),
                    [](char a, char b) { return lower(a) == b; });
    return found != text.end();
}

}  // namespace

bool passes(const app::LogEntry& line, const LogFilter& filter, std::string_view lower_needle) {
    if (!filter.site.empty() && line.site != filter.site) return false;
    if (filter.refusals_only || filter.breaches_only) {
        const bool wanted =
            (filter.refusals_only && line.is_refusal) || (filter.breaches_only && line.is_breach);
        if (!wanted) return false;
    }
    if (lower_needle.empty()) return true;
    return contains(line.text, lower_needle) || contains(line.site, lower_needle) ||
           contains(line.kind, lower_needle);
}

bool LogRows::look_on(const app::Session& session, const LogFilter& filter, std::uint64_t loads) {
    dropped_ = static_cast<std::size_t>(session.log_dropped());
    const std::size_t all = dropped_ + session.log_size();
    const bool other_log = generation_ != session.log_generation() || loads_ != loads;
    if (other_log || filter_ != filter || seen_ > all) {
        generation_ = session.log_generation();
        loads_ = loads;
        filter_ = filter;
        everything_ = filter == LogFilter{};
        seen_ = 0;
        matches_.clear();
    }
    if (everything_) {
        seen_ = all;
        return false;
    }
    matches_.erase(matches_.begin(), std::lower_bound(matches_.begin(), matches_.end(), dropped_));
    const std::string needle = to_lower(filter.text);
    seen_ = std::max(seen_, dropped_);
    const std::size_t until = std::min(all, seen_ + slice_lines);
    for (; seen_ < until; ++seen_) {
        if (passes(session.log_entry(seen_ - dropped_), filter, needle)) matches_.push_back(seen_);
    }
    return seen_ < all;
}

std::size_t LogRows::line_of(std::size_t row) const {
    const std::size_t from_end = size() - 1 - row;
    return everything_ ? from_end : matches_[from_end] - dropped_;
}

}  // namespace headroom::ui
