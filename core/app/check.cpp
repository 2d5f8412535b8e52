#include "core/app/check.h"

#include "core/scenario/read_scenario.h"

namespace headroom::app {

std::vector<scenario::InputError> check_scenario(std::string_view text, std::string_view file) {
    auto read = scenario::read_scenario(text, file);
    if (!read) return std::move(read.error());
    return std::move(read->doubts);
}

}  // namespace headroom::app
