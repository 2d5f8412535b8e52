#pragma once
// Writes one command of the scenario format as JSON text.
//
//   CommandText("mac.enroll").add("site", "P01").add("count", 3).text()
//   -> {"do":"mac.enroll","site":"P01","count":3}

#include <string>
#include <string_view>
#include <vector>

#include "core/base/strong_id.h"

namespace headroom::ui {

class CommandText {
public:
    explicit CommandText(std::string_view what);
    CommandText& add(std::string_view name, std::string_view value);
    CommandText& add(std::string_view name, const char* value);
    CommandText& add(std::string_view name, Count value);
    CommandText& add_flag(std::string_view name, bool value);
    /// A value that is JSON text already.
    CommandText& add_json(std::string_view name, std::string_view json);
    CommandText& add_texts(std::string_view name, const std::vector<std::string>& values);
    std::string text() const { return text_ + "}"; }

private:
    void add_name(std::string_view name);
    std::string text_;
};

/// The text between quotes of a JSON string.
std::string json_escaped(std::string_view text);

}  // namespace headroom::ui
