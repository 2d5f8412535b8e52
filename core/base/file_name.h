#pragma once
// Names of files made from titles that people type.

#include <string>
#include <string_view>

namespace headroom {

/// The title as the name of a file, without extension: letters and digits of every script stay,
/// ASCII letters in lower case; everything else becomes single hyphens. At most 100 bytes, never
/// empty
/// (`fallback` instead), and never a name that a file system reserves ("con", "nul", "com1").
std::string file_stem(std::string_view title, std::string_view fallback);

/// A name that keeps its own characters (spaces, capitals, dots) but leaves no folder: what file
/// systems refuse, and invisible characters that could disguise the name, become "_".
std::string safe_file_name(std::string_view name);

}  // namespace headroom
