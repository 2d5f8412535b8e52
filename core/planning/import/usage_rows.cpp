#include "core/planning/import/usage_rows.h"

#include <fmt/core.h>

#include "core/base/text.h"

namespace headroom::planning {
namespace {

constexpr Count most_used = 1'000'000'000;

}  // namespace

void UsageRows::begin_file(const ImportColumns& columns,
                           const std::map<std::string, std::string>& codes) {
    columns_ = &columns;
    codes_ = &codes;
    counts_.clear();
    evidence_ = {};
    wide_sites_.clear();
    for (const std::size_t place : columns.site_counts)
        wide_sites_.push_back(number_of(columns.header[place]));
}

std::size_t UsageRows::number_of(const std::string& name) {
    if (name == last_name_ && !builder_.empty()) return last_site_;
    const auto mapped = codes_->find(name);
    const std::string& code = mapped == codes_->end() ? name : mapped->second;
    names_.try_emplace(code, name);
    last_name_ = name;
    return last_site_ = builder_.site_number(code);
}

void UsageRows::take(const CsvRow& row) {
    if (row.fields.size() < columns_->least_fields ||
        (!columns_->is_wide() && row.fields.size() > columns_->header.size() &&
         !row.fields[columns_->header.size()].text.empty())) {
        errors_.add(row.line, 1,
                    fmt::format("{} are expected, as in the header line, not {}",
                                counted(static_cast<Count>(columns_->header.size()), "field"),
                                row.fields.size()));
        return;
    }
    if (columns_->is_wide()) return take_wide(row);
    take_long(row);
}

void UsageRows::take_long(const CsvRow& row) {
    const CsvField& site_field = row.fields[*columns_->of(ColumnRole::site)];
    const auto site = site_of(row.line, site_field);
    const auto date = date_of(row);
    const auto used = used_of(row.line, row.fields[*columns_->of(ColumnRole::used)]);
    if (!site || !date || !used) return;
    counts_.push_back({*date, static_cast<std::uint32_t>(*site), row.line, *used});
}

void UsageRows::take_wide(const CsvRow& row) {
    const auto date = date_of(row);
    for (std::size_t i = 0; i < wide_sites_.size(); ++i) {
        const CsvField& field = row.fields[columns_->site_counts[i]];
        if (field.text.empty()) continue;  // a site that was not there yet, or not counted that day
        const auto used = used_of(row.line, field);
        if (!date || !used) continue;
        counts_.push_back({*date, static_cast<std::uint32_t>(wide_sites_[i]), row.line, *used});
    }
}

std::optional<std::size_t> UsageRows::site_of(int line, const CsvField& field) {
    if (trim(field.text).empty()) {
        errors_.add(line, field.column, "the site is missing; write its code, like P01");
    } else if (field.text.size() > most_code_characters &&
               character_count(field.text) > most_code_characters) {
        errors_.add(line, field.column, "a site code of at most 100 characters is expected");
    } else {
        return number_of(field.text);
    }
    return std::nullopt;
}

std::optional<WrittenDate> UsageRows::date_of(const CsvRow& row) {
    const CsvField& field = row.fields[*columns_->of(ColumnRole::date)];
    const auto date = parse_written_date(field.text);
    const bool is_day = date && (!date->order_known || date->read_as(date->order));
    if (!is_day) {
        errors_.add(row.line, field.column,
                    fmt::format("{} is no date; write it as year-month-day, like 2017-03-06",
                                shown_cell(field.text)));
        return std::nullopt;
    }
    evidence_.see(*date, row.line);
    return date;
}

std::optional<Count> UsageRows::used_of(int line, const CsvField& field) {
    const auto used = parse_count(field.text);
    if (used && *used >= 0 && *used <= most_used) return used;
    std::string fix = "write the number of Macs in digits, like 41";
    if (used && *used < 0) fix = "the number of Macs cannot be below 0";
    if (used && *used > most_used) fix = "at most 1000000000 can be counted";
    if (field.text.empty()) fix += ", or leave the whole row out";
    errors_.add(line, field.column, fmt::format("{} is no count; {}", shown_cell(field.text), fix));
    return std::nullopt;
}

void UsageRows::end_file(std::optional<DateOrder> wish) {
    const DateOrderEvidence::Verdict verdict = evidence_.verdict();
    if (!wish && !verdict.order) {
        errors_.add(verdict.line, 1, verdict.question);
        return;
    }
    const DateOrder order = wish ? *wish : *verdict.order;
    for (const OpenCount& count : counts_) {
        const auto date = count.date.read_as(order);
        if (!date) {
            errors_.add(count.line, 1, "the date is no day in the order of --date-order");
            continue;
        }
        builder_.add(count.site, {*date, count.used, count.line});
    }
    counts_.clear();
    counts_.shrink_to_fit();
}

}  // namespace headroom::planning
