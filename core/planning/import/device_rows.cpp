#include "core/planning/import/device_rows.h"

#include <fmt/core.h>

#include <algorithm>

#include "core/base/text.h"
#include "core/planning/fit/usage_builder.h"

namespace headroom::planning {
namespace {

using Role = ColumnRole;

constexpr int most_weeks = 520;  // of the history that is made of a list: ten years

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool says_no(std::string_view value) {
    return is_one_of(to_lower(value),
                     {"0", "false", "no", "nein", "unmanaged", "not managed", "falsch", "non"});
}
bool says_yes(std::string_view value) {
    return is_one_of(to_lower(value), {"1", "true", "yes", "ja", "wahr", "oui"});
}

bool is_retired(std::string_view state) {
    const std::string lowered = to_lower(state);
    return is_one_of(
        lowered,
        {"retired",        "archived",       "disposed",     "lost",        "stolen",
         "broken",         "wiped",          "deleted",      "unmanaged",   "retire pending",
         "wipe pending",   "delete pending", "retireissued", "wipeissued",  "undeployable",
         "out of service", "ausgemustert",   "verloren",     "lost/stolen", "broken - not fixable",
         "inactive"});
}

bool is_foreign(std::string_view system, std::string_view model) {
    const std::string name = to_lower(system);
    const std::string device = to_lower(model);
    for (const std::string_view other : {"windows", "android", "linux", "ipados", "ios", "chrome",
                                         "tvos", "watchos", "visionos", "ubuntu"}) {
        if (name.starts_with(other)) return true;
    }
    for (const std::string_view other :
         {"ipad", "iphone", "ipod", "apple tv", "appletv", "apple watch"}) {
        if (device.starts_with(other)) return true;
    }
    return false;
}

// FNV-1a: identities are compared by 64 bits. Of a million devices, two are confused once in
// thirty million lists.
std::uint64_t hash_of(std::string_view text, std::uint64_t hash = 0xCBF29CE484222325U) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return hash;
}

// A date in a file's name, like jamf_20260405.csv or 2026-04-05.csv.
std::optional<Date> date_in_name(std::string_view name) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (i > 0 && is_digit(name[i - 1])) continue;
        for (const std::size_t length : {std::size_t{8}, std::size_t{10}}) {
            if (i + length > name.size() ||
                (i + length < name.size() && is_digit(name[i + length])))
                continue;
            const std::string_view part = name.substr(i, length);
            if (length == 8 && !std::all_of(part.begin(), part.end(), is_digit)) continue;
            const auto date = length == 10
                                  ? parse_date(part)
                                  : parse_date(fmt::format("{}-{}-{}", part.substr(0, 4),
                                                           part.substr(4, 2), part.substr(6, 2)));
            if (date) return date;
        }
    }
    return std::nullopt;
}

}  // namespace

void DeviceRows::begin_file(const ImportColumns& columns) {
    columns_ = &columns;
    open_.clear();
    evidence_ = {};
}

std::string_view DeviceRows::text(const CsvRow& row, Role role) const {
    const auto place = columns_->of(role);
    return place && *place < row.fields.size() ? std::string_view(row.fields[*place].text)
                                               : std::string_view();
}

void DeviceRows::skip(const char* reason, int line) {
    for (SkippedRows& one : skipped_) {
        if (one.reason == reason && one.file == errors_.file()) {
            ++one.rows;
            return;
        }
    }
    skipped_.push_back({reason, 1, errors_.file(), line});
}

const char* DeviceRows::reason_to_skip(const CsvRow& row) const {
    if (!columns_->identities.empty()) {
        const auto filled = [&](std::size_t place) {
            return place < row.fields.size() && !row.fields[place].text.empty();
        };
        if (std::none_of(columns_->identities.begin(), columns_->identities.end(), filled)) {
            return "names no device";
        }
    }
    if (is_foreign(text(row, Role::system), text(row, Role::model))) return "not a Mac";
    if (says_no(text(row, Role::managed))) return "not managed";
    if (says_yes(text(row, Role::trashed))) return "in the trash";
    if (says_yes(text(row, Role::obsolete))) return "obsolete";
    if (says_no(text(row, Role::has_client))) return "no client";
    if (is_retired(text(row, Role::state))) return "retired";
    if (trim(text(row, Role::site)).empty()) return "no site";
    if (character_count(text(row, Role::site)) > most_code_characters)
        return "a site name of over 100 characters";
    return nullptr;
}

