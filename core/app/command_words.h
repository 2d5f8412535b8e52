#pragma once
// The arguments of a command as text, to tell people what was done.

#include <memory>
#include <string>
#include <string_view>

#include "core/base/strong_id.h"

namespace headroom::app {

class CommandWords {
public:
    /// A command of the contract as JSON text; anything else has no verb and no arguments.
    explicit CommandWords(std::string_view command_json);
    ~CommandWords();

    std::string verb() const;  // "mac.enroll"
    /// A text, a number, or a list of texts joined by commas; empty when it is not there.
    std::string text(std::string_view argument) const;
    /// 0 when it is no number.
    Count number(std::string_view argument) const;

private:
    struct Arguments;
    std::unique_ptr<Arguments> arguments_;
};

}  // namespace headroom::app
