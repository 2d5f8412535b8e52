#pragma once
// What administrators export, read in pieces: usage histories (a row a count, or a column a site)
// and device lists of management programs (`headroom import`).
//
//   Importer importer(options);
//   importer.begin_file("jamf.csv");
//   while (read(piece) && importer.feed(piece)) {}
//   importer.end_file();
//   auto import = importer.finish();
//
// Several files of one kind add up: histories by site and date, device lists by device, the later
// list being right about it. Wrong counts of a history are errors; rows of a device list that name
// no Mac of ours (retired, foreign, without a serial number) are skipped and counted. Memory: a
// history keeps its counts, a device list 32 bytes a device.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/planning/fit/usage_csv.h"
#include "core/planning/import/columns.h"
#include "core/planning/import/written_date.h"
#include "core/scenario/input_error.h"

namespace headroom::planning {

struct ImportOptions {
    std::optional<ImportKind> as;                   // default: recognised by the header line
    std::string site_column;                        // default: the kind's own
    std::map<std::string, std::string> site_codes;  // names in the file -> codes; others stay
    std::optional<DateOrder> date_order;            // default: what the dates themselves tell
    std::optional<Date> today;  // of the list; default: in the file's name, or its latest date
    int gone_after_days = 90;   // a device not seen for longer has left
};

/// Rows that count for nothing, by the reason.
struct SkippedRows {
    std::string reason;  // "not managed"
    std::int64_t rows = 0;
    std::string file;
    int first_line = 0;
};

struct ImportedSite {
    std::string code;
    std::string name;  // as the file writes it
    Count macs = 0;    // there on `today` (a history: the last count)
    Count gone = 0;    // in the list, but not there any more
};

/// One Mac of a device list. A day that the list does not tell is nullopt.
struct ImportedDevice {
    std::uint32_t site = 0;  // of Import::sites
    std::optional<Date> arrived;
    std::optional<Date> left;  // nullopt: still there on `today`
};

struct Import {
    ImportKind kind = ImportKind::usage;
    char separator = ',';
    std::vector<std::pair<std::string, std::string>> columns;  // role -> title
    std::vector<ImportedSite> sites;                           // in the order of the file
    std::vector<SkippedRows> skipped;                          // most rows first
    std::int64_t rows = 0;                                     // read, without the header line
    Date today;
    Date first_list;                      // the day of the first of several device lists
    std::vector<ImportedDevice> devices;  // empty for a history
    UsageHistory usage;  // a device list: weekly counts up to `today` of the devices that it names
};

using ImportErrors = std::vector<scenario::InputError>;

class Importer {
public:
    explicit Importer(ImportOptions options);
    ~Importer();

    void begin_file(std::string_view name);
    /// False when the file is known to be of no use; `finish` says why.
    bool feed(std::string_view piece);
    void end_file();

    /// All errors together, at most scenario::max_errors, the last one with the number of the
    /// others.
    Result<Import, ImportErrors> finish();

private:
    class Reading;
    std::unique_ptr<Reading> reading_;
};

/// The codes of sites: a CSV file with the columns name,code.
Result<std::map<std::string, std::string>, ImportErrors> read_site_codes(std::string_view text,
                                                                         std::string_view file);

/// Whole counts as programs write them: 1031, 1,031, 1.031, 1'031, 1 031, 41.0. nullopt: no count.
std::optional<Count> parse_count(std::string_view text);

}  // namespace headroom::planning
