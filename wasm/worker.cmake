# planner.js and planner.wasm: the module without a user interface that each Web Worker instantiates for itself.

add_executable(headroom_planner ${worker_sources})
target_link_libraries(headroom_planner PRIVATE headroom_app)
headroom_own_code(headroom_planner)
set_target_properties(
    headroom_planner PROPERTIES OUTPUT_NAME planner RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/page"
)
target_link_options(
    headroom_planner
    PRIVATE
        -sMODULARIZE=1
        -sEXPORT_NAME=createPlanner
        -sENVIRONMENT=worker
        -sDYNAMIC_EXECUTION=0
        -sFILESYSTEM=0
        -sEXPORTED_FUNCTIONS=_malloc,_free
        -sEXPORTED_RUNTIME_METHODS=UTF8ToString,stringToUTF8,lengthBytesUTF8
        --no-entry
)
