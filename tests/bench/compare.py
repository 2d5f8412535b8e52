#!/usr/bin/env python3
"""Runs W1 and W2 with Headroom and with its peers, and prints events a second and ratios from this one run.

Usage: tests/bench/compare.py build/release/headroom [build/wasm/headroom-node]
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
WORKLOADS = [("W1", "1000"), ("W1", "100000"), ("W1", "1000000"), ("W2", "-")]
REPEATS = 3
OWN_REPEATS = 9  # runs in one process
PAIRS = 15
NS3_SCHEDULERS = ["ns3::MapScheduler", "ns3::HeapScheduler", "ns3::PriorityQueueScheduler"]


def headroom(program):
    """Rates of `headroom bench` by (workload, n)."""
    out = subprocess.run([program, "bench", "--repeats", str(OWN_REPEATS), "--json", "-"], check=True,
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    rates = {one["name"]: one["median"] for one in json.loads(out)["results"]}
    return {("W1", n): rates["agenda/" + n] for w, n in WORKLOADS if w == "W1"} | {("W2", "-"): rates["W2/rate"]}


def w2_time(program):
    """Median milliseconds of W2 in one process."""
    out = subprocess.run([program, "bench", "--only", "W2", "--repeats", str(OWN_REPEATS), "--json", "-"], check=True,
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    return next(one["median"] for one in json.loads(out)["results"] if one["name"] == "W2/time")


def print_pairs(ours, other):
    """How much longer another build takes: in pairs, because the speed of a machine changes from minute to minute."""
    ratios = sorted(w2_time(other) / w2_time(ours) for _ in range(PAIRS))
    print(f"\nW2, time of {os.path.basename(other)} / {os.path.basename(ours)}: {ratios[PAIRS // 2]:.2f}, "
          f"the median of {PAIRS} pairs from {ratios[0]:.2f} to {ratios[-1]:.2f}")


def peer(command):
    """Median of some runs of a peer program, for every workload."""
    def once(workload):
        return float(subprocess.run(command + list(workload), check=True, stdout=subprocess.PIPE).stdout)
    return {w: sorted(once(w) for _ in range(REPEATS))[REPEATS // 2] for w in WORKLOADS}


def ns3(folder):
    """The fastest of ns-3's schedulers for each workload; builds the program first."""
    program = os.path.join(folder, "ns3_workloads")
    source = os.path.join(HERE, "ns3_workloads.cc")
    subprocess.run(["g++", "-std=c++17", "-O2", source, "-lns3-core", "-o", program], check=True)
    best = {}
    for scheduler in NS3_SCHEDULERS:
        for workload, rate in peer_with(program, scheduler).items():
            best[workload] = max(rate, best.get(workload, 0))
    return best


def peer_with(program, scheduler):
    """Rates of one scheduler of ns-3."""
    def once(workload):
        return float(subprocess.run([program, *workload, scheduler], check=True, stdout=subprocess.PIPE).stdout)
    return {w: sorted(once(w) for _ in range(REPEATS))[REPEATS // 2] for w in WORKLOADS}


def measured(folder, programs):
    """(name, rates) of everything that is installed."""
    for program in programs:
        yield os.path.basename(program), headroom(program)
    tries = [("SimPy", lambda: peer(["/usr/bin/python3", os.path.join(HERE, "simpy_workloads.py")])),
             ("ns-3, fastest scheduler", lambda: ns3(folder)),
             ("simjs", lambda: peer([shutil.which("node") or "node", os.path.join(HERE, "simjs_workloads.cjs")]))]
    for name, run in tries:
        try:
            yield name, run()
        except (subprocess.CalledProcessError, OSError, ValueError) as error:
            print(f"{name} is left out: {error}", file=sys.stderr)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        rows = list(measured(folder, sys.argv[1:]))
    titles = [f"{w} n={n}" if w == "W1" else w for w, n in WORKLOADS]
    print("| events a second of CPU | " + " | ".join(titles) + " |")
    print("|---" * (len(titles) + 1) + "|")
    for name, rates in rows:
        print(f"| {name} | " + " | ".join(f"{rates[w] / 1e6:.2f} M" for w in WORKLOADS) + " |")
    ours = rows[0][1]
    print(f"\nTimes as fast, {rows[0][0]}:")
    for name, rates in rows[1:]:
        print(f"  {name}: " + ", ".join(f"{t} {ours[w] / rates[w]:.1f}" for t, w in zip(titles, WORKLOADS)))
    for other in sys.argv[2:]:
        print_pairs(sys.argv[1], other)


if __name__ == "__main__":
    main()
