#pragma once
// Threads for the planning core, which has none of its own.

#include "core/base/executor.h"

namespace headroom::cli {

/// Runs tasks on `jobs` threads; on the calling thread alone when that is 1.
Executor thread_executor(int jobs);

}  // namespace headroom::cli
