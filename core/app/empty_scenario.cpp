#include "core/app/empty_scenario.h"

namespace headroom::app {

std::string_view empty_scenario() {
    return R"({
  "schema": "headroom/scenario/1",
  "name": "From nothing",
  "description": "Nobody is registered and nothing is bought. Do the whole guide yourself.",
  "start": "2026-01-05T08:00:00Z",
  "end": "2029-01-05T08:00:00Z"
}
)";
}

}  // namespace headroom::app
