#pragma once
// Sites from a spreadsheet: what was copied there, pasted into the page.
//
//   code  name    Macs  key           connection  growth  stay
//   LON   London  310   Reserved 340  online      8 %     replaced after 4 years
//   SHP   Ship    25    Reserved 30   offline     0       for ever
//
// Columns are separated by tabs, semicolons or commas. With a header line the columns may stand in
// any order, and more of them may be there. Without one, each cell is recognised by what it says;
// of numbers the first is Macs, then come growth in percent and years until a Mac is replaced. Only
// a code or a name is required: codes are made of names.

#include <string>
#include <string_view>
#include <vector>

#include "core/app/setup/setup_edits.h"

namespace headroom::app {

struct PastedSite {
    int line = 1;
    NewSite site;
};

/// What cannot be used, where, and how to mend it. The line's site is left out when `refused`;
/// otherwise only the cell is.
struct PasteProblem {
    int line = 1;
    std::string text;
    std::string fix;
    bool refused = false;
};

struct PastedSites {
    bool had_header = false;
    std::vector<PastedSite> sites;  // in the order of the lines; codes are unique
    std::vector<PasteProblem> problems;
};

/// At most this many lines are taken.
inline constexpr std::size_t most_pasted_sites = 2000;

/// `taken` are codes that new ones must not repeat when they are made of names. A line with the
/// code of a known site is meant to change it.
PastedSites read_pasted_sites(std::string_view text, const std::vector<std::string>& taken);

/// "Reserved 340", "dynamic: 80", "primary", "none"; false when it says no key.
bool read_key_words(std::string_view text, SiteFigures& figures);

}  // namespace headroom::app
