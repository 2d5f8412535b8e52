#pragma once
// Writing results so that nobody ever sees half of one.

#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace headroom::cli {

/// A file that appears under its name only when it is complete: it is written beside it and renamed
/// by `commit`. Without `commit` the old file stays as it was. "-" is standard output, and what is
/// no regular file (a pipe, /dev/null) is written to directly.
class OutputFile {
public:
    /// Opens for writing at once, so that a wrong path is known before a long run. The error is a
    /// whole sentence that names the path.
    static Result<OutputFile, std::string> create(const std::string& path);

    OutputFile(OutputFile&&) noexcept;
    OutputFile& operator=(OutputFile&&) = delete;
    ~OutputFile();

    /// Failures are remembered and told by `commit`.
    void write(std::string_view bytes);

    /// Something could not be written: no need to go on.
    bool failed() const { return write_error_ != 0; }

    /// Makes the file appear; nullopt when all went well, else the whole sentence.
    std::optional<std::string> commit();

private:
    OutputFile(std::string path, std::string temporary, std::FILE* file)
        : path_(std::move(path)), temporary_(std::move(temporary)), file_(file) {}

    void remove_temporary();

    std::string path_;       // as the user named it
    std::string temporary_;  // empty when written to directly
    std::string target_;     // what the temporary file becomes; differs from path_ for a symlink
    std::FILE* file_ = nullptr;
    int write_error_ = 0;
};

/// Opens the output that `path` names, if it names any; false, with a message on standard error,
/// when that failed.
bool open_output(const std::string& path, std::optional<OutputFile>& output);

}  // namespace headroom::cli
