#pragma once
// Reading what administrators export (`headroom import`), for front ends, in pieces of any size:
//
//   ImportReader reader(request);
//   reader.begin_file("jamf.csv");
//   while (more && reader.feed(piece)) {}
//   reader.end_file();
//   auto documents = reader.finish();

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/app/fit.h"
#include "core/app/track.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/scenario/input_error.h"

namespace headroom::app {

struct ImportRequest {
    std::string as;           // a kind of `import_kinds()`; empty: recognised by the header line
    std::string site_column;  // empty: the kind's own
    std::map<std::string, std::string> site_codes;  // names in the file -> codes
    std::string date_order;                         // "ymd", "dmy", "mdy"; empty: from the dates
    std::optional<Date> today;
    int gone_after_days = 90;
};

struct ImportedSiteView {
    std::string code;
    std::int64_t macs = 0;
    std::int64_t gone = 0;
};

struct ImportDocuments {
    std::string import_json;              // headroom/import/1
    std::string usage_csv;                // site,date,used
    std::vector<ImportedSiteView> sites;  // in the order of the file
    std::vector<std::string> sentences;   // what was read, skipped and why
};

class ImportReader {
public:
    explicit ImportReader(const ImportRequest& request);
    ~ImportReader();

    void begin_file(std::string_view name);
    /// False when nothing more of the file is of use.
    bool feed(std::string_view piece);
    void end_file();

    /// After the last file; may be asked for both.
    Result<ImportDocuments, std::vector<scenario::InputError>> finish();
    /// The same, and the demand that fits.
    Result<FitDocuments, std::vector<scenario::InputError>> fit(const FitRequest& request);
    /// The counts beside what a scenario forecast (track.h).
    Result<TrackDocuments, std::vector<scenario::InputError>> track(const TrackRequest& request);

private:
    Result<planning::UsageHistory, std::vector<scenario::InputError>> history();

    struct State;
    std::unique_ptr<State> state_;
};

std::vector<std::string> import_kinds();  // "usage", "jamf-pro" ...

/// A file with the columns name,code.
Result<std::map<std::string, std::string>, std::vector<scenario::InputError>> read_site_codes(
    std::string_view csv, std::string_view file);

}  // namespace headroom::app
