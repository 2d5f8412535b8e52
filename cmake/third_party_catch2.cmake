# Catch2 from source, because both the native and the WebAssembly build need it. Defines Catch2::Catch2WithMain and,
# with include(Catch), catch_discover_tests().

set(HEADROOM_CATCH2_DIR "${PROJECT_SOURCE_DIR}/third_party/catch2-3.7.1" CACHE PATH "Sources of Catch2 3.7.1")

if(EXISTS "${HEADROOM_CATCH2_DIR}/CMakeLists.txt")
    add_subdirectory("${HEADROOM_CATCH2_DIR}" "${PROJECT_BINARY_DIR}/catch2" EXCLUDE_FROM_ALL SYSTEM)
else()
    message(STATUS "No Catch2 in ${HEADROOM_CATCH2_DIR}: fetching v3.7.1")
    FetchContent_Declare(
        Catch2
        GIT_REPOSITORY https://github.com/catchorg/Catch2.git
        GIT_TAG v3.7.1
        GIT_SHALLOW ON
        SYSTEM
    )
    FetchContent_MakeAvailable(Catch2)
    set(HEADROOM_CATCH2_DIR "${Catch2_SOURCE_DIR}")
endif()
# Its hundred small files share most of their headers: in a few large pieces they build five times faster.
set_target_properties(Catch2 PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 12)
list(APPEND CMAKE_MODULE_PATH "${HEADROOM_CATCH2_DIR}/extras")
