#pragma once
// Typed reading of the arguments of commands: names are checked against the scenario's table.

#include <optional>
#include <string>
#include <string_view>

#include "core/licensing/command.h"
#include "core/scenario/read_step.h"

namespace headroom::scenario {

inline constexpr std::int64_t max_count = 1'000'000'000;  // the highest count that a file may hold

class StepArguments {
public:
    StepArguments(ObjectReader& reader, StepContext& context)
        : reader_(reader), context_(context) {}

    ObjectReader& reader() { return reader_; }

    std::string text(std::string_view name) { return reader_.required_text(name); }
    std::optional<std::string> optional_text(std::string_view name) { return reader_.text(name); }
    /// Any whole number up to the contract's limit: 0 and below are the licensing's to refuse.
    Count count(std::string_view name);
    bool flag(std::string_view name);

    std::string subscription() { return known(NameKind::subscription, "subscription"); }
    std::string sublicense() { return known(NameKind::sublicense, "sublicense"); }
    std::string site() { return known(NameKind::site, "site"); }
    std::string company() { return known(NameKind::company, "company"); }
    std::string file() { return known(NameKind::file, "file"); }
    /// A name that `declare_names` has put into the table.
    std::string created(std::string_view name) { return reader_.required_text(name); }
    std::string known(NameKind kind, std::string_view member);

    licensing::CompanyProfile company_profile(Node node);
    std::optional<licensing::Expiry> expires(std::string_view name);
    std::optional<licensing::KeyType> sublicense_type(std::string_view name);
    std::optional<licensing::Origin> origin();
    std::optional<licensing::DiscoveryWhenFull> discovery_when_full();

private:
    ObjectReader& reader_;
    StepContext& context_;
};

/// What the names of a kind are called in messages: "subscription id", "site code" ...
std::string_view title_of(NameKind kind);

}  // namespace headroom::scenario
