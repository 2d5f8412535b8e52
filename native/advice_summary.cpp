// The advice of a report, for people.

#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "native/run_summary.h"

namespace headroom::cli {
namespace {

using Json = nlohmann::ordered_json;

void add_sentence(std::string& text, const std::string& sentence, const Screen& screen,
                  const char* mark) {
    bool first = true;
    for (const std::string& line : wrap(printable(sentence), screen.width - 6)) {
        text += fmt::format("  {} {}\n", first ? mark : " ", line);
        first = false;
    }
}

}  // namespace

std::string advice_summary(const std::string& report_json, const Screen& screen) {
    const Json report = Json::parse(report_json);
    if (!report.contains("advice") || !report.at("advice").is_object()) return "";
    const Json& advice = report.at("advice");
    std::string text = "\n" + screen.paint(Tone::strong, "Advice") + "\n";
    for (const Json& breach : advice.at("breaches")) {
        add_sentence(text, breach.at("text").get<std::string>(), screen, "-");
        for (const Json& other : breach.at("alternatives")) {
            add_sentence(text, "or: " + other.at("text").get<std::string>(), screen, " ");
        }
    }
    for (const Json& idle : advice.at("idleReservations")) {
        add_sentence(text, idle.at("text").get<std::string>(), screen, "-");
    }
    if (advice.at("breaches").empty() && advice.at("idleReservations").empty()) {
        return text + "  No breach, and nobody was refused while a reservation sat idle.\n";
    }
    text += fmt::format("  Each of these was proved by playing the changed scenario ({}).\n",
                        counted(advice.at("runs").get<int>(), "run"));
    return text;
}

}  // namespace headroom::cli
