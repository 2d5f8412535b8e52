# Generated sources: texts and fonts that the programs carry inside, so that they need no files beside them.

# headroom_embed_presets(OUT FILE...): a generated .cpp that defines headroom::scenario::embedded_presets().
function(headroom_embed_presets out)
    set(generated "${CMAKE_CURRENT_BINARY_DIR}/embedded_presets.cpp")
    set(files ${ARGN})
    list(SORT files)
    list(JOIN files "," joined)
    add_custom_command(
        OUTPUT "${generated}"
        COMMAND "${CMAKE_COMMAND}" "-DOUTPUT=${generated}" "-DFILES=${joined}"
                -P "${PROJECT_SOURCE_DIR}/cmake/embed_text.cmake"
        DEPENDS ${files} "${PROJECT_SOURCE_DIR}/cmake/embed_text.cmake"
        COMMENT "Embedding the presets"
        VERBATIM
    )
    # A preset may be longer than the 64 KiB that -Wpedantic lets a string literal have.
    set_source_files_properties("${generated}" PROPERTIES COMPILE_OPTIONS "-w")
    set(${out} "${generated}" PARENT_SCOPE)
endfunction()
