#include "wasm/ui/app/journey.h"

#include <algorithm>
#include <chrono>

namespace headroom::ui {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double frame_share = 5.0;   // milliseconds
constexpr double stride_share = 1.0;  // about what one stride should take of them

double milliseconds_since(Clock::time_point began) {
    return std::chrono::duration<double, std::milli>(Clock::now() - began).count();
}

// What a stride may be depends on the scenario and changes as it goes on: it is learnt.
std::int64_t stride_seconds = 86400;

void learn(double milliseconds) {
    if (milliseconds < stride_share / 2) stride_seconds *= 2;
    if (milliseconds > stride_share * 2) stride_seconds /= 2;
    stride_seconds = std::clamp<std::int64_t>(stride_seconds, 60, 366 * 86400);
}

}  // namespace

bool advance_for_a_frame(app::Session& session, Instant target) {
    const Clock::time_point began = Clock::now();
    while (session.now() < target) {
        if (milliseconds_since(began) >= frame_share) return false;
        const Clock::time_point before = Clock::now();
        const Instant next = std::min(target, session.now() + Span{stride_seconds});
        session.advance_to(next);
        if (session.now() < next) return true;  // it can go no further
        if (next < target) learn(milliseconds_since(before));
    }
    return true;
}

void Journey::to(app::Session& session, Instant target) {
    stop();
    target = std::clamp(target, session.start(), session.end());
    // What was played before is near, by its snapshots; what lies ahead has to be played.
    session.seek(std::min(target, session.played_to()));
    onwards_to(session, target);
}

void Journey::onwards_to(const app::Session& session, Instant target) {
    stop();
    if (session.now() < target) target_ = target;
}

void Journey::to_next_breach(const app::Session& session) {
    stop();
    search_ = std::make_unique<app::MomentSearch>(session);
    revision_ = session.revision();
}

void Journey::stop() {
    target_.reset();
    search_.reset();
}

Journey::News Journey::search_on(app::Session& session) {
    if (session.revision() != revision_) {
        stop();
        return News::none;
    }
    const Clock::time_point began = Clock::now();
    while (search_->go_on()) {
        if (milliseconds_since(began) >= frame_share) return News::none;
    }
    const std::optional<Instant> found = search_->found();
    stop();
    if (!found) return News::no_breach_ahead;
    to(session, *found);
    return News::none;
}

Journey::News Journey::go_on(app::Session& session) {
    if (search_ != nullptr) return search_on(session);
    if (target_ && advance_for_a_frame(session, *target_)) stop();
    return News::none;
}

}  // namespace headroom::ui
