#!/usr/bin/env python3
"""headroom-mpi gives the bytes of one process for any number of ranks, and says so when a rank is lost.

    python3 tests/mpi/run_mpi_tests.py PATH/TO/headroom PATH/TO/headroom-mpi
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cli"))

from cli_plan import planning_scenario  # noqa: E402
from cli_planning import demand_scenario  # noqa: E402

MPIRUN = ["mpirun", "--oversubscribe"] + (["--allow-run-as-root"] if os.geteuid() == 0 else [])


def check(condition, message):
    if not condition:
        raise AssertionError(message)


def check_ranks(headroom, headroom_mpi, arguments, ranks_of_runs=(1, 2, 4)):
    arguments = [str(argument) for argument in arguments]
    expected = subprocess.run([headroom, *arguments, "--json", "-"], check=True, capture_output=True).stdout
    check(expected, "nothing to compare")
    for ranks in ranks_of_runs:
        result = subprocess.run([*MPIRUN, "-np", str(ranks), headroom_mpi, *arguments, "--json", "-"],
                                capture_output=True, timeout=300)
        check(result.returncode == 0, f"{ranks} ranks: {result.stderr.decode()}")
        check(result.stdout == expected, f"{ranks} ranks give other bytes for {arguments}")
        print(f"ok: {' '.join(arguments[:1] + arguments[2:])}, {ranks} ranks")


def studies_have_the_same_bytes(headroom, headroom_mpi, folder):
    file = folder / "scenario.json"
    more = folder / "more.json"
    document = demand_scenario()
    file.write_text(json.dumps(document))
    document["world"]["subscriptions"][0]["sublicenses"][0]["licenses"] = 14
    more.write_text(json.dumps(document))
    for arguments in (["risk", file, "--replications", "1000"],
                      ["risk", file, "--replications", "150", "--path", "full"],
                      ["risk", file, "--replications", "5000", "--precision", "0.02", "--min-replications", "100"],
                      ["compare", file, more, "--replications", "120"]):
        check_ranks(headroom, headroom_mpi, arguments)


def plans_have_the_same_bytes(headroom, headroom_mpi, folder):
    by_counts = folder / "counts.json"
    by_counts.write_text(json.dumps(planning_scenario()))
    in_full = folder / "full.json"
    steps = [{"at": "30d", "do": "mac.enroll", "site": "P01", "count": 2}]
    in_full.write_text(json.dumps(planning_scenario(steps=steps)))
    check_ranks(headroom, headroom_mpi, ["plan", by_counts, "--risk", "0.1", "--replications", "1001"])
    check_ranks(headroom, headroom_mpi, ["plan", by_counts, "--licenses", "24", "--replications", "3"])
    check_ranks(headroom, headroom_mpi, ["plan", in_full, "--risk", "0.3", "--replications", "60"], (2, 4))
    # What all ranks make, rank 0 alone writes.
    outputs = []
    for program in ([headroom], [*MPIRUN, "-np", "3", headroom_mpi]):
        arguments = ["plan", by_counts, "--risk", "0.1", "--replications", "200", "--quiet"]
        for option in ("--html", "--csv", "--scenario"):
            arguments += [option, folder / f"plan{option}"]
        subprocess.run([*program, *map(str, arguments)], check=True, capture_output=True, timeout=300)
        outputs.append([(folder / f"plan{option}").read_bytes() for option in ("--html", "--csv", "--scenario")])
    check(outputs[0] == outputs[1], "reports differ")
    print("ok: plan --html --csv --scenario, 3 ranks")


def errors_are_those_of_one_process(_, headroom_mpi, folder):
    bad = folder / "bad.json"
    bad.write_text('{"schema": "headroom/scenario/1",\n "nmae": 1}')
    result = subprocess.run([*MPIRUN, "-np", "2", headroom_mpi, "risk", str(bad)], capture_output=True, timeout=120)
    check(result.returncode == 3, f"exit code {result.returncode}")
    check(b"bad.json:2:" in result.stderr, result.stderr.decode())
    print("ok: an invalid scenario")


def children_of(pid):
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, IndexError, ValueError):
            continue
        if parent == pid:
            found.append(int(entry.name))
    return sorted(found)


def long_plan():
    """A plan that has to be played in full and takes minutes."""
    document = planning_scenario(end="3000d", steps=[{"at": "30d", "do": "mac.enroll", "site": "P01", "count": 1}])
    subscription = document["world"]["subscriptions"][0]
    subscription["months"], subscription["licenses"] = 120, 4000
    for key in subscription["sublicenses"]:
        key["licenses"] = 1200
    for site in document["world"]["sites"]:
        site["macs"] = 1000
    for demand in document["demand"]:
        demand["arrivals"]["perDay"] = 4
    return document


def a_lost_rank_is_told(_, headroom_mpi, folder):
    study = folder / "study.json"
    study.write_text(json.dumps(demand_scenario()))
    plan = folder / "plan.json"
    plan.write_text(json.dumps(long_plan()))
    check_lost_rank(headroom_mpi, folder,
                    ["risk", str(study), "--replications", "100000000", "--path", "full"])
    check_lost_rank(headroom_mpi, folder, ["plan", str(plan), "--risk", "0.05"])


def check_lost_rank(headroom_mpi, folder, arguments):
    output = folder / "never.json"
    running = subprocess.Popen([*MPIRUN, "-np", "3", headroom_mpi, *arguments, "--json", str(output)],
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        deadline = time.monotonic() + 60
        while len(children_of(running.pid)) < 3 and time.monotonic() < deadline:
            time.sleep(0.1)
        ranks = children_of(running.pid)
        check(len(ranks) == 3, f"{len(ranks)} ranks came up")
        time.sleep(3)
        os.kill(ranks[-1], signal.SIGKILL)
        _, err = running.communicate(timeout=60)
    finally:
        running.kill()
    check(running.returncode != 0, "a lost rank looks like success")
    check(b"rank 2" in err, f"the lost rank is not named: {err.decode()}")
    check(not output.exists(), "half a result was written")
    print(f"ok: a lost rank of {arguments[0]}")


def main():
    headroom, headroom_mpi = sys.argv[1:]
    for one in (studies_have_the_same_bytes, plans_have_the_same_bytes, errors_are_those_of_one_process,
                a_lost_rank_is_told):
        with tempfile.TemporaryDirectory() as folder:
            one(headroom, headroom_mpi, Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
