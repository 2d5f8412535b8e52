#pragma once
// A scenario with prices and a bound of its risk, for tests of what is asked about the future.

#include <string_view>

namespace headroom::testing {

/// P01 has 20 Reserved licenses of 30, and gets a Mac a month from its 15th on.
inline constexpr std::string_view growing_scenario = R"({
  "schema": "headroom/scenario/1", "name": "Growing", "seed": 3, "start": "2026-12-01", "end": "180d",
  "costs": {"currency": "EUR", "licenseYear": 36.5, "refusal": 80},
  "expectRisk": [{"get": "/sites/P01/refusalProbability", "atMost": 0.001, "because": "nobody waits"}],
  "world": {"company": "Acme", "admin": "admin@acme.example",
    "subscriptions": [{"id": "main", "name": "Main", "kind": "paid", "licenses": 30,
      "starts": "2026-07-01", "months": 12,
      "sublicenses": [{"id": "a", "name": "A", "type": "reserved", "licenses": 20,
                       "expires": "withSubscription"}]}],
    "sites": [{"code": "P01", "key": "a", "method": "online", "macs": 14}]},
  "demand": [{"site": "P01", "arrivals": {"model": "poisson", "perDay": 0.03},
              "stay": {"model": "forever"}, "method": "manual"}]})";

}  // namespace headroom::testing
