#include "tests/property/command_generator.h"

#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

namespace headroom::testing {

using namespace licensing;

namespace {

constexpr std::array people{"ann", "ann",    "ann",     "bob",     "eve",
                            "eve", "member", "blocked", "invited", "nobody"};
constexpr std::array files{"f1", "f2", "f3", "f4", "f5", "f6"};
constexpr const char* request_pem =
    "-----BEGIN CERTIFICATE REQUEST-----\nTUlJQg==\n-----END CERTIFICATE REQUEST-----\n";

// Picks everything that a command may name.
class Picker {
public:
    Picker(RandomSource& random, const World& world, Instant now)
        : random_(random), world_(world), now_(now) {}

    Action next();

private:
    template <std::size_t N>
    std::string one_of(const std::array<const char*, N>& names) {
        return names[static_cast<std::size_t>(random_.next() % N)];
    }
    std::string email() { return one_of(people) + "@acme.example"; }
    std::string company() { return random_.one_in(4) ? "Bolt" : "Acme"; }
    std::string file() { return one_of(files); }
    // Mostly a file that was saved as one of these kinds.
    std::string file_of(std::initializer_list<std::string_view> kinds) {
        for (int attempt = 0; attempt < 6; ++attempt) {
            const std::string name = file();
            const auto found = world_.files.find(name);
            if (found == world_.files.end()) continue;
            for (const std::string_view kind : kinds) {
                if (found->second.kind == kind) return name;
            }
        }
        return file();
    }
    std::string offline_site() {
        for (int attempt = 0; attempt < 6; ++attempt) {
            const std::string code = site();
            const Site* found = world_.find_site(code);
            if (found && found->method == Method::offline) return code;
        }
        return site();
    }
    std::optional<std::string> save() {
        return random_.one_in(6) ? std::nullopt : std::optional(file());
    }
    std::string site() {
        if (random_.one_in(60)) return "P99";
        const auto last = static_cast<std::int64_t>(world_.sites.size()) - 1;
        return world_.sites[static_cast<std::size_t>(random_.between(0, last))].code;
    }
    std::string subscription() {
        if (random_.one_in(2)) return "main";
        const auto last = static_cast<std::int64_t>(world_.subscriptions.size()) - 1;
        return world_.subscriptions[static_cast<std::size_t>(random_.between(0, last))].id;
    }
    std::string key() {
        if (random_.one_in(60)) return "AAAAAA-BBBBBB-CCCCCC-DDDDDD-EEEEEE";
        const auto last = static_cast<std::int64_t>(world_.keys.size()) - 1;
        return world_.keys[static_cast<std::size_t>(random_.between(0, last))].id;
    }
    std::string sublicense() {
        for (int attempt = 0; attempt < 8; ++attempt) {
            const std::string id = key();
            const LicenseKey* found = world_.find_key(id);
            if (found && found->type != KeyType::primary) return id;
        }
        return "dyn";
    }
    std::string new_id(const char* prefix) {
        return prefix + std::to_string(world_.keys.size()) + "x" +
               std::to_string(random_.between(0, 9));
    }
    KeyType type() { return random_.one_in(2) ? KeyType::dynamic : KeyType::reserved; }
    Expiry expiry() {
        if (random_.one_in(2)) return {};
        return {date_of(now_) + static_cast<int>(random_.between(-2, 20))};
    }
    std::optional<std::string> mac() {
        if (random_.one_in(3)) return "P01-000" + std::to_string(random_.between(1, 9));
        if (random_.one_in(3)) return "mac-" + std::to_string(random_.between(1, 6));
        return std::nullopt;
    }
    Span wait();
    bool coin() { return random_.one_in(2); }

    Command on_accounts();
    Command on_sales();
    Command on_subscription();
    Command on_sublicense();
    Command on_proxy();
    Command on_files();
    Command on_macs();
    Command on_network();

