#pragma once
// What differs between two documents of one kind, in words, the largest change first.
//
//   auto diff = app::diff_documents({text_a, "a.json"}, {text_b, "b.json"});
//   if (!diff) show(diff.error());        // no JSON, an unknown kind, or two different kinds
//   for (const auto& difference : diff->differences) show(difference.text);

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/scenario/input_error.h"

namespace headroom::app {

/// One of the two documents.
struct DiffSide {
    std::string text;  // JSON with the member `schema`
    std::string file;  // as messages name it
};

/// One thing that differs. Sites are named by code, keys and subscriptions by id.
struct Difference {
    enum class What : unsigned char { changed, only_in_first, only_in_second, order };
    What what = What::changed;
    std::string text;            // "Site P01: Macs at the start: 25 Macs instead of 20 (5 more)"
    double size = 0;             // larger is told first; see diff_words.h
    std::string first_pointer;   // JSON pointer into the first document; empty: is not there
    std::string second_pointer;  // the same of the second
};

struct DocumentDiff {
    std::string kind;  // "scenario", "report", "risk", "plan", "compare"
    std::vector<Difference> differences;
    std::string json;  // the document headroom/diff/1

    bool same() const { return differences.empty(); }
};

/// Compares what the documents say: the order of members does not matter, nor whether a scenario
/// writes a default out. Elements of lists are paired by name (sites by code, sublicenses by id),
/// steps and expectations as far as possible in their order. Errors are located in their file: text
/// that is no JSON, a scenario that is not valid, a `schema` that is missing or cannot be compared,
/// and two documents of different kinds.
Result<DocumentDiff, std::vector<scenario::InputError>> diff_documents(const DiffSide& first,
                                                                       const DiffSide& second);

/// JSON Schema (2020-12) of `DocumentDiff::json`.
std::string diff_schema_json();

}  // namespace headroom::app
