"""G7, G12: a signal ends every verb within a second, with exit code 5 and nothing half written."""

import json
import os
import random
import signal
import subprocess
import time

from harness import check, check_equal, endless_scenario, scenario, test

SIGNALS = (signal.SIGINT, signal.SIGHUP, signal.SIGTERM)
# On a machine that does other things, too; alone it is below a second.
PATIENCE = 3.0


def busy_scenario(**changes):
    result = scenario("Busy", end="3650d", steps=[], expect=[])
    result["world"]["subscriptions"][0].update(licenses=1_000_000_000, months=120)
    result.update(changes)
    return result


def demand(per_day):
    return [{"site": "P01", "arrivals": {"model": "poisson", "perDay": per_day},
             "stay": {"model": "exponential", "meanDays": 300}}]


def split_scenario(sites=30):
    """So many sites that a plan or a study in full takes minutes."""
    result = scenario("Split", end="1460d", steps=[], expect=[])
    result["world"]["subscriptions"][0].update(licenses=sites * 60, months=120)
    result["world"]["subscriptions"][0]["sublicenses"] = [
        {"id": f"s{n}", "name": f"S{n}", "type": "dynamic", "licenses": 50,
         "expires": "withSubscription"} for n in range(sites)]
    result["world"]["sites"] = [
        {"code": f"S{n:02}", "description": f"Site {n}", "key": f"s{n}", "method": "online",
         "macs": 40} for n in range(sites)]
    result["demand"] = [{"site": f"S{n:02}", "arrivals": {"model": "poisson", "perDay": 0.1},
                         "stay": {"model": "lognormal", "meanDays": 400, "sigma": 1.0}}
                        for n in range(sites)]
    return result


def history(sites=60, weeks=300):
    rows = ["site,date,used"]
    for site in range(sites):
        rows += [f"S{site:03},20{10 + week // 50:02}-{1 + week % 50 // 5:02}-{1 + week % 5 * 6:02},"
                 f"{50 + (week * 7 + site) % 31}" for week in range(weeks)]
    return "\n".join(rows) + "\n"


def long_runs(program):
    """Command lines that take far longer than anyone waits, by a name."""
    write = program.write
    discover = {"at": "1d", "do": "mac.discover", "site": "P01", "count": 1_000_000_000}
    at_start = {"at": "0d", "do": "mac.discover", "site": "P01", "count": 1_000_000_000}
    rate = write("rate.json", busy_scenario(demand=demand(1e7)))
    split = write("split.json", split_scenario())
    outputs = ["--json", "out.json"]
    planning = outputs + ["--replications", "1000000", "--csv", "out.csv"]
    return {
        "sites": ["run", write("endless.json", endless_scenario()), *outputs,
                  "--events", "out.ndjson", "--junit", "out.xml"],
        "rate": ["run", rate, *outputs],
        "discover": ["run", write("discover.json", busy_scenario(steps=[discover])), *outputs],
        "at the start": ["run", write("start.json", busy_scenario(steps=[at_start])), *outputs],
        "batch": ["run", write("batch.json", busy_scenario(demand=[
            {"site": "P01", "arrivals": {"model": "batches", "batches": [
                {"at": "2d", "count": 1_000_000_000}]}, "stay": {"model": "forever"}}])), *outputs],
        "risk": ["risk", split, *planning, "--html", "out.html"],
        "risk in full": ["risk", split, *planning, "--path", "full", "--jobs", "2"],
        "risk of a rate": ["risk", rate, *planning, "--path", "full"],
        "compare": ["compare", split, split, *planning],
        "plan": ["plan", split, "--risk", "0.01", *planning, "--scenario", "out.scenario"],
        "fit": ["fit", write("usage.csv", history(sites=1500)), *outputs, "--scenario", "out.scenario"],
        "shrink": ["shrink", write("endless.json", endless_scenario()), "--out", "out.json"],
        "bench": ["bench", "--repeats", "1000", *outputs],
        **newer_runs(program, split),
    }


