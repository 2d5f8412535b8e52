#include "core/scenario/read_world.h"

#include <array>
#include <set>

#include "core/base/text.h"
#include "core/scenario/step_arguments.h"

namespace headroom::scenario {
namespace {

using namespace licensing;

constexpr const char* default_company = "Company";
constexpr const char* default_admin = "admin@company.example";

class WorldReader {
public:
    WorldReader(StepContext& context, Scenario& scenario, ErrorList& errors)
        : context_(context), scenario_(scenario), errors_(errors) {}

    void read(const Node& node) {
        ObjectReader reader(node, errors_);
        company_ = reader.text("company").value_or(default_company);
        scenario_.admin = reader.text("admin").value_or(default_admin);
        if (!is_email(scenario_.admin)) {
            reader.error(reader.member("admin"),
                         "an email address is expected, not " + in_quotes(scenario_.admin));
        }
        if (trim(company_).empty()) reader.error(reader.member("company"), "a name is expected");
        add(node, RegisterAccount{
                      scenario_.admin, "Alex", "Admin", world_admin_password, std::nullopt,
                      CompanyProfile{company_, "Switzerland", "", "8200", "+41 52 1"}, false});
        for (const Node& item : reader.array("subscriptions")) subscription(item);
        for (const Node& item : reader.array("sites")) site(item);
        reader.finish();
        move_to_end(macs_);
        move_to_end(activations_);
    }

private:
    void add_to(std::vector<SetUpCommand>& list, const Node& at, Command command) {
        SetUpCommand set_up{scenario_.admin, std::move(command), place_of(at), {}, false};
        std::size_t index = 0;
        if (at.value->is_object()) {
            for (const auto& item : at.value->items()) {
                const Place& place = at.place->children[index++];
                set_up.members[item.key()] = {at.pointer + "/" + item.key(), place.line,
                                              place.column};
            }
        }
        set_up.is_activation = &list == &activations_;
        list.push_back(std::move(set_up));
    }
    static SourcePlace place_of(const Node& at) {
        return {at.pointer, at.place->line, at.place->column};
    }
    void add(const Node& at, Command command) { add_to(scenario_.world, at, std::move(command)); }

    void move_to_end(std::vector<SetUpCommand>& list) {
        for (SetUpCommand& command : list) scenario_.world.push_back(std::move(command));
        list.clear();
    }

    // Text that must not be empty where it is given (scenario format, finer points).
    std::string filled(ObjectReader& reader, const char* name, const std::string& value) {
        const Node node = reader.member(name);
        const bool is_text = node && node.value->is_string();
        if (is_text && trim(node.value->get_ref<const std::string&>()).empty()) {
            reader.error(node, "text is expected, not \"\"");
        }
        return value;
    }

    void subscription(const Node& node) {
        static constexpr std::array<std::pair<std::string_view, bool>, 2> kinds{
            {{"paid", false}, {"trial", true}}};
        ObjectReader reader(node, errors_);
        StepArguments arguments(reader, context_);
        const std::string id = filled(reader, "id", reader.required_text("id"));
        auto name = reader.text("name");
        if (name) filled(reader, "name", *name);
        const std::string product = reader.text("product").value_or(mac_management);
        const bool trial = reader.choice<bool>("kind", kinds).value_or(false);
        const Count licenses = reader.required_integer("licenses", 1, max_count).value_or(1);
        const auto starts = reader.date("starts");
        const auto months = reader.integer("months", 1, 1200);
        const auto expires = reader.date("expires");
        if (!trial && !reader.has("months") && !reader.has("expires")) {
            reader.error("the term is missing; give \"months\" or \"expires\"");
        }
        const auto auto_renew = reader.boolean("autoRenew");
        const auto origin = arguments.origin();
        const bool offline = reader.boolean("offlineAllowed").value_or(false);
        const Date first = starts.value_or(date_of(context_.start));
        if (expires && *expires < first) {
            reader.error(reader.member("expires"),
                         "the subscription would expire before it starts");
        }
        if (trial) {
            if (auto_renew.value_or(false)) {
                reader.error(reader.member("autoRenew"), "a trial is never renewed (TRI-3)");
            }
            const auto end = expires  ? expires
                             : months ? std::optional(add_months(first, static_cast<int>(*months)))
                                      : std::nullopt;
            add(node, SellTrial{id, licenses, std::nullopt, starts, end, product, name});
        } else {
            add(node,
                Sell{id, licenses, static_cast<int>(months.value_or(12)), starts, expires, product,
                     origin.value_or(Origin::sales), name, auto_renew.value_or(false)});
        }
        add(node, RegisterSubscription{id, company_});
        if (offline) add(node, AllowOffline{id, true});
        for (const Node& item : reader.array("sublicenses")) sublicense(item, id);
        reader.finish();
    }

