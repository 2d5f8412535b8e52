#include "core/scenario/event_json.h"

namespace headroom::scenario {
namespace {

using namespace licensing;

template <class Table, class IdType>
const auto* found(const Table& table, IdType id) {
    return id.valid() && id.index() < table.size() ? &table[id.index()] : nullptr;
}

// Values of event members as JSON; ids as the names that people know.
class Namer {
public:
    explicit Namer(const World& world) : world_(world) {}

    Json operator()(SiteId id) const {
        const Site* site = found(world_.sites, id);
        return site ? Json(site->code) : Json(nullptr);
    }
    Json operator()(KeyId id) const {
        const LicenseKey* key = found(world_.keys, id);
        return key ? Json(key->id) : Json(nullptr);
    }
    Json operator()(SubscriptionId id) const {
        const Subscription* subscription = found(world_.subscriptions, id);
        return subscription ? Json(subscription->id) : Json(nullptr);
    }
    Json operator()(CompanyId id) const {
        const Company* company = found(world_.companies, id);
        return company ? Json(company->profile.name) : Json(nullptr);
    }
    Json operator()(PersonId id) const {
        const Person* person = found(world_.people, id);
        return person ? Json(person->email) : Json(nullptr);
    }
    Json operator()(MacId id) const {
        return id.valid() ? Json(mac_name(world_, id)) : Json(nullptr);
    }
    Json operator()(Instant t) const { return format_instant(t); }
    Json operator()(Date d) const { return format_date(d); }
    Json operator()(const Expiry& expiry) const {
        return expiry.on_date ? Json(format_date(*expiry.on_date)) : Json("withSubscription");
    }
    Json operator()(const Terms& terms) const {
        return {{"key", (*this)(terms.key)},
                {"max", terms.max},
                {"endDate", format_date(terms.end_date)},
                {"serial", terms.serial}};
    }
    Json operator()(ErrorCode code) const { return code_name(code); }
    Json operator()(OutageKind kind) const { return static_cast<int>(kind); }
    Json operator()(ConsoleTask task) const { return static_cast<int>(task); }
    template <class T>
    requires std::is_enum_v<T> Json operator()(T value) const { return name_of(value); }
    template <class T>
    requires(!std::is_enum_v<T>) Json operator()(const T& value) const { return value; }

private:
    const World& world_;
};

// "max_reserved" -> "maxReserved": the JSON of the contract is written that way.
std::string camel_case(const char* name) {
    std::string out;
    bool upper = false;
    for (const char* c = name; *c != '\0'; ++c) {
        if (*c == '_') {
            upper = true;
        } else {
            out += upper ? static_cast<char>(*c - 'a' + 'A') : *c;
            upper = false;
        }
    }
    return out;
}

}  // namespace

const char* event_kind(const Event& event) {
    return std::visit([](const auto& fact) { return fact.kind; }, event);
}

namespace {

template <class... Facts>
std::vector<std::string_view> kinds_of(const std::variant<Facts...>*) {
    return {Facts::kind...};
}

}  // namespace

std::vector<std::string_view> all_event_kinds() {
    return kinds_of(static_cast<const Event*>(nullptr));
}

SiteId event_site_id(const World& world, const Event& event) {
    return std::visit(
        [&](const auto& fact) -> SiteId {
            if constexpr (requires { SiteId{fact.site}; }) {
                return found(world.sites, fact.site) ? fact.site : SiteId{};
            }
            if constexpr (requires { KeyId{fact.key}; }) {
                const LicenseKey* key = found(world.keys, fact.key);
                return key && found(world.sites, key->site) ? key->site : SiteId{};
            }
            return SiteId{};
        },
        event);
}

std::string event_site(const World& world, const Event& event) {
    const SiteId site = event_site_id(world, event);
    return site.valid() ? world.sites[site.index()].code : "";
}

const char* event_cause(Moment now) {
    switch (now.phase) {
        case Phase::outage: return "outage";
        case Phase::demand: return "draw";
        case Phase::command: return "command";
        default: return "timer";
    }
}

Json event_json(const World& world, Moment now, const Event& event) {
    Json json{
        {"at", format_instant(now.at)}, {"event", event_kind(event)}, {"cause", event_cause(now)}};
    const Namer namer(world);
    std::visit(
        [&]<class Fact>(const Fact& fact) {
            for_each_field<Fact>([&](const auto& field) {
                json[camel_case(field.name)] = namer(fact.*field.member);
            });
        },
        event);
    return json;
}

}  // namespace headroom::scenario
