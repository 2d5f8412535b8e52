# Dear ImGui as two libraries: imgui_core (no window, no GPU; every target) and imgui_backends (the browser page).

set(HEADROOM_IMGUI_DIR "${PROJECT_SOURCE_DIR}/third_party/imgui-1.90.1" CACHE PATH "Sources of Dear ImGui 1.90.1")
if(NOT EXISTS "${HEADROOM_IMGUI_DIR}/imgui.h")
    message(STATUS "No Dear ImGui in ${HEADROOM_IMGUI_DIR}: fetching v1.90.1")
    FetchContent_Declare(
        imgui
        GIT_REPOSITORY https://github.com/ocornut/imgui.git
        GIT_TAG v1.90.1
        GIT_SHALLOW ON
        SOURCE_SUBDIR sources-only
    )
    FetchContent_MakeAvailable(imgui)
    set(HEADROOM_IMGUI_DIR "${imgui_SOURCE_DIR}")
endif()

add_library(
    imgui_core STATIC
    "${HEADROOM_IMGUI_DIR}/imgui.cpp"
    "${HEADROOM_IMGUI_DIR}/imgui_draw.cpp"
    "${HEADROOM_IMGUI_DIR}/imgui_tables.cpp"
    "${HEADROOM_IMGUI_DIR}/imgui_widgets.cpp"
)
target_include_directories(imgui_core SYSTEM PUBLIC "${HEADROOM_IMGUI_DIR}")
target_compile_definitions(
    imgui_core
    PUBLIC
        # A page of long tables and charts may have more than 65,536 corners.
        "ImDrawIdx=unsigned int"
        # Every frame then reports each widget's id, label and rectangle to four hook functions, which wasm/ui defines.
        IMGUI_ENABLE_TEST_ENGINE
        IMGUI_DISABLE_OBSOLETE_FUNCTIONS
        # Nothing reads or writes files behind the user's back, and the page needs no file system emulation.
        IMGUI_DISABLE_FILE_FUNCTIONS
        # Fonts are embedded by us; the demo window would only add weight.
        IMGUI_DISABLE_DEMO_WINDOWS
)
target_compile_options(imgui_core PRIVATE -w)

if(EMSCRIPTEN)
    # The renderer only. Emscripten's GLFW has neither a clipboard nor high-DPI support, and it asks for full screen
    # whenever the canvas happens to be as large as the screen; wasm/platform and web/ do its part.
    add_library(imgui_backends STATIC "${HEADROOM_IMGUI_DIR}/backends/imgui_impl_opengl3.cpp")
    target_include_directories(imgui_backends SYSTEM PUBLIC "${HEADROOM_IMGUI_DIR}/backends")
    target_compile_options(imgui_backends PRIVATE -w)
    target_compile_definitions(imgui_backends PUBLIC IMGUI_IMPL_OPENGL_ES3)
    target_link_libraries(imgui_backends PUBLIC imgui_core)
    target_link_options(imgui_backends INTERFACE -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2)
endif()
