#pragma once
// A site as its administrator and its Macs' users see it (docs/rules.md): License
// Information, the Proxy's log, its Macs.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/app/session.h"

namespace headroom::app {

struct ProxyLogLine {
    Instant at;
    std::string text;
};

struct MacView {
    std::string name;
    Instant enrolled_at;
    bool over_limit = false;  // one of the last enrolled ones that exceed the limit (MAC-10)
};

struct SiteDetails {
    std::string code;
    std::string sccm_code;
    std::string description;
    std::string hostname;
    std::string version;
    bool leaves_unmanaged_when_full = false;  // discoveryWhenFull (MAC-7)

    // License Information. Dates are empty and numbers absent while not activated.
    std::string license_status;
    std::string method;  // "online" | "offline" | ""
    std::string key_text;
    std::string key_name;
    std::string start_date;
    std::string end_date;
    std::optional<Count> number_of_licenses;
    Count used = 0;
    Count limit = 0;
    Count remaining = 0;

    // Network: the settings, and whether the License Server can be reached right now.
    bool internet = true;
    bool up = true;
    bool running = true;  // the setting and no outage
    bool server_reachable = true;

    bool dialog_open = false;      // an offline activation waits for its file (OFF-2)
    std::string pending_key;       // typed into that dialog
    bool release_pending = false;  // deactivated offline; its file can be saved again (DEA-5)

    std::vector<ProxyLogLine> log;        // newest first
    std::vector<MacView> macs;            // newest first, at most `most_macs`
    std::vector<std::string> discovered;  // unmanaged, at most `most_macs`
    std::vector<std::string> remedies;    // plain words, the best first (EXC-13)

    static constexpr std::size_t most_macs = 500;
};

/// nullopt when there is no such site.
std::optional<SiteDetails> site_details(const Session& session, std::string_view code);

/// What an offline file is: "activationRequest" ..., or empty when it is none of those.
std::string offline_file_kind(std::string_view text);

}  // namespace headroom::app
