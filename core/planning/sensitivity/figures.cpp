#include "core/planning/sensitivity/figures.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/base/strong_id.h"

namespace headroom::planning {
namespace {

using scenario::Json;
using Side = Figure::Side;

const Json& members_of(const Json& object, const char* name) {
    static const Json nothing = Json::array();
    const Json* const found = scenario::member(object, name);
    return found != nullptr && found->is_array() ? *found : nothing;
}

std::string text_member(const Json& object, const char* name) {
    const Json* const found = scenario::member(object, name);
    return found != nullptr && found->is_string() ? found->get<std::string>() : "";
}

// The value at a quantile of equally likely ones: the nearest rank.
double quantile_of(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    const double rank = share * static_cast<double>(values.size() - 1);
    return values[static_cast<std::size_t>(std::lround(rank))];
}

class FigureFinder {
public:
    FigureFinder(const Json& source, const FigureOptions& options)
        : source_(source), options_(options) {}

    std::vector<Figure> find() {
        if (const Json* world = scenario::member(source_, "world")) find_in_world(*world);
        find_in_demand();
        find_in_faults();
        return std::move(found_);
    }

private:
    void find_in_world(const Json& world) {
        std::size_t i = 0;
        for (const Json& subscription : members_of(world, "subscriptions")) {
            const std::string at = "/world/subscriptions/" + std::to_string(i++);
            const std::string id = text_member(subscription, "id");
            add_whole("licenses of " + id, "licenses", "", subscription, "licenses", at, 1);
            std::size_t k = 0;
            for (const Json& sublicense : members_of(subscription, "sublicenses")) {
                const std::string place = at + "/sublicenses/" + std::to_string(k++);
                add_whole("licenses of " + text_member(sublicense, "id"), "licenses", "",
                          sublicense, "licenses", place, 1);
            }
        }
        i = 0;
        for (const Json& site : members_of(world, "sites")) {
            const std::string code = text_member(site, "code");
            add_whole("Macs at the start at " + code, "macs", code, site, "macs",
                      "/world/sites/" + std::to_string(i++), 0);
        }
    }

    void find_in_demand() {
        std::size_t i = 0;
        for (const Json& demand : members_of(source_, "demand")) {
            at_ = "/demand/" + std::to_string(i++);
            site_ = text_member(demand, "site");
            const Json* const draws = scenario::member(demand, "uncertainty");
            draws_ = options_.by_uncertainty ? draws : nullptr;
            if (const Json* arrivals = scenario::member(demand, "arrivals")) {
                find_in_arrivals(*arrivals);
            }
            if (const Json* stay = scenario::member(demand, "stay")) find_in_stay(*stay);
        }
    }

    void find_in_arrivals(const Json& arrivals) {
        const std::string at = at_ + "/arrivals";
        add_demand("arrivals a day", "rate", arrivals, "perDay", at, "perDay", 0);
        add_demand("growth a year", "growth", arrivals, "growthPerYear", at, "growth", -0.99);
        add_demand("Macs in a group", "rate", arrivals, "groupSize", at, "groupSize", 1);
        const Json& batches = members_of(arrivals, "batches");
        if (batches.empty()) return;
        Figure figure = figure_of("Macs in batches", "batches", at + "/batches");
        const auto scaled = [&](double factor) {
            Json list = batches;
            for (Json& batch : list) {
                const double count = batch.at("count").get<double>() * factor;
                batch["count"] = static_cast<Count>(std::llround(count));
            }
            return list;
        };
        const auto side = [&](double factor) {
            return Side{factor, figure.pointer, scaled(factor)};
        };
        if (!add_draws(figure, "batches", [](double factor) { return factor; })) {
            figure.low = side(1 - options_.change);
            figure.high = side(1 + options_.change);
        }
        found_.push_back(std::move(figure));
    }

    void find_in_stay(const Json& stay) {
        for (const char* name : {"days", "meanDays", "scaleDays"}) {
            add_demand("days of a stay", "stay", stay, name, at_ + "/stay", "stay", 1e-6);
        }
    }

    void find_in_faults() {
        std::size_t i = 0;
        for (const Json& fault : members_of(source_, "faults")) {
            const std::string at = "/faults/" + std::to_string(i++);
            const std::string site = text_member(fault, "site");
            const std::string of = text_member(fault, "kind") + (site.empty() ? "" : " at " + site);
            add_share("days between outages, " + of, "outages", site, fault, "everyDays", at);
            add_share("hours of an outage, " + of, "outages", site, fault, "lastHours", at);
        }
    }

