#include "core/scenario/input_error.h"

namespace headroom::scenario {

std::string to_string(const InputError& error) {
    std::string out = error.file;
    if (error.line > 0) {
        out += ':' + std::to_string(error.line) + ':' + std::to_string(error.column);
    }
    out += ": " + (error.pointer.empty() ? std::string() : error.pointer + ": ") + error.message;
    return out;
}

}  // namespace headroom::scenario
