#include "core/app/lessons/daily_challenge.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>
#include <vector>

#include "core/app/lessons/read_lesson.h"
#include "core/base/random.h"
#include "core/scenario/json_source.h"

namespace headroom::app {

using scenario::Json;

namespace {

constexpr std::string_view challenge_prefix = "challenge-";
constexpr std::array<const char*, 12> departments{"Design",   "Sales",     "Studio", "Laboratory",
                                                  "Editors",  "Support",   "Video",  "Warehouse",
                                                  "Training", "Marketing", "Legal",  "Research"};

/// Numbers of one day, drawn one after the other.
class DayDraws {
public:
    explicit DayDraws(Date day)
        : stream_(static_cast<std::uint64_t>(day.days), entity_of("daily challenge"),
                  Purpose::parameters) {}
    Count between(Count low, Count high) {
        const auto width = static_cast<std::uint64_t>(high - low + 1);
        return low + static_cast<Count>(stream_.bits() % width);
    }

private:
    RandomStream stream_;
};

struct ChallengeSite {
    std::string code;
    std::string department;
    std::string key;
    Count macs = 0;      // at the start
    Count coming = 0;    // on the day of the wave
    Count licenses = 0;  // of its sublicense; for site 0, what is left to the primary key
    Count need() const { return macs + coming; }
};

/// Site 0 works with the primary key, the other three with Reserved sublicenses. One sublicense,
/// the giver, holds the licenses that the others lack. The solution edits each sublicense that is
/// too small (nothing else raises its limit), edits the giver (its licenses have to get into the
/// pool first), and buys once where licenses are missing altogether. Each of these commands is
/// necessary, so no solution is shorter.
struct Challenge {
    std::vector<ChallengeSite> sites;
    std::size_t giver = 1;
    Count total = 0;
    Count to_buy = 0;
    int wave_day = 0;  // after the start
};

Challenge draw_challenge(Date day) {
    DayDraws draws(day);
    Challenge challenge;
    const auto first =
        static_cast<std::size_t>(draws.between(0, static_cast<Count>(departments.size()) - 1));
    const std::array<std::size_t, 4> chosen{0, first, (first + 4) % departments.size(),
                                            (first + 7) % departments.size()};
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        ChallengeSite site;
        site.code = "P0" + std::to_string(i + 1);
        site.department = i == 0 ? "Head office" : departments[chosen[i]];
        site.key = i == 0 ? "main" : "key" + std::to_string(i);
        site.macs = draws.between(6, 24);
        site.coming = draws.between(3, 9);
        site.licenses = site.need();
        challenge.sites.push_back(std::move(site));
    }
    challenge.giver = static_cast<std::size_t>(draws.between(1, 3));
    // One or two of the other reservations are short; Head office may be, too.
    const bool both = draws.between(0, 1) == 1;
    std::size_t taker = challenge.giver % 3 + 1;
    Count lacking = 0;
    for (int i = 0; i < (both ? 2 : 1); ++i, taker = taker % 3 + 1) {
        const Count less = draws.between(1, challenge.sites[taker].coming);
        challenge.sites[taker].licenses -= less;
        lacking += less;
    }
    const Count head_office = draws.between(0, challenge.sites[0].coming);
    challenge.sites[0].licenses -= head_office;
    lacking += head_office;
    // Some of the missing licenses do not exist yet and have to be bought.
    if (lacking > 2 && draws.between(0, 2) == 0) challenge.to_buy = draws.between(1, lacking - 2);
    challenge.sites[challenge.giver].licenses += lacking - challenge.to_buy;
    for (const ChallengeSite& site : challenge.sites) challenge.total += site.licenses;
    challenge.wave_day = static_cast<int>(draws.between(10, 20));
    return challenge;
}

Json world_of(const Challenge& challenge, Date day) {
    Json sublicenses = Json::array();
    Json sites = Json::array();
    for (std::size_t i = 0; i < challenge.sites.size(); ++i) {
        const ChallengeSite& site = challenge.sites[i];
        if (i > 0) {
            sublicenses.push_back({{"id", site.key},
                                   {"name", site.department},
                                   {"type", "reserved"},
                                   {"licenses", site.licenses},
                                   {"expires", "withSubscription"}});
        }
        sites.push_back({{"code", site.code},
                         {"description", site.department},
                         {"hostname", "pmm-p0" + std::to_string(i + 1)},
                         {"key", site.key},
                         {"method", "online"},
                         {"macs", site.macs}});
    }
    Json subscription{{"id", "main"},
                      {"name", "PMM"},
                      {"product", "Parallels Mac Management"},
                      {"kind", "paid"},
                      {"licenses", challenge.total},
                      {"starts", format_date(day - 60)},
                      {"months", 12},
                      {"sublicenses", std::move(sublicenses)}};
    return {{"company", "Acme"},
            {"admin", "admin@acme.example"},
            {"subscriptions", Json::array({std::move(subscription)})},
            {"sites", std::move(sites)}};
}

Json scenario_of(const Challenge& challenge, Date day) {
    const std::string wave = format_date(day + challenge.wave_day);
    Json demand = Json::array();
    for (const ChallengeSite& site : challenge.sites) {
        const Json batch{{"at", wave + "T09:00:00Z"}, {"count", site.coming}};
        demand.push_back({{"site", site.code},
                          {"arrivals", {{"model", "batches"}, {"batches", Json::array({batch})}}},
                          {"stay", {{"model", "forever"}}},
                          {"method", "manual"}});
    }
    const Json costs{
        {"currency", "EUR"}, {"licenseYear", 30}, {"refusal", 80}, {"overLimitMacDay", 1}};
    return {{"schema", "headroom/scenario/1"},
            {"name", "Challenge of " + format_date(day)},
            {"start", format_date(day) + "T08:00:00Z"},
            {"end", "4w"},
            {"world", world_of(challenge, day)},
            {"demand", std::move(demand)},
            {"costs", costs}};
}

std::string story_of(const Challenge& challenge, Date day) {
    std::string coming;
    for (const ChallengeSite& site : challenge.sites) {
        coming += (coming.empty() ? "" : ", ") + std::to_string(site.coming) + " to " +
                  site.department + " (" + site.code + ")";
    }
    return "On " + format_date(day + challenge.wave_day) + " new Macs come: " + coming +
           ". They are enrolled by hand, and nobody is to be turned away. The subscription has " +
           std::to_string(challenge.total) + " licenses; " +
           (challenge.to_buy > 0
                ? "at most " + std::to_string(challenge.to_buy) + " more may be bought."
                : "none may be bought.");
}

Json solution_of(const Challenge& challenge) {
    Json commands = Json::array();
    if (challenge.to_buy > 0) {
        commands.push_back(
            {{"do", "sales.upgrade"}, {"subscription", "main"}, {"licenses", challenge.to_buy}});
    }
    const auto edit = [&](const ChallengeSite& site) {
        if (site.licenses == site.need()) return;
        commands.push_back(
            {{"do", "sublicense.edit"}, {"sublicense", site.key}, {"licenses", site.need()}});
    };
    edit(challenge.sites[challenge.giver]);  // before the others can take from the pool
    for (std::size_t i = 1; i < challenge.sites.size(); ++i) {
        if (i != challenge.giver) edit(challenge.sites[i]);
    }
    return commands;
}

Json document_of(const Challenge& challenge, Date day) {
    Count all = 0;
    Json options = Json::array();
    for (std::size_t i = 1; i < challenge.sites.size(); ++i) {
        options.push_back(challenge.sites[i].department);
    }
    for (const ChallengeSite& site : challenge.sites) all += site.need();
    Json solution = solution_of(challenge);
    const auto par = static_cast<Count>(solution.size());
    const std::string wave = format_date(day + challenge.wave_day);
    const Json every_mac{{"text", "Every Mac that came is managed"},
                         {"get", "/totals/managed"},
                         {"at", format_date(day + challenge.wave_day + 1)},
                         {"equals", all}};
    const Json no_refusal{{"text", "Nobody is turned away"},
                          {"get", "/totals/refusals/E_LICENSE_LIMIT"},
                          {"absent", true}};
    const Json no_breach{
        {"text", "No site is over its limit"}, {"get", "/totals/breaches"}, {"equals", 0}};
    return {
        {"schema", "headroom/lesson/1"},
        {"name", challenge_name(day)},
        {"title", "Challenge of the day"},
        {"chapter", "Creating and Managing Sublicenses"},
        {"story", story_of(challenge, day)},
        {"question", "Which department can give something up?"},
        {"predict",
         {{"options", std::move(options)},
          {"answer", challenge.sites[challenge.giver].department},
          {"why", "It has more set aside than its Macs of today and of " + wave +
                      " need together. What it gives up is in the main license pool at once; from "
                      "there the others are raised, and Head office is served."}}},
        {"scenario", scenario_of(challenge, day)},
        {"goals", Json::array({every_mac})},
        {"keep", Json::array({no_refusal, no_breach})},
        {"budget", {{"licenses", challenge.total + challenge.to_buy}}},
        {"hints",
         {"Add up for each site: Macs now, and Macs to come.",
          "Who gives, gives first; Head office takes what is left in the pool.",
          "Bring each sublicense to just what its site will need, a day before the Macs come."}},
        {"solution", std::move(solution)},
        {"par", par},
        {"rules", {"SBL-31", "SBL-32", "formulas"}}};
}

}  // namespace

std::string challenge_name(Date day) { return std::string(challenge_prefix) + format_date(day); }

std::optional<Date> challenge_day(std::string_view name) {
    if (!name.starts_with(challenge_prefix)) return std::nullopt;
    name.remove_prefix(challenge_prefix.size());
    const auto day = parse_date(name);
    if (!day || !name.starts_with("2")) return std::nullopt;
    return day;
}

std::string daily_challenge_text(Date day) {
    return document_of(draw_challenge(day), day).dump(2) + "\n";
}

Lesson daily_challenge(Date day) {
    auto lesson = read_lesson(daily_challenge_text(day), challenge_name(day));
    if (!lesson) throw std::logic_error(to_string(lesson.error().front()));
    return std::move(*lesson);
}

}  // namespace headroom::app
