#pragma once
// Events of sites, Proxies, the network and offline files.

#include <string>
#include <tuple>

#include "core/licensing/command.h"
#include "core/licensing/event_field.h"
#include "core/licensing/ids.h"
#include "core/licensing/site.h"

namespace headroom::licensing {

/// A site with its Proxy exists, not activated.
struct SiteAdded {
    static constexpr const char* kind = "siteAdded";
    std::string code, sccm_code, description, hostname, version;
    bool internet = true;
    DiscoveryWhenFull discovery_when_full = DiscoveryWhenFull::enroll;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(SiteAdded, code), HEADROOM_FIELD(SiteAdded, sccm_code),
                          HEADROOM_FIELD(SiteAdded, internet),
                          HEADROOM_FIELD(SiteAdded, discovery_when_full)};
    }
};

/// The name of a site in words is another one (PRX-3).
struct SiteRenamed {
    static constexpr const char* kind = "siteRenamed";
    SiteId site;
    std::string description;
    std::string words() const { return "Site renamed to \"" + description + "\""; }
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(SiteRenamed, site),
                          HEADROOM_FIELD(SiteRenamed, description)};
    }
};

/// The setting of the site's internet access changed.
struct InternetChanged {
    static constexpr const char* kind = "internetChanged";
    SiteId site;
    bool internet = true;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(InternetChanged, site),
                          HEADROOM_FIELD(InternetChanged, internet)};
    }
};

/// The License Server was started or stopped.
struct ServerChanged {
    static constexpr const char* kind = "serverChanged";
    bool up = true;
    static constexpr auto fields() { return std::tuple{HEADROOM_FIELD(ServerChanged, up)}; }
};

/// The site's Proxy was started or stopped.
struct ProxyChanged {
    static constexpr const char* kind = "proxyChanged";
    SiteId site;
    bool up = true;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(ProxyChanged, site), HEADROOM_FIELD(ProxyChanged, up)};
    }
};

/// An outage of the scenario's `faults` begins or ends; the settings stay what they are.
struct OutageChanged {
    static constexpr const char* kind = "outageChanged";
    OutageKind outage = OutageKind::site_offline;
    SiteId site;
    bool begins = true;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(OutageChanged, outage),
                          HEADROOM_FIELD(OutageChanged, site),
                          HEADROOM_FIELD(OutageChanged, begins)};
    }
};

/// The activation dialog is open and waits for the response to its request (OFF-2).
struct ActivationRequested {
    static constexpr const char* kind = "activationRequested";
    SiteId site;
    std::uint32_t request_id = 0;
    std::string key_text;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(ActivationRequested, site),
                          HEADROOM_FIELD(ActivationRequested, request_id)};
    }
};

/// The offline activation dialog is closed; its request is void (OFF-3).
struct DialogClosed {
    static constexpr const char* kind = "dialogClosed";
    SiteId site;
    static constexpr auto fields() { return std::tuple{HEADROOM_FIELD(DialogClosed, site)}; }
};

/// The License Server bound the key to the installation: at an online activation, or when an
/// activation file is issued (OFF-5). Counts as the first usage report (FIG-2).
struct KeyBound {
    static constexpr const char* kind = "keyBound";
    KeyId key;
    SiteId site;
    Instant reported_at;
    Count used = 0;
    std::uint32_t request_id = 0;    // 0 online
    std::string response;            // the activation file, to give the same again; empty online
    std::uint32_t terms_serial = 0;  // of the terms in it; 0 online
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(KeyBound, key), HEADROOM_FIELD(KeyBound, site),
                          HEADROOM_FIELD(KeyBound, used), HEADROOM_FIELD(KeyBound, request_id)};
    }
};

/// The Proxy adopted the terms of a key: the site may enroll Macs up to their limit.
struct Activated {
    static constexpr const char* kind = "activated";
    SiteId site;
    Method method = Method::online;
    Terms terms;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(Activated, site), HEADROOM_FIELD(Activated, method),
                          HEADROOM_FIELD(Activated, terms)};
    }
};

