# The library headroom_fonts: subsets of Inter, JetBrains Mono and Material Design Icons, embedded as arrays, with the
# generated header "icons.h". Made at build time, so that no font is in git and no font file is needed at run time.

# Several Pythons may be installed; the one with fonttools counts (Debian's own, where a version manager shadows it).
function(headroom_find_fonttools out)
    foreach(candidate python3 /usr/bin/python3)
        execute_process(COMMAND ${candidate} -c "import fontTools" RESULT_VARIABLE result OUTPUT_QUIET ERROR_QUIET)
        if(result EQUAL 0)
            set(${out} "${candidate}" PARENT_SCOPE)
            return()
        endif()
    endforeach()
    message(FATAL_ERROR "The fonts need Python 3 with fonttools (scripts/setup installs it); or -DHEADROOM_UI=OFF")
endfunction()

function(headroom_find_font out package)
    set(suffixes opentype/inter truetype/inter truetype/jetbrains-mono truetype/materialdesignicons-webfont)
    find_file(
        HEADROOM_FONT_${out}
        NAMES ${ARGN}
        PATHS /usr/share/fonts /usr/local/share/fonts
        PATH_SUFFIXES ${suffixes}
        NO_CMAKE_FIND_ROOT_PATH
    )
    if(NOT HEADROOM_FONT_${out})
        message(FATAL_ERROR "Missing font ${ARGN} (Debian package ${package}; scripts/setup installs it). "
                            "Give its path as -DHEADROOM_FONT_${out}=..., or build with -DHEADROOM_UI=OFF")
    endif()
endfunction()

headroom_find_fonttools(fonttools_python)
headroom_find_font(INTER_REGULAR fonts-inter Inter-Regular.otf Inter-Regular.ttf)
headroom_find_font(INTER_SEMIBOLD fonts-inter Inter-SemiBold.otf Inter-SemiBold.ttf)
headroom_find_font(MONO_REGULAR fonts-jetbrains-mono JetBrainsMono-Regular.ttf)
headroom_find_font(ICONS fonts-materialdesignicons-webfont materialdesignicons-webfont.ttf)

set(fonts_output "${PROJECT_BINARY_DIR}/generated/fonts")
set(fonts_script "${PROJECT_SOURCE_DIR}/cmake/fonts")
set(icon_list "${PROJECT_SOURCE_DIR}/wasm/ui/fonts/icons.txt")
file(GLOB fonts_sources CONFIGURE_DEPENDS "${fonts_script}/*.py")
add_custom_command(
    OUTPUT "${fonts_output}/embedded_fonts.cpp" "${fonts_output}/icons.h"
    COMMAND
        "${fonttools_python}" "${fonts_script}/embed.py"
        --inter-regular "${HEADROOM_FONT_INTER_REGULAR}"
        --inter-semibold "${HEADROOM_FONT_INTER_SEMIBOLD}"
        --mono-regular "${HEADROOM_FONT_MONO_REGULAR}"
        --icon-font "${HEADROOM_FONT_ICONS}"
        --icon-list "${icon_list}"
        --source "${fonts_output}/embedded_fonts.cpp"
        --header "${fonts_output}/icons.h"
    DEPENDS "${icon_list}" ${fonts_sources}
    COMMENT "Cutting the fonts to size"
    VERBATIM
)
add_library(
    headroom_fonts STATIC
    "${fonts_output}/embedded_fonts.cpp"
    "${fonts_output}/icons.h"
    "${PROJECT_SOURCE_DIR}/wasm/ui/fonts/embedded_fonts.h"
)
target_include_directories(headroom_fonts PUBLIC "${PROJECT_SOURCE_DIR}" "${fonts_output}")
