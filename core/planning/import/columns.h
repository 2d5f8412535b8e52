#pragma once
// Which column of an exported list says what: recognised from the header line alone.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/csv.h"
#include "core/base/result.h"

namespace headroom::planning {

/// Kinds of lists (`--as`). `usage` holds counts, all others one row a device.
enum class ImportKind : std::uint8_t {
    usage,
    jamf_pro,
    jamf_school,
    intune,
    configmgr,
    snipe_it,
    munkireport,
    devices
};
std::string_view name_of(ImportKind kind);  // "jamf-pro"
std::optional<ImportKind> parse_import_kind(std::string_view name);
std::span<const ImportKind> all_import_kinds();

/// What a column says.
enum class ColumnRole : std::uint8_t {
    site,
    date,
    used,
    identity,  // serial number, name or id of a device
    arrived,
    seen,
    left,  // dates of a device
    managed,
    trashed,
    obsolete,
    has_client,
    state,
    system,
    model
};
inline constexpr std::size_t column_roles = 14;
std::string_view name_of(ColumnRole role);  // "site", as in the JSON

struct ImportColumns {
    ImportKind kind = ImportKind::usage;
    std::array<std::optional<std::size_t>, column_roles> place;  // field of a row, by role
    std::vector<std::size_t> identities;   // all columns that tell a device from another
    std::vector<std::size_t> site_counts;  // a wide history: one column a site
    std::vector<std::size_t> sums;         // of a wide history: columns that add up the others
    std::vector<std::string> header;
    std::size_t least_fields = 0;  // a row has to have that many

    std::optional<std::size_t> of(ColumnRole role) const {
        return place[static_cast<std::size_t>(role)];
    }
    bool is_wide() const { return !site_counts.empty(); }
};

struct HeaderWish {
    std::optional<ImportKind> as;
    std::string site_column;  // by its title; empty: found
};

struct HeaderProblem {
    std::size_t field = 0;
    std::string message;
};

Result<ImportColumns, HeaderProblem> recognise_columns(const CsvRow& header,
                                                       const HeaderWish& wish);

}  // namespace headroom::planning
