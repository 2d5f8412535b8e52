#include "tests/property/scenario_mutator.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string_view>

#include "core/app/session.h"
#include "core/scenario/read_scenario.h"

namespace headroom::testing {
namespace {

using scenario::Json;

const std::map<std::string_view, std::vector<const char*>>& word_choices() {
    static const std::map<std::string_view, std::vector<const char*>> choices{
        {"type", {"dynamic", "reserved"}},
        {"method", {"online", "offline", "manual", "discovery"}},
        {"kind", {"paid", "trial", "siteOffline", "serverDown", "proxyDown"}},
        {"discoveryWhenFull", {"enroll", "leaveUnmanaged"}},
        {"existing", {"new", "memoryless"}},
        {"end", {"0d", "1d", "7d", "20d", "45d", "60d"}},
        {"at", {"0d", "1d", "12h", "9d", "30d", "2017-01-01", "2018-01-01"}},
        {"from", {"0d", "1d", "3d12h", "20d"}},
        {"to", {"1d", "4d", "10d", "50d"}},
        {"expires", {"withSubscription", "2017-01-20", "2017-12-31", "2018-06-30"}},
        {"starts", {"2016-12-01", "2017-01-01", "2016-02-01"}}};
    return choices;
}

const std::vector<const char*>& demand_texts() {
    static const std::vector<const char*> texts{
        R"({"arrivals":{"model":"poisson","perDay":0.3},"stay":{"model":"exponential","meanDays":40}})",
        R"({"arrivals":{"model":"poisson","perDay":2,"growthPerYear":1.5},)"
        R"("stay":{"model":"weibull","shape":0.7,"scaleDays":9}})",
        R"({"arrivals":{"model":"poisson","perDay":1,"weekdays":[1,1,1,1,1,0,0]},)"
        R"("stay":{"model":"lognormal","meanDays":30,"sigma":1}})",
        R"({"arrivals":{"model":"batches","batches":[{"at":"2d","count":15},{"at":"2d","count":3}]},)"
        R"("stay":{"model":"fixed","days":5}})",
        R"({"arrivals":{"model":"none"},"stay":{"model":"exponential","meanDays":3}})",
        R"({"arrivals":{"model":"recorded","recorded":[{"date":"2017-01-03","count":4}]},"stay":{"model":"forever"}})",
        R"({"arrivals":{"model":"poisson","perDay":0},"stay":{"model":"fixed","days":0.01},"existing":"memoryless"})"};
    return texts;
}

const std::vector<const char*>& step_texts() {
    static const std::vector<const char*> texts{
        R"({"at":"1d","do":"mac.enroll","site":"?site","count":5})",
        R"({"at":"2d","do":"mac.discover","site":"?site","count":9})",
        R"({"at":"2d","do":"mac.remove","site":"?site","count":2})",
        R"({"at":"1d","do":"sublicense.edit","sublicense":"?key","licenses":1})",
        R"({"at":"3d","do":"sublicense.edit","sublicense":"?key","type":"dynamic"})",
        R"({"at":"3d","do":"sublicense.delete","sublicense":"?key","force":true})",
        R"({"at":"4d","do":"sales.upgrade","subscription":"?subscription","licenses":7})",
        R"({"at":"4d","do":"sales.correct","subscription":"?subscription","licenses":3})",
        R"({"at":"1d","do":"proxy.deactivate","site":"?site"})",
        R"({"at":"5d","do":"proxy.activate","site":"?site","key":"?key"})",
        R"({"at":"1d","do":"network.set","site":"?site","internet":false})",
        R"({"at":"6d","do":"server.set","up":false})",
        R"({"at":"1d","do":"site.add","code":"NEW"})",
        R"({"at":"1d","do":"subscription.renew","subscription":"?subscription","months":12,"paid":true})"};
    return texts;
}

const std::vector<const char*>& fault_texts() {
    static const std::vector<const char*> texts{
        R"({"kind":"siteOffline","site":"?site","from":"1d","to":"5d"})",
        R"({"kind":"serverDown","from":"2d","to":"9d"})",
        R"({"kind":"proxyDown","site":"?site","everyDays":5,"lastHours":20})",
        R"({"kind":"siteOffline","site":"?site","everyDays":9,"lastHours":200})"};
    return texts;
}

struct Place {
    Json* value;
    std::string name;  // of the member that it is, or of the array that it is in
};

void collect(Json& node, const std::string& name, std::vector<Place>& places) {
    places.push_back({&node, name});
    if (node.is_object()) {
        for (auto& item : node.items()) collect(item.value(), item.key(), places);
    } else if (node.is_array()) {
        for (Json& item : node) collect(item, name, places);
    }
}

class Mutation {
public:
    Mutation(Json& document, const std::vector<Json>& others, RandomSource& random)
        : document_(document), others_(others), random_(random) {}

