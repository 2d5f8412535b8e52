# Emscripten's own toolchain file, found wherever it is installed, and the two things it needs here besides.

if(NOT HEADROOM_EMSCRIPTEN_ROOT)
    execute_process(
        COMMAND em-config EMSCRIPTEN_ROOT
        OUTPUT_VARIABLE found
        OUTPUT_STRIP_TRAILING_WHITESPACE
        ERROR_QUIET
    )
    if(NOT found)
        message(FATAL_ERROR "Emscripten is not installed (no em-config on the PATH); scripts/setup installs it")
    endif()
    set(HEADROOM_EMSCRIPTEN_ROOT "${found}" CACHE PATH "Where Emscripten is installed")
endif()

# Emscripten's file would choose an emulator with an option that Node 20 refuses. Without --no-experimental-fetch,
# Emscripten 3.1.6 tries to fetch() the .wasm file as a URL under Node.
if(NOT HEADROOM_NODE)
    find_program(HEADROOM_NODE NAMES node nodejs REQUIRED)
endif()
set(CMAKE_CROSSCOMPILING_EMULATOR "${HEADROOM_NODE};--no-experimental-fetch" CACHE STRING "Runs WebAssembly")

include("${HEADROOM_EMSCRIPTEN_ROOT}/cmake/Modules/Platform/Emscripten.cmake")
