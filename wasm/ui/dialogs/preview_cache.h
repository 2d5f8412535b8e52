#pragma once

#include <string>

#include "core/app/session.h"

namespace headroom::ui {

/// What a command would do, asked again only when the command or the session has changed.
class PreviewCache {
public:
    const app::CommandOutcome& of(const app::Session& session, const std::string& command) {
        if (command != command_ || session.revision() != revision_ || session.acting() != acting_) {
            acting_ = session.acting();
            command_ = command;
            revision_ = session.revision();
            outcome_ = session.preview(command);
        }
        return outcome_;
    }

private:
    std::string command_;
    std::uint64_t revision_ = 0;
    app::Acting acting_;
    app::CommandOutcome outcome_;
};

}  // namespace headroom::ui
