#include "wasm/ui/pages/log_rows.h"

#include <algorithm>
#include <optional>

#include "core/base/text.h"

namespace headroom::ui {
namespace {

bool contains(const std::string& text, const std::string& lower_needle) {
    return to_lower(text).find(lower_needle) != std::string::npos;
}

struct Cache {
    std::optional<std::uint64_t> revision;
    std::uint64_t loads = 0;
    LogFilter filter;
    std::vector<std::size_t> rows;
};

}  // namespace

bool passes(const app::LogLine& line, const LogFilter& filter) {
    if (!filter.site.empty() && line.site != filter.site) return false;
    if (filter.refusals_only || filter.breaches_only) {
        const bool wanted =
            (filter.refusals_only && line.is_refusal) || (filter.breaches_only && line.is_breach);
        if (!wanted) return false;
    }
    if (filter.text.empty()) return true;
    const std::string needle = to_lower(filter.text);
    return contains(line.text, needle) || contains(line.site, needle) ||
           contains(line.kind, needle);
}

const std::vector<std::size_t>& log_rows(const app::Overview& overview, std::uint64_t revision,
                                         const UiState& view) {
    static Cache cache;
    const bool fresh = cache.revision == revision && cache.loads == view.loads;
    if (fresh && cache.filter == view.log) return cache.rows;
    cache.revision = revision;
    cache.loads = view.loads;
    cache.filter = view.log;
    cache.rows.clear();
    for (std::size_t i = overview.log.size(); i-- > 0;) {
        if (passes(overview.log[i], view.log)) cache.rows.push_back(i);
    }
    return cache.rows;
}

}  // namespace headroom::ui
