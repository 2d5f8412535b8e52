#include "core/scenario/schema_demand.h"

#include <utility>

#include "core/scenario/schema_parts.h"
#include "core/scenario/schema_terms.h"

namespace headroom::scenario {
namespace {

using namespace schema_terms;
using schema_parts::list_of;
using schema_parts::one_of;

Json weights(int number) {
    Json schema = list_of(number_between(0, 1000));
    schema["minItems"] = number;
    schema["maxItems"] = number;
    return schema;
}

Json model(const char* name, Json members, std::vector<std::string> required) {
    members["model"] = {{"const", name}};
    required.push_back("model");
    return closed_object(std::move(members), std::move(required));
}

Json days() { return number_between(1e-6, 1e7); }

Json arrivals_schema() {
    const Json batch =
        closed_object({{"at", moment_text()}, {"count", count_from(0)}}, {"at", "count"});
    const Json day =
        closed_object({{"date", schema_parts::date()}, {"count", whole_number(0, 10'000'000)}},
                      {"date", "count"});
    return {{"oneOf",
             {model("none", Json::object(), {}),
              model("poisson",
                    {{"perDay", number_between(0, 1e7)},
                     {"growthPerYear", number_between(-0.99, 100)},
                     {"weekdays", weights(7)},
                     {"months", weights(12)},
                     {"groupSize", number_between(1, 1e6)},
                     {"batches", list_of(batch)},
                     {"departures", list_of(batch)}},
                    {"perDay"}),
              model("batches", {{"batches", list_of(batch)}}, {"batches"}),
              model("recorded", {{"recorded", list_of(day)}}, {"recorded"})}}};
}

Json stay_schema() {
    return {{"oneOf",
             {model("forever", Json::object(), {}), model("fixed", {{"days", days()}}, {"days"}),
              model("exponential", {{"meanDays", days()}}, {"meanDays"}),
              model("weibull", {{"shape", number_between(0.05, 100)}, {"scaleDays", days()}},
                    {"shape", "scaleDays"}),
              model("lognormal", {{"meanDays", days()}, {"sigma", number_between(0, 10)}},
                    {"meanDays", "sigma"})}}};
}

// An outage of one site, or of the server; at given times, or at random ones.
Json outage(bool of_a_site, bool at_random) {
    Json members{
        {"kind", of_a_site ? one_of({"siteOffline", "proxyDown"}) : one_of({"serverDown"})}};
    std::vector<std::string> required{"kind"};
    const auto add = [&](const char* name, Json schema) {
        members[name] = std::move(schema);
        required.push_back(name);
    };
    if (of_a_site) add("site", text());
    if (at_random) {
        add("everyDays", number_between(0.001, 1e7));
        add("lastHours", number_between(0.0003, 1e7));
    } else {
        add("from", moment_text());
        add("to", moment_text());
    }
    return closed_object(std::move(members), std::move(required));
}

Json removal_schema() {
    Json schema{{"anyOf", {days(), stay_schema()}}};
    schema["description"] =
        "How long Macs that have left stay enrolled before they are removed, and use a license: a "
        "number of days, or a law like that of a stay. Without it they are removed at once.";
    return schema;
}

Json factors(double least, double most) {
    Json list = list_of(number_between(least, most));
    list["minItems"] = 1;
    list["maxItems"] = 1000;
    return list;
}

Json uncertainty_schema() {
    Json schema = closed_object({{"perDay", factors(0, 1e6)},
                                 {"growth", factors(0.01, 1e3)},
                                 {"stay", factors(0, 1e6)},
                                 {"groupSize", factors(1e-6, 1e6)},
                                 {"batches", factors(0, 1e3)},
                                 {"quality", one_of({"good", "fair", "poor", "tooLittleData"})}},
                                {});
    schema["description"] =
        "What a history leaves open: lists of one length, draw by draw, of factors of the demand's "
        "own "
        "figures. growth is a factor of 1 + growthPerYear; a stay of 0 is for ever; batches is a "
        "factor "
        "of what comes in batches. Every replication of risk, compare and plan plays one draw; "
        "--fixed-parameters and run play the figures as they stand. quality: how earlier forecasts "
        "from the history held; reports tell it.";
    return schema;
}

}  // namespace

Json demand_schema() {
    return closed_object({{"site", text()},
                          {"arrivals", arrivals_schema()},
                          {"stay", stay_schema()},
                          {"method", one_of({"manual", "discovery"})},
                          {"existing", one_of({"new", "memoryless"})},
                          {"removedAfterDays", removal_schema()},
                          {"uncertainty", uncertainty_schema()}},
                         {"site"});
}

Json fault_schema() {
    return {{"oneOf",
             {outage(true, false), outage(true, true), outage(false, false), outage(false, true)}}};
}

}  // namespace headroom::scenario
