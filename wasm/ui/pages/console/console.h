#pragma once
// The Configuration Manager console: node Licenses with its dialogs, and the administrative tasks
// that are affected by an exceeded limit (EXC-5).

#include <memory>
#include <string>

#include "wasm/ui/app/panel_context.h"

namespace headroom::ui {

void draw_console_page(PanelContext& context);

/// Activate License. Goes on where an offline activation waits for its file.
std::unique_ptr<Sheet> make_activate_wizard(const std::string& site);
/// License Information with Refresh and Deactivate.
std::unique_ptr<Sheet> make_license_information(const std::string& site);
/// The message of an administrative task (EXC-5).
std::unique_ptr<Sheet> make_task_message(const std::string& task, const std::string& warning);

}  // namespace headroom::ui
