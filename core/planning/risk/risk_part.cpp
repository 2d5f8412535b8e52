#include "core/planning/risk/risk_part.h"

#include <stdexcept>

namespace headroom::planning {
namespace {

constexpr std::uint64_t part_format_number =
    3;  // first in the bytes; grows when their meaning changes

void write(ByteWriter& out, const SiteTally& site) {
    for (const std::int64_t number :
         {site.breached, site.turned_away, site.refused, site.attempted, site.over_limit_seconds,
          site.over_limit_mac_seconds, site.idle_license_seconds}) {
        out.number(number);
    }
    out.wide(site.refused_squared);
    out.wide(site.attempted_squared);
    out.wide(site.refused_by_attempted);
    out.wide(site.over_limit_seconds_squared);
    out.wide(site.idle_license_seconds_squared);
    out.histogram(site.peak_used);
    out.histogram(site.final_used);
    out.histogram(site.first_breach);
    out.number(static_cast<std::uint64_t>(site.used_at_looks.size()));
    for (const Histogram& histogram : site.used_at_looks) out.histogram(histogram);
}

void write(ByteWriter& out, const ByPool<Histogram>& pools) {
    out.number(static_cast<std::uint64_t>(pools.size()));
    for (const std::vector<Histogram>& pool : pools) {
        out.number(static_cast<std::uint64_t>(pool.size()));
        for (const Histogram& look : pool) out.histogram(look);
    }
}

// Adds what `write` wrote.
void add_pools_of(ByteReader& in, ByPool<Histogram>& pools) {
    const std::size_t count = in.size();
    if (pools.size() < count) pools.resize(count);
    for (std::size_t pool = 0; pool < count; ++pool) {
        const std::size_t looks = in.size();
        if (pools[pool].size() < looks) pools[pool].resize(looks);
        for (std::size_t i = 0; i < looks; ++i) in.add_histogram(pools[pool][i]);
    }
}

void add_wide(ByteReader& in, WideSum& to) { to.merge(in.wide()); }

// Adds what `write` wrote.
void add_site(ByteReader& in, SiteTally& site) {
    for (std::int64_t* number :
         {&site.breached, &site.turned_away, &site.refused, &site.attempted,
          &site.over_limit_seconds, &site.over_limit_mac_seconds, &site.idle_license_seconds}) {
        add_capped(*number, in.number());
    }
    add_wide(in, site.refused_squared);
    add_wide(in, site.attempted_squared);
    add_wide(in, site.refused_by_attempted);
    add_wide(in, site.over_limit_seconds_squared);
    add_wide(in, site.idle_license_seconds_squared);
    in.add_histogram(site.peak_used);
    in.add_histogram(site.final_used);
    in.add_histogram(site.first_breach);
    const std::size_t looks = in.size();
    if (site.used_at_looks.size() < looks) site.used_at_looks.resize(looks);
    for (std::size_t i = 0; i < looks; ++i) in.add_histogram(site.used_at_looks[i]);
}

}  // namespace

void SiteTally::add(const SiteOutcome& outcome) {
    add_without_looks(outcome);
    for (std::size_t i = 0; i < used_at_looks.size(); ++i) {
        used_at_looks[i].add(outcome.used_at_looks[i]);
    }
}

void SiteTally::add_without_looks(const SiteOutcome& outcome) {
    if (outcome.first_breach) {
        ++breached;
        first_breach.add(outcome.first_breach->days);
    }
    if (outcome.refused > 0) ++turned_away;
    refused += outcome.refused;
    attempted += outcome.attempted;
    refused_squared.add_product(outcome.refused, outcome.refused);
    attempted_squared.add_product(outcome.attempted, outcome.attempted);
    refused_by_attempted.add_product(outcome.refused, outcome.attempted);
    over_limit_seconds += outcome.over_limit_seconds;
    add_capped(over_limit_mac_seconds, outcome.over_limit_mac_seconds);
    over_limit_seconds_squared.add_product(outcome.over_limit_seconds, outcome.over_limit_seconds);
    add_capped(idle_license_seconds, outcome.idle_license_seconds);
    idle_license_seconds_squared.add_product(outcome.idle_license_seconds,
                                             outcome.idle_license_seconds);
    peak_used.add(outcome.peak_used);
    final_used.add(outcome.final_used);
}

void SiteTally::merge(const SiteTally& other) {
    breached += other.breached;
    turned_away += other.turned_away;
    refused += other.refused;
    attempted += other.attempted;
    refused_squared.merge(other.refused_squared);
    attempted_squared.merge(other.attempted_squared);
    refused_by_attempted.merge(other.refused_by_attempted);
    over_limit_seconds += other.over_limit_seconds;
    add_capped(over_limit_mac_seconds, other.over_limit_mac_seconds);
    over_limit_seconds_squared.merge(other.over_limit_seconds_squared);
    add_capped(idle_license_seconds, other.idle_license_seconds);
    idle_license_seconds_squared.merge(other.idle_license_seconds_squared);
    peak_used.merge(other.peak_used);
    final_used.merge(other.final_used);
    first_breach.merge(other.first_breach);
    for (std::size_t i = 0; i < used_at_looks.size(); ++i) {
        used_at_looks[i].merge(other.used_at_looks[i]);
    }
}

RiskPart::RiskPart(std::size_t site_count, std::size_t look_count) : sites(site_count) {
    for (SiteTally& site : sites) site.used_at_looks.resize(look_count);
}

void RiskPart::add_pools(const ByPool<Count>& used) {
    if (pools.size() < used.size()) pools.resize(used.size());
    for (std::size_t pool = 0; pool < used.size(); ++pool) {
        if (pools[pool].size() < used[pool].size()) pools[pool].resize(used[pool].size());
        for (std::size_t i = 0; i < used[pool].size(); ++i) pools[pool][i].add(used[pool][i]);
    }
}

void RiskPart::merge(const RiskPart& other) {
    if (sites.empty() && replications == 0) {
        *this = other;
        return;
    }
    replications += other.replications;
    breached += other.breached;
    failed_steps += other.failed_steps;
    cost.merge(other.cost);
    for (std::size_t i = 0; i < sites.size() && i < other.sites.size(); ++i) {
        sites[i].merge(other.sites[i]);
    }
    if (pools.size() < other.pools.size()) pools.resize(other.pools.size());
    for (std::size_t pool = 0; pool < other.pools.size(); ++pool) {
        const std::vector<Histogram>& from = other.pools[pool];
        if (pools[pool].size() < from.size()) pools[pool].resize(from.size());
        for (std::size_t i = 0; i < from.size(); ++i) pools[pool][i].merge(from[i]);
    }
}

std::string RiskPart::to_bytes() const {
    ByteWriter out;
    out.number(part_format_number);
    out.number(replications);
    out.number(breached);
    out.number(failed_steps);
    cost.write(out);
    out.number(static_cast<std::uint64_t>(sites.size()));
    for (const SiteTally& site : sites) write(out, site);
    write(out, pools);
    return out.take();
}

void RiskPart::merge_bytes(std::string_view bytes) {
    ByteReader in(bytes);
    if (in.unsigned_number() != part_format_number) {
        throw std::runtime_error("the planning part comes from another version of Headroom");
    }
    replications += in.number();
    breached += in.number();
    failed_steps += in.number();
    cost.merge_bytes(in);
    const std::size_t count = in.size();
    if (sites.empty()) sites.resize(count);
    if (sites.size() != count) {
        throw std::runtime_error("the planning part belongs to another study");
    }
    for (SiteTally& site : sites) add_site(in, site);
    add_pools_of(in, pools);
}

RiskPart RiskPart::from_bytes(std::string_view bytes) {
    RiskPart part;
    part.merge_bytes(bytes);
    return part;
}

}  // namespace headroom::planning
