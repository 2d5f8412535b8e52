#pragma once
// What somebody wants: imperative, may be refused. One struct per command of the scenario format; a
// command over several Macs or addresses is one command per item.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/licensing/accounts.h"
#include "core/licensing/settings.h"
#include "core/licensing/site.h"
#include "core/licensing/subscription.h"

namespace headroom::licensing {

// People and companies
struct RegisterAccount {
    std::string email, first_name, last_name, password;
    std::optional<std::string> password_repeat;  // nullopt: typed the same twice
    std::optional<CompanyProfile> company;       // "I represent a company or an organization"
    bool keep_signed_in = false;
};
struct CreateBusiness {
    CompanyProfile company;
};
struct SignIn {
    std::string email, password;
};
struct InviteUser {
    std::string company, email, language;
};
struct InviteNobody {
    std::string company;
    ErrorCode reason = ErrorCode::nothing_to_invite;
};
struct ResendInvitation {
    std::string company, email;
};
struct BlockUser {
    std::string company, email;
};
struct UnblockUser {
    std::string company, email;
};
struct DeleteUser {
    std::string company, email;
};
struct SetUserGroup {
    std::string company, email;
    Group group = Group::member;
};
struct JoinCompany {
    std::string company, email, password;
};
struct LeaveCompany {
    std::string company;
};

// Sales desk and Online Store
struct Sell {
    std::string id;
    Count licenses = 0;
    int months = 12;
    std::optional<Date> starts;   // default: today
    std::optional<Date> expires;  // default: starts + months
    std::string product = mac_management;
    Origin origin = Origin::sales;
    std::optional<std::string> name;
    std::optional<bool> auto_renew;  // default: Yes from the store (SUB-14)
};
struct SellTrial {
    std::string id;
    Count licenses = 0;
    std::optional<int> days;
    std::optional<Date> starts, expires;
    std::string product = mac_management;
    std::optional<std::string> name;
};
struct Upgrade {
    std::string subscription;
    Count licenses = 0;
};  // how many more
struct Correct {
    std::string subscription;
    Count licenses = 0;
};  // the new total
struct AllowOffline {
    std::string subscription;
    bool allowed = true;
};
struct SetPayment {
    bool works = true;
};

// Subscriptions in My Account
struct RegisterSubscription {
    std::string key;
    std::optional<std::string> company;
};
struct RenameSubscription {
    std::string subscription, name;
};
struct SetAutoRenew {
    std::string subscription;
    bool on = true;
};
struct RenewSubscription {
    std::string subscription;
    int months = 12;
    bool paid = true;
};

// Sublicenses
struct CreateSublicense {
    std::string subscription, id, name;
    KeyType type = KeyType::reserved;
    Count licenses = 0;
    Expiry expires;
};
struct EditSublicense {
    std::string sublicense;
    std::optional<std::string> name;
    std::optional<KeyType> type;
    std::optional<Count> licenses;
    std::optional<Expiry> expires;
};
struct DeleteSublicense {
    std::string sublicense;
    bool force = false;
};

// Sites and Proxies
struct AddSite {
    std::string code, description, hostname, version;
    bool internet = true;
    DiscoveryWhenFull discovery_when_full = DiscoveryWhenFull::enroll;
    std::optional<std::string> replaces;  // second Proxy of that SCCM site (MAC-4)
};
struct Activate {
    std::string site, key;
};
struct RequestActivation {
    std::string site, key, save;
};
struct ImportActivation {
    std::string site, file;
};
struct CloseDialog {
    std::string site;
};
struct Refresh {
    std::string site;
};
struct RequestRefresh {
    std::string site, save;
};
struct ImportRefresh {
    std::string site, file;
};
struct Deactivate {
    std::string site;
    std::optional<std::string> save;
};
struct UploadFile {
    std::string file;
    std::optional<std::string> save;
};
struct SignCsr {
    std::string text;
    std::optional<std::string> save;
};
struct CorruptFile {
    std::string file;
};
struct ImportFile {
    std::string name, text;
};  // a file from disk becomes known under a name

// Console and Macs
enum class ConsoleTask : std::uint8_t {
    configuration_item,
    configuration_profile,
    file_vault_item,
    push_policies
};
struct RunConsoleTask {
    std::string site;
    ConsoleTask task = ConsoleTask::configuration_item;
};
struct EnrollMac {
    std::string site;
    std::optional<std::string> mac;
};
struct DiscoverMac {
    std::string site;
    std::optional<std::string> mac;
};
struct RemoveMac {
    std::string site;
    std::optional<std::string> mac;  // without: the latest enrolled ...
    MacId latest = {};               // ... which is this one, if somebody has looked it up already
};
struct PlaceMacs {
    std::string site;
    Count count = 0;
};  // world.sites[].macs, whatever the limit

// Network and outages
struct SetInternet {
    std::string site;
    bool internet = true;
};
struct SetServer {
    bool up = true;
};
struct SetProxy {
    std::string site;
    bool up = true;
};
enum class OutageKind : std::uint8_t { site_offline, server_down, proxy_down };
struct ChangeOutage {
    OutageKind kind = OutageKind::site_offline;
    std::string site;
    bool begins = true;
};

using Command = std::variant<
    RegisterAccount, CreateBusiness, SignIn, InviteUser, InviteNobody, ResendInvitation, BlockUser,
    UnblockUser, DeleteUser, SetUserGroup, JoinCompany, LeaveCompany, Sell, SellTrial, Upgrade,
    Correct, AllowOffline, SetPayment, RegisterSubscription, RenameSubscription, SetAutoRenew,
    RenewSubscription, CreateSublicense, EditSublicense, DeleteSublicense, AddSite, Activate,
    RequestActivation, ImportActivation, CloseDialog, Refresh, RequestRefresh, ImportRefresh,
    Deactivate, UploadFile, SignCsr, CorruptFile, ImportFile, RunConsoleTask, EnrollMac,
    DiscoverMac, RemoveMac, PlaceMacs, SetInternet, SetServer, SetProxy, ChangeOutage>;

}  // namespace headroom::licensing
