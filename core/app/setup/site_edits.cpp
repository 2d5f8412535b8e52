// Edits of the sites and of what is expected of them (setup_edits.h).

#include <algorithm>
#include <set>

#include "core/app/setup/document_parts.h"
#include "core/app/setup/headcount.h"
#include "core/app/setup/key_choice.h"
#include "core/app/setup/setup_edits.h"
#include "core/base/text.h"

namespace headroom::app {
namespace {

using scenario::Json;

constexpr double spread_of_stays = 0.3;  // of "around": two thirds lie within a third of the mean

Json& sites_of(Json& document) { return make_list(document["world"], "sites"); }

/// The demand entry of the site, made when there is none.
Json& entry_of_site(Json& document, const std::string& code) {
    Json& demand = make_list(document, "demand");
    for (Json& entry : demand) {
        if (text_in(entry, "site") == code) return entry;
    }
    demand.push_back({{"site", code},
                      {"arrivals", {{"model", "none"}}},
                      {"stay", {{"model", "forever"}}},
                      {"method", "manual"},
                      {"existing", "memoryless"}});
    return demand.back();
}

Json stay_document(const StayWish& stay) {
    if (stay.law == "forever" || stay.days <= 0) return {{"model", "forever"}};
    if (stay.law == "fixed") return {{"model", "fixed"}, {"days", stay.days}};
    if (stay.law == "lognormal") {
        return {{"model", "lognormal"}, {"meanDays", stay.days}, {"sigma", spread_of_stays}};
    }
    return {{"model", "exponential"}, {"meanDays", stay.days}};
}

/// Arrivals that make the headcount grow, in place of what the entry says. Weights of months and
/// weekdays stay; dated arrivals are replaced, because they already are all that comes.
void write_arrivals(Json& entry, const ArrivalFigures& figures) {
    Json arrivals{{"model", "poisson"}};
    const Json* now = scenario::member(entry, "arrivals");
    if (now != nullptr && text_in(*now, "model") == "poisson") arrivals = *now;
    arrivals["perDay"] = figures.per_day;
    arrivals.erase("growthPerYear");
    if (figures.growth_per_year != 0) arrivals["growthPerYear"] = figures.growth_per_year;
    entry["arrivals"] = std::move(arrivals);
}

/// `demand` and `growth` are those before the change.
void write_expectation(Json& document, const SiteFigures& site, SiteDemand demand, double growth,
                       const ExpectationWish& wish) {
    Json& entry = entry_of_site(document, site.code);
    if (wish.stay) {
        entry["stay"] = stay_document(*wish.stay);
        demand.stay_law = wish.stay->law;
        demand.stay_days = wish.stay->days;
    }
    const bool listed = demand.arrivals == SiteDemand::Arrivals::listed;
    if (wish.growth || !listed) {
        const double wanted = wish.growth.value_or(growth);
        write_arrivals(entry, arrivals_for_headcount(site.macs, wanted, demand));
    }
    if (wish.by_terms && text_in(entry.at("arrivals"), "model") == "poisson") {
        entry["arrivals"]["months"] = term_months();
    }
}

void rename_site(Json& document, const std::string& from, const std::string& to) {
    for (const char* list : {"steps", "demand", "faults"}) {
        for (Json& item : make_list(document, list)) {
            if (text_in(item, "site") == from) item["site"] = to;
        }
        if (document.at(list).empty()) document.erase(list);
    }
    const std::string place = "/sites/" + from + "/";
    for (const char* list : {"expect", "expectRisk"}) {
        if (!document.contains(list)) continue;
        for (Json& item : document[list]) {
            const std::string get = text_in(item, "get");
            if (get.starts_with(place)) item["get"] = "/sites/" + to + get.substr(place.size() - 1);
        }
    }
}

/// The row of the document that has the figures; a new one at the end when no site has the code.
std::size_t row_for(Json& document, const SiteFigures& figures) {
    Json& sites = sites_of(document);
    for (std::size_t i = 0; i < sites.size(); ++i) {
        if (text_in(sites[i], "code") == figures.code) return i;
    }
    sites.push_back(Json{{"code", figures.code}});
    return sites.size() - 1;
}

std::string write_site(Json& document, std::size_t row, const SiteFigures& figures) {
    Json& site = sites_of(document)[row];
    site["code"] = figures.code;
    if (!figures.name.empty() || site.contains("description")) site["description"] = figures.name;
    site["macs"] = figures.macs;
    return give_key(document, row, figures);
}

const SetupSite* find_site(const Setup& setup, const std::string& code) {
    for (const SetupSite& site : setup.sites) {
        if (site.figures.code == code) return &site;
    }
    return nullptr;
}

}  // namespace

const std::array<double, 12>& term_months() {
    static constexpr std::array<double, 12> weights{0.2, 3,   1,   0.2, 0.2, 0.2,
                                                    0.2, 1.6, 3.0, 2.0, 0.2, 0.2};
    return weights;
}

SiteEdit put_sites(const Setup& setup, const std::vector<NewSite>& sites) {
    SiteEdit edit;
    const Json before = Json::parse(setup.document);
    Json after = before;
    for (const NewSite& one : sites) {
        const std::size_t row = row_for(after, one.figures);
        std::string remark = write_site(after, row, one.figures);
        if (!remark.empty()) edit.remarks.push_back(std::move(remark));
        const SetupSite* known = find_site(setup, one.figures.code);
        const bool expected = known != nullptr && known->demand.entry.has_value() &&
                              known->figures.macs != one.figures.macs;
        if (!one.expectation.any() && !expected) continue;
        SiteDemand demand = known != nullptr ? known->demand : SiteDemand{.stay_law = "forever"};
        write_expectation(after, one.figures, std::move(demand),
                          known != nullptr ? known->headcount_growth : 0, one.expectation);
    }
    edit.command = edit_between(before, after);
    return edit;
}

SiteEdit edit_site(const Setup& setup, std::size_t index, const SiteFigures& figures) {
    const SetupSite& site = setup.sites.at(index);
    SiteEdit edit;
    if (figures == site.figures) return edit;
    const Json before = Json::parse(setup.document);
    Json after = before;
    if (figures.code != site.figures.code) rename_site(after, site.figures.code, figures.code);
    std::string remark = write_site(after, index, figures);
    if (!remark.empty()) {
        edit.remarks.push_back(std::move(remark));
        return edit;
    }
    if (figures.macs != site.figures.macs && site.demand.entry) {
        write_expectation(after, figures, site.demand, site.headcount_growth, {});
    }
    edit.command = edit_between(before, after);
    return edit;
}

std::string remove_site(const Setup& setup, std::size_t index) {
    const Json before = Json::parse(setup.document);
    Json after = before;
    const std::string code = setup.sites.at(index).figures.code;
    const auto about = [&](const Json& item) {
        const std::string get = text_in(item, "get");
        return text_in(item, "site") == code || get.starts_with("/sites/" + code + "/");
    };
    for (const char* list : {"steps", "demand", "faults", "expect", "expectRisk"}) {
        if (!after.contains(list)) continue;
        Json& items = after[list];
        items.erase(std::remove_if(items.begin(), items.end(), about), items.end());
    }
    take_key(after, index);
    sites_of(after).erase(index);
    return edit_between(before, after);
}

std::string edit_expectation(const Setup& setup, std::size_t index, const ExpectationWish& wish) {
    if (!wish.any()) return "";
    const SetupSite& site = setup.sites.at(index);
    const Json before = Json::parse(setup.document);
    Json after = before;
    SiteDemand demand = site.demand;
    if (!demand.entry) demand.stay_law = "forever";
    write_expectation(after, site.figures, std::move(demand), site.headcount_growth, wish);
    return edit_between(before, after);
}

std::string code_for(const std::string& name, const std::vector<std::string>& taken) {
    const auto is_free = [&](const std::string& code) {
        return std::find(taken.begin(), taken.end(), code) == taken.end();
    };
    std::string letters;
    for (const char c : to_upper(name)) {
        const bool plain = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (plain && letters.size() < 3) letters += c;
    }
    if (letters.size() == 3 && is_free(letters)) return letters;
    for (int n = 1;; ++n) {
        std::string code = (n < 10 ? "S0" : "S") + std::to_string(n);
        if (is_free(code)) return code;
    }
}

}  // namespace headroom::app
