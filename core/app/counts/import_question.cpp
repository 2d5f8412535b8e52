#include "core/app/counts/import_question.h"

#include "core/base/csv.h"
#include "core/base/text.h"
#include "core/planning/import/columns.h"
#include "core/planning/import/written_date.h"

namespace headroom::app {
namespace {

using planning::ColumnRole;
using planning::DateOrder;

constexpr std::size_t rows_shown = 3;

// Reads the header line, and then rows until the question is known.
class QuestionReader {
public:
    bool take(const CsvRow& row) {
        if (!has_header_) return take_header(row);
        if (columns_) {
            see_dates(row);
            return true;
        }
        question_.rows.push_back(texts_of(row));
        return question_.rows.size() < rows_shown;
    }

    std::optional<ImportQuestion> question() {
        if (!has_header_) return std::nullopt;
        if (!columns_) return std::move(question_);
        const auto verdict = evidence_.verdict();
        if (verdict.order || !open_ || open_line_ != verdict.line) return std::nullopt;
        question_.kind = ImportQuestion::Kind::date_order;
        question_.line = open_line_;
        return std::move(question_);
    }

private:
    static std::vector<std::string> texts_of(const CsvRow& row) {
        std::vector<std::string> texts;
        for (const CsvField& field : row.fields) {
            if (texts.size() == ImportQuestion::most_titles) break;
            texts.push_back(well_formed(field.text.substr(0, 60)));
        }
        return texts;
    }

    bool take_header(const CsvRow& row) {
        has_header_ = true;
        auto columns = planning::recognise_columns(row, {});
        if (columns) {
            columns_ = std::move(*columns);
        } else {
            question_.titles = texts_of(row);
            if (is_device_list(row)) question_.kind = ImportQuestion::Kind::site_column;
        }
        return true;
    }

    // Whether the header would be that of a device list if its first column were the site.
    static bool is_device_list(const CsvRow& row) {
        if (row.fields[0].text.empty()) return false;
        const auto columns = planning::recognise_columns(row, {{}, row.fields[0].text});
        return columns && columns->kind != planning::ImportKind::usage;
    }

    void see_dates(const CsvRow& row) {
        for (const ColumnRole role :
             {ColumnRole::date, ColumnRole::arrived, ColumnRole::seen, ColumnRole::left}) {
            const auto place = columns_->of(role);
            if (!place || *place >= row.fields.size()) continue;
            const std::string& text = row.fields[*place].text;
            const auto date = planning::parse_written_date(text);
            if (!date) continue;
            evidence_.see(*date, row.line);
            if (!open_ && !date->order_known) keep_readings(*date, text, row.line);
        }
    }

    void keep_readings(const planning::WrittenDate& date, const std::string& text, int line) {
        const auto day_first = date.read_as(DateOrder::dmy);
        const auto month_first = date.read_as(DateOrder::mdy);
        if (!day_first || !month_first || *day_first == *month_first) return;
        open_ = true;
        open_line_ = line;
        question_.written = text;
        question_.day_first = format_date(*day_first);
        question_.month_first = format_date(*month_first);
    }

    bool has_header_ = false;
    std::optional<planning::ImportColumns> columns_;
    planning::DateOrderEvidence evidence_;
    bool open_ = false;  // a date with two readings was seen
    int open_line_ = 0;
    ImportQuestion question_;
};

void add_row(std::string& csv, const std::vector<std::string_view>& fields) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) csv += ',';
        csv += csv_field(fields[i]);
    }
    csv += '\n';
}

}  // namespace

std::optional<ImportQuestion> import_question(std::string_view csv) {
    QuestionReader reader;
    CsvParser parser([&](const CsvRow& row) { return reader.take(row); });
    if (parser.feed(csv)) parser.finish();
    return reader.question();
}

std::string with_columns(std::string_view csv, const ColumnPick& pick) {
    std::string readable;
    bool is_header = true;
    CsvParser parser([&](const CsvRow& row) {
        const auto at = [&](std::size_t field) -> std::string_view {
            return field < row.fields.size() ? std::string_view(row.fields[field].text) : "";
        };
        std::vector<std::string_view> fields;
        if (pick.site) {
            fields = {at(*pick.site), at(pick.date), at(pick.used)};
            if (is_header) fields = {"site", "date", "used"};
        } else {
            fields = {is_header ? std::string_view("date") : at(pick.date)};
            for (std::size_t i = 0; i < row.fields.size(); ++i) {
                if (i != pick.date) fields.push_back(at(i));
            }
        }
        is_header = false;
        add_row(readable, fields);
        return true;
    });
    if (parser.feed(csv)) parser.finish();
    return readable;
}

std::string with_site_column(std::string_view csv, std::size_t column) {
    std::string readable;
    bool is_header = true;
    CsvParser parser([&](const CsvRow& row) {
        std::vector<std::string_view> fields;
        for (const CsvField& field : row.fields) fields.push_back(field.text);
        if (is_header && column < fields.size()) fields[column] = "site";
        is_header = false;
        add_row(readable, fields);
        return true;
    });
    if (parser.feed(csv)) parser.finish();
    return readable;
}

}  // namespace headroom::app
