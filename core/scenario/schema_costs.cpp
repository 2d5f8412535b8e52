#include "core/scenario/schema_costs.h"

#include <utility>

#include "core/scenario/read_costs.h"
#include "core/scenario/schema_terms.h"

namespace headroom::scenario {
namespace {

Json described(Json schema, const char* words) {
    schema["description"] = words;
    return schema;
}

Json amount(const char* words) {
    Json schema = described(schema_terms::number_between(0, most_money), words);
    schema["default"] = 0;
    return schema;
}

}  // namespace

Json costs_schema() {
    Json currency{{"type", "string"}, {"pattern", "^[A-Za-z]{3}$"}};
    Json schema = schema_terms::closed_object(
        {{"currency", described(std::move(currency), "three letters, like EUR")},
         {"licenseYear", amount("the price of one license for 365 days")},
         {"refusal", amount("what one refused enrollment costs")},
         {"overLimitMacDay", amount("what one Mac over a limit costs for one day")}},
        {"currency"});
    return described(std::move(schema),
                     "Prices: with them, risk, compare and plan also tell what a scenario costs.");
}

Json risk_expectation_schema() {
    Json get{{"type", "string"}, {"pattern", "^(/([^~/]|~[01])*)*$"}};
    Json confidence{{"type", "number"}, {"exclusiveMinimum", 0}, {"exclusiveMaximum", 1}};
    confidence["default"] = 0.95;
    const Json bound = schema_terms::number_between(-1e15, 1e15);
    Json schema = schema_terms::closed_object(
        {{"get", described(std::move(get),
                           "JSON pointer to a figure of the risk document, like "
                           "/sites/P01/breachProbability, /overall/breachProbability, "
                           "/sites/P01/peakUsed/p95 or /cost/total")},
         {"atMost", described(bound, "the figure must be this or less")},
         {"atLeast", described(bound, "the figure must be this or more")},
         {"confidence", described(std::move(confidence),
                                  "a verdict is wrong in at most 1 - confidence of the runs")},
         {"because", described(schema_terms::prose_text(), "why; told with a failure")}},
        {"get"});
    schema["oneOf"] = schema_terms::either("atMost", "atLeast");
    return described(std::move(schema),
                     "What the risk must keep; judged by headroom risk --check: pass, fail or "
                     "inconclusive.");
}

}  // namespace headroom::scenario
