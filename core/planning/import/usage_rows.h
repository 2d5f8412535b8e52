#pragma once
// Rows of a usage history: a count each, or a count a site each.

#include "core/planning/fit/usage_builder.h"
#include "core/planning/import/error_collector.h"
#include "core/planning/import/import.h"

namespace headroom::planning {

class UsageRows {
public:
    explicit UsageRows(ErrorCollector& errors) : errors_(errors) {}

    void begin_file(const ImportColumns& columns, const std::map<std::string, std::string>& codes);
    void take(const CsvRow& row);
    /// All rows of the file are there: its dates can be read.
    void end_file(std::optional<DateOrder> wish);

    bool empty() const { return counts_.empty() && builder_.empty(); }
    UsageHistory finish() { return builder_.finish(); }
    const std::map<std::string, std::string>& names() const { return names_; }  // code -> name

private:
    struct OpenCount {  // the order of its date may still be open
        WrittenDate date;
        std::uint32_t site = 0;
        int line = 0;
        Count used = 0;
    };

    std::optional<WrittenDate> date_of(const CsvRow& row);
    std::optional<Count> used_of(int line, const CsvField& field);
    std::optional<std::size_t> site_of(int line, const CsvField& field);
    void take_long(const CsvRow& row);
    void take_wide(const CsvRow& row);
    std::size_t number_of(const std::string& name);

    ErrorCollector& errors_;
    const ImportColumns* columns_ = nullptr;
    const std::map<std::string, std::string>* codes_ = nullptr;
    UsageBuilder builder_;
    std::map<std::string, std::string> names_;
    std::string last_name_;  // neighbouring rows often name one site
    std::size_t last_site_ = 0;
    std::vector<std::size_t> wide_sites_;
    std::vector<OpenCount> counts_;
    DateOrderEvidence evidence_;
};

}  // namespace headroom::planning
