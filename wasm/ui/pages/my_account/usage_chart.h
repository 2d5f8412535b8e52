#pragma once

#include <string>
#include <vector>

#include "core/app/proxy_servers_view.h"

namespace headroom::ui {

/// Used licenses by report date as a line with a point per report, and the Max Licenses of the key
/// as a labelled line. The pointer shows a report's date and number.
void usage_chart(const std::string& title, const std::vector<app::UsageView>& usage, Count max);

}  // namespace headroom::ui
