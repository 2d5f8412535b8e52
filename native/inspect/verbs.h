#pragma once
// The verbs that look into what others wrote or found: what differs, why a value is what it is, and
// the smallest scenario that fails in the same way.

#include "native/verb.h"

namespace headroom::cli {

Verb add_diff(CLI::App& app);
Verb add_explain(CLI::App& app);
Verb add_shrink(CLI::App& app);

}  // namespace headroom::cli