/// The Proxy adopted newer terms of its key.
struct Refreshed {
    static constexpr const char* kind = "refreshed";
    SiteId site;
    Terms terms;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(Refreshed, site), HEADROOM_FIELD(Refreshed, terms)};
    }
};

/// A refresh that was due reached no License Server; it is tried again every hour (REF-2).
struct RefreshFailed {
    static constexpr const char* kind = "refreshFailed";
    SiteId site;
    static constexpr auto fields() { return std::tuple{HEADROOM_FIELD(RefreshFailed, site)}; }
};

/// The server got a usage count: the weekly report, or an offline synchronization (FIG-2, REF-4).
struct UsageReported {
    static constexpr const char* kind = "usageReported";
    KeyId key;
    Instant counted_at;
    Count used = 0;
    std::uint32_t request_id = 0;  // 0: the weekly report of an online installation
    static constexpr auto fields() {
        return std::tuple{
            HEADROOM_FIELD(UsageReported, key), HEADROOM_FIELD(UsageReported, counted_at),
            HEADROOM_FIELD(UsageReported, used), HEADROOM_FIELD(UsageReported, request_id)};
    }
};

/// The Proxy found out that its sublicense was deleted (SBL-41).
struct RevocationSeen {
    static constexpr const char* kind = "revocationSeen";
    SiteId site;
    std::uint32_t serial = 0;  // of the subscription information that told it; 0 online
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(RevocationSeen, site),
                          HEADROOM_FIELD(RevocationSeen, serial)};
    }
};

/// End date and grace in the Proxy's terms passed (SBL-53).
struct TermsExpired {
    static constexpr const char* kind = "termsExpired";
    SiteId site;
    static constexpr auto fields() { return std::tuple{HEADROOM_FIELD(TermsExpired, site)}; }
};

/// The installation gave up its key. Offline the key stays bound until the request is uploaded
/// (DEA-3).
struct Deactivated {
    static constexpr const char* kind = "deactivated";
    SiteId site;
    std::uint32_t request_id = 0;  // of the offline deactivation request; 0 online
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(Deactivated, site),
                          HEADROOM_FIELD(Deactivated, request_id)};
    }
};

/// The key is Free again on the server (DEA-2, DEA-4).
struct KeyReleased {
    static constexpr const char* kind = "keyReleased";
    KeyId key;
    std::uint32_t request_id = 0;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(KeyReleased, key),
                          HEADROOM_FIELD(KeyReleased, request_id)};
    }
};

/// The License Server wrote terms into a response file: their serial is used up (REF-4).
struct TermsIssued {
    static constexpr const char* kind = "termsIssued";
    KeyId key;
    std::uint32_t serial = 0;
    std::uint32_t request_id =
        0;  // of the refresh request for a deleted key that it answers, else 0
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(TermsIssued, key), HEADROOM_FIELD(TermsIssued, serial),
                          HEADROOM_FIELD(TermsIssued, request_id)};
    }
};

/// The world at the start is complete: the limit that an installation keeps while it cannot ask the
/// server is the one that it has now, whatever was activated after it (DIF-10).
struct LimitFrozen {
    static constexpr const char* kind = "limitFrozen";
    SiteId site;
    Count limit = 0;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(LimitFrozen, site), HEADROOM_FIELD(LimitFrozen, limit)};
    }
};

/// A file is kept under `name`; a former file of that name is replaced.
struct FileSaved {
    static constexpr const char* kind = "fileSaved";
    std::string name, file_kind, text;
    std::uint32_t request_id = 0;    // of an offline request, so that no other gets the same
    std::uint32_t terms_serial = 0;  // of a response, so that no other terms get the same (REF-4)
    bool damaged = false;            // it is the same file with a byte flipped
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(FileSaved, name), HEADROOM_FIELD(FileSaved, file_kind),
                          HEADROOM_FIELD(FileSaved, text)};
    }
};

/// A certificate request was signed (CSR-2).
struct CsrSigned {
    static constexpr const char* kind = "csrSigned";
    std::string user, file, subject;
    static constexpr auto fields() {
        return std::tuple{HEADROOM_FIELD(CsrSigned, user), HEADROOM_FIELD(CsrSigned, subject)};
    }
};

}  // namespace headroom::licensing
