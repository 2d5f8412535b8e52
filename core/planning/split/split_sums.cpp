#include "core/planning/split/split_sums.h"

#include <stdexcept>

namespace headroom::planning {

void SplitSums::merge(const SplitSums& other) {
    if (sites.empty()) sites.resize(other.sites.size());
    if (sites.size() != other.sites.size()) {
        throw std::runtime_error("parts of a plan belong to different ones");
    }
    replications += other.replications;
    any_breach += other.any_breach;
    failed_steps += other.failed_steps;
    if (costs.size() < other.costs.size()) costs.resize(other.costs.size());
    for (std::size_t i = 0; i < other.costs.size(); ++i) costs[i].merge(other.costs[i]);
    for (std::size_t i = 0; i < sites.size(); ++i) {
        sites[i].breached += other.sites[i].breached;
        sites[i].turned_away += other.sites[i].turned_away;
        sites[i].over_limit_seconds += other.sites[i].over_limit_seconds;
        sites[i].refused += other.sites[i].refused;
        add_capped(sites[i].over_limit_mac_seconds, other.sites[i].over_limit_mac_seconds);
        add_capped(sites[i].idle_license_seconds, other.sites[i].idle_license_seconds);
        sites[i].first_trouble.merge(other.sites[i].first_trouble);
    }
}

std::string SplitSums::to_bytes() const {
    ByteWriter out;
    out.number(replications);
    out.number(any_breach);
    out.number(failed_steps);
    out.number(static_cast<std::uint64_t>(sites.size()));
    for (const SiteSums& site : sites) {
        for (const std::int64_t number :
             {site.breached, site.turned_away, site.over_limit_seconds, site.refused,
              site.over_limit_mac_seconds, site.idle_license_seconds}) {
            out.number(number);
        }
        out.histogram(site.first_trouble);
    }
    out.number(static_cast<std::uint64_t>(costs.size()));
    for (const CostTally& cost : costs) cost.write(out);
    return out.take();
}

SplitSums SplitSums::from_bytes(std::string_view bytes) {
    ByteReader in(bytes);
    SplitSums sums;
    sums.replications = in.number();
    sums.any_breach = in.number();
    sums.failed_steps = in.number();
    sums.sites.resize(in.size());
    for (SiteSums& site : sums.sites) {
        for (std::int64_t* number :
             {&site.breached, &site.turned_away, &site.over_limit_seconds, &site.refused,
              &site.over_limit_mac_seconds, &site.idle_license_seconds}) {
            *number = in.number();
        }
        site.first_trouble = in.histogram();
    }
    sums.costs.resize(in.size());
    for (CostTally& cost : sums.costs) cost.merge_bytes(in);
    return sums;
}

}  // namespace headroom::planning
