#pragma once
// The playback behind a session: for the view models of core/app only. Front ends get plain values.

#include "core/app/session.h"
#include "core/scenario/playback.h"

namespace headroom::app {

/// Lives as long as the session, until it is played from the start again (`Session::seek`).
const scenario::Playback& playback_of(const Session& session);

}  // namespace headroom::app
