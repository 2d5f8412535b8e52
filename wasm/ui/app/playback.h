#pragma once
// Playing: simulated time runs at a chosen speed against the frames that are drawn.

#include "core/base/time.h"

namespace headroom::ui {

class Playback {
public:
    bool playing() const { return playing_; }
    void play() { playing_ = true; }
    void pause();

    /// Where simulated time should be after `elapsed` seconds of watching at `speed` simulated
    /// seconds per second, `end` at the latest. Fractions of a second are kept.
    Instant next(Instant now, Instant end, double elapsed, double speed);

private:
    bool playing_ = false;
    double rest_ = 0.0;
};

}  // namespace headroom::ui