def newer_runs(program, split):
    write, many = program.write, ["--json", "out.json", "--replications", "1000000"]
    failing = endless_scenario()
    failing["expect"] = [{"get": "/totals/breaches", "atMost": 0}]
    endless = write("failing.json", failing)
    lesson = json.loads(program.run("lessons", "one-key").out)
    lesson["scenario"] = {name: value for name, value in failing.items() if name != "expect"}
    counts = write("counts.csv", "site,date,used\n" + "".join(
        f"S{site:02},2017-{3 + week // 4:02}-{8 + week % 4 * 7:02},{40 + site % 5}\n"
        for site in range(30) for week in range(30)))
    return {
        "sweep": ["sweep", split, "--vary", "/world/sites/0/macs=10..40", *many, "--html", "out.html"],
        "sensitivity": ["sensitivity", split, *many, "--csv", "out.csv"],
        "track": ["track", split, counts, "--json", "out.json", "--replications", "1000000",
                  "--scenario", "out.scenario"],
        "plan for years": ["plan", split, "--years", "3", "--risk", "0.01", *many, "--ics", "out.ics",
                           "--scheduled-scenario", "out.scenario"],
        "shrink": ["shrink", endless, "--out", "out.json"],
        "explain": ["explain", endless, "--expectation", "0", "--json", "out.json"],
        "lessons": ["lessons", "--check", write("lesson.json", lesson), "--json", "out.json"],
        "diff": ["diff", write("first.json", enrolling(1)), write("second.json", enrolling(2)),
                 "--json", "out.json"],
        "link": ["link", "first.json"],
        "import": ["import", "usage.csv", "--json", "out.json", "--scenario", "out.scenario"],
    }


def enrolling(factor):
    """Two of these differ in a hundred thousand places."""
    return scenario(expect=[], steps=[
        {"at": f"{i}s", "do": "mac.enroll", "site": "P01", "count": 1 + i * factor % 3}
        for i in range(100_000)])


MAY_END = ("fit", "import", "diff", "link", "lessons")  # within seconds on a fast machine


