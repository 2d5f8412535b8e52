#pragma once
// Rows of a device list: one device each.

#include "core/planning/import/error_collector.h"
#include "core/planning/import/import.h"

namespace headroom::planning {

class DeviceRows {
public:
    DeviceRows(ErrorCollector& errors, const ImportOptions& options)
        : errors_(errors), options_(options) {}

    void begin_file(const ImportColumns& columns);
    void take(const CsvRow& row);
    void end_file(std::string_view file_name);

    /// Adds sites, devices, today, usage and skipped rows.
    void finish(Import& import);

private:
    static constexpr std::int32_t no_day = INT32_MIN;
    struct Device {
        std::uint64_t identity = 0;
        std::uint32_t site = 0;
        std::int32_t arrived = no_day, seen = no_day, left = no_day;
        std::int32_t list = 0;  // index into `lists_`
        int line = 0;
    };
    struct OpenDevice {
        Device device;
        WrittenDate arrived, seen, left;
        bool has_arrived = false, has_seen = false, has_left = false;
    };

    std::string_view text(const CsvRow& row, ColumnRole role) const;
    const char* reason_to_skip(const CsvRow& row) const;
    bool read_date(const CsvRow& row, ColumnRole role, WrittenDate& date);
    void skip(const char* reason, int line);
    std::uint32_t site_number(std::string_view name);
    std::int32_t day_of(bool has, const WrittenDate& date, DateOrder order) const;
    void merge_lists();
    void count_sites(Import& import) const;
    void make_usage(Import& import) const;

    ErrorCollector& errors_;
    const ImportOptions& options_;
    const ImportColumns* columns_ = nullptr;
    std::map<std::string, std::uint32_t, std::less<>> site_index_;
    std::vector<ImportedSite> sites_;
    std::vector<OpenDevice> open_;
    std::vector<Device> devices_;
    std::vector<Date> lists_;  // the day of each list
    DateOrderEvidence evidence_;
    std::vector<SkippedRows> skipped_;
};

}  // namespace headroom::planning
