# Which of our sources the build knows. Every glob goes through headroom_sources(), also one whose target is not built
# in this configuration, and the list is written to a file: tests/tidy fails on a source that no glob names.

set_property(GLOBAL PROPERTY headroom_known_sources "")

# headroom_sources(OUT [RECURSE] PATTERN...): the files that match, relative to the calling folder.
function(headroom_sources out)
    cmake_parse_arguments(PARSE_ARGV 1 arg "RECURSE" "" "")
    if(arg_RECURSE)
        file(GLOB_RECURSE found CONFIGURE_DEPENDS ${arg_UNPARSED_ARGUMENTS})
    else()
        file(GLOB found CONFIGURE_DEPENDS ${arg_UNPARSED_ARGUMENTS})
    endif()
    set_property(GLOBAL APPEND PROPERTY headroom_known_sources ${found})
    set(${out} ${found} PARENT_SCOPE)
endfunction()

# The .cpp files of a list: a target without any is made an INTERFACE library.
function(headroom_only_cpp out)
    set(result ${ARGN})
    list(FILTER result INCLUDE REGEX "\\.cpp$")
    set(${out} ${result} PARENT_SCOPE)
endfunction()

function(headroom_write_source_list file)
    get_property(known GLOBAL PROPERTY headroom_known_sources)
    list(REMOVE_DUPLICATES known)
    list(SORT known)
    list(TRANSFORM known REPLACE "^${PROJECT_SOURCE_DIR}/" "")
    list(JOIN known "\n" text)
    file(CONFIGURE OUTPUT "${file}" CONTENT "${text}\n" @ONLY)
endfunction()
