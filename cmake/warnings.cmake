# headroom_own_code(TARGET): the warnings (as errors) and coverage flags of our own code, compiled folder by folder.
#
# Third-party targets do not call this, and their headers are included as SYSTEM, so that only our lines are judged.

add_library(headroom_own_code_flags INTERFACE)
target_compile_options(
    headroom_own_code_flags
    INTERFACE
        -Wall
        -Wextra
        -Wpedantic
        -Wshadow
        -Wconversion
        -Wsign-conversion
        -Wnon-virtual-dtor
        -Woverloaded-virtual
        -Wold-style-cast
        -Wcast-align
        -Wextra-semi
        -Wimplicit-fallthrough
        $<$<BOOL:${HEADROOM_WERROR}>:-Werror>
        # Designated initializers that leave the rest at their defaults are how we write option structs.
        -Wno-missing-field-initializers
)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 reports these inside its own std::string and std::vector when it inlines at -O2 (GCC bugs 105329, 105651).
    target_compile_options(
        headroom_own_code_flags
        INTERFACE
            -Wduplicated-cond
            -Wlogical-op
            -Wno-restrict
            -Wno-stringop-overflow
            -Wno-array-bounds
            # At -O1 it sees a std::optional as uninitialized where its flag says that it is empty; -O2 sees more.
            $<$<CONFIG:RelWithDebInfo>:-Wno-maybe-uninitialized>
    )
endif()
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    # Clang 14 calls a captured `this` unused where a generic lambda uses it only in a call that depends on an argument.
    target_compile_options(headroom_own_code_flags INTERFACE -Wno-unused-lambda-capture)
endif()
if(HEADROOM_COVERAGE)
    target_compile_options(headroom_own_code_flags INTERFACE --coverage -fprofile-abs-path)
endif()

function(headroom_own_code target)
    get_target_property(type ${target} TYPE)
    if(NOT type STREQUAL "INTERFACE_LIBRARY")
        target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:headroom_own_code_flags>)
        headroom_unity_by_folder(${target})
    endif()
endfunction()
