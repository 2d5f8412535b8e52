#pragma once
// Writes a JSON document piece by piece, with the bytes of Json::dump(2): memory is that of a
// piece.

#include <functional>
#include <string>
#include <string_view>

#include "core/scenario/json_source.h"

namespace headroom::scenario {

/// Takes the next bytes of a text.
using TextSink = std::function<void(std::string_view)>;

class JsonWriter {
public:
    /// Begins the outermost object; the sink has to outlive the writer.
    explicit JsonWriter(const TextSink& sink) : sink_(sink) { sink_("{"); }

    /// A member of the object that is open, with its whole value.
    void member(std::string_view name, const Json& value);
    /// An element of the array that is open.
    void element(const Json& value);

    void begin_object(std::string_view name) { begin(name, '{'); }
    void end_object() { end('}'); }
    void begin_array(std::string_view name) { begin(name, '['); }
    void end_array() { end(']'); }
    /// Ends the outermost object.
    void finish() { end('}'); }

private:
    void begin(std::string_view name, char bracket);
    void end(char bracket);
    void next_item();
    void write_name(std::string_view name);
    void write_value(const Json& value);

    const TextSink& sink_;
    std::size_t depth_ = 1;
    bool is_empty_ = true;  // the object or array that is open; outer ones are not
};

}  // namespace headroom::scenario
