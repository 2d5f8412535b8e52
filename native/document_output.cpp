#include "native/document_output.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

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
        documents_.push_back({place, std::move(*created), false});
    }
    return ExitCode::passed;
}

void DocumentOutputs::write(const std::string& path, const std::string& text) {
    if (text.empty()) return;
    for (Document& document : documents_) {
        if (document.place.path != path) continue;
        document.file.write(text);
        document.is_written = true;
    }
}

ExitCode DocumentOutputs::commit() {
    ExitCode code = ExitCode::passed;
    for (Document& document : documents_) {
        if (!document.is_written) {
            tell("headroom: {} {}: not written, there is nothing for it\n", document.place.name,
                 printable(document.place.path));
        } else if (const auto failure = document.file.commit()) {
            tell("headroom: {}\n", *failure);
            code = ExitCode::internal;
        }
    }
    return code;
}

}  // namespace headroom::cli
