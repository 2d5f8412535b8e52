# Tests that run the finished command line: as a native program, or under Node through the wrapper beside it.

if(EMSCRIPTEN)
    set(program "${PROJECT_BINARY_DIR}/headroom-node")
else()
    set(program "$<TARGET_FILE:headroom>")
endif()

# The text cases of tests/scenario run through the program.
if(TARGET headroom AND HEADROOM_PYTHON AND EXISTS "${here}/scenario/run_cases.py")
    headroom_test(
        NAME scenario-cases
        COMMAND "${HEADROOM_PYTHON}" -B "${here}/scenario/run_cases.py" "${program}"
        TIMEOUT 1200
        COST 100
    )
endif()

# The tables of docs/scenario-format.md are those of the schemas.
if(TARGET headroom AND NOT EMSCRIPTEN AND NOT HEADROOM_SANITIZE AND HEADROOM_PYTHON)
    headroom_test(
        NAME scenario-format
        COMMAND "${HEADROOM_PYTHON}" -B "${PROJECT_SOURCE_DIR}/scripts/reference" --check "${program}"
    )
endif()

# Random scenarios beside a slow reference written from the rules alone. A start of Node takes longer. (A sanitizer sees
# nothing here that it does not see in the text cases.)
if(TARGET headroom AND NOT HEADROOM_SANITIZE AND HEADROOM_PYTHON AND EXISTS "${here}/oracle/run_oracle.py")
    set(scenarios 120)
    if(EMSCRIPTEN)
        set(scenarios 20)
    endif()
    headroom_test(
        NAME oracle
        COMMAND "${HEADROOM_PYTHON}" -B "${here}/oracle/run_oracle.py" "${program}" --scenarios ${scenarios}
        TIMEOUT 900
        COST 200
    )
endif()

# The command line from outside: options, exit codes, terminals, signals. Natively only: Node adds its own to these.
if(TARGET headroom AND NOT EMSCRIPTEN AND HEADROOM_PYTHON AND EXISTS "${here}/cli/run_cli_tests.py")
    headroom_test(
        NAME cli
        COMMAND "${HEADROOM_PYTHON}" -B "${here}/cli/run_cli_tests.py" "${program}"
        TIMEOUT 900
        COST 500
    )
endif()

# headroom-mpi against one process, where MPI is installed. (MPI's own libraries leak, as a sanitizer tells.)
find_program(HEADROOM_MPIRUN mpirun)
if(TARGET headroom AND NOT EMSCRIPTEN AND NOT HEADROOM_SANITIZE)
    if(TARGET headroom-mpi)
        headroom_needs(HEADROOM_MPIRUN mpi "mpirun")
    else()
        headroom_needs(HEADROOM_MPI_HEADERS mpi "the headers of MPI")
    endif()
endif()
if(TARGET headroom-mpi AND NOT HEADROOM_SANITIZE AND HEADROOM_MPIRUN AND HEADROOM_PYTHON)
    headroom_test(
        NAME mpi
        COMMAND "${HEADROOM_PYTHON}" -B "${here}/mpi/run_mpi_tests.py" "${program}" "$<TARGET_FILE:headroom-mpi>"
        TIMEOUT 900
    )
endif()
