#!/usr/bin/env python3
"""Runs the acceptance text cases of this folder with the headroom executable.

    run_cases.py HEADROOM_EXECUTABLE [--filter TEXT] [--jobs N]

A case is <area>/<nn-name>.json: a scenario whose steps and expectations say what the rules demand. It
passes when `headroom run FILE --json -` exits with 0, reports `"passed": true` and has evaluated every
step and every expectation of the file; a case without any expectation fails.

What an expectation cannot reach stands beside the case in <nn-name>.report.json and must be part of the
report. Objects: the members given here must be there and match. Arrays: every element given here must
match some element of the report's array. Two special values: {"$contains": [texts]} is a text with all
those pieces, {"$text": true} is any text that is not empty.

bad/ holds files that must be refused. Each line of <name>.expected must occur in what `headroom validate
FILE` prints on standard error; `validate` and `run` must exit with 3, and `run` must print no report.

Without --filter it also demands that every capability of docs/rules.md is named by some case
("Capabilities: 12, 13." at the end of the description), that every error code is expected
by some step, and that every cause of a breach is expected by some report.
"""

import argparse
import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
TIMEOUT_SECONDS = 120
CAPABILITIES = range(1, 141)
CAPABILITIES_PATTERN = re.compile(r"Capabilities: ([0-9, ]+)\.")
ERROR_CODES = """
    E_FIELD_REQUIRED E_EMAIL_INVALID E_PASSWORD_SHORT E_PASSWORD_MISMATCH E_EMAIL_TAKEN E_BAD_CREDENTIALS
    E_NOT_ADMIN E_NO_ACCESS E_BUSINESS_ACCOUNT_REQUIRED E_ALREADY_MEMBER E_NOT_INVITED E_INVITE_INVALID
    E_ACCOUNT_NEEDED E_NOTHING_TO_INVITE E_CSV_NO_ADDRESSES E_SELF E_LAST_ADMIN E_KEY_FORMAT E_KEY_UNKNOWN
    E_KEY_ALREADY_REGISTERED E_KEY_NOT_REGISTERED E_KEY_IS_SUBLICENSE E_KEY_EXPIRED E_SUBSCRIPTION_EXPIRED
    E_KEY_WRONG_PRODUCT E_KEY_IN_USE E_KEY_RELEASE_PENDING E_ALREADY_ACTIVATED E_NOT_ACTIVATED
    E_SERVER_UNREACHABLE E_OFFLINE_NOT_ENABLED E_FILE_WRONG_KIND E_FILE_CORRUPT E_FILE_OTHER_SERVER
    E_FILE_OUTDATED E_FILE_ALREADY_USED E_RESPONSE_NOT_EXPECTED E_NOT_YOUR_SUBSCRIPTION E_NAME_EMPTY
    E_NAME_DUPLICATE E_NUMBER_INVALID E_DATE_PAST E_DATE_AFTER_SUBSCRIPTION E_NOT_ENOUGH_LICENSES
    E_ABOVE_TOTAL E_TOTAL_BELOW_RESERVED E_SUBLICENSE_IN_USE E_LICENSE_LIMIT E_NO_PMM_SUBSCRIPTION
    E_WRONG_METHOD E_KEY_REVOKED E_TRIAL E_MAC_MANAGED_ELSEWHERE E_MAC_UNKNOWN E_PROXY_DOWN
""".split()
BREACH_CAUSES = "shrunk expired totalReduced discovery competition smallerKey deactivated revoked".split()
STEP_EXPECTATIONS = ("expectError", "expectArgs", "expectDone")


def shown(value):
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 600 else text[:600] + " ..."