    Figure figure_of(const std::string& words, const char* kind, std::string pointer) const {
        Figure figure;
        figure.name = words + " at " + site_;
        figure.kind = kind;
        figure.site = site_;
        figure.pointer = std::move(pointer);
        return figure;
    }

    // A figure of the demand: over its own uncertainty where there is one. `factor` is its member
    // of `uncertainty`.
    void add_demand(const std::string& words, const char* kind, const Json& object,
                    const char* name, const std::string& at, const char* factor, double least) {
        const Json* const value = scenario::member(object, name);
        if (value == nullptr || !value->is_number()) return;
        const auto own = value->get<double>();
        Figure figure = figure_of(words, kind, at + "/" + name);
        figure.value = own;
        const bool grows = figure.kind == "growth";
        const auto times = [own, grows](double by) {
            return grows ? (1 + own) * by - 1 : own * by;
        };
        if (!add_draws(figure, factor, times)) {
            if (own == 0) return;
            const double step = std::abs(own) * options_.change;
            figure.low = number_side(std::max(own - step, least), figure.pointer);
            figure.high = number_side(own + step, figure.pointer);
            if (own <= least) figure.low.reset();
        }
        found_.push_back(std::move(figure));
    }

    // Fixes one factor of the uncertainty at its 5 and 95 % quantiles; the others are drawn as
    // before. False when the demand has no such factor.
    template <class Times>
    bool add_draws(Figure& figure, const char* factor, Times times) const {
        const Json* const list = draws_ == nullptr ? nullptr : scenario::member(*draws_, factor);
        if (list == nullptr || !list->is_array() || list->empty()) return false;
        const bool stays = figure.kind == "stay";
        constexpr double for_ever = std::numeric_limits<double>::infinity();
        std::vector<double> factors;
        for (const Json& one : *list) {
            const auto by = one.get<double>();
            factors.push_back(stays && by == 0 ? for_ever : by);
        }
        const auto side = [&](double share) {
            const double by = quantile_of(factors, share);
            const bool ends = by < for_ever;
            Side one;
            if (ends) one.value = times(by);
            one.pointer = at_ + "/uncertainty/" + factor;
            one.replacement = std::vector<double>(list->size(), ends ? by : 0.0);
            return one;
        };
        figure.by_uncertainty = true;
        figure.low = side(0.05);
        figure.high = side(0.95);
        return true;
    }

    static Side number_side(double value, const std::string& pointer) {
        return Side{value, pointer, value};
    }

    void add_share(std::string name, const char* kind, const std::string& site, const Json& object,
                   const char* member, const std::string& at) {
        const Json* const value = scenario::member(object, member);
        if (value == nullptr || !value->is_number()) return;
        const auto own = value->get<double>();
        Figure figure;
        figure.name = std::move(name);
        figure.kind = kind;
        figure.site = site;
        figure.pointer = at + "/" + member;
        figure.value = own;
        figure.low = number_side(own * (1 - options_.change), figure.pointer);
        figure.high = number_side(own * (1 + options_.change), figure.pointer);
        found_.push_back(std::move(figure));
    }

    void add_whole(std::string name, const char* kind, const std::string& site, const Json& object,
                   const char* member, const std::string& at, Count least) {
        const Json* const value = scenario::member(object, member);
        if (value == nullptr || !value->is_number() || value->get<Count>() <= 0) return;
        const auto own = value->get<Count>();
        const Count step =
            std::max<Count>(1, std::llround(static_cast<double>(own) * options_.change));
        Figure figure;
        figure.name = std::move(name);
        figure.kind = kind;
        figure.site = site;
        figure.pointer = at + "/" + member;
        figure.value = static_cast<double>(own);
        const auto side = [&](Count count) {
            return Side{static_cast<double>(count), figure.pointer, count};
        };
        if (own - step >= least) figure.low = side(own - step);
        figure.high = side(own + step);
        found_.push_back(std::move(figure));
    }

    const Json& source_;
    const FigureOptions& options_;
    std::vector<Figure> found_;
    std::string at_, site_;        // of the demand that is looked at
    const Json* draws_ = nullptr;  // its uncertainty
};

}  // namespace

std::vector<Figure> find_figures(const Json& source, const FigureOptions& options) {
    return FigureFinder(source, options).find();
}

}  // namespace headroom::planning
