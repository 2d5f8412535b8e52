#pragma once
// People, companies and mail of My Account (docs/rules.md, Accounts and Users), as plain values for
// its pages.

#include <string>
#include <vector>

#include "core/app/session.h"

namespace headroom::app {

struct PersonView {
    std::string email;  // the login
    std::string first_name;
    std::string last_name;
};

/// One line of Manage Users (USR-10). The name is empty until the invited person has an account.
struct MemberView {
    std::string email;
    std::string name;
    std::string group;   // "administrator" | "member"
    std::string status;  // "Invited" | "Active" | "Blocked"
};

struct CompanyView {
    std::string name;
    std::string country;
    std::string state;
    std::string zip;
    std::string phone;
    std::vector<MemberView> members;         // by email
    std::vector<std::string> subscriptions;  // ids of what is registered to the company
};

/// A mail of the simulated outbox. An invitation holds a link that opens the join page (USR-7).
struct MailView {
    Instant at;
    std::string to;
    std::string subject;
    std::string body;
    std::string company;           // of an invitation; empty otherwise
    bool invitation_open = false;  // its link still works: Invited, and not sent again since
};

/// A line of the history of MDM Certificate Signing Request (CSR-2).
struct SignedCsrView {
    std::string date;
    std::string user;
    std::string file;
    std::string subject;
};

struct MyAccountView {
    std::string administrator;  // of the scenario: who acts unless somebody else is named
    std::vector<PersonView> people;
    std::vector<CompanyView> companies;
    std::vector<MailView> mail;              // newest first
    std::vector<SignedCsrView> signed_csrs;  // newest first
};

MyAccountView my_account_view(const Session& session);

/// True for countries whose addresses have a state (ACC-6): then the form asks for one.
bool country_has_states(const std::string& country);

}  // namespace headroom::app
