# Tests of the finished page, run by Node: parity (native = Node = Chromium) and Playwright. They belong to the preset
# that builds the site. They are given by environment variables:
#   HEADROOM_SITE      the folder of the site
#   HEADROOM_CHROMIUM  the browser
#   HEADROOM_NATIVE    the native command line (preset release)
#   HEADROOM_NODE      the command line for Node, an executable file
#   HEADROOM_OUT       a folder for screenshots and the like

if(NOT TARGET site OR NOT HEADROOM_NODE)
    return()
endif()

set(HEADROOM_NATIVE_PROGRAM "${PROJECT_SOURCE_DIR}/build/release/headroom" CACHE FILEPATH "What parity compares with")
set(environment
    "HEADROOM_SITE=${PROJECT_BINARY_DIR}/site"
    "HEADROOM_CHROMIUM=${HEADROOM_CHROMIUM}"
    "HEADROOM_NATIVE=${HEADROOM_NATIVE_PROGRAM}"
    "HEADROOM_NODE=${PROJECT_BINARY_DIR}/headroom-node"
    "HEADROOM_OUT=${PROJECT_BINARY_DIR}/web-out"
)

# Helper modules live in sub-folders; every file at the top is a test.
file(
    GLOB web_tests
    CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/web/*.mjs" "${CMAKE_CURRENT_SOURCE_DIR}/parity/parity.mjs"
)
foreach(test IN LISTS web_tests)
    get_filename_component(name "${test}" NAME_WE)
    get_filename_component(folder "${test}" DIRECTORY)
    get_filename_component(kind "${folder}" NAME)
    # One browser at a time: two of them on two cores would time each other out.
    headroom_test(
        NAME ${kind}.${name}
        COMMAND "${HEADROOM_NODE}" "${test}"
        ENVIRONMENT ${environment}
        LOCK browser
        COST 1000
        TIMEOUT 900
    )
endforeach()
# It measures how soon the page is there, on a machine that has nothing else to do.
set_tests_properties("${HEADROOM_PRESET}.web.page_loads" PROPERTIES RUN_SERIAL ON)
