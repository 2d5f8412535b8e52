#include "core/planning/import/import.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/text.h"
#include "core/planning/import/device_rows.h"
#include "core/planning/import/error_collector.h"
#include "core/planning/import/usage_rows.h"

namespace headroom::planning {

class Importer::Reading {
public:
    explicit Reading(ImportOptions options)
        : options_(std::move(options)), usage_(errors_), devices_(errors_, options_) {}

    void begin_file(std::string_view name) {
        errors_.set_file(std::string(name));
        has_header_ = false;
        rows_of_file_ = 0;
        parser_.emplace([this](const CsvRow& row) { return take(row); });
    }

    bool feed(std::string_view piece) { return !broken_ && parser_->feed(piece); }

    void end_file() {
        if (!broken_) parser_->finish();
        const CsvParser::Problem& problem = parser_->problem();
        if (problem.line > 0) {
            broken_ = true;
            errors_.add(problem.line, 1, problem.message);
        } else if (!has_header_ && !broken_) {
            errors_.add(1, 1, "the file is empty; a header line like site,date,used is expected");
        } else if (!broken_ && rows_of_file_ == 0) {
            errors_.add(1, 1,
                        is_usage()
                            ? "there is no row below the header; add rows like P01,2017-03-06,41"
                            : "there is no row below the header");
        }
        if (errors_.count() > 0 || broken_) return;
        if (is_usage()) {
            usage_.end_file(options_.date_order);
        } else {
            devices_.end_file(errors_.file());
        }
        result_.separator = parser_->separator();
    }

    Result<Import, ImportErrors> finish() {
        if (errors_.count() > 0) return errors_.take();
        if (is_usage()) {
            finish_usage();
        } else {
            devices_.finish(result_);
        }
        if (result_.sites.empty()) {
            errors_.add(1, 1, "no row of the file tells of a Mac");
            return errors_.take();
        }
        result_.kind = columns_.kind;
        return std::move(result_);
    }

private:
    bool is_usage() const { return columns_.kind == ImportKind::usage; }

    bool take(const CsvRow& row) {
        const auto bad = std::find_if(row.fields.begin(), row.fields.end(),
                                      [](const CsvField& field) { return !is_utf8(field.text); });
        if (bad != row.fields.end()) {
            errors_.add(row.line, bad->column,
                        "the file is not UTF-8; save it as \"CSV UTF-8\", as spreadsheets call it");
            broken_ = true;
            return false;
        }
        if (!has_header_) return take_header(row);
        ++rows_of_file_;
        ++result_.rows;
        const bool blank = std::all_of(row.fields.begin(), row.fields.end(),
                                       [](const CsvField& field) { return field.text.empty(); });
        if (blank) return skip_blank(row);
        if (is_usage()) {
            usage_.take(row);
        } else {
            devices_.take(row);
        }
        return true;
    }

    bool skip_blank(const CsvRow& row) {
        if (blank_.rows++ == 0) blank_ = {"empty", 1, errors_.file(), row.line};
        return true;
    }

    bool take_header(const CsvRow& row) {
        has_header_ = true;
        const bool is_first = result_.columns.empty();
        auto columns = recognise_columns(row, {options_.as, options_.site_column});
        const bool other_kind = columns && !is_first && columns->kind != columns_.kind;
        if (!columns || other_kind) {
            const std::size_t field =
                columns ? 0 : std::min(columns.error().field, row.fields.size() - 1);
            errors_.add(
                row.line, row.fields[field].column,
                columns ? fmt::format(
                              "this is a list of the kind {}, the files before it are {}; import "
                              "them apart",
                              name_of(columns->kind), name_of(columns_.kind))
                        : columns.error().message);
            broken_ = true;
            return false;
        }
        columns_ = std::move(*columns);
        if (is_first) name_columns();
        if (is_usage()) {
            usage_.begin_file(columns_, options_.site_codes);
        } else {
            devices_.begin_file(columns_);
        }
        return true;
    }

    void name_columns() {
        for (std::size_t role = 0; role < column_roles; ++role) {
            if (const auto place = columns_.place[role]) {
                result_.columns.emplace_back(name_of(static_cast<ColumnRole>(role)),
                                             columns_.header[*place]);
            }
        }
    }

    void finish_usage() {
        result_.usage = usage_.finish();
        for (const SiteUsage& site : result_.usage.sites) {
            const auto named = usage_.names().find(site.site);
            result_.sites.push_back({site.site,
                                     named == usage_.names().end() ? site.site : named->second,
                                     site.last(), 0});
        }
        if (!result_.usage.sites.empty()) {
            result_.today = options_.today ? *options_.today : result_.usage.last_date();
        }
        if (blank_.rows > 0) result_.skipped.push_back(blank_);
        if (!columns_.sums.empty()) {
            result_.usage.notes.push_back(
                fmt::format("The column \"{}\" adds up the others; it is no site.",
                            columns_.header[columns_.sums.front()]));
        }
    }

