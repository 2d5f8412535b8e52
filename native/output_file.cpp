#include "native/output_file.h"

#include <fmt/core.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "native/messages.h"
#include "native/temporary_files.h"

namespace headroom::cli {
namespace {

namespace fs = std::filesystem;

std::string cannot_write(const std::string& path, int error_number) {
    return fmt::format("{}: cannot be written: {}", path,
                       std::generic_category().message(error_number));
}

/// The file behind a symlink, so that the rename replaces that file and not the link.
fs::path resolve(const fs::path& path) {
    std::error_code failed;
    fs::path target = fs::canonical(path, failed);
    return failed ? path : target;
}

}  // namespace

Result<OutputFile, std::string> OutputFile::create(const std::string& path) {
    if (path == "-") return OutputFile(path, "", stdout);

    std::error_code ignored;
    const fs::file_status status = fs::status(path, ignored);
    if (fs::is_directory(status)) return cannot_write(path, EISDIR);
    if (fs::exists(status) && !fs::is_regular_file(status)) {
        std::FILE* direct = std::fopen(path.c_str(), "wb");
        if (direct == nullptr) return cannot_write(path, errno);
        return OutputFile(path, "", direct);
    }

    const fs::path target = resolve(path);
    // Renaming over a file asks only for rights on its folder; a file that its owner made read-only
    // must not be replaced all the same.
    if (fs::exists(status) && ::access(target.c_str(), W_OK) != 0) return cannot_write(path, errno);
    const std::string temporary = fmt::format("{}.tmp-{}", target.string(), ::getpid());
    remember_temporary(temporary);
    std::FILE* file = std::fopen(temporary.c_str(), "wb");
    if (file == nullptr) {
        const int reason = errno;
        forget_temporary(temporary);
        return cannot_write(path, reason);
    }
    if (fs::exists(status)) fs::permissions(temporary, status.permissions(), ignored);
    OutputFile output(path, temporary, file);
    output.target_ = target.string();
    return output;
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})),
      target_(std::move(other.target_)),
      file_(std::exchange(other.file_, nullptr)),
      write_error_(other.write_error_) {}

OutputFile::~OutputFile() {
    if (file_ != nullptr && file_ != stdout) std::fclose(file_);
    remove_temporary();
}

void OutputFile::remove_temporary() {
    if (temporary_.empty()) return;
    std::remove(temporary_.c_str());
    forget_temporary(temporary_);
    temporary_.clear();
}

void OutputFile::write(std::string_view bytes) {
    if (write_error_ != 0 || bytes.empty()) return;
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) write_error_ = errno;
}

std::optional<std::string> OutputFile::commit() {
    if (std::fflush(file_) != 0 && write_error_ == 0) write_error_ = errno;
    if (file_ != stdout && std::fclose(file_) != 0 && write_error_ == 0) write_error_ = errno;
    file_ = nullptr;
    if (write_error_ != 0) {
        remove_temporary();
        return cannot_write(path_, write_error_);
    }
    if (temporary_.empty()) return std::nullopt;
    std::error_code failed;
    fs::rename(temporary_, target_, failed);
    if (failed) return cannot_write(path_, failed.value());
    forget_temporary(temporary_);
    temporary_.clear();
    return std::nullopt;
}

bool open_output(const std::string& path, std::optional<OutputFile>& output) {
    if (path.empty()) return true;
    auto created = OutputFile::create(path);
    if (!created) {
        tell("headroom: {}\n", created.error());
        return false;
    }
    output.emplace(std::move(*created));
    return true;
}

}  // namespace headroom::cli
