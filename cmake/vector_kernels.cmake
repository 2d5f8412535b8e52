# Instruction sets for the files that hold nothing but one inner loop (core/planning/chain_kernel_*.cpp).

set(kernel "${PROJECT_SOURCE_DIR}/core/planning/chain_kernel")
if(EMSCRIPTEN)
    set(portable_flags -msimd128)
elseif(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    set(portable_flags -msse4.1)
    set(avx2_flags -mavx2)
endif()
# A precompiled header is made for the flags of its target, which are not these.
set_source_files_properties("${kernel}_portable.cpp" "${kernel}_avx2.cpp" PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
set_source_files_properties("${kernel}_portable.cpp" PROPERTIES COMPILE_OPTIONS "${portable_flags}")
set_source_files_properties("${kernel}_avx2.cpp" PROPERTIES COMPILE_OPTIONS "${avx2_flags}")

# Its inner loop runs over hundreds of neighbouring states; -O3 turns that into vector instructions, with the same bits.
if(NOT EMSCRIPTEN AND CMAKE_BUILD_TYPE STREQUAL "Release")
    set_source_files_properties(
        "${PROJECT_SOURCE_DIR}/core/planning/first_passage.cpp"
        PROPERTIES COMPILE_OPTIONS -O3 SKIP_PRECOMPILE_HEADERS ON
    )
endif()
