// Every property of the schemas says what it means, and the defaults that they tell are the
// reader's.

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

#include "core/licensing/settings.h"
#include "core/scenario/command_catalogue.h"
#include "core/scenario/schema.h"
#include "core/scenario/state_members.h"

namespace headroom::scenario {
namespace {

void collect_undescribed(const Json& schema, const std::string& path,
                         std::vector<std::string>& found) {
    if (schema.is_array()) {
        for (const Json& one : schema) collect_undescribed(one, path, found);
    }
    if (!schema.is_object()) return;
    if (schema.contains("properties")) {
        for (const auto& property : schema["properties"].items()) {
            // `true` in the branch of a command: what all commands share has its description there.
            const bool shared = property.value().is_boolean() && path.starts_with("/steps/");
            const std::string name = path + "/" + property.key();
            const bool described = property.value().is_object() &&
                                   property.value().value("description", std::string()) != "";
            if (!shared && !described) found.push_back(name);
            collect_undescribed(property.value(), name, found);
        }
    }
    for (const char* below : {"items", "oneOf", "anyOf", "allOf", "then", "additionalProperties"}) {
        const bool branch = std::string(below) == "then";
        if (schema.contains(below)) {
            collect_undescribed(schema[below], branch ? path + "/" : path, found);
        }
    }
}

std::vector<std::string> undescribed(const char* name) {
    std::vector<std::string> found;
    collect_undescribed(json_schema(name), "", found);
    return found;
}

const Json& setting(const Json& schema, const char* name) {
    return schema["properties"]["settings"]["properties"][name]["default"];
}

}  // namespace

TEST_CASE("schemas: every property of a scenario and of the state has a description",
          "[scenario][schema]") {
    CHECK(undescribed("scenario") == std::vector<std::string>{});
    CHECK(undescribed("state") == std::vector<std::string>{});
}

TEST_CASE("schemas: each has an id of its own", "[scenario][schema]") {
    CHECK(json_schema("scenario")["$id"] == "urn:headroom:schema:scenario:1");
    CHECK(json_schema("state")["$id"] == "urn:headroom:schema:state:1");
    CHECK(json_schema("report")["$id"] == "urn:headroom:schema:report:1");
}

TEST_CASE("schemas: the defaults of the settings are those of licensing", "[scenario][schema]") {
    const Json schema = json_schema("scenario");
    const licensing::Settings usual;
    CHECK(setting(schema, "graceDays") == usual.grace_days);
    CHECK(setting(schema, "trialDays") == usual.trial_days);
    CHECK(setting(schema, "refreshHours") == usual.refresh_hours);
    CHECK(setting(schema, "reportHours") == usual.report_hours);
    CHECK(setting(schema, "balloonMinutes") == usual.balloon_minutes);
    CHECK(setting(schema, "pollMinutes") == usual.poll_minutes);
    CHECK(setting(schema, "retryHours") == usual.retry_hours);
    CHECK(setting(schema, "expiringSoonDays") == usual.expiring_soon_days);
}

TEST_CASE("schemas: the state has a property for every pointer", "[scenario][schema]") {
    for (const StateMember& member : state_members()) {
        INFO(member.path);
        const Json schema = json_schema("state");
        const Json* place = &schema;
        std::string path(member.path.substr(1));
        while (!path.empty() && path != "...") {
            const std::string part = path.substr(0, path.find('/'));
            path.erase(0, part.size() + 1);
            const char* below = part == "<n>"         ? "items"
                                : part.front() == '<' ? "additionalProperties"
                                                      : "properties";
            REQUIRE(place->contains(below));
            place = &(*place)[below];
            if (part.front() == '<') continue;
            REQUIRE(place->contains(part));
            place = &(*place)[part];
        }
        CHECK((*place)["description"] == member.meaning);
    }
}

TEST_CASE("catalogue: every command has words, and its name once", "[scenario][schema]") {
    for (const CommandForm& form : command_catalogue()) {
        INFO(form.verb);
        CHECK_FALSE(form.help.empty());
        CHECK(find_command(form.verb) == &form);
    }
    CHECK(find_command("site.vanish") == nullptr);
}

}  // namespace headroom::scenario
