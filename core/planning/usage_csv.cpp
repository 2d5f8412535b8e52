#include "core/planning/usage_csv.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "core/base/text.h"
#include "core/planning/csv_rows.h"

namespace headroom::planning {
namespace {

using scenario::InputError;

constexpr std::array<std::string_view, 3> column_names{"site", "date", "used"};
constexpr Count most_used = 1'000'000'000;
constexpr std::size_t most_code_characters = 100;

std::string shown_text(std::string_view text) {
    constexpr std::size_t longest = 40;
    std::string shown(text.substr(0, longest));
    for (char& c : shown) {
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    }
    return fmt::format("\"{}{}\"", shown, text.size() > longest ? "..." : "");
}

class UsageReader {
public:
    explicit UsageReader(std::string_view file) : file_(file) {}

    Result<UsageHistory, std::vector<InputError>> read(std::string_view text) {
        check_bytes(text);
        if (errors_.empty()) read_table(parse_csv(text));
        if (!errors_.empty()) return finish_errors();
        put_in_order();
        return std::move(history_);
    }

private:
    void error(int line, int column, std::string message) {
        ++error_count_;
        if (errors_.size() < scenario::max_errors) {
            errors_.push_back({file_, line, column, "", std::move(message)});
        }
    }

    void check_bytes(std::string_view text) {
        if (text.substr(0, 3) == "\xEF\xBB\xBF") {
            error(1, 1, "a byte order mark; save the file as UTF-8 without one");
        } else if (!is_utf8(text)) {
            error(1, 1, "the file is not UTF-8; save it as \"CSV UTF-8\" or plain text");
        }
    }

    void read_table(const CsvTable& table) {
        if (table.unclosed_quote_line > 0) {
            error(table.unclosed_quote_line, 1, "a quoted field begins here and never ends; add \"");
        } else if (table.rows.empty()) {
            error(1, 1, "the file is empty; a header line site,date,used is expected");
        } else if (read_header(table.rows.front())) {
            for (std::size_t i = 1; i < table.rows.size(); ++i) read_row(table.rows[i]);
            if (table.rows.size() == 1) {
                error(1, 1, "there is no row below the header; add rows like P01,2017-03-06,41");
            }
        }
    }

    bool read_header(const CsvRow& row) {
        for (std::size_t i = 0; i < row.fields.size(); ++i) {
            const CsvField& field = row.fields[i];
            const std::string name = to_lower(field.text);
            const auto found = std::find(column_names.begin(), column_names.end(), name);
            if (found == column_names.end()) {
                error(row.line, field.column,
                      fmt::format("unknown column {}; the header line is site,date,used",
                                  shown_text(field.text)));
                return false;
            }
            const auto which = static_cast<std::size_t>(found - column_names.begin());
            if (place_[which]) {
                error(row.line, field.column, fmt::format("the column {} is there twice", name));
                return false;
            }
            place_[which] = i;
        }
        for (std::size_t which = 0; which < place_.size(); ++which) {
            if (place_[which]) continue;
            error(row.line, 1, fmt::format("the column {} is missing; the header line is "
                                           "site,date,used", column_names[which]));
            return false;
        }
        return true;
    }

    void read_row(const CsvRow& row) {
        if (row.fields.size() != column_names.size()) {
            error(row.line, 1, fmt::format("3 fields are expected (site,date,used), not {}",
                                           row.fields.size()));
            return;
        }
        const std::size_t errors_before = error_count_;
        const CsvField& site = row.fields[*place_[0]];
        if (site.text.empty()) {
            error(row.line, site.column, "the site is missing; write its code, like P01");
        } else if (character_count(site.text) > most_code_characters) {
            error(row.line, site.column, "a site code of at most 100 characters is expected");
        }
        const auto date = read_date(row.line, row.fields[*place_[1]]);
        const auto used = read_used(row.line, row.fields[*place_[2]]);
        if (error_count_ != errors_before) return;
        site_named(site.text).counts.push_back({*date, *used, row.line});
    }

