#include "core/base/check.h"

#include <stdexcept>
#include <string>

namespace headroom {

void check_failed(const char* condition, const char* file, int line) {
    throw std::logic_error("broken condition: " + std::string(condition) + " (" + file + ":" +
                           std::to_string(line) + ")");
}

}  // namespace headroom
