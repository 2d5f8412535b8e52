#pragma once
// The part of the state document that a pointer leads into, without the rest: quick enough to be
// looked at after every event.

#include <optional>
#include <string>

#include "core/licensing/world.h"
#include "core/scenario/json_source.h"

namespace headroom::app {

class StatePart {
public:
    /// `pointer` is a JSON pointer (RFC 6901) into the state document.
    /// Throws scenario::Json::exception when it is malformed.
    explicit StatePart(const std::string& pointer);

    const std::string& pointer() const { return text_; }

    /// A document in which the pointer finds what it finds in the whole one. Pointers into sites,
    /// keys, subscriptions and Proxy Servers rows cost one of these, all others the whole document.
    scenario::Json document(const licensing::World& world, Instant now) const;

    /// What the pointer leads to; nullopt: nowhere.
    std::optional<scenario::Json> value(const licensing::World& world, Instant now) const;

private:
    scenario::Json named(const licensing::World& world, Instant now) const;

    std::string text_;
    scenario::Json::json_pointer pointer_;
    std::string table_;  // "sites"
    std::string name_;   // "P01"; empty when the pointer leads to the table itself
};

}  // namespace headroom::app
