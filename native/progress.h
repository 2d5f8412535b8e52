#pragma once
// How far a long run is, on standard error.

#include <chrono>
#include <string>

#include "native/terminal.h"

namespace headroom::cli {

enum class ProgressStyle : unsigned char {
    none,
    bar,    // one line that is drawn again and again; needs a terminal
    lines,  // a line at every tenth, for logs
};

/// The bar says how long it will still take, as far as the time so far tells. Nothing is shown for
/// the first half second, so that short runs stay quiet. `lines` are always told.
class Progress {
public:
    Progress(ProgressStyle style, std::string label, const Screen& screen);
    ~Progress() { clear(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// `fraction` of the work is done, from 0 to 1.
    void show(double fraction);

    /// Wipes the bar, so that something else can be printed. Nothing more is shown afterwards.
    void clear();

private:
    void draw_bar(double fraction);
    void tell_line(double fraction);

    using Clock = std::chrono::steady_clock;
    ProgressStyle style_;
    std::string label_;
    Screen screen_;
    Clock::time_point begin_;
    Clock::time_point next_draw_;
    int tenths_told_ = 0;
    bool drawn_ = false;
};

}  // namespace headroom::cli
