#pragma once
// How an event lists its members, so that hash and NDJSON of the trace need no code per event.
//
//   static constexpr auto fields() { return std::tuple{HEADROOM_FIELD(SignedIn, person)}; }

#include <tuple>

namespace headroom::licensing {

/// Names a member for the trace: `fields()` of every event is a tuple of these.
template <class Event, class Member>
struct Field {
    const char* name;
    Member Event::* member;
};

// Lists the members of an event once; hash and NDJSON of the trace read the list.
#define HEADROOM_FIELD(event, member) \
    Field<event, decltype(event::member)> { #member, &event::member }

}  // namespace headroom::licensing