    void change() {
        switch (random_.between(0, 9)) {
            case 0: return add_to("steps", step_texts());
            case 1: return add_to("faults", fault_texts());
            case 2: return add_demand();
            case 3: return add_site();
            case 4: return borrow();
            default: return change_place();
        }
    }

private:
    template <class T>
    const T& one_of(const std::vector<T>& choices) {
        return choices[static_cast<std::size_t>(
            random_.between(0, static_cast<std::int64_t>(choices.size()) - 1))];
    }

    // All texts under a member name, e.g. every site's "code".
    std::vector<std::string> texts_of(const std::string& name) {
        std::vector<Place> places;
        collect(document_, "", places);
        std::vector<std::string> texts;
        for (const Place& place : places) {
            if (place.name == name && place.value->is_string()) {
                texts.push_back(place.value->get<std::string>());
            }
        }
        return texts;
    }

    std::string some(const std::string& name) {
        const auto texts = texts_of(name);
        return texts.empty() ? "none" : one_of(texts);
    }

    void fill_in(Json& node) {
        std::vector<Place> places;
        collect(node, "", places);
        for (const Place& place : places) {
            if (!place.value->is_string()) continue;
            const auto text = place.value->get<std::string>();
            if (text == "?site") *place.value = some("code");
            if (text == "?key" || text == "?subscription") *place.value = some("id");
        }
    }

    void add_to(const char* list, const std::vector<const char*>& texts) {
        Json entry = Json::parse(one_of(texts));
        fill_in(entry);
        Json& entries = document_[list];
        if (!entries.is_array()) entries = Json::array();
        const auto at = random_.between(0, static_cast<std::int64_t>(entries.size()));
        entries.insert(entries.begin() + static_cast<Json::difference_type>(at), std::move(entry));
    }

    void add_demand() {
        Json entry = Json::parse(one_of(demand_texts()));
        entry["site"] = some("code");
        if (random_.one_in(2)) entry["method"] = random_.one_in(2) ? "manual" : "discovery";
        Json& entries = document_["demand"];
        if (!entries.is_array()) entries = Json::array();
        for (Json& other : entries) {
            if (other.is_object() && other.value("site", Json()) == entry["site"]) {
                other = std::move(entry);
                return;
            }
        }
        entries.push_back(std::move(entry));
    }

    // A sublicense with a site of its own.
    void add_site() {
        if (!document_.contains("world") || !document_["world"].is_object()) return;
        Json& world = document_["world"];
        if (!world["subscriptions"].is_array() || world["subscriptions"].empty()) return;
        Json& subscription = world["subscriptions"][0];
        const std::string name = "N" + std::to_string(random_.between(1, 99));
        if (!subscription["sublicenses"].is_array()) subscription["sublicenses"] = Json::array();
        subscription["sublicenses"].push_back({{"id", name},
                                               {"name", name},
                                               {"type", random_.one_in(2) ? "dynamic" : "reserved"},
                                               {"licenses", random_.between(1, 9)},
                                               {"expires", "withSubscription"}});
        if (subscription.contains("licenses") && subscription["licenses"].is_number_integer()) {
            subscription["licenses"] =
                subscription["licenses"].get<std::int64_t>() + random_.between(0, 12);
        }
        if (random_.one_in(4)) return;
        if (!world["sites"].is_array()) world["sites"] = Json::array();
        world["sites"].push_back({{"code", name},
                                  {"key", name},
                                  {"method", random_.one_in(5) ? "offline" : "online"},
                                  {"macs", random_.between(0, 6)}});
    }

    // A whole part of another scenario.
    void borrow() {
        const Json& other = one_of(others_);
        for (const char* name : {"demand", "faults", "steps", "settings", "world"}) {
            if (other.contains(name) && random_.one_in(3)) document_[name] = other[name];
        }
    }

