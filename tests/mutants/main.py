"""Makes small faults in the sources, one at a time, and tells which of them no test notices.

Usage: scripts/mutants [OPTION...] [FILE|FOLDER...]        (core and native when nothing is named)

  --sample N      run N mutants, chosen by --seed; all others stay for later runs
  --seed N        of the choice (1)
  --minutes M     stop after so long; the next call goes on where this one stopped
  --survivors     run those again that no test noticed, after new tests were written
  --whole         run the mutants of every folder against the whole program and the command line tests too
  --hot           with the inner loops that tests/mutants/hot_kernels.txt names
  --report        run nothing; the table, and every mutant that was not killed
  --killed        with --report: also what killed the others
  --docs          with --report: write both into docs/quality.md and docs/quality-survivors.md
  --list          build and run nothing; the mutants of the files

All mutants are compiled at once, in a copy of the sources in build/mutants; HEADROOM_MUTANT chooses one when a program
starts. A mutant is run against the tests that come past it, the cheapest first, until one fails. It counts as killed
only then: not when no test comes past it ("not reached"), nor when a test does not end ("timeout").
tests/mutants/equivalent.list lists those that change nothing that can be seen, each with the reason.
HEADROOM_JOBS limits how many run at once.
"""

import argparse
import hashlib
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from checks import TimeIsOver
from plan import Plan
from results import Report, Results
from tree import Tree


def read_arguments():
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float)
    for name in ("--survivors", "--whole", "--hot", "--report", "--killed", "--docs", "--list", "--help", "-h"):
        parser.add_argument(name, action="store_true")
    return parser.parse_args()


def chosen(tree, names):
    """[(file, ordinal)] of the files named."""
    names = [name.rstrip("/") for name in names]
    return [(file, i) for file, mutants in sorted(tree.mutants.items()) for i in range(len(mutants))
            if any(file == name or file.startswith(name + "/") for name in names)]


def key_of(tree, file, i):
    return f"{file}#{tree.state[file]['sha']}#{i}"


def judged(number, groups):
    """(outcome, by) of one mutant."""
    reached = False
    for name, group in groups:
        reached = reached or any(number in check.reached for check in group.checks)
        try:
            if by := group.killer(number):
                return "killed", f"{name}: {by}"
        except TimeIsOver:
            return "timeout", name
    return ("survived" if reached else "not reached"), ""


def run_all(tree, results, wanted, groups, until):
    def one(pair):
        if until is not None and time.monotonic() > until:
            return False
        began = time.monotonic()
        outcome, by = judged(tree.number(*pair), groups)
        results.add(key=key_of(tree, *pair), outcome=outcome, by=by, seconds=round(time.monotonic() - began, 2))
        return True

    with ThreadPoolExecutor(max_workers=int(os.environ.get("HEADROOM_JOBS", str(os.cpu_count())))) as pool:
        done = list(pool.map(one, wanted))
    print(f"{sum(done)} mutants run, {len(done) - sum(done)} left")


def wanted_of(tree, results, options):
    """The mutants to run now, in an order that depends on the seed alone: a longer run begins like a shorter one."""
    pairs = [pair for pair in chosen(tree, options.names) if pair[1] not in tree.state[pair[0]]["dropped"]]
    pairs.sort(key=lambda pair: hashlib.sha1(f"{options.seed} {key_of(tree, *pair)}".encode()).hexdigest())
    total = len(pairs)
    if options.sample is not None:
        pairs = pairs[:options.sample]
    again = ("survived", "not reached") if options.survivors else ()
    known = {pair: results.known.get(key_of(tree, *pair)) for pair in pairs}
    if options.survivors:
        wanted = [pair for pair in pairs if known[pair] and known[pair]["outcome"] in again]
    else:
        wanted = [pair for pair in pairs if not known[pair]]
    print(f"{total} mutants compile; {len(pairs)} chosen with seed {options.seed}, {len(wanted)} to run")
    return wanted


def show_report(tree, results, options):
    report = Report(tree, results)
    wanted = ["survived", "not reached", "timeout"] + ["killed"] * options.killed
    print("\n".join(report.lists(*wanted)))
    print("\n" + report.table())
    if options.docs:
        report.write_into(tree.root / "docs" / "quality.md", tree.root / "docs" / "quality-survivors.md")


def main():
    options = read_arguments()
    if options.help or options.h:
        print(__doc__)
        return 0
    until = None if options.minutes is None else time.monotonic() + 60 * options.minutes
    tree = Tree()
    options.names = options.names or ["core", "native"]
    tree.choose(options.names, options.hot)
    tree.read()
    if options.list:
        for file, i in chosen(tree, options.names):
            print(f"{file}:{tree.mutants[file][i].line}: {tree.mutants[file][i].change}")
        return 0
    results = Results(tree.build_folder / "results.json")
    if options.report:
        show_report(tree, results, options)
        return 0
    plan = Plan(tree, {file for file, _ in chosen(tree, options.names)}, options.whole)
    if not tree.build(plan.targets(), until):
        print("the time is over before the build is done; the next call goes on")
        return 3
    wanted = wanted_of(tree, results, options)
    groups = list(plan.groups())
    for name, group in groups:
        began = time.monotonic()
        group.find()
        print(f"{name}: {len(group.checks)} tests in {time.monotonic() - began:.1f} s", flush=True)
    run_all(tree, results, wanted, groups, until)
    print(Report(tree, results).table())
    return 0


if __name__ == "__main__":
    sys.exit(main())
