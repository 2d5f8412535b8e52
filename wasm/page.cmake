# headroom.js and headroom.wasm: one module for the page and for its Web Workers. Two modules would hold the rules, the
# files and half of planning twice, and would be downloaded and compiled twice.

headroom_only_cpp(page_cpp ${page_sources} ${page_entry_sources})
if(NOT page_cpp)
    return()
endif()

add_executable(headroom_page ${page_sources} ${page_entry_sources})
target_link_libraries(headroom_page PRIVATE headroom_ui imgui_backends)
headroom_own_code(headroom_page)
set_target_properties(
    headroom_page PROPERTIES OUTPUT_NAME headroom RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/page"
)

# What web/js may call besides the functions that C++ exports with EMSCRIPTEN_KEEPALIVE.
set(page_functions _main,_malloc,_free)
set(page_runtime_methods UTF8ToString,stringToUTF8,lengthBytesUTF8)
target_link_options(
    headroom_page
    PRIVATE
        # One factory function and no other globals: createHeadroom({canvas, ...}) returns a promise of the module.
        -sMODULARIZE=1
        -sEXPORT_NAME=createHeadroom
        -sENVIRONMENT=web,worker
        # What is downloaded is made small once more; the loops where time goes were made fast before.
        $<$<CONFIG:Release>:-Oz>
        # The page's Content Security Policy has no 'unsafe-eval'.
        -sDYNAMIC_EXECUTION=0
        # Nothing of ours or of ImGui opens a file, so the emulated file system stays out.
        -sFILESYSTEM=0
        -sEXPORTED_FUNCTIONS=${page_functions}
        -sEXPORTED_RUNTIME_METHODS=${page_runtime_methods}
        # main() returns and the module lives on; web/js asks it for frames.
        -sEXIT_RUNTIME=0
)

# A second pass finds what the linker's own pass left: 16 KB of the download for half a minute of the build.
find_program(HEADROOM_WASM_OPT wasm-opt)
if(HEADROOM_WASM_OPT AND CMAKE_BUILD_TYPE STREQUAL "Release")
    set(features exception-handling simd bulk-memory mutable-globals sign-ext nontrapping-float-to-int)
    list(TRANSFORM features PREPEND --enable-)
    set(module "${PROJECT_BINARY_DIR}/page/headroom.wasm")
    add_custom_command(
        TARGET headroom_page
        POST_BUILD
        COMMAND "${HEADROOM_WASM_OPT}" -Oz ${features} "${module}" -o "${module}"
        VERBATIM
    )
endif()
