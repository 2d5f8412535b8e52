// Files and links that are given to the page.

#include "core/app/share_link.h"
#include "wasm/ui/app/app.h"
#include "wasm/ui/app/open_places.h"
#include "wasm/ui/dialogs/dialogs.h"

namespace headroom::ui {

bool App::open_link(std::string_view fragment) {
    const auto content = app::read_link(fragment);
    const app::LinkPlaces places = app::places_in_link(fragment);
    if (!content) return begin_lesson(places.lesson);
    if (content->error.empty()) {
        if (open_lesson_result(places.lesson, content->text, parse_instant(places.at))) return true;
        if (!load(content->text, "link").empty()) return true;
        const auto at = open_places(places, *session_, view_);
        if (at) journey_.to(*session_, *at);
        if (const auto chapter = chapter_of(places)) sink_.go_to_chapter = *chapter;
    } else {
        sheet_ = make_load_errors("link", {{"link", 0, 0, "", content->error}});
        request_frames();
    }
    return true;
}

void App::offer_file(std::string_view text, std::string_view file_name) {
    if (!view_.takes_files) {
        open_file(text, file_name);
        return;
    }
    view_.received = ReceivedFile{std::string(file_name), std::string(text)};
    request_frames();
}

void App::open_file(std::string_view text, std::string_view file_name) {
    if (text.substr(0, 200).find("headroom/journal/") != std::string_view::npos) {
        resume(text);
    } else if (file_name.ends_with(".csv") || file_name.ends_with(".CSV")) {
        take_usage_csv(text, file_name);
    } else {
        load(text, file_name);
    }
}

}  // namespace headroom::ui