    std::optional<Date> read_date(int line, const CsvField& field) {
        const auto date = parse_date(field.text);
        if (!date) {
            error(line, field.column,
                  fmt::format("{} is no date; write it as year-month-day, like 2017-03-06",
                              shown_text(field.text)));
        }
        return date;
    }

    std::optional<Count> read_used(int line, const CsvField& field) {
        Count used = 0;
        const char* end = field.text.data() + field.text.size();
        const auto [stop, code] = std::from_chars(field.text.data(), end, used);
        const bool whole = code == std::errc{} && stop == end && !field.text.empty();
        if (whole && used >= 0 && used <= most_used) return used;
        std::string fix = "write the number of Macs in digits, like 41";
        if (whole && used < 0) fix = "the number of Macs cannot be below 0";
        if (whole && used > most_used) fix = "at most 1000000000 can be counted";
        if (field.text.empty()) fix += ", or leave the whole row out";
        error(line, field.column, fmt::format("{} is no count; {}", shown_text(field.text), fix));
        return std::nullopt;
    }

    SiteUsage& site_named(const std::string& name) {
        const auto [found, is_new] = index_.try_emplace(name, history_.sites.size());
        if (is_new) history_.sites.push_back({name, {}});
        return history_.sites[found->second];
    }

    void put_in_order() {
        for (SiteUsage& site : history_.sites) {
            sort_dates(site);
            merge_duplicates(site);
            tell_gaps(site);
        }
    }

    void note(std::string text) { history_.notes.push_back(std::move(text)); }

    void sort_dates(SiteUsage& site) {
        const auto earlier = [](const UsageCount& a, const UsageCount& b) { return a.date < b.date; };
        if (std::is_sorted(site.counts.begin(), site.counts.end(), earlier)) return;
        std::stable_sort(site.counts.begin(), site.counts.end(), earlier);
        note(fmt::format("{}: the rows are not in the order of their dates; they were sorted.",
                         site.site));
    }

    void merge_duplicates(SiteUsage& site) {
        std::vector<UsageCount> kept;
        for (const UsageCount& count : site.counts) {
            if (kept.empty() || kept.back().date != count.date) {
                kept.push_back(count);
                continue;
            }
            const UsageCount& other = kept.back();
            note(fmt::format("{}: {} is there twice, in lines {} and {}{}; line {} holds.", site.site,
                             format_date(count.date), other.line, count.line,
                             other.used == count.used ? " with the same count" : "",
                             count.line));
            kept.back() = count;
        }
        site.counts = std::move(kept);
    }

    // A gap is worth telling when it is three times as long as the usual step, and over two weeks.
    void tell_gaps(const SiteUsage& site) {
        std::vector<int> steps;
        for (std::size_t i = 1; i < site.counts.size(); ++i) {
            steps.push_back(site.counts[i].date - site.counts[i - 1].date);
        }
        if (steps.empty()) return;
        std::vector<int> sorted = steps;
        std::sort(sorted.begin(), sorted.end());
        const int usual = sorted[sorted.size() / 2];
        for (std::size_t i = 0; i < steps.size(); ++i) {
            if (steps[i] <= std::max(14, 3 * usual)) continue;
            note(fmt::format("{}: no count between {} and {} ({} days); the change between them is "
                             "used as one step.", site.site, format_date(site.counts[i].date),
                             format_date(site.counts[i + 1].date), steps[i]));
        }
    }

    std::vector<InputError> finish_errors() {
        if (error_count_ > errors_.size()) {
            errors_.back().message +=
                fmt::format(" (and {} more errors)", error_count_ - errors_.size());
        }
        return std::move(errors_);
    }

    std::string file_;
    std::vector<InputError> errors_;
    std::size_t error_count_ = 0;
    std::array<std::optional<std::size_t>, 3> place_;  // column_names -> field of a row
    UsageHistory history_;
    std::map<std::string, std::size_t> index_;
};

}  // namespace

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

Result<UsageHistory, std::vector<InputError>> read_usage_csv(std::string_view text,
                                                             std::string_view file) {
    return UsageReader(file).read(text);
}

}  // namespace headroom::planning
