#pragma once
// Which files the FILE arguments of a verb name.

#include <string>
#include <vector>

#include "core/base/result.h"

namespace headroom::cli {

/// The files, in the order of the arguments:
/// - a file, and '-', stand for themselves, whatever characters the name has,
/// - a folder for all files *.json in it and in its folders, in alphabetical order; hidden ones and
///   links to folders are left out,
/// - what is neither, with '*', '?' or '[...]', for all files that it matches; '**' is any number
/// of
///   folders. For shells that do not expand patterns, and for more files than fit a command line.
/// A file that several arguments name is there several times. The error is a sentence: a folder or
/// a pattern without any file.
Result<std::vector<std::string>, std::string> find_files(const std::vector<std::string>& arguments);

}  // namespace headroom::cli
