# Header-only libraries, each as an interface target headroom_<name>.

# headroom_header_library(NAME HEADER file GIT url TAG tag [SUBDIR include] [DEFINITIONS ...])
function(headroom_header_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "HEADER;GIT;TAG;SUBDIR" "DEFINITIONS")
    add_library(headroom_${name} INTERFACE)
    target_compile_definitions(headroom_${name} INTERFACE ${arg_DEFINITIONS})

    # Emscripten's toolchain file confines searches to its own sysroot; these headers suit every target.
    find_path(HEADROOM_${name}_INCLUDE_DIR ${arg_HEADER} PATHS /usr/include NO_CMAKE_FIND_ROOT_PATH)
    set(directory "${HEADROOM_${name}_INCLUDE_DIR}")
    if(NOT directory)
        message(STATUS "${arg_HEADER} is not installed: fetching ${arg_GIT} ${arg_TAG}")
        # The sub-directory does not exist on purpose: only the headers are wanted, not the project's own targets.
        FetchContent_Declare(
            ${name} GIT_REPOSITORY ${arg_GIT} GIT_TAG ${arg_TAG} GIT_SHALLOW ON SOURCE_SUBDIR headers-only
        )
        FetchContent_MakeAvailable(${name})
        target_include_directories(headroom_${name} SYSTEM INTERFACE "${${name}_SOURCE_DIR}/${arg_SUBDIR}")
    elseif(EMSCRIPTEN)
        # After everything else: the system's C headers must not hide those of Emscripten.
        target_compile_options(headroom_${name} INTERFACE "SHELL:-idirafter ${directory}")
    elseif(NOT directory IN_LIST CMAKE_CXX_IMPLICIT_INCLUDE_DIRECTORIES)
        target_include_directories(headroom_${name} SYSTEM INTERFACE "${directory}")
    endif()
endfunction()

headroom_header_library(
    json
    HEADER nlohmann/json.hpp
    GIT https://github.com/nlohmann/json.git
    TAG v3.11.2
    SUBDIR include
)
headroom_header_library(
    cli11
    HEADER CLI/CLI.hpp
    GIT https://github.com/CLIUtils/CLI11.git
    TAG v2.3.2
    SUBDIR include
)
# Numbers are never grouped by a locale here; without this, all of the standard library's locales come with the page.
set(fmt_definitions FMT_HEADER_ONLY)
if(EMSCRIPTEN)
    list(APPEND fmt_definitions FMT_STATIC_THOUSANDS_SEPARATOR=44) # a comma
endif()
headroom_header_library(
    fmt
    HEADER fmt/format.h
    GIT https://github.com/fmtlib/fmt.git
    TAG 9.1.0
    SUBDIR include
    DEFINITIONS ${fmt_definitions}
)
headroom_header_library(
    date
    HEADER date/date.h
    GIT https://github.com/HowardHinnant/date.git
    TAG v3.0.1
    SUBDIR include
)
headroom_header_library(
    random123
    HEADER Random123/philox.h
    GIT https://github.com/DEShawResearch/random123.git
    TAG v1.14.0
    SUBDIR include
)
headroom_header_library(
    boost_math
    HEADER boost/math/distributions/beta.hpp
    GIT https://github.com/boostorg/math.git
    TAG boost-1.82.0
    SUBDIR include
)
