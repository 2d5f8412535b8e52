"""Sizes, leftovers and things that do not belong into the repository."""

import re

from repository import SourceFile

LONGEST_FILE = 400
LONGEST_LINE = 120

FOREIGN_FOLDERS = re.compile(r"(?:^|/)(?:third_party|third-party|vendor|vendored|external|extern|node_modules)/")
FOREIGN_NAMES = re.compile(
    r"(?:^|/)(?:imgui(?:_(?:internal|draw|tables|widgets|demo|impl_\w+))?|imconfig|im?stb_\w+|implot\w*)\.(?:h|cpp|c)$"
    r"|(?:^|/)(?:json|catch|catch_amalgamated|doctest|CLI|CLI11)\.(?:hpp|cpp)$"
    r"|\.(?:ttf|otf|woff2?|wasm|a|so|o|jar|tgz|zip|gz|xz)$"
)
FOREIGN_NOTICE = re.compile(r"Copyright \((?:c|C)\)|SPDX-License-Identifier|Permission is hereby granted")

# Composed, so that this file does not contain what it looks for.
MACHINE_PATH = re.compile(r"(?<![\w./:*-])/(?:" + "|".join(["work", "home", "root", "Users", "mnt"]) + r")/\w")
REGISTRY_HOST = re.compile("|".join([r"registry\.npm" + r"js", r"deb\.deb" + r"ian\.org", r"pypi\." + r"org"]))

THROWING_PRINT = re.compile(r"\bfmt::print\b|\bstd::(?:cout|cerr|clog)\b")


def check_streams(repository):
    """fmt::print throws when a stream is closed or full; the program must not end for want of a reader."""
    for file in repository.cpp:
        if not file.inside("native"):
            continue
        for number, line in enumerate(file.code_lines, start=1):
            match = THROWING_PRINT.search(line)
            if match:
                yield file, number, f"tell() and show() of native/messages.h instead of {match[0]}"


def check_sizes(repository):
    for file in repository.cpp:
        if file.inside("core", "native", "wasm") and len(file.lines) - 1 > LONGEST_FILE:
            yield file, LONGEST_FILE, f"{len(file.lines) - 1} lines; a file has at most {LONGEST_FILE}"
    for file in repository.code:
        for number, line in enumerate(file.lines, start=1):
            if len(line) > LONGEST_LINE:
                yield file, number, f"{len(line)} columns; a line has at most {LONGEST_LINE}"


def check_whitespace(repository):
    for file in repository.code:
        if file.text and not file.text.endswith("\n"):
            yield file, len(file.lines), "the last line has no end"
        for number, line in enumerate(file.lines, start=1):
            if line.rstrip() != line:
                yield file, number, "white space (or a carriage return) at the end of the line"
            elif "\t" in line:
                yield file, number, "a tab; indentation is by spaces"


def check_built(repository):
    """Every source is named by a glob of CMake, whose list the build writes (cmake/sources.cmake)."""
    if repository.built is None:
        return
    built = set(repository.built)
    for path in repository.paths:
        if path.endswith((".cpp", ".cc", ".cxx", ".c")) and path not in built:
            yield SourceFile(path, ""), 1, "no CMake glob builds this source"


def check_foreign(repository):
    for path in repository.paths:
        if FOREIGN_FOLDERS.search(path) or FOREIGN_NAMES.search(path):
            yield SourceFile(path, ""), 1, "third-party and binary files are fetched or generated, never committed"
    for file in repository.code:
        for number, line in enumerate(file.lines, start=1):
            if FOREIGN_NOTICE.search(line) and not file.inside("tests/tidy"):
                yield file, number, "a foreign licence notice: third-party sources are not committed"


def check_machine(repository):
    for file in repository.texts:
        for number, line in enumerate(file.lines, start=1):
            match = MACHINE_PATH.search(line)
            if match:
                yield file, number, f"a path of one machine: {match[0]}"
            match = REGISTRY_HOST.search(line)
            if match:
                yield file, number, f"the address of a package registry: {match[0]}"
