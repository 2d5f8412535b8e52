#include "native/document_output.h"

#include <fmt/core.h>

#include <algorithm>

#include "native/messages.h"
#include "native/terminal.h"

namespace headroom::cli {

bool DocumentOutputs::use_stdout() const {
    return std::any_of(places_.begin(), places_.end(),
                       [](const NamedPlace& place) { return place.path == "-"; });
}

ExitCode DocumentOutputs::open(const std::vector<NamedPlace>& inputs) {
    if (!check_output_places(inputs, places_)) return ExitCode::usage;
    for (const NamedPlace& place : places_) {
        auto created = OutputFile::create(place.path);
        if (!created) {
            tell("headroom: {}\n", printable(created.error()));
            return ExitCode::internal;
        }
        files_.emplace_back(place.path, std::move(*created));
    }
    return ExitCode::passed;
}

void DocumentOutputs::write(const std::string& path, const std::string& text) {
    for (auto& [name, file] : files_) {
        if (name == path) file.write(text);
    }
}

ExitCode DocumentOutputs::commit() {
    ExitCode code = ExitCode::passed;
    for (auto& [name, file] : files_) {
        if (const auto failure = file.commit()) {
            tell("headroom: {}\n", *failure);
            code = ExitCode::internal;
        }
    }
    return code;
}

}  // namespace headroom::cli
