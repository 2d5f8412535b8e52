#!/usr/bin/env python3
"""The generator on a tiny source: self_test.py CXX_COMPILER.

Compiles all its mutants at once, runs each against the one test that the source has, and demands what must become of
them; demands that no mutant is made where the compiler evaluates, and that only those count as reached that are.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from changes import mutants_of  # noqa: E402  (the path has to be set first)
from contexts import read_source  # noqa: E402
from rewrite import rewritten, without_conflicts  # noqa: E402

SOURCE = r"""
#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace {
constexpr int twice(int n) { return n * 2; }
static_assert(twice(2) == 4);
enum class Kind { one = 1, two = 2 };

int clamped(int value, int limit) {
    constexpr int step = 3 + 1;
    std::array<int, 3> room{};
    if (value > limit) return limit;
    if (value < 0 && limit >= 0) return 0;
    room[0] = std::max<int>(value, step - 4);
    return room[0];
}

int sum_of(const std::vector<int>& values) {
    int sum = 0;
    for (int value : values) sum += value;
    const auto first = [&](int less) { return values.front() - less; };
    return values.empty() ? 0 : sum - first(1) + values.front() - 1;
}

int difference(int large, int small) { return large - small; }

int never_called(int value) { return value + 1; }

const char* word(Kind kind) {
    switch (kind) {
        case Kind::one: return "one";
        case Kind::two: return "two";
    }
    return "";
}
}  // namespace

int main(int count, char**) {
    if (count > 99) return never_called(count);
    int large = 7, small = 3;
    const bool good = clamped(5, 3) == 3 && clamped(2, 3) == 2 && clamped(-1, 3) == 0 && sum_of({1, 2, 3}) == 6 &&
                      difference(large, small) == 4 && word(Kind::two) == std::string("two");
    return good ? 0 : 1;
}
"""

# (text of the line, change) -> what becomes of it
EXPECTED = {
    ("if (value > limit) return limit;", "never: `if (value > limit)`"): "killed",
    ("if (value > limit) return limit;", "always: `if (value > limit)`"): "killed",
    ("if (value > limit) return limit;", "> becomes >=: `value > limit`"): "survived",  # equal: the same value
    ("if (value < 0 && limit >= 0) return 0;", "without `value < 0` of &&"): "killed",
    ("if (value < 0 && limit >= 0) return 0;", "0 becomes one more"): "killed",
    ("room[0] = std::max<int>(value, step - 4);",
     "the other of min and max: `std::max<int>(value, step - 4)`"): "killed",
    ("room[0] = std::max<int>(value, step - 4);",
     "without `room[0] = std::max<int>(value, step - 4);`"): "killed",
    ("for (int value : values) sum += value;", "without `sum += value;`"): "killed",
    ("const auto first = [&](int less) { return values.front() - less; };",
     "front becomes back: `values.front()`"): "killed",
    ("int difference(int large, int small) { return large - small; }", "- becomes +: `large - small`"): "killed",
    ("difference(large, small) == 4 && word(Kind::two) == std::string(\"two\");",
     "arguments swapped: `difference(large, small)`"): "killed",
    ("int never_called(int value) { return value + 1; }", "+ becomes -: `value + 1`"): "not reached",
}
UNTOUCHED = ("constexpr", "static_assert", "enum class", "std::array<int, 3>", "case Kind")


def check(condition, message):
    if not condition:
        sys.exit(f"FAILED: {message}")


def run(program, number, folder):
    reached = Path(folder) / "reached"
    reached.unlink(missing_ok=True)
    environment = dict(os.environ, HEADROOM_MUTANT=str(number), HEADROOM_REACHED=str(reached))
    code = subprocess.run([program], env=environment, timeout=20, check=False).returncode
    return code, set(map(int, reached.read_text().split())) if reached.exists() else set()


def main():
    mutants = without_conflicts(mutants_of(read_source(SOURCE)))
    lines = SOURCE.splitlines()
    for mutant in mutants:
        text = lines[mutant.line - 1]
        check(not any(part in text for part in UNTOUCHED) or "return" in mutant.change,
              f"line {mutant.line} is evaluated by the compiler: {mutant.change}")
    with tempfile.TemporaryDirectory() as folder:
        source, program = Path(folder) / "tiny.cpp", Path(folder) / "tiny"
        source.write_text(rewritten(SOURCE, mutants, range(1, len(mutants) + 1)), encoding="utf-8")
        command = [sys.argv[1], "-std=c++20", "-Wno-narrowing", "-I", HERE.parents[1], source, "-o", program]
        built = subprocess.run(command, capture_output=True, text=True, check=False)
        check(built.returncode == 0, built.stderr)
        code, reached = run(program, 0, folder)
        check(code == 0, "the program fails without a mutant")
        found = {}
        for number, mutant in enumerate(mutants, 1):
            code, _ = run(program, number, folder)
            check(code == 0 or number in reached, f"{mutant.change} is noticed, but not reached")
            outcome = "killed" if code else "survived" if number in reached else "not reached"
            found[lines[mutant.line - 1].strip(), mutant.change] = outcome
    for key, outcome in EXPECTED.items():
        check(found.get(key) == outcome, f"{key}: expected {outcome}, is {found.get(key)}")
    print(f"{len(mutants)} mutants of a tiny source, as expected")
    return 0


if __name__ == "__main__":
    sys.exit(main())
