#include "core/planning/import/columns.h"

#include <fmt/core.h>

#include <algorithm>

#include "core/base/text.h"
#include "core/planning/import/error_collector.h"

namespace headroom::planning {
namespace {

using Role = ColumnRole;

// Titles are compared without case, spaces, hyphens and underscores. Those of one role stand in the
// order of preference.
struct Titles {
    Role role;
    std::string_view names;
};

constexpr std::array role_titles{
    Titles{
        Role::site,
        "site sitecode sitename location locationname standort niederlassung filiale office buero "
        "b\xC3\xBCro building geb\xC3\xA4ude branch campus school schule manifestname adsitename0 "
        "adsitename sede sitio lieu emplacement ubicaci\xC3\xB3n ubicacion sucursal luogo "
        "\xE6\x8B\xA0\xE7\x82\xB9 \xD1\x81\xD0\xB0\xD0\xB9\xD1\x82 proxy proxyname department "
        "abteilung category company"},
    Titles{Role::date,
           "date datum fecha data dato day tag jour reportdate lastreportdate usagedate "
           "\xD0\xB4\xD0\xB0\xD1\x82\xD0\xB0 \xE6\x97\xA5\xE4\xBB\x98"},
    Titles{
        Role::used,
        "used usedlicenses licensesused verwendet benutzt genutzt genutztelizenzen "
        "verwendetelizenzen inuse count macs anzahl anzahlmacs managed managedmacs lizenzen usado "
        "usados utilizado utilizados utilis\xC3\xA9 utilis\xC3\xA9s utilis\xC3\xA9"
        "es enutilisation usati "
        "gebruikt devices computers"},
    Titles{Role::identity,
           "serialnumber serial serialno seriennummer num\xC3\xA9rodes\xC3\xA9rie numerodeserie "
           "assettag "
           "udid deviceid jsscomputerid computername devicename netbiosname0 hostname name device "
           "computer ger\xC3\xA4t ger\xC3\xA4tename inventarnummer id mac"},
    Titles{
        Role::arrived,
        "lastenrollment enrollmentdate enrolmentdate enrolled enrolleddate dateenrolled enrollment "
        "creationdate0 creationdate purchasedate kaufdatum anschaffungsdatum firstseen arrived "
        "registered registrationdate registriert aufnahmedatum createdat created deployed "
        "deploydate from"},
    Titles{Role::seen,
           "lastcheckin lastseen lastconnected lastactivetime lastinventoryupdate lastcontact "
           "lastcommunication lastonline zuletztgesehen letzterkontakt lastlogon"},
    Titles{Role::left,
           "left retired retireddate retirementdate disposed disposaldate decommissioned "
           "ausgemustert ausgeschieden to"},
    Titles{Role::managed, "managed ismanaged"},
    Titles{Role::trashed, "istrashed trashed deleted isdeleted"},
    Titles{Role::obsolete, "obsolete0 obsolete"},
    Titles{Role::has_client, "client0 client"},
    Titles{Role::state, "devicestate status state statuslabel assetstatus managementstate zustand"},
    Titles{Role::system, "os operatingsystem platform betriebssystem osname osversion"},
    Titles{Role::model, "model devicemodel modell modelname"},
};

constexpr std::array import_kinds{
    ImportKind::usage,     ImportKind::jamf_pro, ImportKind::jamf_school, ImportKind::intune,
    ImportKind::configmgr, ImportKind::snipe_it, ImportKind::munkireport, ImportKind::devices};

// What tells a program's list: all titles of one of the alternatives, which "|" separates.
struct Signature {
    ImportKind kind;
    std::string_view titles;
    std::string_view site;  // its site column, the preferred one first
};
constexpr std::array signatures{
    Signature{ImportKind::configmgr, "netbiosname0|adsitename0|client0 obsolete0",
              "adsitename0 sitecode"},
    Signature{ImportKind::jamf_school, "istrashed|locationname lastconnected", "locationname"},
    Signature{ImportKind::jamf_pro, "jsscomputerid|lastenrollment lastcheckin|lastinventoryupdate",
              "building site department"},
    Signature{ImportKind::intune,
              "devicestate deviceid|enrollmentdate primaryuserupn|deviceid enrollmentdate",
              "category devicecategory"},
    Signature{ImportKind::snipe_it, "assettag checkouttype|assettag purchasedate|assettag category",
              "location company"},
    Signature{ImportKind::munkireport, "manifestname|serialnumber lastseen osversion",
              "manifestname machinegroup businessunit"},
};

std::string plain_title(std::string_view title) {
    std::string plain;
    for (const char c : to_lower(trim(title))) {
        if (c != ' ' && c != '_' && c != '-' && c != '.' && c != ':') plain += c;
    }
    return plain;
}

class Recogniser {
public:
    Recogniser(const CsvRow& header, const HeaderWish& wish) : wish_(wish) {
        for (const CsvField& field : header.fields) {
            columns_.header.push_back(field.text);
            titles_.push_back(plain_title(field.text));
        }
        while (!titles_.empty() && titles_.back().empty()) {  // a separator at the line's end
            titles_.pop_back();
            columns_.header.pop_back();
        }
    }

