# One libFuzzer program per tests/fuzz/*.cpp. Their corpus (tests/fuzz/corpus/<name>/) is replayed as a regression test;
# hunting for new inputs is `build/fuzz/tests/fuzz_<name> -max_total_time=60 CORPUS`.

foreach(source IN LISTS fuzz_sources)
    get_filename_component(name "${source}" NAME_WE)
    add_executable(fuzz_${name} "${source}")
    target_link_libraries(fuzz_${name} PRIVATE headroom_app)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    headroom_own_code(fuzz_${name})
    set(corpus "${here}/fuzz/corpus/${name}")
    if(EXISTS "${corpus}")
        headroom_test(NAME fuzz.${name} COMMAND fuzz_${name} -runs=0 "${corpus}")
    endif()
endforeach()
