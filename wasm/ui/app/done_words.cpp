#include "wasm/ui/app/done_words.h"

#include <array>
#include <optional>
#include <string_view>

#include "core/app/command_words.h"
#include "core/base/text.h"
#include "core/base/words.h"

namespace headroom::ui {
namespace {

struct Answer {
    std::string_view verb;
    std::string_view text;  // {site} is the argument of that name; {done:Mac} counts what was done
};

constexpr std::array command_answers{
    Answer{"account.register", "The account {email} is created"},
    Answer{"account.createBusiness", "The business account is created"},
    Answer{"account.signIn", "Signed in as {email}"},
    Answer{"users.invite", "{done:invitation} sent"},
    Answer{"users.resend", "{done:invitation} sent again"},
    Answer{"users.block", "Blocked: {emails}"},
    Answer{"users.unblock", "Unblocked: {emails}"},
    Answer{"users.delete", "Removed from the business account: {emails}"},
    Answer{"users.setGroup", "Group changed: {emails}"},
    Answer{"users.join", "{email} has joined {company}"},
    Answer{"users.leave", "You have left {company}"},
    Answer{"sales.sell", "Sold: {licenses:license}"},
    Answer{"sales.trial", "Trial issued: {licenses:license}"},
    Answer{"sales.upgrade", "{licenses:license} added"},
    Answer{"sales.correct", "The total is {licenses:license} now"},
    Answer{"sales.allowOffline", "Offline activation is switched"},
    Answer{"store.setPayment", "The Online Store's payment is switched"},
    Answer{"subscription.register", "The license key is registered"},
    Answer{"subscription.rename", "The subscription is named \"{name}\" now"},
    Answer{"subscription.setAutoRenew", "Automatic renewal is switched"},
    Answer{"subscription.renew", "The order is done"},
    Answer{"sublicense.create", "Sublicense \"{name}\" is created"},
    Answer{"sublicense.edit", "The sublicense is changed"},
    Answer{"sublicense.delete", "The sublicense is deleted"},
    Answer{"site.add", "Site {code} is added"},
    Answer{"site.rename", "{site} has its new name"},
    Answer{"proxy.activate", "{site} is activated"},
    Answer{"proxy.requestActivation", "The offline activation request of {site} is saved"},
    Answer{"proxy.importActivation", "{site} is activated"},
    Answer{"proxy.closeDialog", "The activation of {site} is given up"},
    Answer{"proxy.refresh", "{site} has the current license terms"},
    Answer{"proxy.requestRefresh", "The offline refresh request of {site} is saved"},
    Answer{"proxy.importRefresh", "The license terms of {site} are updated"},
    Answer{"proxy.deactivate", "{site} is deactivated"},
    Answer{"portal.upload", "{file} is processed"},
    Answer{"portal.signCsr", "The certificate request is signed"},
    Answer{"file.corrupt", "{file} is damaged now"},
    Answer{"mac.enroll", "{done:Mac} enrolled at {site}"},
    Answer{"mac.discover", "{done:Mac} enrolled by auto-discovery at {site}"},
    Answer{"mac.remove", "{done:Mac} removed from {site}"},
    Answer{"network.set", "The internet access of {site} is switched"},
    Answer{"server.set", "The License Server is switched"},
    Answer{"proxy.set", "The Proxy of {site} is switched"},
};

std::string filled(std::string_view text, const app::CommandWords& command, Count done) {
    std::string out;
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        out += text.substr(0, open);
        if (open == std::string_view::npos) break;
        const std::size_t close = text.find('}', open);
        const std::string_view slot = text.substr(open + 1, close - open - 1);
        const std::size_t colon = slot.find(':');
        const std::string_view name = slot.substr(0, colon);
        if (colon == std::string_view::npos) {
            out += command.text(name);
        } else {
            const Count number = name == "done" ? done : command.number(name);
            out += counted(number, slot.substr(colon + 1));
        }
        text.remove_prefix(close + 1);
    }
    return out;
}

}  // namespace

std::string done_words(const std::string& command_json, const app::CommandOutcome& outcome) {
    const app::CommandWords command(command_json);
    for (const Answer& answer : command_answers) {
        if (answer.verb == command.verb()) {
            return as_sentence(filled(answer.text, command, outcome.done));
        }
    }
    return "";
}

}  // namespace headroom::ui
