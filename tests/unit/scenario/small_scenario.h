#pragma once
// A scenario text that is right, to be spoilt or extended at one place.

#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "core/scenario/read_scenario.h"

namespace headroom::testing {

inline const std::string small_scenario = R"({
  "schema": "headroom/scenario/1",
  "name": "Small",
  "start": "2017-03-01T08:00:00Z",
  "end": "30d",
  "world": {
    "company": "Acme", "admin": "boss@acme.example",
    "subscriptions": [
      {"id": "main", "licenses": 10, "starts": "2017-01-01", "months": 12,
       "sublicenses": [
         {"id": "dept", "name": "Dept", "type": "reserved", "licenses": 4}
       ]}
    ],
    "sites": [{"code": "P01", "key": "dept", "macs": 2}]
  },
  "steps": [
    {"at": "1h", "do": "mac.enroll", "site": "P01", "count": 2}
  ],
  "expect": [
    {"get": "/sites/P01/managed", "equals": 4}
  ]
}
)";

/// The small scenario with the first `old` replaced.
inline std::string with(std::string_view old, std::string_view replacement) {
    std::string text = small_scenario;
    const std::size_t at = text.find(old);
    REQUIRE(at != text.npos);
    return text.replace(at, old.size(), replacement);
}

inline std::vector<scenario::InputError> errors_of(std::string_view text) {
    auto read = scenario::read_scenario(text, "small.json");
    return read ? std::vector<scenario::InputError>{} : read.error();
}

}  // namespace headroom::testing
