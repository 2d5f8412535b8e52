#include "core/planning/fit/usage_csv.h"

#include <algorithm>

#include "core/planning/import/import.h"

namespace headroom::planning {

Count SiteUsage::peak() const {
    Count most = 0;
    for (const UsageCount& count : counts) most = std::max(most, count.used);
    return most;
}

Date UsageHistory::first_date() const {
    Date first = sites.front().first_date();
    for (const SiteUsage& site : sites) first = std::min(first, site.first_date());
    return first;
}

Date UsageHistory::last_date() const {
    Date last = sites.front().last_date();
    for (const SiteUsage& site : sites) last = std::max(last, site.last_date());
    return last;
}

Result<UsageHistory, std::vector<scenario::InputError>> read_usage_csv(std::string_view text,
                                                                       std::string_view file) {
    ImportOptions options;
    options.as = ImportKind::usage;
    Importer importer(std::move(options));
    importer.begin_file(file);
    importer.feed(text);
    importer.end_file();
    auto import = importer.finish();
    if (!import) return std::move(import.error());
    return std::move(import->usage);
}

}  // namespace headroom::planning
