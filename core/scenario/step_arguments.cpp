#include "core/scenario/step_arguments.h"

#include <array>

namespace headroom::scenario {

using namespace licensing;

std::string_view title_of(NameKind kind) {
    switch (kind) {
        case NameKind::subscription: return "subscription id";
        case NameKind::sublicense: return "sublicense id";
        case NameKind::site: return "site code";
        case NameKind::company: return "company";
        case NameKind::file: return "file";
    }
    return "";
}

Count StepArguments::count(std::string_view name) {
    return reader_.required_integer(name, -max_count, max_count).value_or(0);
}

bool StepArguments::flag(std::string_view name) {
    reader_.required(name);
    return reader_.boolean(name).value_or(false);
}

std::string StepArguments::known(NameKind kind, std::string_view member) {
    const std::string name = reader_.required_text(member);
    const Node node = reader_.member(member);
    if (node && node.value->is_string() && !context_.names.knows(kind, name)) {
        reader_.unknown_name(node, "unknown " + std::string(title_of(kind)), name,
                             [&] { return context_.names.all(kind); });
    }
    return name;
}

CompanyProfile StepArguments::company_profile(Node node) {
    CompanyProfile profile;
    if (!node) return profile;
    ObjectReader reader(std::move(node), reader_.errors());
    profile.name = reader.required_text("name");
    profile.country = reader.required_text("country");
    profile.state = reader.text("state").value_or("");
    profile.zip = reader.required_text("zip");
    profile.phone = reader.required_text("phone");
    reader.finish();
    return profile;
}

std::optional<Expiry> StepArguments::expires(std::string_view name) {
    const auto word = reader_.text(name);
    if (!word) return std::nullopt;
    if (*word == "withSubscription") return Expiry{};
    if (const auto date = parse_date(*word)) return Expiry{date};
    reader_.error(
        reader_.member(name),
        "\"withSubscription\" or a date like \"2017-06-30\" is expected, not " + in_quotes(*word));
    return std::nullopt;
}

std::optional<KeyType> StepArguments::sublicense_type(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, KeyType>, 2> choices{
        {{"reserved", KeyType::reserved}, {"dynamic", KeyType::dynamic}}};
    return reader_.choice<KeyType>(name, choices);
}

std::optional<Origin> StepArguments::origin() {
    static constexpr std::array<std::pair<std::string_view, Origin>, 3> choices{
        {{"sales", Origin::sales}, {"reseller", Origin::reseller}, {"store", Origin::store}}};
    return reader_.choice<Origin>("origin", choices);
}

std::optional<DiscoveryWhenFull> StepArguments::discovery_when_full() {
    static constexpr std::array<std::pair<std::string_view, DiscoveryWhenFull>, 2> choices{
        {{"enroll", DiscoveryWhenFull::enroll},
         {"leaveUnmanaged", DiscoveryWhenFull::leave_unmanaged}}};
    return reader_.choice<DiscoveryWhenFull>("discoveryWhenFull", choices);
}

}  // namespace headroom::scenario
