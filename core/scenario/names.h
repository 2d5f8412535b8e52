#pragma once
// Which ids, codes, names and files a scenario declares anywhere, so that a misspelt one is found
// before anything runs (scenario format). The id of a refused creation stays taken.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace headroom::scenario {

enum class NameKind { subscription, sublicense, site, company, file };

class NameTable {
public:
    /// False when the name is taken: ids are unique over subscriptions and sublicenses together.
    bool declare(NameKind kind, const std::string& name);
    bool knows(NameKind kind, const std::string& name) const;
    /// Known names of the kind, for suggestions.
    std::vector<std::string_view> all(NameKind kind) const;

private:
    std::map<NameKind, std::set<std::string>> names_;
};

}  // namespace headroom::scenario
