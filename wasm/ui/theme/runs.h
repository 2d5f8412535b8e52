#pragma once
// Runs of letters that cannot stand one after the other from the left: those that join (Arabic),
// change their order (Devanagari), go from the right (Hebrew), or lie beyond U+FFFF (emoji). The
// browser draws each run as one picture, which then stands in the text as a single letter of the
// private area U+E000 to U+EFFF. Until its picture is there, a run is drawn letter by letter.
//
//   std::string room;
//   text = with_runs(style, text, room);            // before measuring and painting
//   note_runs(style, text);                         // what was painted without a picture waits
//   for (const WaitingRun& run : take_waiting_runs()) { ...; keep_letter(run.style, {run.code,
//   ...}); }

#include <imgui.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "wasm/ui/theme/fonts.h"

namespace headroom::ui {

/// The text with the codes of pictures in the place of runs. The result lies in `room` where there
/// are any, and is `text` itself otherwise.
std::string_view with_runs(TextStyle style, std::string_view text, std::string& room);

/// At most 4,096 different runs; later ones stay letter by letter.
void note_runs(TextStyle style, std::string_view text);

struct WaitingRun {
    std::size_t style = 0;
    ImWchar code = 0;
    std::string text;
};
/// They wait no longer then.
std::vector<WaitingRun> take_waiting_runs();

}  // namespace headroom::ui
