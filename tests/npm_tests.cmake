# The npm package, and what npm packages make of the results for CI servers. They belong to the preset that builds the
# package's programs. HEADROOM_NATIVE is the native command line (preset release).

if(NOT HEADROOM_NODE)
    return()
endif()
foreach(name package results)
    headroom_test(
        NAME npm.${name}
        COMMAND "${HEADROOM_NODE}" "${CMAKE_CURRENT_SOURCE_DIR}/npm/${name}.mjs"
        ENVIRONMENT "HEADROOM_NATIVE=${HEADROOM_NATIVE_PROGRAM}" "HEADROOM_WASM_BUILD=${PROJECT_BINARY_DIR}"
        TIMEOUT 300
    )
endforeach()
