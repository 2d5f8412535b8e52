#pragma once
// More memory than there is must be a message, not a killed program.

namespace headroom::cli {

/// Limits this process to the memory that the machine, or its container, has left: what does not
/// fit is std::bad_alloc then. Where the system does not tell, nothing is limited. To be called
/// before there is a second thread.
void limit_memory_to_what_there_is();

}  // namespace headroom::cli
