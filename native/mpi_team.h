#pragma once
// The ranks of an MPI run: who one is, and bytes from one to all and from all to all.

#include <string>
#include <vector>

namespace headroom::cli {

int rank_of_this();
int rank_count();

/// Says why on standard error and ends all ranks.
[[noreturn]] void give_up(const std::string& why);

/// Everybody gets the text of rank 0.
std::string broadcast(std::string text);
bool broadcast(bool value);

/// Rank 0 gets the parts of all ranks in their order; the others get nothing.
std::vector<std::string> gather(const std::string& part);

/// Everybody gets the parts of all ranks in their order.
std::vector<std::string> exchange(const std::string& part);

}  // namespace headroom::cli
