# headroom_planner.js and headroom_planner.wasm: the module without a window, for Web Workers.

headroom_only_cpp(worker_cpp ${worker_sources})
add_executable(headroom_planner ${worker_cpp})
target_link_libraries(headroom_planner PRIVATE headroom_app)
headroom_own_code(headroom_planner)
set_target_properties(
    headroom_planner PROPERTIES OUTPUT_NAME headroom_planner RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/page"
)
target_link_options(
    headroom_planner
    PRIVATE
        # createPlanner({...}) returns a promise of the module; loaded by importScripts.
        -sMODULARIZE=1
        -sEXPORT_NAME=createPlanner
        -sENVIRONMENT=worker
        # What is downloaded is made small once more; the loops where time goes were made fast before.
        $<$<CONFIG:Release>:-Oz>
        -sDYNAMIC_EXECUTION=0
        -sFILESYSTEM=0
        -sEXPORTED_FUNCTIONS=_main,_malloc,_free
        -sEXPORTED_RUNTIME_METHODS=UTF8ToString
        -sEXIT_RUNTIME=0
)
