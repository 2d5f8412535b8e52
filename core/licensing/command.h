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
/// Registers an account in My Account (ACC-1, ACC-2).
struct RegisterAccount {
    std::string email, first_name, last_name, password;
    std::optional<std::string> password_repeat;  // nullopt: typed the same twice
    std::optional<CompanyProfile> company;       // "I represent a company or an organization"
    bool keep_signed_in = false;
};
/// Creates a business account; the person who gives the command becomes its first administrator
/// (ACC-5).
struct CreateBusiness {
    CompanyProfile company;
};
/// Signs a person in (ACC-7).
struct SignIn {
    std::string email, password;
};
/// Invites one address to a business account by letter (USR-2, USR-5).
struct InviteUser {
    std::string company, email, language;
};
/// An invitation without a usable address: always refused, with `reason` (USR-3, USR-4).
struct InviteNobody {
    std::string company;
    ErrorCode reason = ErrorCode::nothing_to_invite;
};
/// Sends the letter again; only its newest link works (USR-13).
struct ResendInvitation {
    std::string company, email;
};
/// Takes a member's rights away; the membership stays (ACC-12).
struct BlockUser {
    std::string company, email;
};
/// Gives a blocked member the status of before.
struct UnblockUser {
    std::string company, email;
};
/// Ends a membership; not one's own, and not the last administrator's (USR-16, USR-17).
struct DeleteUser {
    std::string company, email;
};
/// Makes a member an administrator, or a regular member again (USR-17).
struct SetUserGroup {
    std::string company, email;
    Group group = Group::member;
};
/// Follows the link of an invitation (USR-7).
struct JoinCompany {
    std::string company, email, password;
};
/// Ends the membership of the person who gives the command.
struct LeaveCompany {
    std::string company;
};

// Sales desk and Online Store
/// Sells a paid subscription. Its key still has to be registered in My Account.
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
/// Issues a trial; `days` default to Settings::trial_days (TRI-2).
struct SellTrial {
    std::string id;
    Count licenses = 0;
    std::optional<int> days;
    std::optional<Date> starts, expires;
    std::string product = mac_management;
    std::optional<std::string> name;
};
/// Adds `licenses` to the total (SUB-26).
struct Upgrade {
    std::string subscription;
    Count licenses = 0;
};  // how many more
/// Sets the total to `licenses`; not below what is reserved (SUB-26).
struct Correct {
    std::string subscription;
    Count licenses = 0;
};  // the new total
/// Allows or forbids offline activation of the subscription (OFF-1).
struct AllowOffline {
    std::string subscription;
    bool allowed = true;
};
/// Whether the Online Store can charge automatic renewals.
struct SetPayment {
    bool works = true;
};

// Subscriptions in My Account
/// Registers a primary key in a business account; `company` nullopt means the personal account
/// (SUB-5, ACC-13).
struct RegisterSubscription {
    std::string key;
    std::optional<std::string> company;
};
/// Gives the subscription another name in My Account (SUB-15).
struct RenameSubscription {
    std::string subscription, name;
};
/// Switches automatic renewal; never of a trial (TRI-3).
struct SetAutoRenew {
    std::string subscription;
    bool on = true;
};
/// Orders 1, 12, 24 or 36 months more (SUB-22). With `paid` false the order is abandoned: nothing
/// changes.
struct RenewSubscription {
    std::string subscription;
    int months = 12;
    bool paid = true;
};

// Sublicenses
/// Makes a sublicense with a key of its own (SBL-20 to SBL-25).
struct CreateSublicense {
    std::string subscription, id, name;
    KeyType type = KeyType::reserved;
    Count licenses = 0;
    Expiry expires;
};
/// Changes what is given and leaves the rest (SBL-31).
struct EditSublicense {
    std::string sublicense;
    std::optional<std::string> name;
    std::optional<KeyType> type;
    std::optional<Count> licenses;
    std::optional<Expiry> expires;
};
/// Deletes a sublicense; with `force` also one that an installation uses (SBL-40).
struct DeleteSublicense {
    std::string sublicense;
    bool force = false;
};

