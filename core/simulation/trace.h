#pragma once
// The ordered event trace: a compact record of everything that happened, and its SHA-256.
//
// Encoding of one event, fed to the hash in order: time since the previous event and every member
// named in `fields()` as variable-length integers (7 bits a byte, zigzag for signed ones), texts
// with their length first, and one byte for the kind of event.

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/sha256.h"
#include "core/licensing/event.h"
#include "core/licensing/moment.h"

namespace headroom::simulation {

class Trace {
public:
    /// Appends an event. The index of its alternative in `Event` is its kind.
    void record(licensing::Moment now, const licensing::Event& event);

    /// Hexadecimal SHA-256 over all events so far.
    std::string hash() const;
    std::uint64_t event_count() const { return event_count_; }

private:
    void flush();

    Sha256 sha_;
    std::vector<std::uint8_t> buffer_;
    Instant previous_;
    std::uint64_t event_count_ = 0;
};

}  // namespace headroom::simulation
