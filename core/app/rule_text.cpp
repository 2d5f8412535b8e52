#include "core/app/rule_text.h"

#include <array>
#include <utility>

namespace headroom::app {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 34> rule_table{{
    {"CLK-6", "A date is valid to the end of its day; days change at 00:00 UTC."},
    {"EXC-1",
     "When a site goes over its limit, when the excess changes and when it ends, the "
     "Proxy log gets a line."},
    {"EXC-13",
     "For each excess there is a remedy with its number: remove Macs, raise the "
     "sublicense, or buy licenses."},
    {"EXC-3", "All managed Macs stay enrolled and retrieve their baselines normally."},
    {"EXC-4",
     "The Problem Monitor icon turns yellow with an error text, and a balloon pops up "
     "once an hour."},
    {"FIG-1",
     "The console counts Macs managed now; My Account shows what each site last reported."},
    {"FIG-4",
     "Primary and Dynamic keys use the live main license pool while their Proxy "
     "reaches the License Server; a Proxy that is offline keeps the limit of its last "
     "terms."},
    {"FIG-5",
     "The own number and the End date of a key come with the last refresh; only the "
     "pool is looked up live."},
    {"KEY-1", "A license key activates one installation at a time."},
    {"KEY-4",
     "A key is valid while its subscription is registered and not past its grace "
     "period, and its sublicense neither deleted nor expired."},
    {"MAC-1", "Each managed Mac uses one license; a Mac that is only discovered uses none."},
    {"MAC-6",
     "A Mac is enrolled by hand only when the site is activated, its key valid, and "
     "one more Mac within the limit."},
    {"MAC-7",
     "The limit does not stop auto-discovery: its Macs become managed and the site may "
     "go over its limit."},
    {"OFF-8",
     "An installation that was activated online and cannot reach the License Server "
     "cannot refresh or deactivate; it lives on its terms."},
    {"SBL-10",
     "A Reserved sublicense takes its whole number out of the main license pool, used "
     "or not."},
    {"SBL-11",
     "The number of a Dynamic sublicense is a ceiling: it competes for the main "
     "license pool with the primary key and all other Dynamic sublicenses, first come "
     "first served."},
    {"SBL-20",
     "The name of a sublicense has 1 to 100 characters and is unique within its "
     "subscription."},
    {"SBL-21", "The number of a sublicense is a whole number of at least 1."},
    {"SBL-22", "The number of a new Reserved sublicense has to fit into the main license pool."},
    {"SBL-23",
     "The number of a Dynamic sublicense is at most the subscription's total; it need "
     "not fit into the pool."},
    {"SBL-32",
     "A sublicense may be made smaller than the number of its Macs; then its site is "
     "over its limit."},
    {"SBL-4",
     "The primary key may use the total less what Reserved sublicenses set aside; what "
     "is left of the main license pool is available."},
    {"SBL-40", "A sublicense is deleted only when no installation holds its key."},
    {"SBL-41",
     "A sublicense that is deleted by force leaves its installation with a revoked "
     "key: limit 0 from the next refresh on."},
    {"SBL-50",
     "The day after its date a sublicense is invalid, and its licenses go back to the "
     "main license pool."},
    {"SBL-51", "A sublicense with a date of its own has no grace period."},
    {"SBL-52",
     "Macs behind an expired key stay enrolled, but unlicensed: they count nowhere and "
     "their limit is 0."},
    {"SUB-11",
     "A paid subscription works for 30 more days after its expiration date, its grace "
     "period; a trial has none."},
    {"SUB-12",
     "When a subscription has expired, all its keys are invalid: Macs stay, but none "
     "can be enrolled."},
    {"SUB-7", "Subscriptions are never pooled: each has its own total, keys and sublicenses."},
    {"formulas",
     "The main license pool is the total less what the primary key and Dynamic keys use and less "
     "what Reserved sublicenses set aside."},
    {"errors", "Each refusal has a code and says what to do; a refused command changes nothing."},
    {"C1",
     "The pool subtracts whole reservations; the header's Available is the total less what is "
     "used."},
    {"SBL-5", "An expired sublicense keeps its row with nothing available; a deleted one is gone."},
}};

}  // namespace

std::string_view rule_text(std::string_view id) {
    for (const auto& [name, text] : rule_table) {
        if (name == id) return text;
    }
    return {};
}

}  // namespace headroom::app
