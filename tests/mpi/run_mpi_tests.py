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

from cli_planning import demand_scenario  # noqa: E402

MPIRUN = ["mpirun", "--oversubscribe"] + (["--allow-run-as-root"] if os.geteuid() == 0 else [])


def check(condition, message):
    if not condition:
        raise AssertionError(message)


def same_bytes(headroom, headroom_mpi, folder):
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
        arguments = [str(argument) for argument in arguments]
        expected = subprocess.run([headroom, *arguments, "--json", "-"], check=True, capture_output=True).stdout
        for ranks in (1, 2, 4):
            result = subprocess.run([*MPIRUN, "-np", str(ranks), headroom_mpi, *arguments, "--json", "-"],
                                    capture_output=True, timeout=300)
            check(result.returncode == 0, f"{ranks} ranks: {result.stderr.decode()}")
            check(result.stdout == expected, f"{ranks} ranks give other bytes for {arguments}")
            print(f"ok: {' '.join(arguments[:1] + arguments[2:])}, {ranks} ranks")


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


def a_lost_rank_is_told(_, headroom_mpi, folder):
    file = folder / "scenario.json"
    file.write_text(json.dumps(demand_scenario()))
    output = folder / "never.json"
    running = subprocess.Popen(
        [*MPIRUN, "-np", "3", headroom_mpi, "risk", str(file), "--replications", "100000000", "--path", "full",
         "--json", str(output)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
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
    print("ok: a lost rank")


def main():
    headroom, headroom_mpi = sys.argv[1:]
    for one in (same_bytes, errors_are_those_of_one_process, a_lost_rank_is_told):
        with tempfile.TemporaryDirectory() as folder:
            one(headroom, headroom_mpi, Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
