#pragma once
// The lesson that is being played on the page, and what its panel remembers.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/app/lessons/lesson_play.h"
#include "core/app/lessons/lesson_records.h"

namespace headroom::ui {

struct ScoreCard;  // score_card.h
struct UiState;

struct LessonStage {
    explicit LessonStage(app::LessonPlay begun) : play(std::move(begun)) {}

    app::LessonPlay play;
    std::string path;  // title of its path; empty for a lesson that is not built in
    bool is_challenge = false;
    bool is_own = false;        // from a file or a link: its name is known to nobody else
    bool is_result = false;     // somebody else's, opened by a link: nothing is written down
    bool scroll_to_top = true;  // in the next frame: a new lesson, or its outcome, is at the top
    std::string next;           // name of the next lesson; empty after the last one
    std::string next_title;
    std::shared_ptr<ScoreCard> score;  // of a challenge, once somebody asked for it
    std::optional<std::size_t> asked;  // the goal whose "Why not yet?" is open
    app::WhyNotYet why;                // its answer, as of `why_revision`
    std::uint64_t why_revision = 0;
};

/// A stage for a built-in lesson or a challenge; nullptr for an unknown name.
std::shared_ptr<LessonStage> make_lesson_stage(std::string_view name);
/// A stage for a lesson of somebody's own.
std::shared_ptr<LessonStage> make_lesson_stage(app::Lesson lesson);

/// Looks at the session once a frame, and writes a better result down. Whether anything of the
/// lesson changed, so that the page has to be drawn again.
bool look_at_lesson(LessonStage& stage, const app::Session& session, UiState& view);

/// What has been solved so far (UiState::lesson_records), read once for each text.
const app::LessonRecords& lesson_records(const UiState& view);

}  // namespace headroom::ui
