#include "native/set_option.h"

#include <fmt/core.h>

#include "core/base/text.h"

namespace headroom::cli {
namespace {

std::string check_change(const std::string& text) {
    if (!text.empty() && text.front() == '/' && text.find('=') != std::string::npos) return "";
    return fmt::format("'{}' is not of the form /POINTER=VALUE", well_formed(text));
}

}  // namespace

std::string check_utf8(const std::string& text) {
    return is_utf8(text) ? "" : fmt::format("'{}' is not UTF-8", well_formed(text));
}

void add_set_option(CLI::App& verb, std::vector<std::string>& changes) {
    verb.add_option("--set", changes,
                    "Change the scenario before it is read, e.g. --set /seed=7; may be repeated")
        ->type_name("POINTER=VALUE")
        ->allow_extra_args(false)
        ->check(check_change)
        ->check(check_utf8);
}

std::vector<std::pair<std::string, std::string>> set_pairs(
    const std::vector<std::string>& changes) {
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const std::string& text : changes) {
        const std::size_t equals = text.find('=');
        pairs.emplace_back(text.substr(0, equals), text.substr(equals + 1));
    }
    return pairs;
}

}  // namespace headroom::cli
