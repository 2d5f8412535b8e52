#include "core/scenario/pointer_table.h"

#include <algorithm>
#include <utility>

#include "core/base/text.h"
#include "core/licensing/error_code.h"
#include "core/scenario/object_reader.h"

namespace headroom::scenario {
namespace {

bool is_list_index(std::string_view token) {
    const bool digits =
        !token.empty() && token.size() <= 9 &&
        std::all_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits && (token == "0" || token.front() != '0');
}

std::string unescaped(std::string_view token) {
    std::string name;
    for (std::size_t i = 0; i < token.size(); ++i) {
        const bool escape = token[i] == '~' && i + 1 < token.size();
        name += escape ? (token[++i] == '1' ? '/' : '~') : token[i];
    }
    return name;
}

// Whether `token` may stand where the table has `part`, without looking names up.
bool part_fits(std::string_view part, std::string_view token) {
    if (part == "<n>") return is_list_index(token);
    return part == "..." || part.front() == '<' || part == token;
}

std::vector<std::string_view> parts_of(std::string_view path) { return split(path.substr(1), '/'); }

// Members that another word means: "used" is managed. Those that contain the word come after.
std::vector<std::string_view> meant_by(std::string_view word,
                                       const std::vector<std::string_view>& all,
                                       const std::vector<std::string_view>& other_words) {
    std::vector<std::string_view> meant;
    const std::string lowered = to_lower(word);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto words = split(other_words[i], ' ');
        const bool means =
            !word.empty() && std::find(words.begin(), words.end(), word) != words.end();
        if (means) meant.push_back(all[i]);
    }
    for (const std::string_view name : all) {
        const bool contains =
            lowered.size() >= 3 && to_lower(name).find(lowered) != std::string::npos;
        if (contains && std::find(meant.begin(), meant.end(), name) == meant.end())
            meant.push_back(name);
    }
    if (meant.size() > 3) meant.resize(3);
    return meant;
}

std::string question(const std::vector<std::string_view>& names) {
    std::string text = "; did you mean ";
    for (std::size_t i = 0; i < names.size(); ++i) {
        text += (i == 0 ? "" : i + 1 == names.size() ? " or " : ", ") + in_quotes(names[i]);
    }
    return text + "?";
}

// The known names that the placeholder stands for; empty where any name may occur.
std::vector<std::string_view> known_names(std::string_view placeholder, const NameTable& names) {
    if (placeholder == "<code>") return names.all(NameKind::site);
    auto known = placeholder == "<subscription>" || placeholder == "<key>"
                     ? names.all(NameKind::subscription)
                     : std::vector<std::string_view>();
    if (placeholder == "<key>") {
        for (const auto id : names.all(NameKind::sublicense)) known.push_back(id);
    }
    return known;
}

std::optional<std::string> placeholder_problem(std::string_view placeholder,
                                               const std::string& name, const std::string& parent,
                                               const NameTable* names) {
    if (placeholder == "<n>") {
        if (is_list_index(name)) return std::nullopt;
        return parent + " is a list: an index like 0 is expected, not " + in_quotes(name);
    }
    if (placeholder == "<error>") {
        if (licensing::parse_error_code(name)) return std::nullopt;
        std::vector<std::string_view> codes;
        for (const auto code : licensing::all_error_codes())
            codes.push_back(licensing::code_name(code));
        return "unknown error code " + in_quotes(name) + suggestion(name, codes);
    }
    const bool is_site = placeholder == "<code>";
    const bool is_key = placeholder == "<key>";
    if (!names || (!is_site && !is_key && placeholder != "<subscription>")) return std::nullopt;
    const bool is_known = is_site ? names->knows(NameKind::site, name)
                                  : names->knows(NameKind::subscription, name) ||
                                        (is_key && names->knows(NameKind::sublicense, name));
    if (is_known) return std::nullopt;
    const auto known = known_names(placeholder, *names);
    const char* what = is_site ? "site code" : is_key ? "key id" : "subscription id";
    return "unknown " + std::string(what) + " " + in_quotes(name) + suggestion(name, known);
}

}  // namespace

PointerTable::PointerTable(std::span<const StateMember> members, std::string document)
    : document_(std::move(document)) {
    for (const StateMember& member : members) {
        members_.push_back({parts_of(member.path), member.also, &member});
    }
}

PointerTable::Choices PointerTable::choices_after(const std::vector<std::string_view>& tokens,
                                                  std::size_t depth) const {
    Choices choices;
    for (const SplitMember& one : members_) {
        const auto& parts = one.parts;
        bool same = true;
        for (std::size_t i = 0; i < depth && same; ++i) {
            if (i < parts.size() && parts[i] == "...") choices.anything = true;
            same = i < parts.size() && part_fits(parts[i], tokens[i]);
        }
        if (!same) continue;
        if (parts.size() == depth) {
            choices.is_value = true;
        } else if (parts[depth] == "...") {
            choices.anything = true;
        } else if (parts[depth].front() == '<') {
            choices.placeholder = parts[depth];
        } else if (choices.names.empty() || choices.names.back() != parts[depth]) {
            choices.names.push_back(parts[depth]);
            choices.other_words.push_back(parts.size() == depth + 1 ? one.also
                                                                    : std::string_view());
        }
    }
    return choices;
}

std::optional<std::string> PointerTable::problem(std::string_view pointer,
                                                 const NameTable* names) const {
    if (pointer.empty() || pointer.front() != '/') return std::nullopt;  // the whole document
    const auto tokens = split(pointer.substr(1), '/');
    std::string parent;
    for (std::size_t depth = 0; depth < tokens.size(); ++depth) {
        const Choices choices = choices_after(tokens, depth);
        if (choices.anything) return std::nullopt;
        const std::string name = unescaped(tokens[depth]);
        const std::string place = parent.empty() ? document_ : parent;
        if (!choices.placeholder.empty()) {
            if (auto found = placeholder_problem(choices.placeholder, name, place, names))
                return found;
        } else if (choices.names.empty()) {
            return place + " is a value; nothing is below it";
        } else if (std::find(choices.names.begin(), choices.names.end(), name) ==
                   choices.names.end()) {
            const auto meant = meant_by(name, choices.names, choices.other_words);
            const std::string_view near = nearest(name, choices.names);
            return place + " has no member " + in_quotes(name) +
                   (near.empty() && !meant.empty() ? question(meant)
                                                   : suggestion(name, choices.names));
        }
        parent += "/" + std::string(tokens[depth]);
    }
    return std::nullopt;
}

const StateMember* PointerTable::find(std::string_view pointer) const {
    if (pointer.empty() || pointer.front() != '/') return nullptr;
    const auto tokens = parts_of(pointer);
    for (const SplitMember& one : members_) {
        if (one.parts.size() != tokens.size()) continue;
        const bool same = std::equal(
            tokens.begin(), tokens.end(), one.parts.begin(),
            [](std::string_view token, std::string_view part) { return part_fits(part, token); });
        if (same) return one.member;
    }
    return nullptr;
}

}  // namespace headroom::scenario
