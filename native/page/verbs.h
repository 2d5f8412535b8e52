#pragma once
// The verbs that lead to the page: an address that opens a scenario there, and serving the page.

#include "native/verb.h"

namespace headroom::cli {

Verb add_link(CLI::App& app);
Verb add_page(CLI::App& app);

}  // namespace headroom::cli