    Result<ImportColumns, HeaderProblem> read() {
        if (auto problem = find_kind()) return std::move(*problem);
        const bool usage = columns_.kind == ImportKind::usage;
        if (auto problem = find_site()) return std::move(*problem);
        if (auto problem = usage ? find_usage() : find_device()) return std::move(*problem);
        for (const auto& place : columns_.place) note_field(place);
        for (const std::size_t place : columns_.site_counts) note_field(place);
        return std::move(columns_);
    }

private:
    using Problem = std::optional<HeaderProblem>;

    void note_field(std::optional<std::size_t> place) {
        if (place) columns_.least_fields = std::max(columns_.least_fields, *place + 1);
    }

    std::optional<std::size_t> place_of(std::string_view title) const {
        const auto found = std::find(titles_.begin(), titles_.end(), title);
        if (found == titles_.end()) return std::nullopt;
        return static_cast<std::size_t>(found - titles_.begin());
    }

    std::optional<std::size_t> first_of(std::string_view names) const {
        for (const std::string_view name : split(names, ' ')) {
            if (const auto place = place_of(name)) return place;
        }
        return std::nullopt;
    }

    static std::string_view titles_of(Role role) {
        return std::find_if(role_titles.begin(), role_titles.end(),
                            [&](const Titles& one) { return one.role == role; })
            ->names;
    }
    std::optional<std::size_t> find(Role role) const { return first_of(titles_of(role)); }
    std::optional<std::size_t>& place(Role role) {
        return columns_.place[static_cast<std::size_t>(role)];
    }

    bool fits(const Signature& signature) const {
        for (const std::string_view alternative : split(signature.titles, '|')) {
            const auto names = split(alternative, ' ');
            if (std::all_of(names.begin(), names.end(),
                            [&](auto name) { return place_of(name).has_value(); })) {
                return true;
            }
        }
        return false;
    }

    Problem find_kind() {
        if (titles_.empty()) return HeaderProblem{0, "the header line is empty"};
        if (wish_.as) {
            columns_.kind = *wish_.as;
            return std::nullopt;
        }
        for (const Signature& signature : signatures) {
            if (!fits(signature)) continue;
            columns_.kind = signature.kind;
            return std::nullopt;
        }
        const bool site = !wish_.site_column.empty() || find(Role::site);
        if (site && find(Role::date) && find(Role::used)) return std::nullopt;  // a usage history
        const bool dated = find(Role::arrived) || find(Role::seen);
        if (dated && find(Role::identity)) columns_.kind = ImportKind::devices;
        return std::nullopt;
    }

    Problem find_site() {
        if (!wish_.site_column.empty()) {
            place(Role::site) = place_of(plain_title(wish_.site_column));
            if (place(Role::site)) return std::nullopt;
            return HeaderProblem{
                0, fmt::format("there is no column \"{}\" (--site-column); the columns are {}",
                               wish_.site_column, listed())};
        }
        for (const Signature& signature : signatures) {
            if (signature.kind == columns_.kind) place(Role::site) = first_of(signature.site);
        }
        if (!place(Role::site)) place(Role::site) = find(Role::site);
        return std::nullopt;
    }

    Problem find_usage() {
        place(Role::date) = find(Role::date);
        place(Role::used) = find(Role::used);
        if (place(Role::used) == place(Role::site)) place(Role::used).reset();
        if (const auto problem = doubled()) return problem;
        if (place(Role::site) && place(Role::date) && place(Role::used)) return std::nullopt;
        if (place(Role::date) && !place(Role::site) && !place(Role::used) && titles_.size() > 1) {
            return find_wide();
        }
        return missing();
    }

