#pragma once
// A session for a test, or a failed test that says why there is none.

#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <string_view>
#include <utility>

#include "core/app/session.h"

namespace headroom::testing {

inline std::unique_ptr<app::Session> load_session(std::string_view text,
                                                  app::RunOptions options = {}) {
    auto loaded = app::Session::load(text, "test.json", std::move(options));
    if (!loaded) {
        for (const auto& error : loaded.error()) UNSCOPED_INFO(to_string(error));
    }
    REQUIRE(loaded);
    return std::move(*loaded);
}

}  // namespace headroom::testing