def run(arguments):
    """Exit code, standard output and standard error; a program that hangs or is missing has code None."""
    try:
        done = subprocess.run(arguments, capture_output=True, timeout=TIMEOUT_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return None, b"", f"no answer within {TIMEOUT_SECONDS} s"
    except OSError as error:
        return None, b"", str(error)
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")


# ---- parts of a report

def is_part(expected, actual):
    if isinstance(expected, dict):
        if "$contains" in expected:
            return isinstance(actual, str) and all(piece in actual for piece in expected["$contains"])
        if "$text" in expected:
            return isinstance(actual, str) and actual != ""
        return isinstance(actual, dict) and all(
            name in actual and is_part(value, actual[name]) for name, value in expected.items())
    if isinstance(expected, list):
        return isinstance(actual, list) and all(
            any(is_part(element, candidate) for candidate in actual) for element in expected)
    return isinstance(expected, bool) == isinstance(actual, bool) and expected == actual


def missing_parts(expected, actual, pointer=""):
    """The smallest parts of `expected` that `actual` lacks, with their pointers."""
    if is_part(expected, actual):
        return []
    if isinstance(expected, dict) and isinstance(actual, dict) and not any(n.startswith("$") for n in expected):
        found = []
        for name, value in expected.items():
            found += missing_parts(value, actual.get(name), f"{pointer}/{name}")
        return found
    if isinstance(expected, list) and isinstance(actual, list):
        return [f"report {pointer}: expected an element like {shown(element)}, actual {shown(actual)}"
                for element in expected if not is_part([element], actual)]
    return [f"report {pointer}: expected {shown(expected)}, actual {shown(actual)}"]


# ---- one case

def is_checked(scenario):
    return bool(scenario.get("expect")) or any(
        name in step for step in scenario.get("steps", []) for name in STEP_EXPECTATIONS)


def step_problems(scenario, report):
    steps, results = scenario.get("steps", []), report.get("steps", [])
    if len(results) != len(steps):
        return [f"{len(steps)} steps in the file, {len(results)} in the report"]
    problems = []
    for result in results:
        step = steps[result["index"]]
        where = f"step {result['index']} {step['do']} at {result.get('at')}"
        expected, actual = step.get("expectError"), result.get("error")
        if expected != actual:
            problems.append(f"{where}: expected {expected or 'success'}, actual {actual or 'success'}")
        if "expectDone" in step and result.get("done") != step["expectDone"]:
            problems.append(f"{where}: expected {step['expectDone']} done, actual {result.get('done')}")
        if expected == actual and result.get("failure"):
            problems.append(f"{where}: {result['failure']}")
    return problems


def expectation_problems(scenario, report):
    expectations, results = scenario.get("expect", []), report.get("expectations", [])
    if len(results) != len(expectations):
        return [f"{len(expectations)} expectations in the file, {len(results)} in the report"]
    return [f"expectation {result['index']} at {result.get('at')} {result.get('get')}: "
            f"expected {shown(result.get('expected'))}, actual {shown(result.get('actual'))}"
            for result in results if not result.get("passed")]


def case_problems(executable, path):
    scenario = json.loads(path.read_text(encoding="utf-8"))
    if not is_checked(scenario):
        return ["the case expects nothing"]
    code, output, talk = run([executable, "run", str(path), "--json", "-"])
    try:
        report = json.loads(output.decode("utf-8"))
    except ValueError:
        return [f"exit code {code} and no report; {talk.strip()[:2000]}"]
    problems = step_problems(scenario, report) + expectation_problems(scenario, report)
    beside = path.with_name(path.stem + ".report.json")
    if beside.exists():
        problems += missing_parts(json.loads(beside.read_text(encoding="utf-8")), report)
    if not problems and report.get("passed") is not True:
        problems.append(f"the report says \"passed\": {shown(report.get('passed'))}; {talk.strip()[:2000]}")
    if not problems and code != 0:
        problems.append(f"exit code {code}; {talk.strip()[:2000]}")
    return problems


def bad_file_problems(executable, path):
    beside = path.with_suffix(".expected")
    fragments = [line for line in beside.read_text(encoding="utf-8").splitlines() if line] if beside.exists() else []
    if not fragments:
        return [f"{beside.name} is missing or empty"]
    code, _, talk = run([executable, "validate", str(path)])
    problems = [f"expected in the errors: {fragment}\n        actual: {talk.strip()[:1500]}"
                for fragment in fragments if fragment not in talk]
    if code != 3:
        problems.append(f"`validate` exits with {code}, expected 3")
    code, output, _ = run([executable, "run", str(path), "--json", "-"])
    if code != 3:
        problems.append(f"`run` exits with {code}, expected 3")
    if output.strip():
        problems.append("`run` prints a report for an invalid scenario")
    return problems


# ---- what all cases together must cover

def coverage_problems(cases):
    capabilities, codes, causes = set(), set(), set()
    for path in cases:
        scenario = json.loads(path.read_text(encoding="utf-8"))
        match = CAPABILITIES_PATTERN.search(scenario.get("description", ""))
        if match:
            capabilities.update(int(number) for number in match.group(1).split(",") if number.strip())
        codes.update(step["expectError"] for step in scenario.get("steps", []) if "expectError" in step)
        beside = path.with_name(path.stem + ".report.json")
        if beside.exists():
            report = json.loads(beside.read_text(encoding="utf-8"))
            causes.update(breach.get("cause") for breach in report.get("breaches", []))
    problems = []
    for what, wanted, found in (("capabilities", CAPABILITIES, capabilities), ("error codes", ERROR_CODES, codes),
                                ("breach causes", BREACH_CAUSES, causes)):
        if missing := [str(one) for one in wanted if one not in found]:
            problems.append(f"{what} that no case names: {', '.join(missing)}")
    if unknown := sorted(codes - set(ERROR_CODES)) + sorted(str(n) for n in capabilities - set(CAPABILITIES)):
        problems.append(f"unknown error codes or capabilities: {', '.join(unknown)}")
    return problems


def guarded(check, executable, path):
    try:
        return check(executable, path)
    except Exception as error:  # a malformed case or report is a failure of that case, not of the run
        return [f"{type(error).__name__}: {error}"]


def main():
    parser = argparse.ArgumentParser(description="Runs the acceptance text cases.")
    parser.add_argument("executable", metavar="HEADROOM_EXECUTABLE")
    parser.add_argument("--filter", default="", metavar="TEXT", help="only cases whose path contains TEXT")
    parser.add_argument("--jobs", type=int, default=2, metavar="N")
    options = parser.parse_args()

    files = [path for path in sorted(HERE.glob("*/*.json")) if not path.name.endswith(".report.json")]
    cases = [path for path in files if path.parent.name != "bad"]
    chosen = [path for path in files if options.filter in path.relative_to(HERE).as_posix()]
    if not chosen:
        print(f"no case matches \"{options.filter}\"")
        return 1

    def check(path):
        kind = bad_file_problems if path.parent.name == "bad" else case_problems
        return path.relative_to(HERE).as_posix(), guarded(kind, options.executable, path)

    with ThreadPoolExecutor(max_workers=max(1, options.jobs)) as pool:
        results = list(pool.map(check, chosen))
    if not options.filter:
        results.append(("coverage", coverage_problems(cases)))
    failed = [(name, problems) for name, problems in results if problems]
    for name, problems in failed:
        print(f"FAILED {name}: " + "\n    ".join(problems))
    print(f"{len(results) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
