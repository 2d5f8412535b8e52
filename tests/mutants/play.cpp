// Plays scenario files for scripts/mutants, as `headroom run` does but without the command line and
// the planning code, so that a mutant of the licensing rules is built and tried quickly.
//
//   headroom_play FILE...
//
// One JSON line a file: {"file", "errors": [texts], "doubts": number, "report", "reached": [numbers
// of mutants]}. Errors and doubts together are what `headroom validate` prints; a file with errors
// has no report.

#include <cstdio>
#include <cstring>
#include <exception>
#include <fstream>
#include <iostream>
#include <sstream>

#include "core/scenario/playback.h"
#include "core/scenario/read_scenario.h"
#include "tests/mutants/mutant_switch.h"

namespace headroom::scenario {
namespace {

std::string content_of(const char* path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

Json texts_of(const std::vector<InputError>& errors) {
    Json texts = Json::array();
    for (const InputError& error : errors) texts.push_back(to_string(error));
    return texts;
}

Json played(const char* path) {
    ReadResult read = read_scenario(content_of(path), path);
    if (!read) return {{"errors", texts_of(read.error())}, {"doubts", 0}};
    auto simulator = make_simulator(read->scenario, path);
    if (!simulator) return {{"errors", texts_of(simulator.error())}, {"doubts", 0}};
    const Instant end = read->scenario.end;
    Json document{{"errors", texts_of(read->doubts)}, {"doubts", read->doubts.size()}};
    Playback playback(std::move(read->scenario), std::move(*simulator));
    playback.advance_to(end);
    document["report"] = playback.report(false);
    return document;
}

Json reached_since_last() {
    Json numbers = Json::array();
    for (unsigned id = 0; id < hm::most; ++id) {
        if (hm::reached[id]) numbers.push_back(id);
    }
    std::memset(hm::reached, 0, sizeof hm::reached);
    return numbers;
}

}  // namespace
}  // namespace headroom::scenario

int main(int count, char** arguments) {
    for (int i = 1; i < count; ++i) {
        headroom::scenario::Json line;
        try {
            line = headroom::scenario::played(arguments[i]);
        } catch (const std::exception& error) {
            line = {{"exception", error.what()}};
        }
        line["file"] = arguments[i];
        line["reached"] = headroom::scenario::reached_since_last();
        std::cout << line.dump() << std::endl;
    }
    return 0;
}
