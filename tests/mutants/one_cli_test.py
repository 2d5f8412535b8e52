"""One test of tests/cli: one_cli_test.py PROGRAM [NAME]; without a name it lists them."""

import importlib
import sys
import tempfile
from pathlib import Path

CLI = Path(__file__).resolve().parents[1] / "cli"
sys.path.insert(0, str(CLI))

import harness  # noqa: E402  (the path has to be set first)


def main():
    for file in sorted(CLI.glob("cli_*.py")):
        importlib.import_module(file.stem)
    tests = {f"{test.__module__}.{test.__name__}": test for test in harness.TESTS}
    if len(sys.argv) == 2:
        print("\n".join(tests))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        tests[sys.argv[2]](harness.Program(str(Path(sys.argv[1]).resolve()), folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
