#!/usr/bin/env python3
"""Plays random scenarios with the headroom executable and with a slow reference that was written from the rules
alone; every refusal, figure and breach must be the same.

    run_oracle.py HEADROOM_EXECUTABLE [--scenarios N] [--first SEED] [--keep FOLDER]

Half of the scenarios exchange offline files. A scenario that disagrees is told with its first differences, and
written to FOLDER, where `headroom run` plays it again.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from itertools import zip_longest
from pathlib import Path

from calendar_days import instant_text
from random_scenarios import Maker

SHOWN = 4


def breach_lists(world, report):
    reference = [{"site": breach["site"], "key": breach["key"].id if breach["key"] else None,
                  "from": instant_text(breach["from"]), "to": breach["to"] and instant_text(breach["to"]),
                  "peakExcess": breach["peak"]} for breach in world.breaches]
    program = [{name: value for name, value in breach.items() if name != "cause"} for breach in report["breaches"]]
    return [sorted(breaches, key=str) for breaches in (reference, program)]


def wrong_causes(world, report):
    """Breaches whose cause cannot be: one of a status has that of the status, and nobody competes for Reserved keys."""
    told = {(breach["site"], breach["from"]): breach["cause"] for breach in report["breaches"]}
    for breach in world.breaches:
        cause = told.get((breach["site"], instant_text(breach["from"])))
        if breach["cause"] is not None and cause != breach["cause"]:
            yield f"{breach['site']}: the reference says {breach['cause']}, the program {cause}"
        elif cause == "competition" and breach["key"] and breach["key"].type == "reserved" and breach["reserved"]:
            yield f"{breach['site']}: competition at a Reserved key"


LOG_LINES = (
    (r"Refused: .* \((\d+) Macs? managed, the limit is (\d+), (E_\w+)\)", "Refused"),
    (r"License limit exceeded: (\d+) Macs? managed, the limit is (\d+)", "Exceeded"),
    (r"License limit still exceeded: (\d+) Macs? managed, the limit is (\d+)", "Still exceeded"),
    (r"License limit respected again: (\d+) Macs? managed, the limit is (\d+)", "Respected"),
    (r"Activated .*: (\d+) licenses?, (\d+) Macs? managed", "Activated"),
    (r"Deactivated", "Deactivated"), (r"The license expired", "Expired"), (r"The Proxy stopped", "Stopped"),
    (r"The Proxy started", "Started"), (r"The sublicense of this installation was deleted", "Revoked"))
NOT_COMPARED = ("License refresh failed", "License refresh succeeded again")


def log_line(line):
    for pattern, what in LOG_LINES:
        if match := re.match(pattern, line["text"]):
            figures = [int(text) for text in match.groups()[:2]] + [None] * (2 - len(match.groups()[:2]))
            if what == "Activated":
                figures.reverse()
            return (line["at"], what, *figures, match.group(3) if what == "Refused" else None)
    return None if line["text"].startswith(NOT_COMPARED) else (line["at"], line["text"])


def log_difference(site, report):
    """The first lines of a site's log that are not the same, as sets of the lines of each instant."""
    program = [log_line(line) for line in report["state"]["sites"][site.code]["log"]]
    pairs = zip_longest(sorted(set(site.log), key=str), sorted(set(filter(None, program)), key=str))
    return next(((reference, line) for reference, line in pairs if reference != line), None)


def differences(executable, folder, document, world):
    """Texts, the earliest first; none when both agree."""
    path = Path(folder) / "random.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    done = subprocess.run([executable, "run", str(path), "--json", "-", "--quiet"], capture_output=True, timeout=120,
                          check=False)
    if done.returncode not in (0, 1):
        return [f"exit code {done.returncode}: {done.stderr.decode('utf-8', 'replace')[:800]}"]
    report = json.loads(done.stdout)
    found = [(step["at"], 0, step["index"], f"step {step['index']} {step['do']}: {step['failure']}")
             for step in report["steps"] if step.get("failure")]
    found += [(one["at"], 1, one["index"], f"{one['get']}: the reference says {one['expected']}, the program "
               f"{one['actual']}") for one in report["expectations"] if not one["passed"]]
    if len(report["expectations"]) != len(document["expect"]) or len(report["steps"]) != len(document["steps"]):
        found.append(("", 0, 0, "not everything was judged"))
    texts = [f"{at}: {text}" for at, _, _, text in sorted(found)]
    reference, program = breach_lists(world, report)
    if reference != program:
        texts.append(f"breaches: the reference says {reference}, the program {program}")
    texts += [f"cause of {text}" for text in wrong_causes(world, report)]
    for site in world.sites.values():
        if unequal := log_difference(site, report):
            texts.append(f"log of {site.code}: the reference says {unequal[0]}, the program {unequal[1]}")
    return texts


def compare(options, folder):
    failed, checks, refusals = 0, 0, 0
    for seed in range(options.first, options.first + options.scenarios):
        document, world = Maker(seed, with_files=seed % 2 == 0).play()
        checks += len(document["expect"]) + len(document["steps"])
        refusals += sum("expectError" in step for step in document["steps"])
        texts = differences(options.executable, folder, document, world)
        if not texts:
            continue
        failed += 1
        print(f"FAILED seed {seed}:\n    " + "\n    ".join(text[:600] for text in texts[:SHOWN]))
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / f"random-{seed}.json").write_text(json.dumps(document, indent=1), encoding="utf-8")
    if checks == 0 or refusals == 0:
        print("nothing was checked")
        return 1
    print(f"{checks} figures and steps compared, {refusals} of them refusals")
    print(f"{options.scenarios - failed} passed, {failed} failed")
    return 1 if failed else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("executable", metavar="HEADROOM_EXECUTABLE")
    parser.add_argument("--scenarios", type=int, default=100, metavar="N")
    parser.add_argument("--first", type=int, default=1, metavar="SEED")
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return compare(options, folder)


if __name__ == "__main__":
    sys.exit(main())
