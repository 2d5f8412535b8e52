# The Catch2 programs. Every test case is a CTest entry of its own, natively and as WebAssembly (run by Node).

include(Catch)

# Helpers that several test programs share: tests/support.
headroom_only_cpp(support_cpp ${support_sources})
if(support_cpp)
    add_library(headroom_test_support STATIC ${support_sources})
    target_link_libraries(headroom_test_support PUBLIC headroom_base Catch2::Catch2)
    headroom_own_code(headroom_test_support)
else()
    add_library(headroom_test_support INTERFACE)
    target_link_libraries(headroom_test_support INTERFACE Catch2::Catch2)
endif()

# See tests/property/long_runs.h.
set(long_runs 0)
if(CMAKE_BUILD_TYPE STREQUAL "Release" AND NOT EMSCRIPTEN)
    set(long_runs 1)
endif()

# headroom_catch2_program(NAME SOURCES... LIBRARIES...): nothing happens while there are no sources.
function(headroom_catch2_program name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES")
    headroom_only_cpp(cpp ${arg_SOURCES})
    if(NOT cpp)
        return()
    endif()
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE ${arg_LIBRARIES} headroom_test_support Catch2::Catch2WithMain)
    target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}")
    target_compile_definitions(${name} PRIVATE HEADROOM_LONG_RUNS=${long_runs})
    headroom_own_code(${name})
    # The folders that know JSON.
    set(json "")
    if(arg_LIBRARIES MATCHES "headroom_(scenario|planning|app|ui)")
        set(json headroom_json)
    endif()
    headroom_precompile(${name} DEPENDS ${json} HEADERS <catch2/catch_test_macros.hpp>)
    if(HEADROOM_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # g++ documents that its sanitizers make this warning fire on sound code; other builds still give it.
        target_compile_options(${name} PRIVATE -Wno-maybe-uninitialized)
    endif()
    if(EMSCRIPTEN)
        headroom_node_program(${name})
        # What a test would want to know: a stack that ran over, a call of a wrong signature.
        target_link_options(${name} PRIVATE -sASSERTIONS=1 -sSTACK_OVERFLOW_CHECK=1)
        # The tests themselves are no hot code: -O1 halves the time of compiling and linking them. With names of
        # functions, for stack traces.
        target_compile_options(${name} PRIVATE -O1)
        target_link_options(${name} PRIVATE --profiling-funcs)
    endif()
    catch_discover_tests(
        ${name}
        TEST_PREFIX "${HEADROOM_PRESET}."
        WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
        DISCOVERY_MODE PRE_TEST
        PROPERTIES TIMEOUT 900
    )
endfunction()

# A program per folder of core, which links that folder and what is below it: a change is tested without building the
# rest. tests/unit/joint, properties and exhaustive runs need several folders. Sanitizers and WebAssembly take one
# program for all, because each link costs more there than it saves.
if(EMSCRIPTEN OR HEADROOM_SANITIZE)
    headroom_catch2_program(headroom_tests SOURCES ${unit_test_sources} LIBRARIES headroom_app)
else()
    set(programs "")
    set(others ${unit_test_sources})
    foreach(folder IN ITEMS base engine licensing simulation scenario planning app)
        set(sources ${unit_test_sources})
        list(FILTER sources INCLUDE REGEX "/tests/unit/${folder}/")
        list(FILTER others EXCLUDE REGEX "/tests/unit/${folder}/")
        headroom_catch2_program(headroom_${folder}_tests SOURCES ${sources} LIBRARIES headroom_${folder})
        list(APPEND programs headroom_${folder}_tests)
    endforeach()
    headroom_catch2_program(headroom_joint_tests SOURCES ${others} LIBRARIES headroom_app)
    list(APPEND programs headroom_joint_tests)
    # headroom_tests stands for all of them: a target, and a program that runs each with the same arguments.
    add_custom_target(headroom_tests DEPENDS ${programs})
    list(JOIN programs " " programs)
    file(
        CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/headroom_tests"
        CONTENT [[#!/bin/sh
# Runs every unit test program with the same arguments; fails when one fails. Written by CMake.
code=0
for program in @programs@; do
    "@CMAKE_CURRENT_BINARY_DIR@/$program" --allow-running-no-tests "$@" || code=1
done
exit $code
]]
        @ONLY
    )
    file(CHMOD "${CMAKE_CURRENT_BINARY_DIR}/headroom_tests"
        PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE
    )
endif()
# Closed forms against long runs: in builds for use only, because the same bits come out of the others.
if(NOT EMSCRIPTEN AND NOT HEADROOM_SANITIZE)
    headroom_catch2_program(headroom_theory_tests SOURCES ${theory_test_sources} LIBRARIES headroom_app)
    headroom_catch2_program(headroom_calibration_tests SOURCES ${calibration_test_sources} LIBRARIES headroom_app)
endif()
if(TARGET headroom_ui AND NOT EMSCRIPTEN)
    headroom_catch2_program(headroom_ui_tests SOURCES ${ui_test_sources} LIBRARIES headroom_ui)
endif()
