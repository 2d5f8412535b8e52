#!/usr/bin/env python3
"""Tests of the command line program from outside.

    python3 tests/cli/run_cli_tests.py PATH/TO/headroom [WORD]

With WORD only the tests that have it in their name, or in the name of their file.

Each file cli_*.py beside this one holds the tests of one subject.
"""

import importlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import harness  # noqa: E402  (the path has to be set first)


def main():
    if len(sys.argv) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    program = Path(sys.argv[1]).resolve()
    if not program.is_file():
        print(f"{program}: no such program", file=sys.stderr)
        return 2
    for file in sorted(Path(__file__).resolve().parent.glob("cli_*.py")):
        importlib.import_module(file.stem)
    if len(sys.argv) == 3:
        word = sys.argv[2]
        harness.TESTS[:] = [test for test in harness.TESTS if word in test.__name__ or word in test.__module__]
        if not harness.TESTS:
            print(f"no test has {word} in its name", file=sys.stderr)
            return 2
    return harness.run_all(str(program))


if __name__ == "__main__":
    sys.exit(main())
