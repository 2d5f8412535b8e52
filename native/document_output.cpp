#include "native/document_output.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace headroom::cli {

bool DocumentOutputs::use_stdout() const {
    return std::find(paths_.begin(), paths_.end(), "-") != paths_.end();
}

ExitCode DocumentOutputs::open(const std::string& input) {
    for (const std::string& path : paths_) {
        std::error_code ignored;
        if (std::count(paths_.begin(), paths_.end(), path) > 1) {
            fmt::print(stderr, "headroom: {}: two outputs cannot go to the same place\n", path);
            return ExitCode::usage;
        }
        if (input != "-" && std::filesystem::equivalent(input, path, ignored)) {
            fmt::print(stderr, "headroom: {}: would overwrite the file it is made from\n", path);
            return ExitCode::usage;
        }
    }
    for (const std::string& path : paths_) {
        auto created = OutputFile::create(path);
        if (!created) {
            fmt::print(stderr, "headroom: {}\n", created.error());
            return ExitCode::internal;
        }
        files_.emplace_back(path, std::move(*created));
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
            fmt::print(stderr, "headroom: {}\n", *failure);
            code = ExitCode::internal;
        }
    }
    return code;
}

}  // namespace headroom::cli
