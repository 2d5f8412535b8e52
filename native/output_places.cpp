#include "native/output_places.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <utility>

#include "native/messages.h"
#include "native/terminal.h"

namespace headroom::cli {
namespace {

namespace fs = std::filesystem;

/// What a path leads to. Equal ones are the same place; a place of kind `any` equals no other.
struct Identity {
    enum class Kind : unsigned char { any, standard_stream, file, name };
    Kind kind = Kind::any;
    dev_t device = 0;
    ino_t number = 0;
    std::string name;  // of what does not exist yet: its folder without links, and its name

    bool same(const Identity& other) const {
        if (kind != other.kind || kind == Kind::any) return false;
        return device == other.device && number == other.number && name == other.name;
    }
};

Identity identity_of(const struct stat& status) {
    Identity identity;
    // A terminal or /dev/null takes what comes; pipes, files and folders are one place each.
    if (S_ISCHR(status.st_mode) || S_ISBLK(status.st_mode)) return identity;
    identity.kind = Identity::Kind::file;
    identity.device = status.st_dev;
    identity.number = status.st_ino;
    return identity;
}

/// Whether a path is standard output under another name, such as /dev/stdout. False for terminals,
/// where two outputs do no harm, and for files, which `colliding_outputs` compares by identity.
bool is_standard_output(const struct stat& status) {
    struct stat stream {};
    return ::fstat(STDOUT_FILENO, &stream) == 0 && S_ISFIFO(stream.st_mode) &&
           stream.st_dev == status.st_dev && stream.st_ino == status.st_ino;
}

Identity identity_of(const std::string& path) {
    Identity identity;
    if (path.empty()) return identity;
    if (path == "-") {
        identity.kind = Identity::Kind::standard_stream;
        return identity;
    }
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0) {
        identity = identity_of(status);
        if (is_standard_output(status)) identity = {Identity::Kind::standard_stream, 0, 0, {}};
        return identity;
    }
    identity.kind = Identity::Kind::name;
    std::error_code failed;
    fs::path whole = fs::absolute(path, failed).lexically_normal();
    if (!whole.has_filename()) whole = whole.parent_path();  // "folder/"
    const fs::path folder = fs::weakly_canonical(whole.parent_path(), failed);
    identity.name = ((failed ? whole.parent_path() : folder) / whole.filename()).string();
    return identity;
}

/// Of a standard stream that is a file; a pipe's two ends are no collision.
Identity identity_of_stream(int number) {
    struct stat status {};
    if (::fstat(number, &status) != 0 || !S_ISREG(status.st_mode)) return {};
    return identity_of(status);
}

std::string shown(const std::string& path) { return path == "-" ? "standard input" : path; }

}  // namespace

std::optional<std::string> colliding_outputs(const std::vector<NamedPlace>& inputs,
                                             const std::vector<NamedPlace>& outputs) {
    std::vector<std::pair<Identity, const NamedPlace*>> sources;
    for (const NamedPlace& input : inputs) {
        sources.emplace_back(
            input.path == "-" ? identity_of_stream(STDIN_FILENO) : identity_of(input.path), &input);
    }
    std::vector<std::pair<Identity, std::string>> taken{
        {identity_of_stream(STDOUT_FILENO), "standard output"},
        {identity_of_stream(STDERR_FILENO), "standard error"}};
    for (const auto& [stream, name] : taken) {
        for (const auto& [source, input] : sources) {
            if (stream.same(source)) {
                return fmt::format("{} goes to {}, which is read", name, shown(input->path));
            }
        }
    }
    for (const NamedPlace& output : outputs) {
        if (output.path.empty()) continue;
        Identity here = identity_of(output.path);
        for (const auto& [source, input] : sources) {
            if (!here.same(source)) continue;
            return fmt::format("{} {}: would overwrite {}, from which it is made", output.name,
                               output.path,
                               output.path == input->path ? "the file" : shown(input->path));
        }
        for (const auto& [other, name] : taken) {
            if (!here.same(other)) continue;
            return fmt::format("{} {}: {} goes there, too; two outputs cannot go to the same place",
                               output.name, output.path, name);
        }
        taken.emplace_back(std::move(here), output.name);
    }
    return std::nullopt;
}

bool check_output_places(const std::vector<NamedPlace>& inputs,
                         const std::vector<NamedPlace>& outputs) {
    const auto message = colliding_outputs(inputs, outputs);
    if (message) tell("headroom: {}\n", printable(*message));
    return !message;
}

}  // namespace headroom::cli
