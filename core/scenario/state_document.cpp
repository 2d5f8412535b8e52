#include "core/scenario/state_document.h"

#include "core/base/text.h"
#include "core/scenario/state_parts.h"

namespace headroom::scenario {
namespace {

using namespace licensing;

Json member_document(const Member& member) {
    return {{"group", name_of(member.group)}, {"status", name_of(member.status)}};
}

Json companies_document(const World& world) {
    Json companies = Json::object();
    for (std::size_t i = 0; i < world.companies.size(); ++i) {
        const Company& company = world.companies[i];
        Json members = Json::object();
        for (const auto& [email, member] : company.members) {
            add_new(members, email, member_document(member));
        }
        Json subscriptions = Json::array();
        for (const Subscription& subscription : world.subscriptions) {
            if (subscription.owner.company == CompanyId{i})
                subscriptions.push_back(subscription.id);
        }
        companies[company.profile.name] = {{"members", std::move(members)},
                                           {"subscriptions", std::move(subscriptions)}};
    }
    return companies;
}

// The companies to which a person has access: an active membership (ACC-12).
Json people_document(const World& world) {
    Json people = Json::object();
    for (std::size_t i = 0; i < world.people.size(); ++i) {
        const Person& person = world.people[i];
        Json companies = Json::array();
        for (const Company& company : world.companies) {
            const Member* member = company.find_member(person.email);
            if (member && member->status == MemberStatus::active) {
                companies.push_back(company.profile.name);
            }
        }
        Json personal = Json::array();
        for (const Subscription& subscription : world.subscriptions) {
            if (subscription.owner.person == PersonId{i}) personal.push_back(subscription.id);
        }
        add_new(people, to_lower(person.email),
                Json({{"firstName", person.first_name},
                      {"lastName", person.last_name},
                      {"companies", std::move(companies)},
                      {"subscriptions", std::move(personal)},
                      {"keepSignedIn", person.keep_signed_in},
                      {"signedInAt", or_null(person.signed_in_at)}}));
    }
    return people;
}

// An offline file's own members stand beside its kind, as long as it can be read at all.
Json files_document(const World& world) {
    Json files = Json::object();
    for (const auto& [name, file] : world.files) {
        Json document{{"kind", file.kind}, {"savedAt", format_instant(file.saved_at)}};
        const Json content = Json::parse(file.text, nullptr, false);
        if (content.is_object()) {
            for (const auto& item : content.items()) {
                if (item.key() != "kind") document[item.key()] = item.value();
            }
        } else {
            document["text"] = file.text;
        }
        add_new(files, name, std::move(document));
    }
    return files;
}

Json mail_document(const World& world) {
    Json mails = Json::array();
    for (const Mail& mail : world.mail) {
        mails.push_back({{"to", mail.to},
                         {"subject", mail.subject},
                         {"body", mail.body},
                         {"at", format_instant(mail.at)}});
    }
    return mails;
}

Json csr_document(const World& world) {
    Json history = Json::array();
    for (const SignedCsr& csr : world.signed_csrs) {
        history.push_back({{"date", format_date(date_of(csr.at))},
                           {"user", csr.user},
                           {"file", csr.file},
                           {"subject", csr.subject}});
    }
    return history;
}

}  // namespace

Json refusals_document(const std::map<ErrorCode, Count>& refusals) {
    Json counts = Json::object();
    for (const auto& [code, count] : refusals) counts[std::string(code_name(code))] = count;
    return counts;
}

Json metrics(const World& world, Instant now) {
    std::int64_t breach_seconds = 0;
    for (const Breach& breach : world.breaches) {
        breach_seconds += (breach.to.value_or(now) - breach.from).seconds;
    }
    std::int64_t mac_seconds = world.over_limit_mac_seconds;
    for (const Site& site : world.sites) {
        mac_seconds += site.excess * (now - site.excess_since).seconds;
    }
    std::int64_t idle_seconds = 0;
    for (const Subscription& subscription : world.subscriptions) {
        idle_seconds += subscription.idle_license_seconds +
                        subscription.live.idle_reserved * (now - subscription.idle_since).seconds;
    }
    return {{"balloons", world.balloons},
            {"breachHours", static_cast<double>(breach_seconds) / 3600.0},
            {"overLimitMacDays", static_cast<double>(mac_seconds) / 86400.0},
            {"idleReservedDays", static_cast<double>(idle_seconds) / 86400.0}};
}

namespace {

void add_subscriptions(Json& document, const World& world, Instant now) {
    Json subscriptions = Json::object();
    Json keys = Json::object();
    for (std::size_t i = 0; i < world.subscriptions.size(); ++i) {
        const Subscription& subscription = world.subscriptions[i];
        add_new(subscriptions, subscription.id,
                subscription_document(world, SubscriptionId{i}, now));
        for (const KeyId key : subscription.keys) {
            add_new(keys, world.keys[key.index()].id, key_document(world, key));
        }
    }
    document["subscriptions"] = std::move(subscriptions);
    document["keys"] = std::move(keys);
}

void add_sites(Json& document, const World& world, Instant now) {
    const std::vector<PoolSums> reported = reported_sums(world);
    Json sites = Json::object();
    Json proxy_servers = Json::object();
    for (std::size_t i = 0; i < world.sites.size(); ++i) {
        add_new(sites, world.sites[i].code, site_document(world, SiteId{i}, now));
        if (Json row = proxy_server_document(world, SiteId{i}, reported); !row.is_null()) {
            add_new(proxy_servers, world.sites[i].code, std::move(row));
        }
    }
    document["sites"] = std::move(sites);
    document["proxyServers"] = std::move(proxy_servers);
}

}  // namespace

namespace {

// What comes after the sites: no part of it grows with them.
Json other_parts(const World& world, Instant now) {
    Json document;
    document["companies"] = companies_document(world);
    document["people"] = people_document(world);
    document["files"] = files_document(world);
    document["mail"] = mail_document(world);
    document["signedCsrs"] = csr_document(world);
    Count managed = 0;
    for (std::size_t i = 0; i < world.sites.size(); ++i) {
        managed += world.macs.at(SiteId{i}).count;
    }
    Json totals{{"managed", managed}, {"breaches", world.breaches.size()}};
    totals.update(metrics(world, now));
    totals["refusals"] = refusals_document(world.refusals);
    document["totals"] = std::move(totals);
    return document;
}

}  // namespace

Json state_document(const World& world, Instant now) {
    Json document;
    document["now"] = format_instant(now);
    add_subscriptions(document, world, now);
    add_sites(document, world, now);
    document.update(other_parts(world, now));
    return document;
}

void write_state(JsonWriter& writer, const World& world, Instant now) {
    writer.member("now", format_instant(now));
    Json subscriptions;
    add_subscriptions(subscriptions, world, now);
    for (const auto& part : subscriptions.items()) writer.member(part.key(), part.value());
    const std::vector<PoolSums> reported = reported_sums(world);
    writer.begin_object("sites");
    for (std::size_t i = 0; i < world.sites.size(); ++i) {
        writer.member(world.sites[i].code, site_document(world, SiteId{i}, now));
    }
    writer.end_object();
    writer.begin_object("proxyServers");
    for (std::size_t i = 0; i < world.sites.size(); ++i) {
        const Json row = proxy_server_document(world, SiteId{i}, reported);
        if (!row.is_null()) writer.member(world.sites[i].code, row);
    }
    writer.end_object();
    const Json others = other_parts(world, now);
    for (const auto& part : others.items()) writer.member(part.key(), part.value());
}

}  // namespace headroom::scenario
