// The table of the state document against the documents of real runs (G10).

#include "core/scenario/state_members.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/app/session.h"
#include "core/scenario/json_source.h"

using namespace headroom;
using namespace headroom::scenario;

namespace {

bool fits_type(std::string_view type, const Json& value) {
    if (value.is_null()) return type.ends_with('?');
    if (type.ends_with('?')) type.remove_suffix(1);
    if (type == "count") return value.is_number_integer();
    if (type == "number") return value.is_number();
    if (type == "flag") return value.is_boolean();
    if (type == "date") return value.is_string() && parse_date(value.get<std::string>());
    if (type == "instant") return value.is_string() && parse_instant(value.get<std::string>());
    if (type == "text") return value.is_string();
    return type == "anything";
}

// The member of the table at a pointer of a document, by its parts.
const StateMember* member_at(const std::vector<std::string>& parts) {
    for (const StateMember& member : state_members()) {
        std::vector<std::string> path;
        for (std::string rest(member.path.substr(1));;) {
            const std::size_t slash = rest.find('/');
            path.push_back(rest.substr(0, slash));
            if (slash == rest.npos) break;
            rest.erase(0, slash + 1);
        }
        bool same = true;
        for (std::size_t i = 0; same && i < path.size() && path[i] != "..."; ++i) {
            same = i < parts.size() && (path[i].front() == '<' || path[i] == parts[i]);
        }
        if (same && (path.back() == "..." || path.size() == parts.size())) return &member;
    }
    return nullptr;
}

// Every value of the document is in the table, with its type; `seen` collects which members occur.
void check(const Json& value, std::vector<std::string>& parts, std::set<std::string_view>& seen) {
    if (value.is_structured() && !(parts.size() > 1 && parts[0] == "files")) {
        std::size_t index = 0;
        for (const auto& item : value.items()) {
            parts.push_back(value.is_array() ? std::to_string(index) : item.key());
            ++index;
            check(item.value(), parts, seen);
            parts.pop_back();
        }
        return;
    }
    std::string pointer;
    for (const std::string& part : parts) pointer += "/" + part;
    INFO("a member of the state document that core/scenario/state_members.cpp does not list: "
         << pointer);
    const StateMember* member = member_at(parts);
    const bool no_advice = parts.size() == 3 && parts[0] == "sites" && parts[2] == "advice";
    if (no_advice) return;
    REQUIRE(member != nullptr);
    INFO("its type is " << member->type << ", its value " << value.dump());
    CHECK((parts[0] == "files" || fits_type(member->type, value)));
    seen.insert(member->path);
}

const char* const every_member = R"({
 "schema": "headroom/scenario/1", "name": "Every member", "start": "2017-03-01T08:00:00Z", "end": "20d",
 "world": {"company": "Acme", "admin": "boss@acme.example",
  "subscriptions": [{"id": "main", "licenses": 10, "months": 12, "offlineAllowed": true,
    "sublicenses": [{"id": "dept", "type": "reserved", "licenses": 3},
                    {"id": "lab", "type": "dynamic", "licenses": 3}]}],
  "sites": [{"code": "P01", "key": "dept", "macs": 5}, {"code": "P02", "key": "lab", "method": "offline"}]},
 "steps": [
  {"at": "1h", "do": "mac.enroll", "site": "P01", "count": 1, "expectError": "E_LICENSE_LIMIT"},
  {"at": "2h", "do": "users.invite", "company": "Acme", "emails": ["anna@acme.example"]},
  {"at": "3h", "do": "account.register", "email": "carl@home.example", "firstName": "Carl", "lastName": "B",
   "password": "secret1"},
  {"at": "4h", "do": "sales.sell", "id": "own", "licenses": 5, "months": 12,
   "product": "Parallels Desktop"},
  {"at": "5h", "do": "subscription.register", "key": "own", "company": null, "as": "carl@home.example"},
  {"at": "7h", "do": "sales.upgrade", "subscription": "main", "licenses": 2}
 ]})";

}  // namespace

TEST_CASE(
    "G10: the table of the state document knows every member of real documents, and no other") {
    std::set<std::string_view> seen;
    const auto look = [&](std::string_view text) {
        auto session = app::Session::load(text, "state.json");
        REQUIRE(session);
        for (int i = 0; i < 4; ++i) {
            std::vector<std::string> parts;
            check(Json::parse((*session)->state_json()), parts, seen);
            const Span rest = (*session)->end() - (*session)->now();
            (*session)->advance_to((*session)->now() +
                                   Span{i == 2 ? rest.seconds : rest.seconds / 3});
        }
    };
    look(every_member);
    for (const auto& preset : app::presets()) look(preset.text);
    for (const StateMember& member : state_members()) {
        // No preset signs a certificate request, or takes another key while a release is pending.
        if (member.path.starts_with("/signedCsrs") ||
            member.path.find("releasePending") != member.path.npos)
            continue;
        INFO("no document has " << member.path);
        CHECK(seen.contains(member.path));
    }
}

TEST_CASE("G10: a pointer that leads nowhere is told with the nearest name") {
    NameTable names;
    names.declare(NameKind::site, "P01");
    names.declare(NameKind::subscription, "main");
    names.declare(NameKind::sublicense, "dept");
    const auto problem = [&](std::string_view pointer) {
        return state_pointer_problem(pointer, &names).value_or("");
    };
    CHECK(problem("/sites/P01/used") ==
          "/sites/P01 has no member \"used\"; did you mean \"usedLicenses\" or \"managed\"?");
    CHECK(problem("/sites/P01/manged") ==
          "/sites/P01 has no member \"manged\"; did you mean \"managed\"?");
    CHECK(problem("/sites/SUM/used") == "unknown site code \"SUM\"; expected one of P01");
    CHECK(problem("/site/P01/managed") ==
          "the state document has no member \"site\"; did you mean \"sites\"?");
    CHECK(problem("/keys/depth/limit") == "unknown key id \"depth\"; did you mean \"dept\"?");
    CHECK(problem("/subscriptions/dept/total").starts_with("unknown subscription id"));
    CHECK(problem("/sites/P01/log/first/at").find("an index") != std::string::npos);
    CHECK(problem("/sites/P01/refusals/E_LICENCE_LIMIT").find("E_LICENSE_LIMIT") !=
          std::string::npos);
    CHECK(problem("/sites/P01/managed/0") == "/sites/P01/managed is a value; nothing is below it");
    for (const char* good :
         {"", "/now", "/sites", "/sites/P01", "/sites/P01/log/0/text",
          "/sites/P01/problemMonitor/icon", "/keys/main/limit", "/keys/dept/limit",
          "/files/any thing/a/b", "/mail/3/to", "/people/a@b.example/companies",
          "/companies/Acme/members/a@b.example/status", "/totals/refusals/E_LICENSE_LIMIT",
          "/sites/P01/advice/remedies/0/text"}) {
        INFO(good);
        CHECK(problem(good).empty());
    }
}
