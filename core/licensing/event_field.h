#pragma once
// How an event lists its members, so that hash and NDJSON of the trace need no code per event.
//
//   static constexpr auto fields() { return std::tuple{HEADROOM_FIELD(SignedIn, person)}; }

#include <cstddef>
#include <tuple>
#include <utility>

#include "core/base/inline.h"

namespace headroom::licensing {

/// Names a member for the trace: `fields()` of every event is a tuple of these.
template <class Event, class Member>
struct Field {
    const char* name;
    Member Event::*member;
};

// Lists the members of an event once; hash and NDJSON of the trace read the list.
#define HEADROOM_FIELD(event, member) \
    Field<event, decltype(event::member)> { #member, &event::member }

/// Calls `visit` with every field of a kind of event, in their order. Unlike std::apply it leaves
/// no call behind, nor a table of the fields: the hash of the trace reads them a million times a
/// second.
template <class Event, class Visit>
HEADROOM_ALWAYS_INLINE void for_each_field(Visit&& visit) {
    static constexpr auto fields = Event::fields();
    [&]<std::size_t... I>(std::index_sequence<I...>) HEADROOM_INLINE_LAMBDA {
        (visit(std::get<I>(fields)), ...);
    }
    (std::make_index_sequence<std::tuple_size_v<decltype(fields)>>());
}

}  // namespace headroom::licensing