def wait_until_heard(process, number):
    """Until the program handles the signal: before, its end is the system's affair."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            with open(f"/proc/{process.pid}/status", encoding="utf-8") as status:
                caught = next(line for line in status if line.startswith("SigCgt:"))
        except (OSError, StopIteration):
            return
        if int(caught.split()[1], 16) >> (number - 1) & 1:
            return
        time.sleep(0.002)


def send(program, arguments, number, after, again=None, stdin=subprocess.DEVNULL, may_end=False):
    """Starts, sends the signal so long after the program hears it, returns (exit code, seconds that
    it took to end, stderr). A run that ends before counts as ended by the signal."""
    process = subprocess.Popen([program.path, *arguments], cwd=program.folder, stdin=stdin,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                               env=program.environment())
    try:
        wait_until_heard(process, number)
        time.sleep(after)
        if process.poll() is not None and may_end:
            return 5, 0.0, "interrupted"
        begin = time.monotonic()
        process.send_signal(number)
        if again is not None:
            time.sleep(again)
            process.send_signal(number)
        _, err = process.communicate(timeout=60)
        return process.returncode, time.monotonic() - begin, err.decode()
    finally:
        process.kill()
        process.wait()


def check_outcome(program, what, code, seconds, err):
    check_equal(code, 5, f"exit code of {what}: {err}")
    check(seconds < PATIENCE, f"{what} took {seconds:.1f} s")
    leftovers = [name for name in program.files() if ".tmp-" in name]
    check_equal(leftovers, [], f"files left by {what}")
    check("interrupted" in err, f"{what} says {err!r}")
    for name in ("out.json", "out.scenario"):
        if (program.folder / name).exists():  # whole, or not there
            json.loads(program.read(name))
            (program.folder / name).unlink()


@test
def g7_a_signal_ends_every_long_run_within_a_second(program):
    if not program.is_native or program.is_sanitized:
        return
    for i, (name, arguments) in enumerate(long_runs(program).items()):
        number = SIGNALS[i % len(SIGNALS)]
        outcome = send(program, arguments, number, 0.5, may_end=name in MAY_END)
        check_outcome(program, f"{name} ({number.name})", *outcome)


@test
def g7_what_was_played_is_reported(program):
    if not program.is_native or program.is_sanitized:
        return
    runs = long_runs(program)
    for name in ("rate", "discover", "batch", "at the start"):
        code, seconds, err = send(program, runs[name], signal.SIGINT, 1.0)
        check_equal(code, 5, f"exit code of {name}: {err}")
        report = program.read_json("out.json")
        check_equal(report["interrupted"], True, f"{name}: interrupted")
        check_equal(report["passed"], False, f"{name}: passed")
        check(report["state"]["sites"]["P01"]["managed"] > 1000, f"{name}: nothing was played")
        (program.folder / "out.json").unlink()
    # A document that there is not does not appear: no empty file.
    check_outcome(program, "plan for years", *send(program, runs["plan for years"], signal.SIGINT, 0.03))
    check(not (program.folder / "out.ics").exists(), "a calendar without a schedule")
    code, seconds, err = send(program, runs["risk in full"], signal.SIGINT, 1.5)
    check_equal(code, 5, f"exit code: {err}")
    check(program.read_json("out.json")["replications"] < 1_000_000, "replications")


@test
def g7_shrink_keeps_the_smallest_so_far(program):
    """What fails needs nearly all of a million arrivals, so that every run takes its time."""
    if not program.is_native or program.is_sanitized:
        return
    content = busy_scenario(end="200d", demand=[{
        "site": "P01", "arrivals": {"model": "poisson", "perDay": 5000}, "stay": {"model": "forever"}}])
    content["steps"] = [{"at": f"{n}d", "do": "subscription.rename", "subscription": "main", "name": f"Name {n}"}
                        for n in range(40)]
    content["expect"] = [{"get": "/sites/P01/managed", "atMost": 950_000}]
    file = program.write("slow.json", content)
    for after in (1.5, 5.0, 15.0):  # a slow machine has not got far after one second
        code, _, err = send(program, ["shrink", file, "--out", "out.json", "--runs", "1000000"], signal.SIGINT, after)
        check_equal(code, 5, f"exit code: {err}")
        if "nothing is written" not in err and len(program.read_json("out.json").get("steps", [])) < 40:
            break
    check("the smallest scenario until then" in err, err)
    check(len(program.read_json("out.json").get("steps", [])) < 40, "nothing was left out")
    program.run("run", "out.json", "--quiet", expect=1)


@test
def g12_signals_at_other_moments(program):
    """While loading, while waiting for standard input, and a second one."""
    if not program.is_native:
        return
    big = program.write("big.json", json.dumps(endless_scenario())[:-1] + " " * 60_000_000 + "}")
    for number in SIGNALS:
        for arguments in (["run", big, "--json", "out.json"], ["validate", big],
                          ["risk", big, "--json", "out.json"]):
            code, seconds, err = send(program, arguments, number, 0.05)
            check_outcome(program, arguments, code, seconds, err)
        reading, writing = os.pipe()
        for arguments in (["run", "-", "--json", "out.json"], ["validate", "-"],
                          ["plan", "-", "--risk", "0.1", "--json", "out.json"],
                          ["fit", "-", "--json", "out.json"]):
            check_outcome(program, arguments, *send(program, arguments, number, 0.1, stdin=reading))
        os.close(reading)
        os.close(writing)
    arguments = long_runs(program)["sites"]
    check_outcome(program, "a second signal", *send(program, arguments, signal.SIGINT, 0.4, 0.02))


@test
def g12_nohup_is_respected(program):
    if not program.is_native:
        return
    file = program.write("a.json", endless_scenario())
    process = subprocess.Popen(
        [program.path, "run", file, "--json", "out.json"], cwd=program.folder,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
    time.sleep(0.3)
    process.send_signal(signal.SIGHUP)
    wait_until_heard(process, signal.SIGINT)
    time.sleep(0.1)
    check(process.poll() is None, "ended by a signal that was to be ignored")
    process.send_signal(signal.SIGINT)
    check_equal(process.wait(timeout=60), 5, "exit code")


def ten_moments(program, seed=1):
    """The long form: every long run at ten moments, by script (run_signal_tests.py)."""
    moments = random.Random(seed)
    for name, arguments in long_runs(program).items():
        for _ in range(10):
            after = moments.choice((0.002, 0.01, 0.05, 0.2, 0.7, 2.0)) * moments.uniform(0.5, 1.5)
            for number in (signal.SIGINT, signal.SIGHUP):
                what = f"{name}, {number.name} after {after:.3f} s"
                code, seconds, err = send(program, arguments, number, after, may_end=name in MAY_END)
                print(f"{what}: {code}, {seconds:.2f} s", flush=True)
                check_outcome(program, what, code, seconds, err)
