// What web/js/letters.js calls: which letters the embedded fonts lack, and their pictures by the
// browser's system fonts.

#include <emscripten.h>
#include <fmt/format.h>
#include <imgui.h>

#include <string>
#include <string_view>

#include "wasm/page_api.h"
#include "wasm/ui/app/command_text.h"
#include "wasm/ui/inspect/widget_list.h"
#include "wasm/ui/theme/other_scripts.h"
#include "wasm/ui/theme/runs.h"

namespace headroom {
namespace {

int digit(char c) { return c >= 'a' ? c - 'a' + 10 : c - '0'; }

/// Two hexadecimal digits for each pixel.
std::vector<unsigned char> bytes_of(std::string_view hex) {
    std::vector<unsigned char> bytes;
    bytes.reserve(hex.size() / 2);
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        bytes.push_back(static_cast<unsigned char>(digit(hex[i]) * 16 + digit(hex[i + 1])));
    }
    return bytes;
}

std::string styles_json() {
    std::string list;
    for (const ui::StyleFace& face : ui::style_faces()) {
        if (!list.empty()) list += ',';
        list += fmt::format(R"({{"pixels":{:.3f},"semibold":{},"mono":{}}})", face.pixels,
                            face.semibold, face.mono);
    }
    return list;
}

std::string runs_json() {
    std::string list;
    for (const ui::WaitingRun& run : ui::take_waiting_runs()) {
        if (!list.empty()) list += ',';
        list += fmt::format(R"({{"style":{},"code":{},"text":"{}"}})", run.style, run.code,
                            ui::json_escaped(run.text));
    }
    return list;
}

}  // namespace
}  // namespace headroom

using namespace headroom;

extern "C" {

/// Notes the letters of a text that is typed or pasted, before it is drawn.
EMSCRIPTEN_KEEPALIVE void headroom_note_letters(const char* text) { ui::note_letters(text); }

/// {letters: [code point], runs: [{style, code, text}], styles: [{pixels, semibold, mono}]}, or
/// empty when nothing is missing. `code` is the letter that stands for the picture of a run.
EMSCRIPTEN_KEEPALIVE const char* headroom_missing_letters() {
    static std::string kept;
    for (const ui::DrawnText& drawn : ui::drawn_texts()) ui::note_letters(drawn.text);
    const auto letters = ui::take_missing_letters();
    const std::string runs = runs_json();
    kept.clear();
    if (!letters.empty() || !runs.empty()) {
        kept = fmt::format(R"({{"letters":[{}],"runs":[{}],"styles":[{}]}})",
                           fmt::join(letters, ","), runs, styles_json());
    }
    return kept.c_str();
}

/// Lengths in device pixels, as in ui::DrawnLetter.
EMSCRIPTEN_KEEPALIVE void headroom_give_letter(int style, int letter, int width, int height,
                                               double left, double top, double advance,
                                               const char* hex) {
    ui::keep_letter(static_cast<std::size_t>(style),
                    {static_cast<ImWchar>(letter), width, height, static_cast<float>(left),
                     static_cast<float>(top), static_cast<float>(advance), bytes_of(hex)});
    page_app().request_frames();
}

}  // extern "C"
