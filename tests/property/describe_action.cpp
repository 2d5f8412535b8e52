// Actions in words, for the report of a failing run.

#include <sstream>
#include <string_view>

#include "tests/property/action.h"

namespace headroom::testing {

using namespace licensing;

namespace {

class Words {
public:
    template <class T>
    void add(std::string_view name, const T& value) {
        out_ << ' ' << name << '=' << value;
    }
    void add(std::string_view name, KeyType type) { out_ << ' ' << name << '=' << name_of(type); }
    void add(std::string_view name, Date date) { add(name, format_date(date)); }
    void add(std::string_view name, OutageKind kind) { add(name, static_cast<int>(kind)); }
    void add(std::string_view name, Group group) { add(name, name_of(group)); }
    void add(std::string_view name, const Expiry& expiry) {
        if (expiry.on_date) add(name, *expiry.on_date);
    }
    void add(std::string_view name, const CompanyProfile& company) { add(name, company.name); }
    template <class T>
    void add(std::string_view name, const std::optional<T>& value) {
        if (value) add(name, *value);
    }
    std::string text() const { return out_.str(); }

private:
    std::ostringstream out_;
};

#define HEADROOM_QUOTED(Name) #Name
#define HEADROOM_COMMA_QUOTED(Name) , #Name
constexpr const char* verbs[] = {HEADROOM_COMMANDS(HEADROOM_QUOTED, HEADROOM_COMMA_QUOTED)};
static_assert(std::size(verbs) == std::variant_size_v<Command>);

// Whichever of the usual members the command has.
template <class Wish>
std::string members_of(const Wish& wish) {
    Words words;
#define HEADROOM_WORD(member) \
    if constexpr (requires { wish.member; }) words.add(#member, wish.member)
    HEADROOM_WORD(id);
    HEADROOM_WORD(subscription);
    HEADROOM_WORD(sublicense);
    HEADROOM_WORD(company);
    HEADROOM_WORD(email);
    HEADROOM_WORD(group);
    HEADROOM_WORD(site);
    HEADROOM_WORD(code);
    HEADROOM_WORD(replaces);
    HEADROOM_WORD(key);
    HEADROOM_WORD(type);
    HEADROOM_WORD(licenses);
    HEADROOM_WORD(months);
    HEADROOM_WORD(days);
    HEADROOM_WORD(expires);
    HEADROOM_WORD(name);
    HEADROOM_WORD(kind);
    HEADROOM_WORD(begins);
    HEADROOM_WORD(mac);
    HEADROOM_WORD(count);
    HEADROOM_WORD(file);
    HEADROOM_WORD(save);
    HEADROOM_WORD(force);
    HEADROOM_WORD(allowed);
    HEADROOM_WORD(works);
    HEADROOM_WORD(on);
    HEADROOM_WORD(paid);
    HEADROOM_WORD(up);
    HEADROOM_WORD(internet);
#undef HEADROOM_WORD
    return words.text();
}

}  // namespace

std::string describe(const Action& action) {
    if (!action.command) return "wait " + format_span(action.wait);
    std::string text = verbs[action.command->index()];
    text += std::visit([](const auto& wish) { return members_of(wish); }, *action.command);
    if (!action.actor.empty()) text += " as " + action.actor.substr(0, action.actor.find('@'));
    return text;
}

std::string describe(std::span<const Action> actions) {
    std::string text;
    for (const Action& action : actions) text += "  " + describe(action) + "\n";
    return text;
}

}  // namespace headroom::testing
