#pragma once
// The Proxy Servers page of My Account (PAG-5 to PAG-10): installations that hold a key, and keys
// that installations gave up offline and whose release is pending (DEA-3). One installation can
// have several rows: of the key that it holds, and of each pending one.

#include <string>
#include <vector>

#include "core/app/session.h"

namespace headroom::app {

/// One usage report: how many Macs were managed on that date (PAG-8).
struct UsageView {
    std::string date;
    Count used = 0;
};

struct ProxyServerView {
    // The twelve columns.
    std::string proxy_name;
    std::string license_key;
    std::string site_code;
    std::string site_description;
    bool offline_allowed = false;
    std::string proxy_version;
    std::string activation_date;
    std::string last_report_date;
    Count max_licenses = 0;
    Count used = 0;       // as last reported
    Count available = 0;  // as last reported
    std::string expires_on;

    std::string site;              // code as scenarios name it
    std::string subscription;      // id of the one that the key belongs to (PAG-9)
    std::string company;           // its owner
    std::string method;            // "online" | "offline"; empty once deactivated offline
    bool release_pending = false;  // deactivated offline, its file not uploaded yet (DEA-3)
    Count live_used = 0;
    Count live_available = 0;
    std::vector<UsageView> usage;  // oldest first
};

std::vector<ProxyServerView> proxy_servers(const Session& session);

}  // namespace headroom::app