bool DeviceRows::read_date(const CsvRow& row, Role role, WrittenDate& date) {
    const auto read = parse_written_date(text(row, role));
    if (!read) return false;
    date = *read;
    evidence_.see(date, row.line);
    return true;
}

std::uint32_t DeviceRows::site_number(std::string_view name) {
    const auto found = site_index_.find(name);
    if (found != site_index_.end()) return found->second;
    const auto mapped = options_.site_codes.find(std::string(name));
    const std::string code =
        mapped == options_.site_codes.end() ? std::string(name) : mapped->second;
    const auto same = std::find_if(sites_.begin(), sites_.end(),
                                   [&](const auto& site) { return site.code == code; });
    const auto number = static_cast<std::uint32_t>(same - sites_.begin());
    if (same == sites_.end()) sites_.push_back({code, std::string(name), 0, 0});
    site_index_.emplace(std::string(name), number);
    return number;
}

void DeviceRows::take(const CsvRow& row) {
    if (const char* reason = reason_to_skip(row)) return skip(reason, row.line);
    OpenDevice open;
    open.has_arrived = read_date(row, Role::arrived, open.arrived);
    open.has_seen = read_date(row, Role::seen, open.seen);
    open.has_left = read_date(row, Role::left, open.left);
    open.device.site = site_number(text(row, Role::site));
    open.device.line = row.line;
    // Without an identity every row is a device of its own.
    open.device.identity = columns_->identities.empty() ? 0 : 1;
    for (const std::size_t place : columns_->identities) {
        if (place >= row.fields.size() || row.fields[place].text.empty()) continue;
        open.device.identity = hash_of(row.fields[place].text);
        break;
    }
    open_.push_back(open);
}

std::int32_t DeviceRows::day_of(bool has, const WrittenDate& date, DateOrder order) const {
    const auto day = has ? date.read_as(order) : std::nullopt;
    return day ? day->days : no_day;
}

void DeviceRows::end_file(std::string_view file_name) {
    const DateOrderEvidence::Verdict verdict = evidence_.verdict();
    if (!options_.date_order && !verdict.order) {
        errors_.add(verdict.line, 1, verdict.question);
        return;
    }
    const DateOrder order = options_.date_order ? *options_.date_order : *verdict.order;
    std::int32_t latest = no_day;
    for (OpenDevice& open : open_) {
        Device& device = open.device;
        device.arrived = day_of(open.has_arrived, open.arrived, order);
        device.seen = day_of(open.has_seen, open.seen, order);
        device.left = day_of(open.has_left, open.left, order);
        device.list = static_cast<std::int32_t>(lists_.size());
        if (device.arrived == no_day && device.seen == no_day) {
            skip("no date", device.line);
            continue;
        }
        latest = std::max({latest, device.arrived, device.seen});
        devices_.push_back(device);
    }
    open_.clear();
    open_.shrink_to_fit();
    const auto named = date_in_name(file_name);
    lists_.push_back(options_.today ? *options_.today : named ? *named : Date{std::max(latest, 0)});
}

