# One libFuzzer program per tests/fuzz/*.cpp. Its seeds (tests/fuzz/corpus/NAME/, and for scenarios files of the
# repository) are replayed in every test run. With HEADROOM_HUNT, new inputs are hunted for as well: by chance, so not
# where a run has to come to the same twice. What a hunt finds stays in the build folder under fuzz-<name>/; a finding
# goes into the corpus.

option(HEADROOM_HUNT "Also register tests that hunt for new inputs" OFF)
set(fuzz_seconds 60 CACHE STRING "How long each fuzz program hunts")
set(usage_csv_corpus "${PROJECT_SOURCE_DIR}/docs/examples")
set(scenario_corpus
    "${here}/scenario/bad" "${here}/scenario/arithmetic" "${here}/scenario/exceeded" "${here}/scenario/users"
    "${PROJECT_SOURCE_DIR}/core/scenario/presets"
)

foreach(source IN LISTS fuzz_sources)
    get_filename_component(name "${source}" NAME_WE)
    add_executable(fuzz_${name} "${source}")
    target_link_libraries(fuzz_${name} PRIVATE headroom_app)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    headroom_own_code(fuzz_${name})
    set(seeds ${${name}_corpus})
    if(EXISTS "${here}/fuzz/corpus/${name}")
        list(APPEND seeds "${here}/fuzz/corpus/${name}")
    endif()
    set(found "${CMAKE_CURRENT_BINARY_DIR}/fuzz-${name}")
    file(MAKE_DIRECTORY "${found}")
    headroom_test(NAME fuzz.${name}.corpus COMMAND fuzz_${name} -runs=0 "-artifact_prefix=${found}/" ${seeds})
    if(NOT HEADROOM_HUNT)
        continue()
    endif()
    headroom_test(
        NAME fuzz.${name}.hunt
        COMMAND
            fuzz_${name} -max_total_time=${fuzz_seconds} -timeout=120 -rss_limit_mb=2048 -max_len=8192
            "-artifact_prefix=${found}/" "${found}" ${seeds}
        TIMEOUT 400
    )
endforeach()
