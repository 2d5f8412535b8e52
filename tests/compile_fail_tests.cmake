# Sources that must not compile: each is given to the compiler twice, right (the positive control) and wrong.

foreach(source IN LISTS compile_fail_sources)
    get_filename_component(name "${source}" NAME_WE)
    set(compile
        "${CMAKE_CXX_COMPILER}" -std=c++20 -fsyntax-only -Werror=unused-result "-I${PROJECT_SOURCE_DIR}" "${source}"
    )
    headroom_test(NAME compile-fail.${name}.right COMMAND ${compile})
    headroom_test(NAME compile-fail.${name}.wrong COMMAND ${compile} -DHEADROOM_WRONG)
    # With a place: a compiler that is killed prints "fatal error:" as well.
    set_tests_properties(
        "${HEADROOM_PRESET}.compile-fail.${name}.wrong"
        PROPERTIES PASS_REGULAR_EXPRESSION ":[0-9]+:[0-9]+: error:"
    )
endforeach()
