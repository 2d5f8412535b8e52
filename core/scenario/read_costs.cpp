#include "core/scenario/read_costs.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/scenario/risk_members.h"

namespace headroom::scenario {
namespace {

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

// Exactly one of the two bounds.
void read_bound(ObjectReader& reader, RiskExpectation& expectation) {
    using Side = RiskExpectation::Side;
    int given = 0;
    for (const auto& [name, side] :
         {std::pair{"atMost", Side::at_most}, std::pair{"atLeast", Side::at_least}}) {
        if (!reader.has(name)) continue;
        ++given;
        expectation.side = side;
        expectation.bound = reader.number(name, -1e15, 1e15).value_or(0);
    }
    if (reader.ok() && given != 1) {
        reader.error(given == 0 ? "a bound is missing; give \"atMost\" or \"atLeast\""
                                : "only one bound fits; give \"atMost\" or \"atLeast\", and "
                                  "the other one as an entry of its own");
    }
}

void read_confidence(ObjectReader& reader, RiskExpectation& expectation) {
    const Node node = reader.member("confidence");
    if (!node) return;
    const double value = node.value->is_number() ? node.value->get<double>() : 0;
    if (value > 0 && value < 1) {
        expectation.confidence = value;
    } else {
        reader.error(
            node, "a number between 0 and 1, like 0.95, is expected, not " + describe(*node.value));
    }
}

}  // namespace

void check_pointer_syntax(ObjectReader& reader, const Node& node, const std::string& pointer,
                          const char* example) {
    bool good = pointer.empty() || pointer.front() == '/';
    for (std::size_t i = 0; good && i < pointer.size(); ++i) {
        const bool escape = pointer[i] == '~';
        if (escape &&
            (i + 1 == pointer.size() || (pointer[i + 1] != '0' && pointer[i + 1] != '1'))) {
            good = false;
        }
    }
    if (good) return;
    reader.error(node, std::string("a JSON pointer like \"") + example + "\" is expected, not " +
                           in_quotes(pointer));
}

Costs read_costs(const Node& node, ErrorList& errors) {
    ObjectReader reader(node, errors);
    Costs costs;
    costs.currency = reader.required_text("currency");
    const Node currency = reader.member("currency");
    const bool three_letters = costs.currency.size() == 3 &&
                               std::all_of(costs.currency.begin(), costs.currency.end(), is_letter);
    if (currency && currency.value->is_string() && !three_letters) {
        reader.error(currency, "a currency of three letters, like \"EUR\", is expected, not " +
                                   in_quotes(costs.currency));
    }
    costs.license_year = reader.number("licenseYear", 0, most_money).value_or(0);
    costs.refusal = reader.number("refusal", 0, most_money).value_or(0);
    costs.over_limit_mac_day = reader.number("overLimitMacDay", 0, most_money).value_or(0);
    reader.finish();
    return costs;
}

RiskExpectation read_risk_expectation(const Node& node, const NameTable& names, bool has_costs,
                                      ErrorList& errors, ErrorList& doubts) {
    ObjectReader reader(node, errors);
    RiskExpectation expectation;
    expectation.pointer = node.pointer;
    expectation.line = node.place->line;
    expectation.column = node.place->column;
    expectation.get = reader.required_text("get");
    const Node get = reader.member("get");
    if (get && get.value->is_string()) {
        check_pointer_syntax(reader, get, expectation.get, "/sites/P01/breachProbability");
        if (auto problem = risk_pointer_problem(expectation.get, names, has_costs)) {
            doubts.add(get.place->line, get.place->column, get.pointer, std::move(*problem));
        }
    }
    read_bound(reader, expectation);
    read_confidence(reader, expectation);
    expectation.because = reader.text("because").value_or("");
    reader.finish();
    return expectation;
}

}  // namespace headroom::scenario
