#pragma once
// No output may fall on an input or on another output, whatever names, links or spellings lead
// there.

#include <optional>
#include <string>
#include <vector>

namespace headroom::cli {

/// A place on the command line: the path, and how a message names it.
struct NamedPlace {
    std::string path;  // empty: was not given; "-": standard input or output
    std::string name;  // "--json", "FILE"
};

/// Which output would overwrite an input, or falls together with another output, as a sentence;
/// nullopt when all have places of their own. Files that exist are compared by identity (device and
/// number, so that hard and symbolic links are found), others by folder and name. Devices such as
/// /dev/null take any number of outputs. Standard output and error count when they go to a file.
std::optional<std::string> colliding_outputs(const std::vector<NamedPlace>& inputs,
                                             const std::vector<NamedPlace>& outputs);

/// Says what `colliding_outputs` finds on standard error; whether there was nothing.
bool check_output_places(const std::vector<NamedPlace>& inputs,
                         const std::vector<NamedPlace>& outputs);

}  // namespace headroom::cli
