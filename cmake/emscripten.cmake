# What our programs need when they are linked by Emscripten.

# Debian splits the JavaScript optimiser's modules off into Debian's own module folder, which a Node from elsewhere does
# not search. Set for every compile and link, so that it works however the build tool is called.
if(EXISTS /usr/share/nodejs)
    set(launcher "${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs")
    set_property(GLOBAL PROPERTY RULE_LAUNCH_COMPILE "${launcher}")
    set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK "${launcher}")
endif()

# Memory may grow: a scenario of a million Macs is as welcome as one of ten. The stack is 5 MB in 3.1.6 and 64 KB in
# newer versions unless it is named (TOTAL_STACK is the name that all of them accept).
add_link_options(-sALLOW_MEMORY_GROWTH=1 -sTOTAL_STACK=2097152)

# headroom_small(TARGET...): code that is downloaded with the page and is not where its time goes. (-Oz makes more of it
# after compression.)
function(headroom_small)
    foreach(target IN LISTS ARGN)
        if(CMAKE_BUILD_TYPE STREQUAL "Release" AND TARGET ${target})
            target_compile_options(${target} PRIVATE -Os)
        endif()
    endforeach()
endfunction()

# headroom_small_files(DIR NAME...): the same for DIR/NAME.cpp, beside files where time goes.
function(headroom_small_files dir)
    if(CMAKE_BUILD_TYPE STREQUAL "Release")
        list(TRANSFORM ARGN PREPEND "${PROJECT_SOURCE_DIR}/${dir}/" OUTPUT_VARIABLE files)
        list(TRANSFORM files APPEND ".cpp")
        # A precompiled header is made for the flags of its target, which are not these.
        set_source_files_properties(${files} PROPERTIES COMPILE_OPTIONS -Os SKIP_PRECOMPILE_HEADERS ON)
    endif()
endfunction()

# headroom_quick_files(DIR NAME...): DIR/NAME.cpp of a small target, where time goes all the same.
function(headroom_quick_files dir)
    if(CMAKE_BUILD_TYPE STREQUAL "Release")
        list(TRANSFORM ARGN PREPEND "${PROJECT_SOURCE_DIR}/${dir}/" OUTPUT_VARIABLE files)
        list(TRANSFORM files APPEND ".cpp")
        set_source_files_properties(${files} PROPERTIES COMPILE_OPTIONS -O2 SKIP_PRECOMPILE_HEADERS ON)
    endif()
endfunction()

# headroom_node_program(TARGET): a program that runs under Node with the real file system and a real exit code.
function(headroom_node_program target)
    set(terminal "${PROJECT_SOURCE_DIR}/cmake/node_terminal.js")
    target_link_options(
        ${target}
        PRIVATE
            -sENVIRONMENT=node
            -sNODERAWFS=1
            -sEXIT_RUNTIME=1
            # Reads the .wasm file at once; otherwise it would be fetched as a URL, which Node refuses for files.
            -sWASM_ASYNC_COMPILATION=0
            # Node prints and exits on what is thrown; Emscripten's handlers would only hide it.
            -sNODEJS_CATCH_EXIT=0
            -sNODEJS_CATCH_REJECTION=0
            # The compiler has optimised; a second time as a whole takes a minute and makes nothing faster here.
            -O1
            "SHELL:--pre-js ${terminal}"
    )
    set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS "${terminal}")
endfunction()
