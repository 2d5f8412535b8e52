#include "core/scenario/scenario.h"

namespace headroom::scenario {
namespace {

using enum licensing::ErrorCode;

// The member of `world` that a refusal is about.
const char* member_of(licensing::ErrorCode code) {
    switch (code) {
        case name_empty:
        case name_duplicate: return "name";
        case number_invalid:
        case not_enough_licenses:
        case above_total: return "licenses";
        case date_past:
        case date_after_subscription:
        case subscription_expired: return "expires";
        default: return "";
    }
}

}  // namespace

const SourcePlace& SetUpCommand::place_of(licensing::ErrorCode code) const {
    const auto found = members.find(member_of(code));
    return found == members.end() ? place : found->second;
}

}  // namespace headroom::scenario
