# The repository lints itself; the self-test plants each violation and expects it to be found.

if(HEADROOM_PYTHON AND HEADROOM_UNIT_TESTS)
    set(tidy "${HEADROOM_PYTHON}" -B "${CMAKE_CURRENT_SOURCE_DIR}/tidy/tidy.py")
    headroom_test(
        NAME tidy
        COMMAND ${tidy} --root "${PROJECT_SOURCE_DIR}" --built "${PROJECT_BINARY_DIR}/headroom_sources.txt"
    )
    headroom_test(
        NAME skipped-self-test
        COMMAND "${HEADROOM_PYTHON}" -B "${CMAKE_CURRENT_SOURCE_DIR}/skipped.py" --self-test
    )
    headroom_test(NAME tidy-self-test COMMAND ${tidy} --self-test)
endif()
