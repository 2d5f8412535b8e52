#include "core/scenario/command_catalogue.h"

#include <algorithm>
#include <array>

#include "core/scenario/command_readers.h"

namespace headroom::scenario {
namespace {

using namespace licensing;
using Arguments = StepArguments;

constexpr std::array catalogue{
    CommandForm{
        "account.register",
        "email firstName lastName password passwordRepeat? keepSignedIn?:flag company?:company",
        "creates an account, and with `company` a business account that it administers (ACC-1)", "",
        read_register},
    CommandForm{"account.createBusiness", "company:company",
                "creates a business account; who gives the command becomes its administrator", "",
                [](Arguments& a, Step& s) {
                    s.commands.push_back(
                        CreateBusiness{a.company_profile(a.reader().required("company"))});
                }},
    CommandForm{"account.signIn", "email password", "signs a person in (ACC-7)", "",
                [](Arguments& a, Step& s) {
                    s.commands.push_back(SignIn{a.text("email"), a.text("password")});
                }},
    CommandForm{"users.invite", "company emails?:texts csv?:content language?",
                "invites people to a business account by letter; `emails` or `csv` (USR-2, USR-3)",
                "emails csv", read_invite},
    CommandForm{"users.resend", "company emails:texts", "sends invitations again (USR-13)", "",
                read_users<ResendInvitation>},
    CommandForm{"users.block", "company emails:texts", "takes the rights of people away for now",
                "", read_users<BlockUser>},
    CommandForm{"users.unblock", "company emails:texts", "gives blocked people their rights back",
                "", read_users<UnblockUser>},
    CommandForm{"users.delete", "company emails:texts", "removes people from a business account",
                "", read_users<DeleteUser>},
    CommandForm{"users.setGroup", "company emails:texts group:group",
                "makes people administrators or regular members", "", read_set_group},
    CommandForm{
        "users.join", "company email password", "accepts an invitation (USR-7)", "",
        [](Arguments& a, Step& s) {
            s.commands.push_back(JoinCompany{a.company(), a.text("email"), a.text("password")});
        }},
    CommandForm{"users.leave", "company",
                "leaves a business account; who leaves is who gives the command", "",
                [](Arguments& a, Step& s) { s.commands.push_back(LeaveCompany{a.company()}); }},
    CommandForm{"sales.sell",
                "id licenses:count months:months starts?:date product? origin?:origin name?",
                "sells a subscription; its key still has to be registered", "", read_sell},
    CommandForm{"sales.trial", "id licenses:count days?:days", "issues a trial subscription", "",
                read_trial},
    CommandForm{"sales.upgrade", "subscription licenses:count",
                "adds licenses to a subscription (SUB-26)", "",
                [](Arguments& a, Step& s) {
                    s.commands.push_back(Upgrade{a.subscription(), a.count("licenses")});
                }},
    CommandForm{"sales.correct", "subscription licenses:count",
                "sets the total of a subscription; less than is reserved is refused (SUB-26)", "",
                [](Arguments& a, Step& s) {
                    s.commands.push_back(Correct{a.subscription(), a.count("licenses")});
                }},
    CommandForm{"sales.allowOffline", "subscription allowed:flag",
                "allows or forbids offline activation (OFF-1)", "",
                [](Arguments& a, Step& s) {
                    s.commands.push_back(AllowOffline{a.subscription(), a.flag("allowed")});
                }},
    CommandForm{"store.setPayment", "works:flag",
                "says whether the Online Store can charge automatic renewals", "",
                [](Arguments& a, Step& s) { s.commands.push_back(SetPayment{a.flag("works")}); }},
    CommandForm{"subscription.register", "key company:nullableText",
                "registers a primary key in My Account (SUB-5)", "", read_register_key},
    CommandForm{"subscription.rename", "subscription name",
                "gives a subscription another name (SUB-15)", "",
                [](Arguments& a, Step& s) {
                    s.commands.push_back(RenameSubscription{a.subscription(), a.text("name")});
                }},
    CommandForm{"subscription.setAutoRenew", "subscription on:flag",
                "switches automatic renewal on or off", "",
                [](Arguments& a, Step& s) {
                    s.commands.push_back(SetAutoRenew{a.subscription(), a.flag("on")});
                }},
    CommandForm{"subscription.renew", "subscription months:months paid:flag",
                "orders a renewal (SUB-22)", "", read_renew},
    CommandForm{"sublicense.create",
                "subscription id name type:type licenses:count expires:expires",
                "makes a sublicense of a subscription (SBL-20 to SBL-25)", "", read_create},
    CommandForm{"sublicense.edit", "sublicense name? type?:type licenses?:count expires?:expires",
                "changes a sublicense; what is not given stays", "", read_edit},
    CommandForm{"sublicense.delete", "sublicense force?:flag", "deletes a sublicense (SBL-40)", "",
                [](Arguments& a, Step& s) {
                    const bool force = a.reader().boolean("force").value_or(false);
                    s.commands.push_back(DeleteSublicense{a.sublicense(), force});
                }},
    CommandForm{"site.add",
                "code description?:prose hostname? version? internet?:flag "
                "discoveryWhenFull?:discoveryWhenFull replaces?",
                "adds a site with its Proxy", "", read_add_site},
    CommandForm{"site.rename", "site description:prose",
                "gives a site another name in words; its code stays (PRX-3)", "",
                [](Arguments& a, Step& s) {
                    s.commands.push_back(RenameSite{a.site(), a.text("description")});
                }},
    CommandForm{"proxy.activate", "site key", "activates a Proxy with a key, online", "",
                [](Arguments& a, Step& s) {
                    s.commands.push_back(Activate{a.site(), a.text("key")});
                }},
    CommandForm{
        "proxy.requestActivation", "site key save",
        "opens the offline activation dialog and saves its request (OFF-2)", "",
        [](Arguments& a, Step& s) {
            s.commands.push_back(RequestActivation{a.site(), a.text("key"), a.created("save")});
        }},
    CommandForm{"proxy.importActivation", "site file",
                "finishes an offline activation with the file of My Account (OFF-3)", "",
                [](Arguments& a, Step& s) {
                    s.commands.push_back(ImportActivation{a.site(), a.file()});
                }},
    CommandForm{"proxy.closeDialog", "site",
                "closes the offline activation dialog; its request is void (OFF-3)", "",
                [](Arguments& a, Step& s) { s.commands.push_back(CloseDialog{a.site()}); }},
    CommandForm{"proxy.refresh", "site", "refreshes the license of an online installation now", "",
                [](Arguments& a, Step& s) { s.commands.push_back(Refresh{a.site()}); }},
    CommandForm{"proxy.requestRefresh", "site save", "saves an offline refresh request", "",
                [](Arguments& a, Step& s) {
                    s.commands.push_back(RequestRefresh{a.site(), a.created("save")});
                }},
    CommandForm{"proxy.importRefresh", "site file",
                "reads the answer to an offline refresh request (REF-4)", "",
                [](Arguments& a, Step& s) {
                    s.commands.push_back(ImportRefresh{a.site(), a.file()});
                }},
    CommandForm{"proxy.deactivate", "site",
                "deactivates an installation; offline, `save` names its request (DEA-3)", "",
                [](Arguments& a, Step& s) {
                    s.commands.push_back(Deactivate{a.site(), a.optional_text("save")});
                }},
    CommandForm{"portal.upload", "file",
                "uploads an offline file to My Account, which answers by its kind (OFF-4)", "",
                [](Arguments& a, Step& s) {
                    s.commands.push_back(UploadFile{a.file(), a.optional_text("save")});
                }},
    CommandForm{"portal.signCsr", "text:content", "has a certificate request signed", "",
                [](Arguments& a, Step& s) {
                    s.commands.push_back(SignCsr{a.text("text"), a.optional_text("save")});
                }},
    CommandForm{"file.corrupt", "file", "flips one byte of a file", "",
                [](Arguments& a, Step& s) { s.commands.push_back(CorruptFile{a.file()}); }},
    CommandForm{"file.import", "save text:content", "makes a text known as a file", "",
                [](Arguments& a, Step& s) {
                    s.commands.push_back(ImportFile{a.created("save"), a.text("text")});
                }},
    CommandForm{"console.task", "site task:task",
                "runs a task of the console; its result may carry a warning", "", read_task},
    CommandForm{"mac.enroll", "site mac? count?:count",
                "enrolls Macs by hand; refused at the limit (MAC-3)", "mac count",
                read_macs<EnrollMac>},
    CommandForm{"mac.discover", "site mac? count?:count",
                "enrolls Macs by auto-discovery, which the limit does not stop (MAC-2)",
                "mac count", read_macs<DiscoverMac>},
    CommandForm{"mac.remove", "site mac? count?:count",
                "removes Macs; with `count` the latest enrolled ones first", "mac count",
                read_macs<RemoveMac>},
    CommandForm{"network.set", "site internet:flag",
                "connects a site with the internet, or cuts it off", "",
                [](Arguments& a, Step& s) {
                    s.commands.push_back(SetInternet{a.site(), a.flag("internet")});
                }},
    CommandForm{"server.set", "up:flag", "starts or stops the License Server", "",
                [](Arguments& a, Step& s) { s.commands.push_back(SetServer{a.flag("up")}); }},
    CommandForm{"proxy.set", "site up:flag", "starts or stops a Proxy", "",
                [](Arguments& a, Step& s) {
                    s.commands.push_back(SetProxy{a.site(), a.flag("up")});
                }},
};

}  // namespace

std::span<const CommandForm> command_catalogue() { return catalogue; }

const CommandForm* find_command(std::string_view verb) {
    const auto found = std::find_if(catalogue.begin(), catalogue.end(),
                                    [&](const CommandForm& form) { return form.verb == verb; });
    return found == catalogue.end() ? nullptr : &*found;
}

std::vector<std::string_view> all_verbs() {
    std::vector<std::string_view> names;
    for (const CommandForm& form : catalogue) names.push_back(form.verb);
    return names;
}

}  // namespace headroom::scenario
