# build/<preset>/site: the complete static site, web/* and the modules beside it. Assembled anew each time, so that a
# file that was removed from web/ does not linger.

set(site "${PROJECT_BINARY_DIR}/site")
set(modules "")
foreach(target headroom_page)
    if(TARGET ${target})
        list(APPEND modules "$<TARGET_FILE:${target}>")
        list(APPEND modules "$<PATH:REPLACE_EXTENSION,LAST_ONLY,$<TARGET_FILE:${target}>,wasm>")
        list(APPEND module_targets ${target})
    endif()
endforeach()
file(GLOB_RECURSE web_files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/web/*")
if(NOT modules OR NOT web_files)
    return()
endif()

add_custom_command(
    OUTPUT "${PROJECT_BINARY_DIR}/site.stamp"
    COMMAND "${CMAKE_COMMAND}" -E rm -rf "${site}"
    COMMAND "${CMAKE_COMMAND}" -E copy_directory "${PROJECT_SOURCE_DIR}/web" "${site}"
    COMMAND "${CMAKE_COMMAND}" -E copy ${modules} "${site}"
    COMMAND "${HEADROOM_NODE}" "${PROJECT_SOURCE_DIR}/cmake/site/assemble.mjs" "${site}"
    COMMAND "${CMAKE_COMMAND}" -E touch "${PROJECT_BINARY_DIR}/site.stamp"
    DEPENDS
        ${module_targets} ${web_files}
        "${PROJECT_SOURCE_DIR}/cmake/site/assemble.mjs" "${PROJECT_SOURCE_DIR}/cmake/site/one_file.mjs"
    COMMENT "Assembling the site"
    VERBATIM
)
add_custom_target(site ALL DEPENDS "${PROJECT_BINARY_DIR}/site.stamp")