// The later list is right about a device. Whoever is missing in a later list has left before it.
void DeviceRows::merge_lists() {
    if (columns_->identities.empty()) return;
    std::stable_sort(devices_.begin(), devices_.end(), [&](const Device& a, const Device& b) {
        if (a.identity != b.identity) return a.identity < b.identity;
        return lists_[static_cast<std::size_t>(a.list)] < lists_[static_cast<std::size_t>(b.list)];
    });
    const Date last = *std::max_element(lists_.begin(), lists_.end());
    std::size_t kept = 0;
    for (std::size_t i = 0; i < devices_.size(); ++i) {
        Device device = devices_[i];
        const bool again = kept > 0 && devices_[kept - 1].identity == device.identity;
        if (again) {
            Device& before = devices_[kept - 1];
            if (before.list == device.list) skip("there twice", device.line);
            device.seen = std::max(device.seen, before.seen);
            if (before.arrived != no_day && device.arrived == no_day)
                device.arrived = before.arrived;
            before = device;
        } else {
            devices_[kept++] = device;
        }
    }
    devices_.resize(kept);
    for (Device& device : devices_) {
        const Date list = lists_[static_cast<std::size_t>(device.list)];
        if (list == last || device.left != no_day) continue;
        device.left = device.seen != no_day ? std::min(device.seen, list.days) : list.days;
    }
}

void DeviceRows::count_sites(Import& import) const {
    for (const Device& device : devices_) {
        ImportedDevice one;
        one.site = device.site;
        if (device.arrived != no_day) one.arrived = Date{device.arrived};
        const bool silent =
            device.seen != no_day && import.today.days - device.seen > options_.gone_after_days;
        if (device.left != no_day && device.left <= import.today.days)
            one.left = Date{device.left};
        else if (silent)
            one.left = Date{device.seen};
        ImportedSite& site = import.sites[device.site];
        ++(one.left ? site.gone : site.macs);
        import.devices.push_back(one);
    }
}

// Counts at the end of each week up to today: the devices of the list that had come and not left.
// Devices that were deleted from the list are missing in the past, which a note says.
void DeviceRows::make_usage(Import& import) const {
    const auto weeks_ago = [&](Date date) { return (import.today - date) / 7; };
    int weeks = 0;
    for (const ImportedDevice& device : import.devices) {
        if (device.arrived)
            weeks = std::max(weeks, std::min(most_weeks, weeks_ago(*device.arrived)));
    }
    const auto number = static_cast<std::size_t>(weeks) + 1;
    std::vector<std::vector<Count>> change(import.sites.size(), std::vector<Count>(number + 1));
    for (const ImportedDevice& device : import.devices) {
        std::vector<Count>& site = change[device.site];
        // Weeks are counted from the oldest, 0, to that of today, `weeks`.
        const int from = device.arrived ? weeks - weeks_ago(*device.arrived) : device.left ? -1 : 0;
        if (device.arrived && *device.arrived > import.today) continue;
        if (from < 0 && !device.arrived) continue;  // when it was there is not known
        const int to = device.left ? weeks - (import.today - *device.left + 6) / 7 : weeks;
        if (to < from && device.left) continue;
        if (to < 0) continue;
        ++site[static_cast<std::size_t>(std::max(0, from))];
        --site[static_cast<std::size_t>(to) + 1];
    }
    UsageBuilder builder;
    for (std::size_t s = 0; s < import.sites.size(); ++s) {
        const std::size_t site = builder.site_number(import.sites[s].code);
        Count used = 0;
        bool begun = false;
        for (std::size_t week = 0; week < number; ++week) {
            used += change[s][week];
            begun = begun || used > 0;
            const Date date = import.today - 7 * (weeks - static_cast<int>(week));
            if (begun || week + 1 == number) builder.add(site, {date, used, 0});
        }
    }
    import.usage = builder.finish();
    if (weeks > 0) {
        import.usage.notes.push_back(
            "The counts of the past are those of devices that the list still names; "
            "devices deleted from it are missing.");
    }
}

void DeviceRows::finish(Import& import) {
    if (devices_.empty()) return;
    merge_lists();
    import.today = *std::max_element(lists_.begin(), lists_.end());
    import.first_list = *std::min_element(lists_.begin(), lists_.end());
    import.sites = sites_;
    count_sites(import);
    make_usage(import);
    import.skipped = std::move(skipped_);
    std::stable_sort(import.skipped.begin(), import.skipped.end(),
                     [](const auto& a, const auto& b) { return a.rows > b.rows; });
}

}  // namespace headroom::planning
