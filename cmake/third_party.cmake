# Everything that is not ours. Each piece is taken from the system or from third_party/ (scripts/setup puts it there)
# when it is present, and otherwise fetched from its upstream tag, so that people on other systems can build too.

include(FetchContent)
include(third_party_headers)
include(third_party_zlib)
if(HEADROOM_UI)
    include(third_party_imgui)
endif()
if(HEADROOM_UNIT_TESTS AND BUILD_TESTING)
    include(third_party_catch2)
endif()
