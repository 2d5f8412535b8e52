#pragma once
// The members of a document in one table, and pointers checked against it: a pointer that leads
// nowhere is told with the nearest name before anything is played.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/scenario/names.h"

namespace headroom::scenario {

struct StateMember {
    /// A JSON pointer; <name> stands for any name of its kind (<code> of a site), <n> for an index,
    /// and ... for whatever a file itself holds.
    std::string_view path;
    std::string_view
        type;  // "count", "text", "date", "instant", "flag", "number", "anything"; "?": or null
    std::string_view meaning;    // half a sentence
    std::string_view also = "";  // other words for it, for suggestions
};

/// The table of one document, prepared for look-ups. The members outlive it.
class PointerTable {
public:
    /// `document`: what messages call the whole: "the state document".
    PointerTable(std::span<const StateMember> members, std::string document);

    /// Why no such document can have anything at this pointer: "/sites/P01 has no member \"used\";
    /// did you mean \"usedLicenses\"?". nullopt: it can, or the pointer is not one. Names of sites
    /// and keys are looked up in `names`; null: any name will do.
    std::optional<std::string> problem(std::string_view pointer, const NameTable* names) const;

    /// The member of the table that the pointer leads to; null when it leads to none, or between.
    const StateMember* find(std::string_view pointer) const;

private:
    struct SplitMember {
        std::vector<std::string_view> parts;
        std::string_view also;
        const StateMember* member = nullptr;
    };
    // What may follow a beginning: the parts of the table at `depth` of all members that fit so
    // far.
    struct Choices {
        std::vector<std::string_view> names;  // plain members
        std::vector<std::string_view>
            other_words;               // beside each: its `also`, where the member ends there
        std::string_view placeholder;  // "<code>"; empty: none
        bool anything = false;         // a file's own content
        bool is_value = false;         // a member ends before
    };
    Choices choices_after(const std::vector<std::string_view>& tokens, std::size_t depth) const;

    std::vector<SplitMember> members_;
    std::string document_;
};

}  // namespace headroom::scenario
