# Generated sources: texts and fonts that the programs carry inside, so that they need no files beside them.

# headroom_embed_texts(OUT NAME FOLDER FILE...): a generated .cpp that defines the function embedded_NAME() of
# FOLDER/embedded_NAME.h, in the namespace of that folder: all files, ordered by name.
function(headroom_embed_texts out name folder)
    set(generated "${CMAKE_CURRENT_BINARY_DIR}/embedded_${name}.cpp")
    set(files ${ARGN})
    list(SORT files)
    list(JOIN files "," joined)
    add_custom_command(
        OUTPUT "${generated}"
        COMMAND "${CMAKE_COMMAND}" "-DOUTPUT=${generated}" "-DNAME=${name}" "-DFOLDER=${folder}" "-DFILES=${joined}"
                -P "${PROJECT_SOURCE_DIR}/cmake/embed_text.cmake"
        DEPENDS ${files} "${PROJECT_SOURCE_DIR}/cmake/embed_text.cmake"
        COMMENT "Embedding the ${name}"
        VERBATIM
    )
    # A text may be longer than the 64 KiB that -Wpedantic lets a string literal have.
    set_source_files_properties("${generated}" PROPERTIES COMPILE_OPTIONS "-w")
    set(${out} "${generated}" PARENT_SCOPE)
endfunction()
