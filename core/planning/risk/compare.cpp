#include "core/planning/risk/compare.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <stdexcept>

#include "core/planning/study/full_model.h"

namespace headroom::planning {
namespace {

constexpr std::uint64_t format_number = 2;

void add_signed(std::int64_t difference, std::int64_t& sum, WideSum& squared) {
    // Absurd numbers of licenses may idle for longer than 64 bits hold.
    if (__builtin_add_overflow(sum, difference, &sum)) {
        sum = difference > 0 ? std::numeric_limits<std::int64_t>::max()
                             : std::numeric_limits<std::int64_t>::min();
    }
    squared.add_product(std::abs(difference), std::abs(difference));
}

void add(DifferenceTally& tally, const SiteOutcome& first, const SiteOutcome& other) {
    if (other.first_breach && !first.first_breach) ++tally.more_breaches;
    if (first.first_breach && !other.first_breach) ++tally.fewer_breaches;
    add_signed(other.refused - first.refused, tally.refused, tally.refused_squared);
    add_signed(other.over_limit_seconds - first.over_limit_seconds, tally.over_limit_seconds,
               tally.over_limit_seconds_squared);
    add_signed(other.idle_license_seconds - first.idle_license_seconds, tally.idle_license_seconds,
               tally.idle_license_seconds_squared);
}

// All sites as one: over the limit anywhere, and sums of the rest.
SiteOutcome together(const FullReplication& replication) {
    SiteOutcome sum;
    for (const SiteOutcome& site : replication.sites) {
        if (site.first_breach) sum.first_breach = site.first_breach;
        sum.refused += site.refused;
        sum.over_limit_seconds += site.over_limit_seconds;
        sum.idle_license_seconds += site.idle_license_seconds;
    }
    return sum;
}

void write(ByteWriter& out, const DifferenceTally& tally) {
    out.number(tally.more_breaches);
    out.number(tally.fewer_breaches);
    out.number(tally.refused);
    out.wide(tally.refused_squared);
    out.number(tally.over_limit_seconds);
    out.wide(tally.over_limit_seconds_squared);
    out.number(tally.idle_license_seconds);
    out.wide(tally.idle_license_seconds_squared);
}

DifferenceTally read_difference(ByteReader& in) {
    DifferenceTally tally;
    tally.more_breaches = in.number();
    tally.fewer_breaches = in.number();
    tally.refused = in.number();
    tally.refused_squared = in.wide();
    tally.over_limit_seconds = in.number();
    tally.over_limit_seconds_squared = in.wide();
    tally.idle_license_seconds = in.number();
    tally.idle_license_seconds_squared = in.wide();
    return tally;
}

}  // namespace

void DifferenceTally::merge(const DifferenceTally& other) {
    more_breaches += other.more_breaches;
    fewer_breaches += other.fewer_breaches;
    refused += other.refused;
    refused_squared.merge(other.refused_squared);
    over_limit_seconds += other.over_limit_seconds;
    over_limit_seconds_squared.merge(other.over_limit_seconds_squared);
    if (__builtin_add_overflow(idle_license_seconds, other.idle_license_seconds,
                               &idle_license_seconds)) {
        idle_license_seconds = other.idle_license_seconds > 0
                                   ? std::numeric_limits<std::int64_t>::max()
                                   : std::numeric_limits<std::int64_t>::min();
    }
    idle_license_seconds_squared.merge(other.idle_license_seconds_squared);
}

void ComparePart::merge(const ComparePart& other) {
    for (std::size_t i = 0; i < scenarios.size(); ++i) scenarios[i].merge(other.scenarios[i]);
    for (std::size_t i = 0; i < costs.size(); ++i) costs[i].merge(other.costs[i]);
    for (std::size_t i = 0; i < differences.size(); ++i) {
        for (std::size_t k = 0; k < differences[i].size(); ++k) {
            differences[i][k].merge(other.differences[i][k]);
        }
    }
}

std::string ComparePart::to_bytes() const {
    ByteWriter out;
    out.number(format_number);
    out.number(static_cast<std::uint64_t>(scenarios.size()));
    for (const RiskPart& part : scenarios) out.text(part.to_bytes());
    for (const CostDifference& cost : costs) cost.write(out);
    for (const auto& tallies : differences) {
        out.number(static_cast<std::uint64_t>(tallies.size()));
        for (const DifferenceTally& tally : tallies) write(out, tally);
    }
    return out.take();
}

ComparePart ComparePart::from_bytes(std::string_view bytes) {
    ByteReader in(bytes);
    if (in.unsigned_number() != format_number) {
        throw std::runtime_error("the planning part comes from another version of Headroom");
    }
    ComparePart part;
    const std::uint64_t count = in.unsigned_number();
    for (std::uint64_t i = 0; i < count; ++i) {
        part.scenarios.push_back(RiskPart::from_bytes(in.text()));
    }
    for (std::uint64_t i = 1; i < count; ++i) part.costs.emplace_back().merge_bytes(in);
    for (std::uint64_t i = 1; i < count; ++i) {
        auto& tallies = part.differences.emplace_back();
        for (std::uint64_t left = in.unsigned_number(); left > 0; --left) {
            tallies.push_back(read_difference(in));
        }
    }
    return part;
}

bool CompareStudy::has_costs() const {
    const auto& first = scenarios.front().scenario.costs;
    return first && std::all_of(scenarios.begin(), scenarios.end(), [&](const RiskStudy& study) {
               const auto& costs = study.scenario.costs;
               return costs && costs->currency == first->currency &&
                      costs->refusal == first->refusal &&
                      costs->over_limit_mac_day == first->over_limit_mac_day;
           });
}

ComparePart empty_part(const CompareStudy& study) {
    ComparePart part;
    const std::size_t sites = study.scenarios.front().sites.size();
    for (const RiskStudy& scenario : study.scenarios) {
        part.scenarios.emplace_back(scenario.sites.size(), scenario.horizon.looks.size());
    }
    part.costs.resize(study.scenarios.size() - 1);
    part.differences.assign(study.scenarios.size() - 1, std::vector<DifferenceTally>(sites + 1));
    return part;
}

ComparePart run_part(const CompareStudy& study, std::int64_t first, std::int64_t count) {
    ComparePart part = empty_part(study);
    for (std::int64_t r = first; r < first + count; ++r) {
        const FullReplication base = play_in_full(study.scenarios.front(), r);
        add(part.scenarios.front(), base);
        const SiteOutcome base_together = together(base);
        for (std::size_t i = 1; i < study.scenarios.size(); ++i) {
            const FullReplication other = play_in_full(study.scenarios[i], r);
            add(part.scenarios[i], other);
            std::vector<DifferenceTally>& tallies = part.differences[i - 1];
            for (std::size_t k = 0; k < base.sites.size(); ++k) {
                add(tallies[k], base.sites[k], other.sites[k]);
            }
            add(tallies.back(), base_together, together(other));
            part.costs[i - 1].add(other.refused() - base.refused(),
                                  other.over_limit_mac_seconds() - base.over_limit_mac_seconds());
        }
    }
    return part;
}

}  // namespace headroom::planning
