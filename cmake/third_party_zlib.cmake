# zlib from source, because both the native and the WebAssembly build need it: the target headroom_zlib.

set(HEADROOM_ZLIB_DIR "${PROJECT_SOURCE_DIR}/third_party/zlib-1.3.1" CACHE PATH "Sources of zlib 1.3.1")
if(NOT EXISTS "${HEADROOM_ZLIB_DIR}/zlib.h")
    message(STATUS "No zlib in ${HEADROOM_ZLIB_DIR}: fetching v1.3.1")
    FetchContent_Declare(
        zlib
        GIT_REPOSITORY https://github.com/madler/zlib.git
        GIT_TAG v1.3.1
        GIT_SHALLOW ON
        SOURCE_SUBDIR sources-only
    )
    FetchContent_MakeAvailable(zlib)
    set(HEADROOM_ZLIB_DIR "${zlib_SOURCE_DIR}")
endif()

# Compression in memory only: the gz* functions, which open files, stay out.
set(zlib_files adler32 crc32 deflate inffast inflate inftrees trees zutil)
list(TRANSFORM zlib_files PREPEND "${HEADROOM_ZLIB_DIR}/")
list(TRANSFORM zlib_files APPEND ".c")
add_library(headroom_zlib STATIC ${zlib_files})
target_include_directories(headroom_zlib SYSTEM PUBLIC "${HEADROOM_ZLIB_DIR}")
target_compile_options(headroom_zlib PRIVATE -w)
set_target_properties(headroom_zlib PROPERTIES UNITY_BUILD OFF)
