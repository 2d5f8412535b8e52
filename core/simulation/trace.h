#pragma once
// The ordered event trace: a compact record of everything that happened, and its SHA-256.
//
// Encoding of one event, fed to the hash in order: time since the previous event and every member
// named in `fields()` as variable-length integers (7 bits a byte, zigzag for signed ones), texts
// with their length first, and one byte for the kind of event. So that bytes stay few: an instant is
// written as its distance from the event, a date from the event's day; of terms, the last valid day
// as its distance from the end date, the frozen limit as what it lacks to the maximum, and the serial
// as what it is ahead of the one written before.

#include <cstdint>
#include <string>

#include "core/licensing/event.h"
#include "core/licensing/moment.h"
#include "core/simulation/trace_encoder.h"

namespace headroom::simulation {

class Trace {
public:
    /// Appends an event. The index of its alternative in `Event` is its kind.
    void record(licensing::Moment now, const licensing::Event& event) {
        std::visit([&](const auto& fact) { record(now, fact); }, event);
    }

    /// The same for an event whose kind is known when the program is built.
    template <class Fact>
        requires requires { Fact::fields(); }
    void record(licensing::Moment now, const Fact& fact) {
        buffer_.begin_event();
        Encoder encoder(buffer_, now.at, last_serial_);
        encoder.add((now.at - previous_).seconds);
        previous_ = now.at;
        buffer_.byte(KindOf<Fact, licensing::Event>::value);
        std::apply([&](const auto&... field) { (encoder.add(fact.*field.member), ...); },
                   Fact::fields());
        ++event_count_;
    }

    /// Hexadecimal SHA-256 over all events so far.
    std::string hash() const { return to_hex(buffer_.all().digest()); }
    std::uint64_t event_count() const { return event_count_; }

private:
    TraceBuffer buffer_;
    Instant previous_;
    std::uint32_t last_serial_ = 0;
    std::uint64_t event_count_ = 0;
};

}  // namespace headroom::simulation
