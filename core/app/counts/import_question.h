#pragma once
// What a file of counts or devices does not tell by itself, for a front end to ask: which columns
// hold the site, the date and the Macs, and whether 03/04/2026 is in March or in April.
//
//   if (const auto question = import_question(csv)) ask(*question);
//   const std::string readable = with_columns(csv, {.site = 2, .date = 0, .used = 3});

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headroom::app {

struct ImportQuestion {
    enum class Kind : unsigned char {
        columns,      // the header line is not recognised
        site_column,  // a list of devices, but no column tells the site
        date_order
    };
    Kind kind = Kind::columns;

    // Of both questions about columns: the titles, and the first rows below them. At most
    // `most_titles` columns.
    std::vector<std::string> titles;
    std::vector<std::vector<std::string>> rows;

    // Of the date order: a date as it is written, and the days that it may be.
    std::string written;      // "03/04/2026"
    std::string day_first;    // "2026-04-03"
    std::string month_first;  // "2026-03-04"
    int line = 0;

    static constexpr std::size_t most_titles = 40;
};

/// nullopt: there is nothing to ask. Other faults of the file are for the import to tell.
std::optional<ImportQuestion> import_question(std::string_view csv);

/// Which columns, from 0, make a usage history.
struct ColumnPick {
    std::optional<std::size_t> site;  // nullopt: every column beside the date is a site
    std::size_t date = 0;
    std::size_t used = 0;  // ignored without `site`
};

/// The file as a usage history that `ImportReader` recognises, line by line.
std::string with_columns(std::string_view csv, const ColumnPick& pick);

/// The same list with the title "site" for this column, from 0.
std::string with_site_column(std::string_view csv, std::size_t column);

}  // namespace headroom::app
