#pragma once
// Goes through every page of the interface, for tests that hold for all of them.

#include <functional>
#include <string>

#include "tests/ui/ui_driver.h"

namespace headroom::ui {

/// Calls `look` on each page, when it has come to rest. The scenario has to have a subscription, a
/// site and a signed-in person.
void walk_pages(UiDriver& page, const std::function<void(const std::string& name)>& look);

}  // namespace headroom::ui
