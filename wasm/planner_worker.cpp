// What Web Workers call: planning without a window (web/js/planner_worker.js). The page's own
// instance of the module never calls it.
// Texts and bytes are handed over in memory: headroom_out and headroom_out_size tell where the
// answer of the last call stands.

#include <emscripten.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/app/planner.h"

namespace headroom {
namespace {

std::unique_ptr<app::Planner> planner;
std::vector<std::string> parts;
std::string answer;

void answer_with(std::string bytes) { answer = std::move(bytes); }

std::string_view text_at(const char* bytes, int size) {
    return {bytes, static_cast<std::size_t>(size)};
}

// The errors that a whole request would report.
std::string errors_of(std::string_view request) { return app::run_request(request); }

// clang-format off
EM_JS(int, report_progress, (double fraction), {
    return Module.onProgress ? (Module.onProgress(fraction) ? 1 : 0) : 1;
})
// clang-format on

}  // namespace
}  // namespace headroom

using namespace headroom;

extern "C" {

EMSCRIPTEN_KEEPALIVE const char* headroom_out() { return answer.data(); }
EMSCRIPTEN_KEEPALIVE int headroom_out_size() { return static_cast<int>(answer.size()); }

/// The number of replications; -1 when the request is refused: the answer tells the errors.
EMSCRIPTEN_KEEPALIVE double planner_prepare(const char* request, int size) {
    planner.reset();
    parts.clear();
    auto prepared = app::Planner::prepare(text_at(request, size));
    if (!prepared) {
        answer_with(errors_of(text_at(request, size)));
        return -1;
    }
    planner = std::move(*prepared);
    return static_cast<double>(planner->replications());
}

/// The answer is the part.
EMSCRIPTEN_KEEPALIVE void planner_part(double first, double count) {
    answer_with(
        planner->run_part(static_cast<std::int64_t>(first), static_cast<std::int64_t>(count)));
}

/// Collects a part for the next planner_merge.
EMSCRIPTEN_KEEPALIVE void planner_add(const char* bytes, int size) {
    parts.emplace_back(text_at(bytes, size));
}

/// Adds up what was collected; the sum stays as the first part. Returns how many replications there
/// have to be (Planner::next_target).
EMSCRIPTEN_KEEPALIVE double planner_merge() {
    std::string merged = planner->merge(parts);
    const auto target = static_cast<double>(planner->next_target(merged));
    parts.assign(1, std::move(merged));
    return target;
}

/// The answer is the document of what was merged.
EMSCRIPTEN_KEEPALIVE void planner_result() {
    answer_with(planner->result_json(parts.empty() ? planner->merge({}) : parts.front()));
}

/// Carries out a whole request; the answer is its document, or its errors.
EMSCRIPTEN_KEEPALIVE void planner_request(const char* request, int size) {
    answer_with(app::run_request(text_at(request, size),
                                 [](double fraction) { return report_progress(fraction) != 0; }));
}

}  // extern "C"
