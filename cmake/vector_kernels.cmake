# Instruction sets for the files that hold little but an inner loop.

set(kernels "${PROJECT_SOURCE_DIR}/core/planning/counts")
if(EMSCRIPTEN)
    set(portable_flags -msimd128)
elseif(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    set(portable_flags -msse4.1)
    set(avx2_flags -mavx2)
    # Without optimisation GCC's own header makes macros of some of these, in which a mask changes its sign.
    set(avx512_flags -mavx512f -mprefer-vector-width=512 -Wno-sign-conversion)
endif()
# A precompiled header is made for the flags of its target, which are not these.
foreach(set IN ITEMS portable avx2 avx512)
    set_source_files_properties(
        "${kernels}/chain/chain_kernel_${set}.cpp"
        "${kernels}/daily/stay_kernel_${set}.cpp"
        PROPERTIES COMPILE_OPTIONS "${${set}_flags}" SKIP_PRECOMPILE_HEADERS ON
    )
endforeach()

# Without instructions of its own for SHA-256, WebAssembly works on four blocks at once.
if(EMSCRIPTEN)
    set_source_files_properties(
        "${PROJECT_SOURCE_DIR}/core/base/sha256.cpp"
        PROPERTIES COMPILE_OPTIONS "${portable_flags}" SKIP_PRECOMPILE_HEADERS ON
    )
endif()

# Loops over hundreds of neighbouring states, and over the lanes of a chain: -O3 turns them into vector instructions,
# with the same bits.
if(NOT EMSCRIPTEN AND CMAKE_BUILD_TYPE STREQUAL "Release")
    set_source_files_properties(
        "${PROJECT_SOURCE_DIR}/core/planning/laws/first_passage.cpp"
        "${PROJECT_SOURCE_DIR}/core/planning/counts/chain/count_chain.cpp"
        "${PROJECT_SOURCE_DIR}/core/planning/counts/daily/daily_macs.cpp"
        "${PROJECT_SOURCE_DIR}/core/planning/counts/daily/daily_member.cpp"
        PROPERTIES COMPILE_OPTIONS -O3 SKIP_PRECOMPILE_HEADERS ON
    )
endif()
