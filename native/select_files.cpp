#include "native/select_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "native/input_file.h"
#include "native/terminal.h"

namespace headroom::cli {
namespace {

std::string scenario_name_of(const std::string& text) {
    // Of the members only the name is kept.
    const auto keep = [](int depth, nlohmann::json::parse_event_t event,
                         const nlohmann::json& parsed) {
        return depth != 1 || event != nlohmann::json::parse_event_t::key || parsed == "name";
    };
    const nlohmann::json document = nlohmann::json::parse(text, keep, false);
    if (!document.is_object() || !document.contains("name")) return "";
    const nlohmann::json& name = document.at("name");
    return name.is_string() ? name.get<std::string>() : "";
}

}  // namespace

std::vector<ScenarioFile> with_names(const std::vector<std::string>& files) {
    std::vector<ScenarioFile> named;
    for (const std::string& file : files) {
        const auto text =
            file == "-" ? Result<std::string, ReadFailure>(std::string()) : read_input(file);
        named.push_back({file, text ? scenario_name_of(*text) : ""});
    }
    return named;
}

std::vector<ScenarioFile> matching(const std::vector<ScenarioFile>& files,
                                   const std::string& text) {
    const std::string wanted = to_lower(text);
    const auto holds = [&](const std::string& name) {
        return to_lower(name).find(wanted) != std::string::npos;
    };
    std::vector<ScenarioFile> matches;
    std::copy_if(files.begin(), files.end(), std::back_inserter(matches),
                 [&](const ScenarioFile& one) { return holds(one.name) || holds(one.file); });
    return matches;
}

std::string list_of(const std::vector<ScenarioFile>& files) {
    std::size_t widest = 0;
    for (const ScenarioFile& one : files) widest = std::max(widest, one.file.size());
    std::string text;
    for (const ScenarioFile& one : files) {
        std::string line = fmt::format("{:<{}}  {}", printable(display_name(one.file)), widest,
                                       printable(one.name));
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

}  // namespace headroom::cli
