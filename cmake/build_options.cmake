# Options that every target shares: the language, floating point that is the same everywhere, sanitizers, coverage.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "Build type" FORCE)
endif()

# A fused multiply-add rounds once instead of twice, so that native and WebAssembly results would differ.
add_compile_options(-ffp-contract=off)

# RelWithDebInfo is the checked build of this project: optimised a little, and with assertions (so it does not define
# NDEBUG). Line numbers are enough for a stack trace; full debug information doubles the build time.
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O1 -g1")
if(EMSCRIPTEN)
    # Names for stack traces, but no DWARF: it makes the test programs ten times larger and slower to start.
    set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O1 -g2")
endif()
set(HEADROOM_OPTIMISATION "-O2" CACHE STRING "How release builds are optimised; others serve to compare bits")
set(CMAKE_CXX_FLAGS_RELEASE "${HEADROOM_OPTIMISATION} -DNDEBUG")

# headroom_fast(TARGET...): code where the time of long runs goes, and -O3 makes a tenth of difference.
function(headroom_fast)
    foreach(target IN LISTS ARGN)
        get_target_property(type ${target} TYPE)
        if(HEADROOM_OPTIMISATION STREQUAL "-O2" AND NOT type STREQUAL "INTERFACE_LIBRARY")
            target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O3>)
        endif()
    endforeach()
endfunction()
if(NOT EMSCRIPTEN)
    add_compile_options($<$<CONFIG:RelWithDebInfo>:-D_GLIBCXX_ASSERTIONS>)
endif()

if(HEADROOM_SANITIZE)
    # Recovery is off so that a finding ends the test instead of scrolling by.
    set(sanitize_flags -fsanitize=${HEADROOM_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_compile_options(${sanitize_flags})
    add_link_options(${sanitize_flags})
endif()

# The driver of a fuzzer, with its main(), is linked to the fuzz programs only.
if(HEADROOM_FUZZ)
    add_link_options(-fsanitize=fuzzer-no-link)
endif()

# headroom_guides_fuzzers(TARGET): counts the branches that an input takes. For code that fuzz programs call.
function(headroom_guides_fuzzers target)
    get_target_property(type ${target} TYPE)
    if(HEADROOM_FUZZ AND NOT type STREQUAL "INTERFACE_LIBRARY")
        target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
    endif()
endfunction()

# headroom_panels(TARGET): under the sanitizers the optimiser takes two thirds of the compile time of panels, and saves
# next to nothing when they run.
function(headroom_panels target)
    if(HEADROOM_SANITIZE)
        target_compile_options(${target} PRIVATE -O0)
    endif()
endfunction()

# Coverage flags are added to our own targets only (warnings.cmake): the lines of third parties are of no interest.
if(HEADROOM_COVERAGE)
    add_link_options(--coverage)
endif()

# ccache makes a second preset or a switch of branches quick; nothing depends on it. Emscripten's driver is a Python
# script that ccache does not know, so it is left alone there.
find_program(HEADROOM_CCACHE ccache)
if(HEADROOM_CCACHE AND NOT EMSCRIPTEN AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # Precompiled headers are only cached when ccache may look past their time stamps.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        "${HEADROOM_CCACHE}"
    )
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        add_compile_options(-fpch-preprocess)
    endif()
endif()

# Many small files share most of their headers: compiled eight together, a whole build takes a third of the time. Off in
# preset dev, where one file changes at a time and a forgotten #include should be noticed.
option(HEADROOM_UNITY "Compile several source files at once" OFF)
set(CMAKE_UNITY_BUILD ${HEADROOM_UNITY})
set(CMAKE_UNITY_BUILD_BATCH_SIZE 8)

# headroom_unity_by_folder(TARGET): files are compiled together with others of their folder only, so that a new file
# makes its own folder be compiled again and not every folder after it.
function(headroom_unity_by_folder target)
    if(NOT HEADROOM_UNITY)
        return()
    endif()
    get_target_property(sources ${target} SOURCES)
    list(FILTER sources INCLUDE REGEX "^${PROJECT_SOURCE_DIR}/.*\\.cpp$")
    list(SORT sources)
    set(last_folder "")
    foreach(source IN LISTS sources)
        get_filename_component(folder "${source}" DIRECTORY)
        if(NOT folder STREQUAL last_folder)
            set(last_folder "${folder}")
            set(count 0)
        endif()
        math(EXPR batch "${count} / ${CMAKE_UNITY_BUILD_BATCH_SIZE}")
        math(EXPR count "${count} + 1")
        file(RELATIVE_PATH name "${PROJECT_SOURCE_DIR}" "${folder}")
        string(REPLACE "/" "_" name "${name}")
        set_property(SOURCE "${source}" PROPERTY UNITY_GROUP "${name}_${batch}")
    endforeach()
    set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
endfunction()

# headroom_precompile(TARGET [DEPENDS target...] [HEADERS header...]): parses the large standard headers, the JSON
# library where it is among the dependencies, and the headers named, once for the target.
function(headroom_precompile target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "DEPENDS;HEADERS")
    set(headers <algorithm> <map> <optional> <string> <string_view> <variant> <vector> ${arg_HEADERS})
    if("headroom_json" IN_LIST arg_DEPENDS OR "headroom_scenario" IN_LIST arg_DEPENDS)
        list(APPEND headers <nlohmann/json.hpp>)
    endif()
    target_precompile_headers(${target} PRIVATE ${headers})
endfunction()

# On a small shared machine, two links of large programs at once exhaust the memory before they save time.
set_property(GLOBAL PROPERTY JOB_POOLS link_pool=1)
set(CMAKE_JOB_POOL_LINK link_pool)

# A few flags serve WebAssembly only.
if(EMSCRIPTEN)
    # One exception mode everywhere: smaller and faster than the JavaScript emulation, and objects of both do not mix.
    add_compile_options(-fwasm-exceptions)
    add_link_options(-fwasm-exceptions)
endif()