    void sublicense(const Node& node, const std::string& subscription) {
        ObjectReader reader(node, errors_);
        StepArguments arguments(reader, context_);
        CreateSublicense wish;
        wish.subscription = subscription;
        wish.id = filled(reader, "id", reader.required_text("id"));
        wish.name = filled(reader, "name", reader.text("name").value_or(wish.id));
        wish.type = arguments.sublicense_type("type").value_or(KeyType::reserved);  // SBL-12
        wish.licenses = reader.required_integer("licenses", 1, max_count).value_or(1);
        wish.expires = arguments.expires("expires").value_or(Expiry{});
        reader.finish();
        add(node, std::move(wish));
    }

    void site(const Node& node) {
        static constexpr std::array<std::pair<std::string_view, Method>, 2> methods{
            {{"online", Method::online}, {"offline", Method::offline}}};
        ObjectReader reader(node, errors_);
        StepArguments arguments(reader, context_);
        AddSite wish;
        wish.code = filled(reader, "code", reader.required_text("code"));
        wish.description = reader.text("description").value_or("");
        wish.hostname = reader.text("hostname").value_or("");
        wish.version = reader.text("version").value_or("");
        wish.internet = reader.boolean("internet").value_or(true);
        wish.discovery_when_full =
            arguments.discovery_when_full().value_or(DiscoveryWhenFull::enroll);
        if (reader.has("replaces")) wish.replaces = arguments.known(NameKind::site, "replaces");
        const Method method = reader.choice<Method>("method", methods).value_or(Method::online);
        const auto key = reader.text("key");
        const Count macs = reader.integer("macs", 0, max_count).value_or(0);
        if (!key && reader.has("method")) {
            reader.error(reader.member("method"), "a method without a key; give \"key\" too");
        }
        reader.finish();
        const std::string code = wish.code;
        add(node, std::move(wish));
        if (macs > 0) add_to(macs_, node, PlaceMacs{code, macs});
        if (!key) return;
        const Node key_node = reader.member("key");
        if (!context_.names.knows(NameKind::subscription, *key) &&
            !context_.names.knows(NameKind::sublicense, *key)) {
            reader.unknown_name(key_node, "no subscription or sublicense has the id", *key, [&] {
                auto candidates = context_.names.all(NameKind::sublicense);
                for (const auto id : context_.names.all(NameKind::subscription))
                    candidates.push_back(id);
                return candidates;
            });
            return;
        }
        if (!keys_in_use_.insert(*key).second) {
            reader.error(key_node, "key " + in_quotes(*key) +
                                       " activates another site already; "
                                       "one key, one installation (KEY-1)");
            return;
        }
        if (method == Method::online) {
            add_to(activations_, key_node, Activate{code, *key});
            return;
        }
        const std::string request = code + " activation request";
        const std::string response = code + " activation file";
        add_to(activations_, key_node, RequestActivation{code, *key, request});
        add_to(activations_, key_node, UploadFile{request, response});
        add_to(activations_, key_node, ImportActivation{code, response});
    }

    StepContext& context_;
    Scenario& scenario_;
    ErrorList& errors_;
    std::string company_;
    std::set<std::string> keys_in_use_;
    std::vector<SetUpCommand> macs_;
    std::vector<SetUpCommand> activations_;
};

// Members of an array of objects, without complaining: reading proper does that.
std::vector<Node> quiet_items(const Node& node, const char* name) {
    std::vector<Node> items;
    if (!node || !node.value->is_object()) return items;
    std::size_t index = 0;
    for (const auto& item : node.value->items()) {
        const Place& place = node.place->children[index++];
        if (item.key() != name || !item.value().is_array()) continue;
        const Node array{&item.value(), &place, node.pointer + "/" + name};
        for (std::size_t i = 0; i < array.size(); ++i) items.push_back(array.item(i));
    }
    return items;
}

void declare_one(const Node& node, NameKind kind, const char* member, StepContext& context,
                 ErrorList& errors) {
    if (!node.value->is_object() || !node.value->contains(member)) return;
    const Json& value = (*node.value)[member];
    if (!value.is_string() || value.get<std::string>().empty()) return;
    if (context.names.declare(kind, value.get<std::string>())) return;
    ObjectReader reader(node, errors);
    reader.error(reader.member(member), std::string(title_of(kind)) + " " +
                                            in_quotes(value.get<std::string>()) +
                                            " is taken; choose another one");
}

}  // namespace

void declare_world(const Node& world, StepContext& context, ErrorList& errors) {
    if (!world || !world.value->is_object()) return;
    const Json company = world.value->value("company", Json(default_company));
    if (company.is_string()) context.names.declare(NameKind::company, company.get<std::string>());
    for (const Node& subscription : quiet_items(world, "subscriptions")) {
        declare_one(subscription, NameKind::subscription, "id", context, errors);
        for (const Node& sublicense : quiet_items(subscription, "sublicenses")) {
            declare_one(sublicense, NameKind::sublicense, "id", context, errors);
        }
    }
    for (const Node& site : quiet_items(world, "sites")) {
        declare_one(site, NameKind::site, "code", context, errors);
    }
}

void read_world(const Node& world, StepContext& context, Scenario& scenario, ErrorList& errors) {
    WorldReader(context, scenario, errors).read(world);
}

}  // namespace headroom::scenario
