// Why a site is or was over its limit, and why a command was refused: with the figures of the
// moment that the overview shows.

#include <array>
#include <utility>

#include "core/app/explain_parts.h"
#include "core/base/text.h"

namespace headroom::app::explain_parts {
namespace {

/// The equation of a site's limit, who holds what, and what would help: for breaches and refusals.
void add_site(Explanation& out, const Overview& overview, const SiteView& site) {
    const KeyPlace place = key_of(overview, site.key_id);
    out.terms.push_back({"Macs managed at " + site.code + " (u)", str(site.managed)});
    if (place.row != nullptr) {
        const Explanation limit = row_limit(*place.subscription, *place.row);
        if (!limit.formula.empty()) out.formula = "L = " + limit.formula;
        for (const Term& term : limit.terms) {
            if (term.name != "its Macs (u)") out.terms.push_back(term);
        }
        out.terms.push_back({"limit of \"" + place.row->name + "\" (L)", str(site.limit)});
        add_holders(out, *place.subscription);
    } else {
        out.terms.push_back({"limit without a valid key (L)", "0"});
    }
}

std::string cause_text(const std::string& cause) {
    static constexpr std::array<std::pair<const char*, const char*>, 8> texts{{
        {"shrunk", "The sublicense was made smaller than the number of its Macs."},
        {"expired", "The key expired; an expired key has no licenses."},
        {"totalReduced", "The subscription was reduced, and the main license pool is short."},
        {"discovery", "Auto-discovery enrolled Macs past the limit; no limit stops it."},
        {"competition", "Other keys took the licenses of the main pool that this one would need."},
        {"smallerKey", "The site was activated with a key for fewer Macs than it manages."},
        {"deactivated", "The installation was deactivated while it managed Macs."},
        {"revoked", "The sublicense of the site was deleted."},
    }};
    for (const auto& [name, text] : texts) {
        if (cause == name) return text;
    }
    return "More Macs are managed than the key allows.";
}

struct CodeRule {
    const char* code;
    const char* text;
    const char* rule;
};

constexpr std::array<CodeRule, 12> code_rules{{
    {"E_LICENSE_LIMIT", "One more Mac would be one too many: u + 1 > L.", "MAC-6"},
    {"E_NOT_ENOUGH_LICENSES", "A Reserved number has to fit into the main license pool.", "SBL-22"},
    {"E_ABOVE_TOTAL", "A Dynamic ceiling may be as high as the total, not higher.", "SBL-23"},
    {"E_SUBLICENSE_IN_USE", "A key that an installation holds is not deleted.", "SBL-40"},
    {"E_KEY_IN_USE", "A key activates one installation at a time.", "KEY-1"},
    {"E_KEY_EXPIRED", "The key has expired.", "KEY-4"},
    {"E_KEY_REVOKED", "The sublicense of the site was deleted.", "SBL-41"},
    {"E_NOT_ACTIVATED", "The installation has no key.", "MAC-6"},
    {"E_SERVER_UNREACHABLE", "The License Server cannot be reached from there.", "OFF-8"},
    {"E_SUBSCRIPTION_EXPIRED", "The subscription has expired.", "SUB-12"},
    {"E_NAME_DUPLICATE", "Names are unique among the living sublicenses.", "SBL-20"},
    {"E_NUMBER_INVALID", "The number has to be a whole one, 1 or more.", "SBL-21"},
}};

/// "2017-03-08 09:00" of an instant.
std::string day_and_time(Instant t) {
    std::string text = format_instant(t).substr(0, 16);
    text[10] = ' ';
    return text;
}

}  // namespace

std::optional<Explanation> breach(const Overview& overview, const Question& question) {
    const SiteView* site = site_of(overview, question.site);
    if (site == nullptr) return std::nullopt;
    const bool over = site->exceeded;
    Explanation out{
        "Why " + site->code + (question.at ? " was over its limit" : " is over its limit"),
        over ? "over by " + str(site->excess) : "within its limit", "u > L"};
    add_site(out, overview, *site);
    out.text = cause_text(question.cause);
    if (question.ended) out.text += " It ended on " + day_and_time(*question.ended) + ".";
    out.rules = {"EXC-1", "EXC-13"};
    if (question.cause == "shrunk") out.rules.push_back("SBL-32");
    if (question.cause == "expired") out.rules.push_back("SBL-52");
    if (question.cause == "discovery") out.rules.push_back("MAC-7");
    if (question.cause == "competition") out.rules.push_back("SBL-11");
    return out;
}

Explanation refusal(const Overview& overview, const Question& question) {
    Explanation out{"Why it was refused", question.code, ""};
    for (const CodeRule& known : code_rules) {
        if (question.code != known.code) continue;
        out.text = known.text;
        out.rules = {known.rule};
    }
    if (out.rules.empty()) out.rules = {"errors"};
    if (const SiteView* site = site_of(overview, question.site)) {
        add_site(out, overview, *site);
        if (question.code == "E_LICENSE_LIMIT" && !site->exceeded) {
            const KeyPlace place = key_of(overview, site->key_id);
            out.remedies.push_back({"removeMacs", 1, "Remove 1 Mac to make room for another."});
            if (place.row != nullptr && place.row->type != "primary") {
                out.remedies.push_back(
                    {"raiseSublicense", 1,
                     "Raise \"" + place.row->name + "\" by 1 (the main pool has " +
                         str(place.subscription->available_dynamic) + "), then refresh."});
            }
        }
    }
    return out;
}

}  // namespace headroom::app::explain_parts
