#include "core/planning/import/import_document.h"

#include <fmt/core.h>

#include "core/base/csv.h"
#include "core/base/text.h"
#include "core/base/version.h"

namespace headroom::planning {
namespace {

using scenario::Json;

std::string delimiter_name(char separator) {
    return separator == ';' ? "semicolons" : separator == '\t' ? "tabs" : "commas";
}

std::string columns_sentence(const Import& import) {
    std::string list;
    for (const auto& [role, title] : import.columns) {
        list += fmt::format("{}{} is \"{}\"", list.empty() ? "" : ", ", role, title);
    }
    return list.empty() ? "" : "Columns: " + list + ".";
}

}  // namespace

Json import_json(const Import& import) {
    Json columns = Json::object();
    for (const auto& [role, title] : import.columns) columns[role] = title;
    Json sites = Json::object();
    for (const ImportedSite& site : import.sites) {
        scenario::add_new(sites, site.code,
                          {{"name", site.name}, {"macs", site.macs}, {"gone", site.gone}});
    }
    Json skipped = Json::array();
    for (const SkippedRows& one : import.skipped) {
        skipped.push_back({{"reason", one.reason},
                           {"rows", one.rows},
                           {"file", one.file},
                           {"firstLine", one.first_line}});
    }
    const bool dated = !import.usage.sites.empty();
    return {{"schema", "headroom/import/1"},
            {"engine", {{"version", version}}},
            {"kind", name_of(import.kind)},
            {"delimiter", std::string(1, import.separator)},
            {"columns", std::move(columns)},
            {"rows", import.rows},
            {"sites", std::move(sites)},
            {"skipped", std::move(skipped)},
            {"today", format_date(import.today)},
            {"from", dated ? Json(format_date(import.usage.first_date())) : Json(nullptr)},
            {"to", dated ? Json(format_date(import.usage.last_date())) : Json(nullptr)},
            {"notes", import.usage.notes}};
}

std::string usage_csv(const UsageHistory& history) {
    std::string csv = "site,date,used\n";
    for (const SiteUsage& site : history.sites) {
        const std::string code = csv_field(site.site);
        for (const UsageCount& count : site.counts) {
            csv += fmt::format("{},{},{}\n", code, format_date(count.date), count.used);
        }
    }
    return csv;
}

std::vector<std::string> import_sentences(const Import& import) {
    std::vector<std::string> sentences;
    const bool is_list = import.kind != ImportKind::usage;
    sentences.push_back(
        fmt::format("{} read, separated by {}: {}; today is {}.", counted(import.rows, "row"),
                    delimiter_name(import.separator),
                    is_list ? fmt::format("a list of devices ({})", name_of(import.kind))
                            : std::string("a usage history"),
                    format_date(import.today)));
    if (auto columns = columns_sentence(import); !columns.empty())
        sentences.push_back(std::move(columns));
    for (const SkippedRows& one : import.skipped) {
        sentences.push_back(fmt::format("{} skipped: {}; the first is line {} of {}.",
                                        counted(one.rows, "row"), one.reason, one.first_line,
                                        one.file));
    }
    for (const std::string& note : import.usage.notes) sentences.push_back(note);
    return sentences;
}

}  // namespace headroom::planning