    ImportOptions options_;
    ErrorCollector errors_;
    UsageRows usage_;
    DeviceRows devices_;
    ImportColumns columns_;
    std::optional<CsvParser> parser_;
    Import result_;
    SkippedRows blank_;
    std::int64_t rows_of_file_ = 0;
    bool has_header_ = false;
    bool broken_ = false;  // nothing more of this file is of use
};

Importer::Importer(ImportOptions options)
    : reading_(std::make_unique<Reading>(std::move(options))) {}
Importer::~Importer() = default;
void Importer::begin_file(std::string_view name) { reading_->begin_file(name); }
bool Importer::feed(std::string_view piece) { return reading_->feed(piece); }
void Importer::end_file() { reading_->end_file(); }
Result<Import, ImportErrors> Importer::finish() { return reading_->finish(); }

Result<std::map<std::string, std::string>, ImportErrors> read_site_codes(std::string_view text,
                                                                         std::string_view file) {
    std::map<std::string, std::string> codes;
    ErrorCollector errors;
    errors.set_file(std::string(file));
    const CsvTable table = parse_csv(text);
    if (table.problem.line > 0) errors.add(table.problem.line, 1, table.problem.message);
    const bool has_header = !table.rows.empty() && table.rows[0].fields.size() == 2 &&
                            to_lower(table.rows[0].fields[0].text) == "name" &&
                            to_lower(table.rows[0].fields[1].text) == "code";
    if (errors.count() == 0 && !has_header)
        errors.add(1, 1, "the header line name,code is expected");
    for (std::size_t i = 1; errors.count() == 0 && i < table.rows.size(); ++i) {
        const auto& row = table.rows[i];
        const bool good = row.fields.size() == 2 && !row.fields[0].text.empty() &&
                          !trim(row.fields[1].text).empty() && is_utf8(row.fields[0].text) &&
                          is_utf8(row.fields[1].text);
        if (!good) {
            errors.add(row.line, 1, "a name and a code are expected, like \"Head office\",P01");
        } else if (!codes.emplace(row.fields[0].text, row.fields[1].text).second) {
            errors.add(row.line, 1,
                       fmt::format("{} is there twice", shown_cell(row.fields[0].text)));
        }
    }
    if (errors.count() > 0) return errors.take();
    return codes;
}

namespace {

// Takes digits; false when there are none or too many.
bool take_digits(std::string_view& text, std::size_t most, std::string& digits) {
    std::size_t n = 0;
    while (n < text.size() && n < most && text[n] >= '0' && text[n] <= '9') ++n;
    digits += text.substr(0, n);
    text.remove_prefix(n);
    return n > 0 && digits.size() <= 18;
}

// The thousands separator at the front; empty: none.
std::string_view separator_at(std::string_view text) {
    static constexpr std::array<std::string_view, 7> separators{
        ",", ".", "'", " ", "\xE2\x80\x99", "\xC2\xA0", "\xE2\x80\xAF"};
    for (const std::string_view one : separators) {
        if (text.starts_with(one)) return one;
    }
    return {};
}

}  // namespace

std::optional<Count> parse_count(std::string_view text) {
    Count plain = 0;  // nearly always only digits
    const auto [stop, code] = std::from_chars(text.data(), text.data() + text.size(), plain);
    if (code == std::errc{} && stop == text.data() + text.size()) return plain;
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    std::string digits;
    if (!take_digits(text, 18, digits)) return std::nullopt;
    const std::string_view separator = separator_at(text);
    while (!separator.empty() && text.starts_with(separator) &&
           text.size() >= separator.size() + 3) {
        std::string_view after = text.substr(separator.size());
        std::string group;
        if (!take_digits(after, 4, group) || group.size() != 3) break;
        digits += group;
        text = after;
    }
    // A fraction of zeros, as in 41.0 or 41,00, is none.
    if (!text.empty() && (text[0] == '.' || text[0] == ',')) {
        text.remove_prefix(1);
        if (text.empty() || text.size() > 2 || text.find_first_not_of('0') != text.npos)
            return std::nullopt;
        text = {};
    }
    if (!text.empty() || digits.size() > 18) return std::nullopt;
    Count value = 0;
    for (const char c : digits) value = 10 * value + (c - '0');
    return negative ? -value : value;
}

}  // namespace headroom::planning
