#include "core/scenario/object_reader.h"

#include <functional>

#include "core/base/text.h"
#include "core/base/written_instant.h"

namespace headroom::scenario {
namespace {

std::string escaped(std::string_view name) {
    std::string out;
    for (const char c : name) {
        if (c == '~') {
            out += "~0";
        } else if (c == '/') {
            out += "~1";
        } else {
            out += c;
        }
    }
    return out;
}

}  // namespace

void ErrorList::add(int line, int column, std::string pointer, std::string message) {
    // A member that two readers look at is wrong once.
    const std::size_t hash = std::hash<std::string>()(pointer + '\n' + message);
    if (!told_.insert(hash).second) return;
    ++count_;
    if (!full()) errors_.push_back({file_, line, column, std::move(pointer), std::move(message)});
}

std::vector<InputError> ErrorList::take() {
    if (count_ > errors_.size()) {
        errors_.back().message +=
            " (and " + std::to_string(count_ - errors_.size()) + " more errors)";
    }
    return std::move(errors_);
}

std::size_t text_limits::of(std::string_view member) {
    if (member == "description" || member == "comment" || member == "because") return prose;
    if (member == "csv" || member == "text") return content;
    if (member == "scenario" || member == "value") return whole_document;
    return name;
}

Node Node::item(std::size_t index) const {
    return {&(*value)[index], &place->children[index], pointer + "/" + std::to_string(index)};
}

std::string describe(const Json& value) {
    switch (value.type()) {
        case Json::value_t::null: return "null";
        case Json::value_t::object: return "an object";
        case Json::value_t::array: return "an array";
        case Json::value_t::string: return in_quotes(value.get<std::string>());
        case Json::value_t::boolean: return value.get<bool>() ? "true" : "false";
        default: return value.dump();
    }
}

std::string in_quotes(std::string_view text) {
    constexpr std::size_t longest = 60;
    if (text.size() > longest) {
        std::string shortened(text.substr(0, longest - 3));
        shortened += "...";
        return in_quotes(shortened);
    }
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string suggestion(std::string_view word, std::span<const std::string_view> candidates) {
    const std::string_view near = nearest(word, candidates);
    if (!near.empty()) {
        std::string question = "; did you mean ";
        question += in_quotes(near);
        question += '?';
        return question;
    }
    std::string out = candidates.empty() ? "" : "; expected one of ";
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (i == 12) return out + ", ...";
        out += (i == 0 ? "" : ", ") + std::string(candidates[i]);
    }
    return out;
}

ObjectReader::ObjectReader(Node node, ErrorList& errors) : node_(std::move(node)), errors_(errors) {
    ok_ = node_ && node_.value->is_object();
    if (node_ && !ok_) error(node_, "an object is expected, not " + describe(*node_.value));
}

void ObjectReader::error(const Node& at, std::string message) {
    errors_.add(at.place ? at.place->line : 0, at.place ? at.place->column : 0, at.pointer,
                std::move(message));
}

bool ObjectReader::has(std::string_view name) const {
    return ok_ && node_.value->contains(std::string(name));
}

Node ObjectReader::member(std::string_view name) {
    known_.insert(std::string(name));
    if (!ok_) return {};
    std::size_t index = 0;
    for (const auto& item : node_.value->items()) {
        if (item.key() == name) {
            return {&item.value(), &node_.place->children[index],
                    node_.pointer + "/" + escaped(name)};
        }
        ++index;
    }
    return {};
}

Node ObjectReader::required(std::string_view name) {
    Node found = member(name);
    if (ok_ && !found) error("member " + in_quotes(name) + " is missing");
    return found;
}

std::optional<std::string> ObjectReader::text_of(const Node& node) {
    if (!node) return std::nullopt;
    if (node.value->is_string()) return node.value->get<std::string>();
    error(node, "text is expected, not " + describe(*node.value));
    return std::nullopt;
}

std::optional<std::string> ObjectReader::limited(const Node& node, std::size_t most_characters) {
    auto word = text_of(node);
    if (!word || word->size() <= most_characters) return word;
    const std::size_t characters = character_count(*word);
    if (characters <= most_characters) return word;
    error(node, "text of at most " + std::to_string(most_characters) +
                    " characters is expected, this has " + std::to_string(characters));
    return std::nullopt;
}

std::optional<std::string> ObjectReader::text(std::string_view name) {
    return limited(member(name), text_limits::of(name));
}

std::string ObjectReader::required_text(std::string_view name) {
    return limited(required(name), text_limits::of(name)).value_or("");
}

std::string ObjectReader::required_file_text(std::string_view name) {
    return text_of(required(name)).value_or("");
}

std::optional<bool> ObjectReader::boolean(std::string_view name) {
    const Node found = member(name);
    if (!found) return std::nullopt;
    if (found.value->is_boolean()) return found.value->get<bool>();
    error(found, "true or false is expected, not " + describe(*found.value));
    return std::nullopt;
}

std::optional<std::int64_t> ObjectReader::integer(std::string_view name, std::int64_t low,
                                                  std::int64_t high) {
    const Node found = member(name);
    if (!found) return std::nullopt;
    const std::string range =
        "a whole number from " + std::to_string(low) + " to " + std::to_string(high);
    const bool fits = found.value->is_number_integer() &&
                      !(found.value->is_number_unsigned() &&
                        found.value->get<std::uint64_t>() > std::uint64_t{INT64_MAX});
    const auto value = fits ? found.value->get<std::int64_t>() : 0;
    if (fits && value >= low && value <= high) return value;
    error(found, range + " is expected, not " + describe(*found.value));
    return std::nullopt;
}

std::optional<std::int64_t> ObjectReader::required_integer(std::string_view name, std::int64_t low,
                                                           std::int64_t high) {
    required(name);
    return integer(name, low, high);
}

std::optional<double> ObjectReader::number(std::string_view name, double low, double high) {
    const Node found = member(name);
    if (!found) return std::nullopt;
    const auto value = found.value->is_number() ? found.value->get<double>() : low - 1;
    if (value >= low && value <= high) return value;
    error(found, "a number from " + Json(low).dump() + " to " + Json(high).dump() +
                     " is expected, not " + describe(*found.value));
    return std::nullopt;
}

std::optional<Date> ObjectReader::date(std::string_view name) {
    const Node found = member(name);
    const auto word = text_of(found);
    if (!word) return std::nullopt;
    const auto date = parse_date(*word);
    if (!date) error(found, "a date like \"2017-03-01\" is expected, not " + in_quotes(*word));
    return date;
}

std::optional<Instant> ObjectReader::instant(std::string_view name, Instant start) {
    const Node found = member(name);
    const auto word = text_of(found);
    if (!word) return std::nullopt;
    if (const auto instant = parse_instant_or_span(*word, start)) return instant;
    error(found,
          "an instant like \"2017-03-01T08:00:00Z\", a date or a span like \"3d12h\" is "
          "expected, not " +
              in_quotes(*word));
    return std::nullopt;
}

std::vector<Node> ObjectReader::array(std::string_view name) {
    const Node found = member(name);
    std::vector<Node> items;
    if (!found) return items;
    if (!found.value->is_array()) {
        error(found, "an array is expected, not " + describe(*found.value));
        return items;
    }
    for (std::size_t i = 0; i < found.size(); ++i) items.push_back(found.item(i));
    return items;
}

std::optional<std::vector<std::string>> ObjectReader::texts(std::string_view name) {
    if (!has(name)) return std::nullopt;
    std::vector<std::string> out;
    for (const Node& item : array(name)) {
        if (const auto word = limited(item, text_limits::name)) out.push_back(*word);
    }
    return out;
}

void ObjectReader::finish() {
    if (!ok_) return;
    std::vector<std::string_view> names(known_.begin(), known_.end());
    std::size_t index = 0;
    for (const auto& item : node_.value->items()) {
        const Place& place = node_.place->children[index++];
        if (known_.contains(item.key())) continue;
        if (errors_.full()) {
            errors_.add(0, 0, node_.pointer + "/" + escaped(item.key()), "");
            continue;
        }
        errors_.add(place.key_line, place.key_column, node_.pointer + "/" + escaped(item.key()),
                    "unknown member " + in_quotes(item.key()) + suggestion(item.key(), names));
    }
}

}  // namespace headroom::scenario