    RandomSource& random_;
    const World& world_;
    Instant now_;
};

Span Picker::wait() {
    switch (random_.between(0, 9)) {
        case 0: return Span{random_.between(1, 90)};
        case 1: return Span::minutes(random_.between(1, 90));
        case 2:
        case 3: return Span::hours(random_.between(1, 30));
        case 4: return next_midnight(now_) - now_;
        case 5:
        case 6: return Span::days(random_.between(1, 8));
        case 7: return Span::days(random_.between(8, 40));
        default: return Span{0};
    }
}

Command Picker::on_accounts() {
    switch (random_.between(0, 12)) {
        case 0: return RegisterAccount{email(), "A", "B", coin() ? "secret" : "x", {}, {}, coin()};
        case 1: return SignIn{email(), coin() ? "secret" : "wrong!"};
        case 2: return InviteUser{company(), email(), "English"};
        case 3: return InviteNobody{company()};
        case 4: return ResendInvitation{company(), email()};
        case 5: return BlockUser{company(), email()};
        case 6:
        case 7: return UnblockUser{company(), email()};
        case 8:
            return random_.one_in(4) ? Command{DeleteUser{company(), email()}}
                                     : Command{InviteUser{company(), email(), "English"}};
        case 9:
            return SetUserGroup{company(), email(), coin() ? Group::administrator : Group::member};
        case 10: return JoinCompany{company(), email(), random_.one_in(5) ? "wrong!" : "secret"};
        case 11:
            return random_.one_in(6) ? Command{LeaveCompany{company()}}
                                     : Command{SignIn{email(), "secret"}};
        default:
            return random_.one_in(20)
                       ? Command{CreateBusiness{{"Acme", coin() ? "US" : "Malta", "", "1", "2"}}}
                       : Command{SignCsr{random_.one_in(4) ? "junk" : request_pem, save()}};
    }
}

Command Picker::on_sales() {
    switch (random_.between(0, 8)) {
        case 0:
            if (world_.subscriptions.size() > 5) return SetPayment{coin()};
            return Sell{
                .id = new_id("s"), .licenses = random_.between(0, 9), .months = coin() ? 1 : 12};
        case 1:
            if (world_.subscriptions.size() > 5) return SetPayment{true};
            return SellTrial{.id = new_id("t"), .licenses = random_.between(0, 5), .days = 7};
        case 2: return Upgrade{subscription(), random_.between(0, 3)};
        case 3:
        case 4:
        case 5: return Correct{subscription(), random_.between(0, 14)};
        case 6: return AllowOffline{subscription(), !random_.one_in(4)};
        default: return SetPayment{!random_.one_in(3)};
    }
}

Command Picker::on_subscription() {
    constexpr std::array<int, 5> months{1, 1, 12, 24, 7};
    switch (random_.between(0, 5)) {
        case 0:
            return RegisterSubscription{
                key(), random_.one_in(8) ? std::nullopt : std::optional(company())};
        case 1: return RenameSubscription{subscription(), random_.one_in(4) ? " " : "Any name"};
        case 2: return SetAutoRenew{subscription(), coin()};
        default:
            return RenewSubscription{subscription(),
                                     months[static_cast<std::size_t>(random_.between(0, 4))],
                                     !random_.one_in(4)};
    }
}

Command Picker::on_sublicense() {
    switch (random_.between(0, 6)) {
        case 0:
        case 1:
            if (world_.keys.size() > 14) return Refresh{site()};
            return CreateSublicense{subscription(),
                                    new_id("k"),
                                    "Name " + std::to_string(random_.between(1, 9)),
                                    type(),
                                    random_.between(0, 8),
                                    expiry()};
        case 2: return DeleteSublicense{sublicense(), random_.one_in(3)};
        default: {
            EditSublicense edit{.sublicense = sublicense()};
            if (coin()) edit.licenses = random_.between(0, 9);
            if (random_.one_in(3)) edit.type = type();
            if (random_.one_in(3)) edit.expires = expiry();
            if (random_.one_in(6)) edit.name = "Name " + std::to_string(random_.between(1, 9));
            return edit;
        }
    }
}

Command Picker::on_proxy() {
    switch (random_.between(0, 9)) {
        case 0:
        case 1:
        case 2: return Activate{site(), key()};
        case 3:
        case 4:
        case 5: return Refresh{site()};
        case 6:
        case 7: return Deactivate{site(), save()};
        case 8: return RunConsoleTask{site()};
        default:
            if (world_.sites.size() > 4) return RenameSite{site(), coin() ? "Studio" : ""};
            return AddSite{.code = "P05", .internet = coin()};
    }
}

Command Picker::on_files() {
    switch (random_.between(0, 15)) {
        case 0:
        case 1: return RequestActivation{site(), key(), file()};
        case 2:
        case 3:
        case 4:
        case 5:
        case 6:
            return UploadFile{
                file_of({"activationRequest", "refreshRequest", "deactivationRequest"}), save()};
        case 7:
        case 8: return ImportActivation{site(), file_of({"activationFile"})};
        case 9:
            return random_.one_in(4) ? Command{CloseDialog{site()}}
                                     : Command{ImportActivation{site(), file()}};
        case 10:
        case 11:
        case 12: return RequestRefresh{offline_site(), file()};
        case 13:
        case 14: return ImportRefresh{offline_site(), file_of({"subscriptionInformation"})};
        default: {
            if (random_.one_in(3)) return CorruptFile{file()};
            const auto found = world_.files.find(file());
            return ImportFile{file(), found == world_.files.end() ? "junk" : found->second.text};
        }
    }
}

Command Picker::on_macs() {
    switch (random_.between(0, 11)) {
        case 0:
        case 1:
        case 2:
        case 3: return EnrollMac{site(), mac()};
        case 4:
        case 5:
        case 6: return DiscoverMac{site(), mac()};
        case 11: return PlaceMacs{site(), random_.between(0, 2)};
        default: return RemoveMac{site(), mac()};
    }
}

Command Picker::on_network() {
    switch (random_.between(0, 6)) {
        case 0: return SetInternet{site(), !random_.one_in(3)};
        case 1: return SetServer{!random_.one_in(3)};
        case 2: return SetProxy{site(), !random_.one_in(3)};
        case 3: return ChangeOutage{OutageKind::server_down, "", coin()};
        case 4: return ChangeOutage{OutageKind::proxy_down, site(), random_.one_in(3)};
        case 5: return ChangeOutage{OutageKind::site_offline, site(), random_.one_in(3)};
        default: return SetServer{true};
    }
}

Action Picker::next() {
    Action action;
    const std::int64_t kind = random_.between(0, 99);
    if (kind < 14) {
        action.wait = wait();
        return action;
    }
    action.actor = email();
    if (kind < 18)
        action.command = on_accounts();
    else if (kind < 23)
        action.command = on_sales();
    else if (kind < 28)
        action.command = on_subscription();
    else if (kind < 38)
        action.command = on_sublicense();
    else if (kind < 54)
        action.command = on_proxy();
    else if (kind < 70)
        action.command = on_files();
    else if (kind < 95)
        action.command = on_macs();
    else
        action.command = on_network();
    return action;
}

}  // namespace

Action random_action(RandomSource& random, const World& world, Instant now) {
    return Picker(random, world, now).next();
}

}  // namespace headroom::testing
