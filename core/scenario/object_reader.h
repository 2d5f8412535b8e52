#pragma once
// Reads members of JSON objects with located, collected errors. Every read marks its member as
// known; `finish` reports the others with the nearest valid name.

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/base/time.h"
#include "core/scenario/json_source.h"

namespace headroom::scenario {

/// Collects errors of one file: the first `max_errors` are kept, the others only counted.
class ErrorList {
public:
    explicit ErrorList(std::string file) : file_(std::move(file)) {}
    void add(int line, int column, std::string pointer, std::string message);
    bool empty() const { return count_ == 0; }
    std::size_t size() const { return count_; }
    /// Nothing more is kept: costly words of a message need not be found.
    bool full() const { return errors_.size() >= max_errors; }
    /// The kept ones; the last one says how many more there are.
    std::vector<InputError> take();

private:
    std::string file_;
    std::vector<InputError> errors_;
    std::unordered_set<std::size_t> told_;  // hashes of pointer and message
    std::size_t count_ = 0;
};

/// Longest texts, in characters. Names are shown in lists; longer ones would only harm the page.
namespace text_limits {
inline constexpr std::size_t name = 1'000;               // unless one of those below
inline constexpr std::size_t prose = 20'000;             // description, comment, because
inline constexpr std::size_t content = 1'000'000;        // files: csv, text
inline constexpr std::size_t whole_document = SIZE_MAX;  // requests to planners: scenario, value
/// The limit of the member of this name.
std::size_t of(std::string_view member);
}  // namespace text_limits

/// A value with its place and pointer.
struct Node {
    const Json* value = nullptr;
    const Place* place = nullptr;
    std::string pointer;

    explicit operator bool() const { return value != nullptr; }
    Node item(std::size_t index) const;
    std::size_t size() const { return value->size(); }
};

/// "a number", "text" ...: how messages name the type of a value.
std::string describe(const Json& value);

/// `text` in quotes, shortened when it is long.
std::string in_quotes(std::string_view text);

/// "; did you mean "x"?" or "; one of a, b, c is expected" when nothing is near.
std::string suggestion(std::string_view word, std::span<const std::string_view> candidates);

class ObjectReader {
public:
    /// Reports an error when the node is no object; then every read finds nothing.
    ObjectReader(Node node, ErrorList& errors);

    bool ok() const { return ok_; }
    const Node& node() const { return node_; }
    ErrorList& errors() { return errors_; }

    bool has(std::string_view name) const;
    /// The member, or an empty node. A missing member is no error here.
    Node member(std::string_view name);
    /// The member, or an error at the object that it is missing.
    Node required(std::string_view name);

    std::optional<std::string> text(std::string_view name);
    std::string required_text(std::string_view name);
    /// Text of any length: a request's scenario is a whole file.
    std::string required_file_text(std::string_view name);
    std::optional<bool> boolean(std::string_view name);
    std::optional<std::int64_t> integer(std::string_view name, std::int64_t low, std::int64_t high);
    std::optional<std::int64_t> required_integer(std::string_view name, std::int64_t low,
                                                 std::int64_t high);
    std::optional<double> number(std::string_view name, double low, double high);
    std::optional<Date> date(std::string_view name);
    /// Instant, date or, counted from `start`, a span (scenario format).
    std::optional<Instant> instant(std::string_view name, Instant start);
    std::vector<Node> array(std::string_view name);
    std::optional<std::vector<std::string>> texts(std::string_view name);

    /// One of the named choices.
    template <class Enum>
    std::optional<Enum> choice(std::string_view name,
                               std::span<const std::pair<std::string_view, Enum>> choices) {
        const Node found = member(name);
        const auto word = text_of(found);
        if (!word) return std::nullopt;
        std::vector<std::string_view> names;
        for (const auto& [choice_name, value] : choices) {
            if (choice_name == *word) return value;
            names.push_back(choice_name);
        }
        error(found, "unknown value " + in_quotes(*word) + suggestion(*word, names));
        return std::nullopt;
    }

    /// A name that nothing known bears, with the nearest of `names()`, which is asked only when the
    /// error is kept. `what`: "unknown site code".
    template <class Names>
    void unknown_name(const Node& at, std::string_view what, std::string_view word, Names names) {
        if (errors_.full()) return error(at, "");
        const std::vector<std::string_view> candidates = names();
        error(at, std::string(what) + " " + in_quotes(word) + suggestion(word, candidates));
    }

    /// Reports members that nobody read.
    void finish();
    /// Members that are fine although nobody reads them.
    void ignore(std::string_view name) { known_.insert(std::string(name)); }

    void error(const Node& at, std::string message);
    /// An error at the object itself.
    void error(std::string message) { error(node_, std::move(message)); }

private:
    std::optional<std::string> text_of(const Node& node);
    std::optional<std::string> limited(const Node& node, std::size_t most_characters);

    Node node_;
    ErrorList& errors_;
    bool ok_ = false;
    std::set<std::string> known_;
};

}  // namespace headroom::scenario
