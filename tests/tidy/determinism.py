"""What would make two runs of the same scenario differ."""

import re

WALL_CLOCK = re.compile(
    r"\b(?:system_clock|steady_clock|high_resolution_clock|random_device|gettimeofday|clock_gettime|srand|drand48)\b"
    r"|\bstd::(?:time|clock|rand)\s*\("
    r"|(?<![\w.>:])(?:rand|clock)\s*\(\s*\)"
    r"|(?<![\w.>])(?:::)?time\s*\(\s*(?:0|NULL|nullptr|&\w+)\s*\)"
)
STATE_FOLDERS = ("core/licensing", "core/engine", "core/simulation")
HASHED = re.compile(r"\bstd::(?:unordered_\w+|hash)\b")


def check_wall_clock(repository):
    for file in repository.cpp:
        if not file.inside("core"):
            continue
        for number, line in enumerate(file.code_lines, start=1):
            match = WALL_CLOCK.search(line)
            if match:
                yield file, number, f"core reads no wall clock and no randomness of the machine: {match[0].strip()}"


def check_state(repository):
    """The standard distributions and hash tables give different results on different standard libraries."""
    for file in repository.cpp:
        if not file.inside(*STATE_FOLDERS):
            continue
        for number, _, header in file.includes:
            if header == "random":
                yield file, number, "<random> differs between standard libraries; use the streams of core/base"
            if header in ("unordered_map", "unordered_set") and file.path.endswith(".h"):
                yield file, number, f"state is kept in ordered containers, not <{header}>"
        if file.path.endswith(".h"):
            for number, line in enumerate(file.code_lines, start=1):
                match = HASHED.search(line)
                if match:
                    yield file, number, f"state is kept in ordered containers, not {match[0]}"
