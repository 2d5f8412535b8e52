#!/usr/bin/env python3
"""The long form of the signal tests: every long run, at ten moments, with SIGINT and with SIGHUP.

    python3 tests/cli/run_signal_tests.py PATH/TO/headroom [SEED]

Prints the exit code and the seconds of each; takes some minutes. The fast form is part of the command
line tests (cli_signals.py).
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import cli_signals  # noqa: E402  (the path has to be set first)
import harness  # noqa: E402


def main():
    if len(sys.argv) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        program = harness.Program(str(Path(sys.argv[1]).resolve()), folder)
        try:
            cli_signals.ten_moments(program, int(sys.argv[2]) if len(sys.argv) == 3 else 1)
        except harness.CheckFailed as failure:
            print(f"FAILED {failure}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