    void change_place() {
        std::vector<Place> places;
        collect(document_, "", places);
        const Place& place = one_of(places);
        Json& value = *place.value;
        if (value.is_boolean()) {
            value = !value.get<bool>();
        } else if (value.is_number()) {
            change_number(place);
        } else if (value.is_string()) {
            const auto words = word_choices().find(place.name);
            if (words != word_choices().end()) {
                value = one_of(words->second);
            } else if (place.name != "schema" && place.name != "do") {
                value = some(place.name);
            }
        } else if (value.is_array() && !value.empty()) {
            const auto at = random_.between(0, static_cast<std::int64_t>(value.size()) - 1);
            if (random_.one_in(2)) {
                value.erase(value.begin() + static_cast<Json::difference_type>(at));
            } else {
                const Json copy = value[static_cast<std::size_t>(at)];
                value.push_back(copy);
            }
        } else if (value.is_object() && !value.empty()) {
            auto item = value.begin();
            std::advance(item, random_.between(0, static_cast<std::int64_t>(value.size()) - 1));
            if (item.key() != "schema") value.erase(item);
        }
    }

    void change_number(const Place& place) {
        Json& value = *place.value;
        if (value.is_number_float()) {
            static constexpr std::array<double, 6> factors{0, 0.1, 0.5, 2, 10, 1.01};
            value = value.get<double>() * random_.one_of(std::span<const double>(factors));
            return;
        }
        const auto number = value.get<std::int64_t>();
        const std::array<std::int64_t, 10> choices{
            0, 1, 2, 5, 13, 40, number + 1, number - 1, number * 2, number / 2};
        value = random_.one_of(std::span<const std::int64_t>(choices));
        if (place.name == "licenses" && random_.one_in(12)) value = 1'000'000'000;
    }

    Json& document_;
    const std::vector<Json>& others_;
    RandomSource& random_;
};

void add_file(const std::filesystem::path& path, std::vector<Json>& found) {
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    // As the program reads it: some files are nested too deep to be copied on the stack.
    auto source = scenario::parse_json(text, path.string());
    if (!source) return;
    Json& document = source->value;
    if (document.is_object() && document.contains("schema")) found.push_back(std::move(document));
}

double number_in(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_number() ? std::fabs(found->get<double>()) : 0;
}

}  // namespace

std::vector<Json> known_scenarios() {
    std::vector<Json> found;
    for (const app::PresetInfo& preset : app::presets()) found.push_back(Json::parse(preset.text));
    std::error_code error;
    std::vector<std::filesystem::path> paths;
    for (std::filesystem::recursive_directory_iterator at("tests/scenario", error), end;
         !error && at != end; at.increment(error)) {
        if (at->path().extension() == ".json") paths.push_back(at->path());
    }
    std::sort(paths.begin(), paths.end());
    for (const auto& path : paths) add_file(path, found);
    return found;
}

Json mutated(const Json& original, const std::vector<Json>& others, RandomSource& random) {
    Json document = original;
    document.erase("expect");
    document["end"] = std::to_string(random.between(1, 60)) + "d";
    for (std::int64_t left = random.between(1, 5); left > 0; --left) {
        Mutation(document, others, random).change();
    }
    return document;
}

bool is_quick(const Json& document) {
    auto read = scenario::read_scenario(
        document.dump(-1, ' ', false, Json::error_handler_t::replace), "mutated");
    if (!read) return false;
    const scenario::Scenario& one = read->scenario;
    const double days = days_in(one.end - one.start);
    double macs = 0;
    for (const scenario::Demand& demand : one.demand) {
        const auto& model = demand.values.arrivals;
        const double weight = *std::max_element(model.weekdays.begin(), model.weekdays.end()) *
                              *std::max_element(model.months.begin(), model.months.end());
        macs += model.per_day * weight * days * std::pow(1 + model.growth_per_year, days / 365);
        for (const auto& batch : model.batches) macs += static_cast<double>(batch.count);
    }
    for (const scenario::Step& step : one.steps) macs += static_cast<double>(step.repeat);
    double outages = 0;
    for (const scenario::Fault& fault : one.faults) {
        if (fault.every_days > 0) outages += days / fault.every_days;
    }
    double settings_pace = 1;
    const Json settings = document.value("settings", Json::object());
    for (const char* name : {"refreshHours", "reportHours"}) {
        const double hours = settings.is_object() ? number_in(settings, name) : 0;
        if (hours > 0) settings_pace = std::max(settings_pace, 24 / hours);
    }
    std::size_t sites = 0;
    if (document.contains("world") && document["world"].contains("sites")) {
        for (const Json& site : document["world"]["sites"]) {
            macs += number_in(site, "macs");
            ++sites;
        }
    }
    return days <= 400 && macs <= 1500 && outages <= 200 && sites <= 14 && settings_pace <= 24 &&
           one.steps.size() <= 60;
}

}  // namespace headroom::testing
