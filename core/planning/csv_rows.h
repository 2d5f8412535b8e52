#pragma once
// Comma-separated values as rows of fields with their places (RFC 4180).

#include <string>
#include <string_view>
#include <vector>

namespace headroom::planning {

struct CsvField {
    std::string text;  // without quotes and surrounding spaces
    int column = 1;    // of its first character, from 1
};

struct CsvRow {
    int line = 1;  // where it begins, from 1
    std::vector<CsvField> fields;
};

struct CsvTable {
    std::vector<CsvRow> rows;  // without empty lines
    int unclosed_quote_line = 0;  // where a quoted field begins that never ends; 0: none
};

CsvTable parse_csv(std::string_view text);

/// The field as it is written to a CSV file: in quotes where it has to be.
std::string csv_field(std::string_view text);

}  // namespace headroom::planning
