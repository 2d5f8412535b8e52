"""What the command line tests share: running the program, small scenarios, checks, the test list."""

import json
import os
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]

TESTS = []


class CheckFailed(Exception):
    pass


def test(function):
    """Marks a test; it is called with a Program whose folder is empty."""
    TESTS.append(function)
    return function


def check(condition, message):
    if not condition:
        raise CheckFailed(message)


def check_equal(actual, expected, what):
    check(actual == expected, f"{what}: expected {expected!r}, is {actual!r}")


class Program:
    """The program under test, run in a folder of its own."""

    def __init__(self, path, folder):
        self.path = path
        self.folder = Path(folder)
        # Under Node there are no signals for the program, and the start takes longer.
        self.is_native = "node" not in Path(path).name
        # Limits of memory and moments of time mean nothing under a sanitizer.
        self.is_sanitized = b"__asan_init" in Path(path).read_bytes()

    def environment(self, **changes):
        environment = dict(os.environ, TERM="xterm", LC_ALL="C.UTF-8")
        for name in ("NO_COLOR", "COLUMNS"):
            environment.pop(name, None)
        environment.update(changes)
        return environment

    def run(self, *arguments, stdin=b"", env=None, expect=None, timeout=120):
        """Runs to the end; `expect` is the exit code it must have. `stdin`: bytes, or an open file."""
        given = {"input": stdin} if isinstance(stdin, bytes) else {"stdin": stdin}
        result = subprocess.run([self.path, *map(str, arguments)], **given, cwd=self.folder,
                                capture_output=True, env=env or self.environment(),
                                timeout=timeout, check=False)
        result.out = result.stdout.decode("utf-8")
        result.err = result.stderr.decode("utf-8")
        if expect is not None and result.returncode != expect:
            raise CheckFailed(f"exit code {result.returncode} instead of {expect} for "
                              f"{' '.join(map(str, arguments))}\n{result.out}\n{result.err}")
        return result

    def write(self, name, content):
        """Writes a scenario (or any text or bytes) into the folder and returns its name."""
        if isinstance(content, (dict, list)):
            content = json.dumps(content)
        if isinstance(content, str):
            content = content.encode("utf-8")
        (self.folder / name).write_bytes(content)
        return name

    def read(self, name):
        return (self.folder / name).read_text(encoding="utf-8")

    def read_json(self, name):
        return json.loads(self.read(name))

    def files(self):
        return sorted(path.name for path in self.folder.iterdir())


def scenario(name="Small", expected_used=5, **changes):
    """One subscription of 10, one site with 4 Macs, one more enrolled on the second day."""
    result = {
        "schema": "headroom/scenario/1", "name": name,
        "start": "2017-03-06T08:00:00Z", "end": "10d",
        "world": {
            "company": "Acme", "admin": "admin@acme.example",
            "subscriptions": [{"id": "main", "name": "PMM", "kind": "paid", "licenses": 10,
                               "product": "Parallels Mac Management",
                               "starts": "2017-01-01", "months": 12}],
            "sites": [{"code": "P01", "description": "Head office", "key": "main",
                       "method": "online", "macs": 4}]},
        "steps": [{"at": "1d", "do": "mac.enroll", "site": "P01", "count": 1}],
        "expect": [{"get": "/subscriptions/main/used", "equals": expected_used,
                    "because": "four and one"}],
    }
    result.update(changes)
    return result


def breach_scenario():
    """Two Macs too many for five days."""
    result = scenario("Breach")
    result["steps"] = [{"at": "1d", "do": "mac.discover", "site": "P01", "count": 8},
                       {"at": "6d", "do": "mac.remove", "site": "P01", "count": 8}]
    result["expect"] = [{"get": "/totals/breaches", "equals": 1}]
    return result


def endless_scenario():
    """Centuries of hourly balloons at many sites: nobody waits for its end."""
    result = scenario("Endless")
    result["end"] = "10000w"
    subscription = result["world"]["subscriptions"][0]
    subscription["autoRenew"] = True
    subscription["sublicenses"] = [
        {"id": f"s{n}", "name": f"S{n}", "type": "dynamic", "licenses": 10,
         "expires": "withSubscription"} for n in range(100, 300)]
    result["world"]["sites"] += [
        {"code": f"{n}", "description": f"Site {n}", "key": f"s{n}", "method": "online",
         "macs": 1} for n in range(100, 300)]
    result["steps"] = []
    result["expect"] = [{"get": "/totals/breaches", "atLeast": 1}]
    return result


def run_all(path):
    """Runs every test in a fresh folder; returns the exit code for the shell."""
    failed = 0
    for function in TESTS:
        with tempfile.TemporaryDirectory() as folder:
            try:
                function(Program(path, folder))
            except Exception as error:  # a test that breaks must not hide the others
                failed += 1
                print(f"FAILED {function.__name__}: {error}")
                if not isinstance(error, CheckFailed):
                    traceback.print_exc(file=sys.stdout)
    print(f"{len(TESTS) - failed} passed, {failed} failed")
    return 0 if failed == 0 and TESTS else 1
