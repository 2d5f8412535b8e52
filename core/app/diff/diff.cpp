#include "core/app/diff/diff.h"

#include <array>
#include <optional>
#include <utility>

#include "core/app/diff/diff_walk.h"
#include "core/app/diff/diff_words.h"
#include "core/base/version.h"
#include "core/scenario/read_scenario.h"
#include "core/scenario/schema_parts.h"

namespace headroom::app {
namespace {

using namespace diff_parts;
using scenario::InputError;

constexpr std::array<std::string_view, 5> comparable_kinds{"scenario", "report", "risk", "plan",
                                                           "compare"};

/// "report" of "headroom/report/1"; nullopt for what cannot be compared.
std::optional<std::string> kind_of(const Json& document) {
    const Json* const schema = scenario::member(document, "schema");
    if (schema == nullptr || !schema->is_string()) return std::nullopt;
    for (const std::string_view kind : comparable_kinds) {
        if (schema->get<std::string>() == "headroom/" + std::string(kind) + "/1") {
            return std::string(kind);
        }
    }
    return std::nullopt;
}

struct ReadSide {
    Json document;
    std::string kind;
};

Result<ReadSide, std::vector<InputError>> read_side(const DiffSide& side) {
    auto source = scenario::parse_json(side.text, side.file);
    if (!source) return std::move(source.error());
    const auto kind = kind_of(source->value);
    if (!kind) {
        return std::vector<InputError>{
            {side.file, 1, 1, "/schema",
             "\"headroom/scenario/1\", or the schema of a report, a risk study, a comparison or a "
             "plan was expected"}};
    }
    if (*kind == "scenario") {
        auto read = scenario::read_scenario(side.text, side.file);
        if (!read) return std::move(read.error());
    }
    return ReadSide{std::move(source->value), *kind};
}

const char* word_of(Difference::What what) {
    switch (what) {
        case Difference::What::changed: return "changed";
        case Difference::What::only_in_first: return "onlyInFirst";
        case Difference::What::only_in_second: return "onlyInSecond";
        case Difference::What::order: return "order";
    }
    return "";
}

Json value_at(const Json& document, const std::string& pointer) {
    const Json::json_pointer path(pointer);
    return document.contains(path) ? document.at(path) : Json(nullptr);
}

// Also in a whole step that only one of the documents has.
void hide_passwords(Json& value, const std::string& member) {
    if (value.is_string() && is_password(member)) value = "(hidden)";
    if (!value.is_structured()) return;
    for (auto item = value.begin(); item != value.end(); ++item) {
        hide_passwords(*item, value.is_object() ? item.key() : std::string());
    }
}

Json place_json(const Json& document, const std::string& pointer) {
    if (pointer.empty()) return nullptr;
    Json value = value_at(document, pointer);
    hide_passwords(value, pointer.substr(pointer.rfind('/') + 1));
    return {{"pointer", pointer}, {"value", std::move(value)}};
}

Json heading(const DiffSide& side, const Json& document) {
    Json named = value_at(document, "/scenario/name");
    if (named.is_null()) named = value_at(document, "/name");
    return {{"file", side.file}, {"name", std::move(named)}};
}

std::string document_of(const DocumentDiff& diff, const DiffSide& first, const Json& a,
                        const DiffSide& second, const Json& b) {
    Json differences = Json::array();
    for (const Difference& one : diff.differences) {
        differences.push_back({{"text", one.text},
                               {"what", word_of(one.what)},
                               {"first", place_json(a, one.first_pointer)},
                               {"second", place_json(b, one.second_pointer)}});
    }
    return Json{{"schema", "headroom/diff/1"},
                {"engine", {{"version", std::string(headroom::version)}}},
                {"kind", diff.kind},
                {"first", heading(first, a)},
                {"second", heading(second, b)},
                {"same", diff.same()},
                {"differences", std::move(differences)}}
               .dump(2) +
           "\n";
}

}  // namespace

Result<DocumentDiff, std::vector<InputError>> diff_documents(const DiffSide& first,
                                                             const DiffSide& second) {
    auto a = read_side(first);
    auto b = read_side(second);
    std::vector<InputError> errors;
    if (!a) errors = a.error();
    if (!b) errors.insert(errors.end(), b.error().begin(), b.error().end());
    if (!errors.empty()) return errors;
    if (a->kind != b->kind) {
        errors.push_back({second.file, 1, 1, "/schema",
                          "is a " + b->kind + ", but " + first.file + " is a " + a->kind +
                              "; two documents of the same kind can be compared"});
        return errors;
    }
    DiffWalk walk(first.file, second.file, a->kind == "scenario");
    walk.compare(a->document, b->document, {});
    DocumentDiff diff;
    diff.kind = a->kind;
    diff.differences = walk.take();
    diff.json = document_of(diff, first, a->document, second, b->document);
    return diff;
}

std::string diff_schema_json() {
    using namespace scenario::schema_parts;
    const auto told = [](Json schema, const char* text) {
        schema["description"] = text;
        return schema;
    };
    const Json side = object_of({{"file", told(type("string"), "as it was named")},
                                 {"name", told(nullable("string"), "of the scenario")}});
    Json place = object_of(
        {{"pointer", told(type("string"), "JSON pointer (RFC 6901) into this document")},
         {"value", told(Json::object(), "what stands there; null where a default holds")}});
    place["type"] = {"object", "null"};
    place["description"] = "null: the other document alone has it";
    const Json difference =
        object_of({{"text", told(type("string"), "what differs, in words")},
                   {"what", one_of({"changed", "onlyInFirst", "onlyInSecond", "order"})},
                   {"first", place},
                   {"second", place}});
    Json schema{{"$schema", dialect},
                {"title", "What differs between two documents"},
                {"description", "Written by `headroom diff A B --json OUT`."}};
    const Json body =
        object_of({{"schema", {{"const", "headroom/diff/1"}}},
                   {"engine", object_of({{"version", type("string")}})},
                   {"kind", told(one_of({"scenario", "report", "risk", "plan", "compare"}),
                                 "what both documents are")},
                   {"first", side},
                   {"second", side},
                   {"same", told(type("boolean"), "whether nothing differs")},
                   {"differences", told(list_of(difference), "the largest change first")}});
    for (const auto& item : body.items()) schema[item.key()] = item.value();
    return schema.dump(2) + "\n";
}

}  // namespace headroom::app