// Sites and Proxies
/// A site with its Proxy. Host and version have defaults when they are empty.
struct AddSite {
    std::string code, description, hostname, version;
    bool internet = true;
    DiscoveryWhenFull discovery_when_full = DiscoveryWhenFull::enroll;
    std::optional<std::string> replaces;  // second Proxy of that SCCM site (MAC-4)
};
/// Gives the site another name in words (PRX-3).
struct RenameSite {
    std::string site, description;  // PRX-3: the code stays
};
/// Activates the site's Proxy online. `key` is an id of a scenario or a key as it is typed (KEY-1).
struct Activate {
    std::string site, key;
};
/// Opens the offline activation dialog and saves its request as file `save` (OFF-2).
struct RequestActivation {
    std::string site, key, save;
};
/// Gives an activation file to the dialog that waits for it (OFF-3).
struct ImportActivation {
    std::string site, file;
};
/// Closes the offline activation dialog; a response to its request is of no use any more (OFF-3).
struct CloseDialog {
    std::string site;
};
/// Refreshes the license of an online installation now.
struct Refresh {
    std::string site;
};
/// Saves an offline refresh request as file `save`.
struct RequestRefresh {
    std::string site, save;
};
/// Gives the answer to an offline refresh request to the Proxy (REF-4).
struct ImportRefresh {
    std::string site, file;
};
/// Deactivates the installation; offline, `save` names the request file (DEA-2, DEA-3).
struct Deactivate {
    std::string site;
    std::optional<std::string> save;
};
/// Uploads an offline file to My Account, which answers by its kind (OFF-4).
struct UploadFile {
    std::string file;
    std::optional<std::string> save;
};
/// Has a certificate request signed (CSR-2).
struct SignCsr {
    std::string text;
    std::optional<std::string> save;
};
/// Flips one byte of a file, as a bad transfer does.
struct CorruptFile {
    std::string file;
};
/// Makes a text from outside known as file `name`.
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
/// Runs a task of the console, which may warn that the limit is exceeded.
struct RunConsoleTask {
    std::string site;
    ConsoleTask task = ConsoleTask::configuration_item;
};
/// A user enrolls a Mac; refused at the limit (MAC-3). Without `mac` it is a new one.
struct EnrollMac {
    std::string site;
    std::optional<std::string> mac;
};
/// Auto-discovery finds a Mac; the limit does not stop it (MAC-2, MAC-7). Without `mac` it is a new
/// one.
struct DiscoverMac {
    std::string site;
    std::optional<std::string> mac;
};
/// Removes a Mac from the site.
struct RemoveMac {
    std::string site;
    std::optional<std::string> mac;  // without: the latest enrolled ...
    MacId latest = {};               // ... which is this one, if somebody has looked it up already
};
/// Macs that are managed at the start, whatever the limit is (world.sites[].macs).
struct PlaceMacs {
    std::string site;
    Count count = 0;
};  // world.sites[].macs, whatever the limit

// Network and outages
/// Connects the site with the internet or cuts it off.
struct SetInternet {
    std::string site;
    bool internet = true;
};
/// Starts or stops the License Server.
struct SetServer {
    bool up = true;
};
/// Starts or stops the site's Proxy.
struct SetProxy {
    std::string site;
    bool up = true;
};
enum class OutageKind : std::uint8_t { site_offline, server_down, proxy_down };
/// An outage of the scenario's `faults` begins or ends. Settings stay as they are.
struct ChangeOutage {
    OutageKind kind = OutageKind::site_offline;
    std::string site;
    bool begins = true;
};

/// The list of all commands. The variant, the functions that decide (decide_parts.h) and the names
/// in tests are made from it: FIRST(Name) for the first command, NEXT(Name) for each other.
// clang-format off
#define HEADROOM_COMMANDS(FIRST, NEXT) \
    FIRST(RegisterAccount) NEXT(CreateBusiness) NEXT(SignIn) NEXT(InviteUser) NEXT(InviteNobody) \
    NEXT(ResendInvitation) NEXT(BlockUser) NEXT(UnblockUser) NEXT(DeleteUser) NEXT(SetUserGroup) \
    NEXT(JoinCompany) NEXT(LeaveCompany) NEXT(Sell) NEXT(SellTrial) NEXT(Upgrade) NEXT(Correct) \
    NEXT(AllowOffline) NEXT(SetPayment) NEXT(RegisterSubscription) NEXT(RenameSubscription) \
    NEXT(SetAutoRenew) NEXT(RenewSubscription) NEXT(CreateSublicense) NEXT(EditSublicense) \
    NEXT(DeleteSublicense) NEXT(AddSite) NEXT(RenameSite) NEXT(Activate) NEXT(RequestActivation) \
    NEXT(ImportActivation) NEXT(CloseDialog) NEXT(Refresh) NEXT(RequestRefresh) \
    NEXT(ImportRefresh) NEXT(Deactivate) NEXT(UploadFile) NEXT(SignCsr) NEXT(CorruptFile) \
    NEXT(ImportFile) NEXT(RunConsoleTask) NEXT(EnrollMac) NEXT(DiscoverMac) NEXT(RemoveMac) \
    NEXT(PlaceMacs) NEXT(SetInternet) NEXT(SetServer) NEXT(SetProxy) NEXT(ChangeOutage)
// clang-format on

#define HEADROOM_NAME(Name) Name
#define HEADROOM_COMMA_NAME(Name) , Name
using Command = std::variant<HEADROOM_COMMANDS(HEADROOM_NAME, HEADROOM_COMMA_NAME)>;

}  // namespace headroom::licensing