    // Every other column is a site: its title is the code, its cells are counts.
    Problem find_wide() {
        for (std::size_t i = 0; i < titles_.size(); ++i) {
            if (i == *place(Role::date)) continue;
            if (titles_[i].empty()) {
                return HeaderProblem{
                    i, "a column without a title; each column beside the date is a site"};
            }
            if (character_count(columns_.header[i]) > most_code_characters) {
                return HeaderProblem{i, "a site code of at most 100 characters is expected"};
            }
            auto& places = is_sum(titles_[i]) ? columns_.sums : columns_.site_counts;
            places.push_back(i);
        }
        return std::nullopt;
    }

    static bool is_sum(std::string_view title) {
        return title == "total" || title == "sum" || title == "gesamt" || title == "summe" ||
               title == "all";
    }

    Problem doubled() const {
        for (const Role role : {Role::site, Role::date, Role::used}) {
            const auto found = columns_.of(role);
            if (!found) continue;
            for (std::size_t i = *found + 1; i < titles_.size(); ++i) {
                if (titles_[i] != titles_[*found]) continue;
                return HeaderProblem{
                    i, fmt::format("the column {} is there twice", columns_.header[i])};
            }
        }
        return std::nullopt;
    }

    std::string listed() const {
        std::string list;
        for (std::size_t i = 0; i < columns_.header.size() && i < 12; ++i) {
            list += fmt::format("{}\"{}\"", i == 0 ? "" : ", ",
                                well_formed(columns_.header[i].substr(0, 40)));
        }
        return list + (columns_.header.size() > 12 ? ", ..." : "");
    }

    HeaderProblem missing() const {
        std::vector<std::string_view> absent;
        for (const Role role : {Role::site, Role::date, Role::used}) {
            if (!columns_.of(role)) absent.push_back(name_of(role));
        }
        std::string names;
        for (std::size_t i = 0; i < absent.size(); ++i) {
            names += (i == 0                   ? ""
                      : i + 1 == absent.size() ? " and "
                                               : ", ") +
                     std::string(absent[i]);
        }
        return {0,
                fmt::format(
                    "the header line is not recognised: {} {} missing, the columns are {}. A usage "
                    "history has the columns site,date,used, or date and one column a site; a list "
                    "of devices has a site, a serial number and dates",
                    names, absent.size() == 1 ? "is" : "are", listed())};
    }

    Problem find_device() {
        for (const Role role :
             {Role::arrived, Role::seen, Role::left, Role::managed, Role::trashed, Role::obsolete,
              Role::has_client, Role::state, Role::system, Role::model}) {
            place(role) = find(role);
        }
        if (!place(Role::site)) {
            return HeaderProblem{
                0, fmt::format("no column tells the site; name it with --site-column, one of {}",
                               listed())};
        }
        if (!place(Role::arrived) && !place(Role::seen)) place(Role::arrived) = find(Role::date);
        if (!place(Role::arrived) && !place(Role::seen)) {
            return HeaderProblem{
                0, fmt::format("no column tells when a device came or was last seen; the columns "
                               "are {}",
                               listed())};
        }
        for (const std::string_view name : split(titles_of(Role::identity), ' ')) {
            const auto found = place_of(name);
            if (found && found != place(Role::site)) columns_.identities.push_back(*found);
        }
        if (!columns_.identities.empty()) place(Role::identity) = columns_.identities.front();
        return std::nullopt;
    }

    const HeaderWish& wish_;
    std::vector<std::string> titles_;
    ImportColumns columns_;
};

}  // namespace

std::string_view name_of(ImportKind kind) {
    static constexpr std::array<std::string_view, import_kinds.size()> names{
        "usage",     "jamf-pro", "jamf-school", "intune",
        "configmgr", "snipe-it", "munkireport", "devices"};
    return names[static_cast<std::size_t>(kind)];
}

std::span<const ImportKind> all_import_kinds() { return import_kinds; }

std::optional<ImportKind> parse_import_kind(std::string_view name) {
    for (const ImportKind kind : import_kinds) {
        if (name_of(kind) == name) return kind;
    }
    return std::nullopt;
}

std::string_view name_of(ColumnRole role) {
    static constexpr std::array<std::string_view, column_roles> names{
        "site",    "date",    "used",     "device", "arrived", "seen",   "left",
        "managed", "trashed", "obsolete", "client", "state",   "system", "model"};
    return names[static_cast<std::size_t>(role)];
}

Result<ImportColumns, HeaderProblem> recognise_columns(const CsvRow& header,
                                                       const HeaderWish& wish) {
    return Recogniser(header, wish).read();
}

}  // namespace headroom::planning
