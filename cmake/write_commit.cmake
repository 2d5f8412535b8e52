# Writes a source that knows the commit that is built. A script:
#   cmake -DSOURCE=FOLDER -DOUTPUT=FILE -DCOMMIT=TEXT -P write_commit.cmake
# COMMIT is for sources without their repository, such as an unpacked archive; empty: ask git.

set(commit "${COMMIT}")
if(NOT commit)
    execute_process(
        COMMAND git -C "${SOURCE}" rev-parse --short=12 HEAD
        OUTPUT_VARIABLE commit
        OUTPUT_STRIP_TRAILING_WHITESPACE
        ERROR_QUIET
        RESULT_VARIABLE failed
    )
    if(failed)
        set(commit "unknown")
    endif()
endif()
file(
    WRITE "${OUTPUT}"
    "#include \"native/version_text.h\"\n\n"
    "std::string_view headroom::cli::built_commit() { return \"${commit}\"; }\n"
)
