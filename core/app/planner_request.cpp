#include "core/app/planner_request.h"

#include <algorithm>
#include <array>

namespace headroom::app {

using namespace scenario;
using planning::Path;
using planning::RiskOptions;

namespace {

std::vector<Override> read_overrides(ObjectReader& options) {
    std::vector<Override> overrides;
    for (const Node& item : options.array("set")) {
        ObjectReader change(item, options.errors());
        Override one;
        one.pointer = change.required_text("pointer");
        one.value = change.required_text("value");
        change.finish();
        overrides.push_back(std::move(one));
    }
    return overrides;
}

}  // namespace

RequestOptions read_risk_options(Node node, ErrorList& errors) {
    static constexpr std::array<std::pair<std::string_view, Path>, 3> paths{
        {{"automatic", Path::automatic}, {"full", Path::full}, {"counts", Path::counts}}};
    RequestOptions result;
    if (!node) return result;
    RiskOptions& options = result.risk;
    ObjectReader reader(node, errors);
    constexpr std::int64_t most = 1'000'000'000;
    options.replications = reader.integer("replications", 1, most).value_or(options.replications);
    options.min_replications =
        reader.integer("minReplications", 1, most).value_or(options.min_replications);
    options.precision = reader.number("precision", 1e-6, 0.5);
    options.confidence = reader.number("confidence", 0.5, 0.999999).value_or(options.confidence);
    if (const auto text = reader.text("warmup")) {
        const auto span = parse_span(*text);
        if (span) {
            options.warmup = *span;
        } else {
            reader.error(reader.member("warmup"),
                         "a span like 90d or 1d12h is expected, not " + in_quotes(*text));
        }
    }
    if (const Node seed = reader.member("seed")) {
        if (seed.value->is_number_unsigned()) {
            options.seed = seed.value->get<std::uint64_t>();
        } else {
            reader.error(seed, "a whole number from 0 to 18446744073709551615 is expected");
        }
    }
    if (reader.boolean("fixedParameters").value_or(false)) {
        options.parameters = planning::Parameters::fixed;
    }
    options.check = reader.boolean("check").value_or(false);
    if (options.check && options.precision) {
        reader.error(reader.member("precision"),
                     "a check decides itself how many replications it takes; leave this out");
    }
    options.path = reader.choice<Path>("path", paths).value_or(Path::automatic);
    result.overrides = read_overrides(reader);
    reader.finish();
    return result;
}

void check_warmup(const RiskOptions& options, const Scenario& scenario, ErrorList& errors) {
    const Span length = scenario.end - scenario.start;
    if (options.warmup < length || (options.warmup.seconds == 0 && length.seconds == 0)) return;
    errors.add(0, 0, "/options/warmup",
               "the warm-up of " + format_span(options.warmup) +
                   " leaves nothing to count: the scenario lasts " + format_span(length));
}

void check_batches(const Scenario& scenario, const std::string& file,
                   std::vector<InputError>& errors) {
    constexpr Count most = 20'000'000;  // about a gigabyte of Macs with their stays
    for (std::size_t i = 0; i < scenario.demand.size(); ++i) {
        Count sum = 0;
        for (const auto& batch : scenario.demand[i].values.arrivals.batches) {
            if (batch.at <= scenario.end) sum = std::min<Count>(sum + batch.count, 10 * most);
        }
        if (sum <= most) continue;
        errors.push_back({file, 0, 0, "/demand/" + std::to_string(i) + "/arrivals",
                          "batches of more than 20,000,000 Macs cannot be played again and again; "
                          "make them smaller"});
    }
}

}  // namespace headroom::app
