#pragma once
// The files of offline activation, refresh and deactivation (docs/rules.md, Offline files):
// readable JSON with its kind, ids and a SHA-256 digest over its content, so that damage is
// noticed.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/licensing/error_code.h"
#include "core/licensing/event.h"
#include "core/licensing/world.h"

namespace headroom::licensing {

enum class FileKind : std::uint8_t {
    activation_request,
    activation_file,  // the response to it
    refresh_request,
    subscription_information,  // the response to it
    deactivation_request,
};

/// "activationRequest" and so on, as the state document spells it.
std::string_view name_of(FileKind kind);

struct OfflineFile {
    FileKind kind = FileKind::activation_request;
    std::uint32_t request_id = 0;  // a response repeats that of its request
    std::string hostname;
    std::string site_code;
    std::string site_description;
    std::string proxy_version;
    std::string key;  // text of the license key
    Count used = 0;   // Macs managed when a request was made
    Instant created_at;
    std::optional<Terms> terms;  // responses only
    bool revoked = false;        // subscription information about a deleted sublicense
};

/// The file as it is saved: JSON, one member a line, the digest last.
std::string to_text(const OfflineFile& file);

/// Reads a file back. `expected` lists the kinds that fit here; E_FILE_WRONG_KIND for another one,
/// E_FILE_CORRUPT for anything that is not exactly what `to_text` wrote (OFF-6: kind, then digest).
Result<OfflineFile, ErrorCode> read_offline_file(const World& world, std::string_view text,
                                                 std::initializer_list<FileKind> expected);

/// A request of the site as of now; `created_at` is told because a request can be saved again.
OfflineFile make_request(const World& world, SiteId site, FileKind kind, std::string key_text,
                         std::uint32_t request_id, Instant created_at);

FileSaved save_event(const std::string& name, const OfflineFile& file);

}  // namespace headroom::licensing
