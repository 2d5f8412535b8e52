# Planted faults (scripts/mutants): the player, built in its copy of the sources only, and the test of the generator.

option(HEADROOM_MUTANTS "Build the player of scripts/mutants" OFF)
headroom_sources(mutant_sources "${here}/mutants/*.cpp" "${here}/mutants/*.h")
if(HEADROOM_MUTANTS)
    headroom_only_cpp(cpp ${mutant_sources})
    add_executable(headroom_play EXCLUDE_FROM_ALL ${cpp})
    target_link_libraries(headroom_play PRIVATE headroom_scenario)
    target_include_directories(headroom_play PRIVATE "${PROJECT_SOURCE_DIR}")
endif()

if(NOT EMSCRIPTEN AND NOT HEADROOM_SANITIZE AND HEADROOM_PYTHON)
    headroom_test(
        NAME mutants-generator
        COMMAND "${HEADROOM_PYTHON}" -B "${here}/mutants/self_test.py" "${CMAKE_CXX_COMPILER}"
    )
endif()
