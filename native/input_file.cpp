#include "native/input_file.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>

namespace headroom::cli {
namespace {

constexpr std::size_t max_bytes = std::size_t{256} << 20;

struct FileCloser {
    void operator()(std::FILE* file) const {
        if (file != nullptr && file != stdin) std::fclose(file);
    }
};
using FileHandle = std::unique_ptr<std::FILE, FileCloser>;

std::string reason_of(int error_number) { return std::generic_category().message(error_number); }

bool looks_like_pattern(const std::string& path) {
    return path.find_first_of("*?[") != std::string::npos;
}

}  // namespace

std::optional<ReadFailure> read_pieces(const std::string& path,
                                       const std::function<bool(std::string_view)>& take) {
    std::error_code ignored;
    if (path != "-" && std::filesystem::is_directory(path, ignored)) {
        return ReadFailure{"is a directory, not a file"};
    }
    errno = 0;
    const FileHandle file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
    if (!file) return ReadFailure{reason_of(errno), errno == ENOENT && looks_like_pattern(path)};
    std::array<char, 65536> block;
    while (const std::size_t size = std::fread(block.data(), 1, block.size(), file.get())) {
        if (!take({block.data(), size})) return std::nullopt;
    }
    if (std::ferror(file.get()) != 0) return ReadFailure{reason_of(errno)};
    return std::nullopt;
}

Result<std::string, ReadFailure> read_input(const std::string& path) {
    std::string text;
    auto failure = read_pieces(path, [&](std::string_view piece) {
        text += piece;
        return text.size() <= max_bytes;
    });
    if (failure) return std::move(*failure);
    if (text.size() > max_bytes) return ReadFailure{"is larger than 256 MiB"};
    return text;
}

std::string display_name(const std::string& path) { return path == "-" ? "<stdin>" : path; }

}  // namespace headroom::cli
