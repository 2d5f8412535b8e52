#include "core/scenario/names.h"

namespace headroom::scenario {

bool NameTable::declare(NameKind kind, const std::string& name) {
    const bool is_id = kind == NameKind::subscription || kind == NameKind::sublicense;
    const bool taken =
        is_id && (knows(NameKind::subscription, name) || knows(NameKind::sublicense, name));
    return !taken && names_[kind].insert(name).second;
}

bool NameTable::knows(NameKind kind, const std::string& name) const {
    const auto found = names_.find(kind);
    return found != names_.end() && found->second.contains(name);
}

std::vector<std::string_view> NameTable::all(NameKind kind) const {
    const auto found = names_.find(kind);
    if (found == names_.end()) return {};
    return {found->second.begin(), found->second.end()};
}

}  // namespace headroom::scenario
