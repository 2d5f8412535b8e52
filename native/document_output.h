#pragma once
// Verbs that write several documents, each where an option says.

#include <string>
#include <vector>

#include "native/exit_code.h"
#include "native/output_file.h"
#include "native/output_places.h"

namespace headroom::cli {

class DocumentOutputs {
public:
    /// An option and its path; empty paths ask for nothing.
    void ask(const std::string& option, const std::string& path) {
        if (!path.empty()) places_.push_back({path, option});
    }
    bool use_stdout() const;

    /// Opens everything asked for, so that a wrong path is known before the work. Says what is
    /// wrong: usage when two go to one place or one would overwrite an input (output_places.h).
    ExitCode open(const std::vector<NamedPlace>& inputs);

    /// Writes the document of the option with this path. Does nothing for an empty path, and for an
    /// empty text, which means that there is no document.
    void write(const std::string& path, const std::string& text);

    /// Puts all written documents into their places. Where there is none, for example because a
    /// signal came early, the place is left as it was, and a message says so.
    ExitCode commit();

private:
    struct Document {
        NamedPlace place;
        OutputFile file;
        bool is_written = false;
    };

    std::vector<NamedPlace> places_;
    std::vector<Document> documents_;
};

}  // namespace headroom::cli
