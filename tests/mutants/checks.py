"""The tests that mutants are run against, by groups: each group runs many tests at once, and tells which one failed.

A group knows of each of its tests how long it takes and past which mutants it comes, from one run with all mutants off.
"""

import json
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "scenario"), str(HERE.parent / "oracle")]

import run_cases  # noqa: E402  (the path has to be set first)
from random_scenarios import Maker  # noqa: E402
from run_oracle import breach_lists  # noqa: E402

MEMORY = 4 << 30
LONGEST_TEST = 8.0  # seconds: what takes longer without a mutant is left to the longer runs
FIRST = 30          # tests that are run before the others: those that come past the fewest mutants


@dataclass
class Check:
    name: str
    seconds: float
    reached: frozenset = field(repr=False)


class TimeIsOver(Exception):
    """A test did not end; `args`: its group."""


def run(command, seconds, mutant=None, reached=None, folder=None):
    """(exit code, standard output); a code below 0 is a signal."""
    environment = {name: text for name, text in os.environ.items() if not name.startswith("HEADROOM_")}
    if mutant is not None:
        environment["HEADROOM_MUTANT"] = str(mutant)
    if reached is not None:
        environment["HEADROOM_REACHED"] = str(reached)
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen([str(part) for part in command], stdout=output, stderr=subprocess.DEVNULL,
                                   env=environment, cwd=folder, start_new_session=True,
                                   preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)))
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            os.killpg(process.pid, signal.SIGKILL)  # with what it started itself
            process.wait()
            raise TimeIsOver(command[0]) from error
        output.seek(0)
        return code, output.read().decode("utf-8", "replace")


def in_order(checks):
    """The quick ones that come past the fewest mutants first."""
    return sorted(checks, key=lambda check: (round(check.seconds * 10), len(check.reached)))


class Group:
    checks = ()

    def those_that_reach(self, number):
        return in_order([check for check in self.checks if number in check.reached])

    def killer(self, number):
        """The first test that fails with this mutant; None when all pass. Raises TimeIsOver."""
        found = self.those_that_reach(number)
        for part in (found[:FIRST], found[FIRST:]):
            if part:
                allowed = 5 + 5 * sum(check.seconds for check in part)
                if name := self.first_failure(number, [check.name for check in part], allowed):
                    return name
        return None


class TextCases(Group):
    """tests/scenario, and random scenarios with what the oracle says of them."""

    def __init__(self, program, root, folder, oracle):
        self.program, self.root = program, root
        cases = sorted((root / "tests" / "scenario").glob("*/*.json"))
        self.files = [str(path.relative_to(root)) for path in cases if not path.name.endswith(".report.json")]
        self.breaches = {}
        folder.mkdir(parents=True, exist_ok=True)
        for seed in range(1, oracle + 1):
            document, world = Maker(seed, with_files=seed % 2 == 0).play()
            path = folder / f"oracle-{seed}.json"
            path.write_text(json.dumps(document), encoding="utf-8")
            self.files.append(str(path))
            self.breaches[str(path)] = world

    def find(self):
        self.checks = []
        for start in range(0, len(self.files), 40):
            files = self.files[start:start + 40]
            began = time.monotonic()
            _, output = run([self.program, *files], 600, folder=self.root)
            took = (time.monotonic() - began) / len(files)
            for file, line in zip(files, self.lines(output)):
                if self.problem(file, line):
                    print(f"left out: {file} fails without a mutant: {self.problem(file, line)}")
                else:
                    self.checks.append(Check(file, took, frozenset(line["reached"])))

    @staticmethod
    def lines(output):
        for text in output.splitlines():
            try:
                yield json.loads(text)
            except ValueError:
                return

    def first_failure(self, number, names, seconds):
        _, output = run([self.program, *names], seconds, mutant=number, folder=self.root)
        lines = iter(self.lines(output))
        for name in names:
            line = next(lines, None)
            if line is None:
                return f"{name} (it crashes)"
            if self.problem(name, line):
                return name
        return None

    def problem(self, file, line):
        """Why a file fails, as tests/scenario/run_cases.py and tests/oracle/run_oracle.py judge it."""
        if "exception" in line:
            return line["exception"]
        if "/bad/" in file:
            wanted = (self.root / file).with_suffix(".expected").read_text(encoding="utf-8").splitlines()
            talk = "\n".join(line["errors"])
            return next((text for text in wanted if text not in talk), "" if line["errors"] else "no error")
        if "report" not in line:
            return "it is not valid"
        report = line["report"]
        scenario = json.loads((self.root / file).read_text(encoding="utf-8"))
        found = run_cases.step_problems(scenario, report) + run_cases.expectation_problems(scenario, report)
        if file in self.breaches:
            reference, program = breach_lists(self.breaches[file], report)
            found += [] if reference == program else ["other breaches"]
        else:
            beside = (self.root / file).with_suffix(".report.json")
            if beside.exists():
                found += run_cases.missing_parts(json.loads(beside.read_text(encoding="utf-8")), report)
            found += [] if report["passed"] is True else ["not passed"]
        return found[0] if found else ""


class UnitTests(Group):
    """One Catch2 program."""

    def __init__(self, program, root):
        self.program, self.root = program, root

    def find(self):
        _, output = run([self.program, "--list-tests", "--verbosity", "quiet"], 60, folder=self.root)
        self.checks = []
        for name in [line.strip() for line in output.splitlines() if line.strip()]:
            with tempfile.NamedTemporaryFile("r") as reached:
                began = time.monotonic()
                try:
                    code, _ = run([self.program, _pattern(name)], LONGEST_TEST, reached=reached.name, folder=self.root)
                except TimeIsOver:
                    print(f"left out: {name} takes longer than {LONGEST_TEST} s")
                    continue
                if code != 0:
                    print(f"left out: {name} fails without a mutant")
                    continue
                self.checks.append(Check(name, time.monotonic() - began, frozenset(map(int, reached.read().split()))))

    def first_failure(self, number, names, seconds):
        code, output = run([self.program, "--abort", "--order", "decl", "--reporter", "automake",
                            ",".join(_pattern(name) for name in names)], seconds, mutant=number, folder=self.root)
        if code == 0:
            return None
        failed = re.search(r"^:test-result: (?:FAIL|XFAIL|ERROR) (.*)$", output, re.MULTILINE)
        return failed.group(1) if failed else f"{Path(self.program).name} (it crashes)"



class CommandLineTests(Group):
    """tests/cli, a process each."""

    def __init__(self, program, root):
        self.program, self.root = program, root

    def command(self, name):
        return [sys.executable, "-B", HERE / "one_cli_test.py", self.program, name]

    def find(self):
        _, output = run([sys.executable, "-B", HERE / "one_cli_test.py", self.program], 60)
        self.checks = []
        for name in output.split():
            with tempfile.NamedTemporaryFile("r") as reached:
                began = time.monotonic()
                try:
                    code, _ = run(self.command(name), LONGEST_TEST, reached=reached.name)
                except TimeIsOver:
                    print(f"left out: {name} takes longer than {LONGEST_TEST} s")
                    continue
                if code != 0:
                    print(f"left out: {name} fails without a mutant")
                    continue
                self.checks.append(Check(name, time.monotonic() - began, frozenset(map(int, reached.read().split()))))

    def killer(self, number):
        for check in self.those_that_reach(number):
            code, _ = run(self.command(check.name), 5 + 10 * check.seconds, mutant=number)
            if code != 0:
                return check.name
        return None


def _pattern(name):
    """The name of a test case as Catch2 reads it on its command line."""
    return re.sub(r"([\\\[\],*\"])", r"\\\1", name)
