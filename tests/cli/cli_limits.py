"""G6: little memory and few threads give fewer threads or a message, never an abort."""

import os
import resource
import subprocess
import tempfile

from harness import check, check_equal, scenario, test


def demanding(macs=200, per_day=0.5):
    result = scenario("Demanding")
    result["end"] = "365d"
    result["steps"] = []
    result["expect"] = []
    result["world"]["subscriptions"][0]["licenses"] = max(220, macs)
    result["world"]["sites"][0]["macs"] = macs
    result["demand"] = [{"site": "P01", "arrivals": {"model": "poisson", "perDay": per_day},
                         "stay": {"model": "exponential", "meanDays": 400}}]
    return result


def run_limited(program, arguments, prepare, path=None):
    result = subprocess.run([path or program.path, *arguments], cwd=program.folder, timeout=120,
                            stdin=subprocess.DEVNULL, capture_output=True, check=False,
                            env=program.environment(), preexec_fn=prepare)
    return result.returncode, result.stdout.decode(), result.stderr.decode()


def little_memory(kilobytes):
    def prepare():
        resource.setrlimit(resource.RLIMIT_AS, (kilobytes * 1024, kilobytes * 1024))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return prepare


COUNTS = "site,date,used\n" + "".join(f"P01,2017-03-{day:02},{193 + day}\n" for day in range(7, 17))


def verbs(file):
    """Command lines that share work among threads; counts.csv lies beside the file."""
    return [["risk", file, "--replications", "200", "--jobs", "16", "--path", "full", "--json", "-"],
            ["risk", file, "--replications", "2000", "--jobs", "16", "--json", "-"],
            ["compare", file, file, "--replications", "50", "--jobs", "16", "--json", "-"],
            ["plan", file, "--risk", "0.1", "--replications", "200", "--jobs", "16", "--json", "-"],
            ["sweep", file, "--vary", "/world/sites/0/macs=198..199", "--replications", "200",
             "--jobs", "16", "--json", "-"],
            ["sensitivity", file, "--figure", "/world", "--replications", "200", "--jobs", "16",
             "--json", "-"],
            ["track", file, os.path.join(os.path.dirname(file), "counts.csv"), "--replications", "99",
             "--json", "-"]]


@test
def g6_three_hundred_megabytes_are_enough_with_fewer_threads(program):
    if program.is_sanitized:
        return  # a sanitizer's shadow memory needs terabytes of address space
    file = program.write("a.json", demanding())
    program.write("counts.csv", COUNTS)
    for arguments in verbs(file):
        usual = program.run(*arguments)
        code, out, err = run_limited(program, arguments, little_memory(300_000))
        check_equal(code, usual.returncode, f"{arguments}: {err}")
        check_equal(out, usual.out, f"the result of {arguments}")


@test
def g6_too_little_memory_is_a_message(program):
    if program.is_sanitized:
        return
    file = program.write("big.json", demanding(macs=30_000_000))
    small = program.write("small.json", demanding())
    for arguments in (["run", file], ["risk", file, "--replications", "2", "--path", "full"],
                      ["plan", file, "--risk", "0.1", "--replications", "2"],
                      ["compare", file, file, "--replications", "2"]):
        code, _, err = run_limited(program, arguments, little_memory(300_000))
        check_equal(code, 70, f"exit code of {arguments}: {err}")
        check("not enough memory" in err, err)
    for kilobytes in range(20_000, 60_000, 8_000):  # somewhere in between everything breaks off
        for arguments in (["run", small], ["risk", small, "--replications", "20", "--jobs", "4"],
                          ["validate", small], ["presets"]):
            code, out, err = run_limited(program, arguments, little_memory(kilobytes))
            if code == 127 or "shared librar" in err:
                continue  # the program itself could not be loaded
            check(code in (0, 70), f"{kilobytes} kB, {arguments}: {code} {out} {err}")
            check(code == 0 or "memory" in err, f"no message: {err}")


@test
def g6_four_processes_are_enough(program):
    if program.is_sanitized:
        return
    nobody = 65534
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        os.chmod(folder, 0o755)
        file = os.path.join(folder, "a.json")
        program.write("a.json", demanding())
        with open(file, "wb") as copy:
            copy.write((program.folder / "a.json").read_bytes())
        with open(os.path.join(folder, "counts.csv"), "w", encoding="utf-8") as counts:
            counts.write(COUNTS)
        program_copy = os.path.join(folder, "headroom")
        with open(program_copy, "wb") as copy, open(program.path, "rb") as original:
            copy.write(original.read())
        os.chmod(program_copy, 0o755)

        def prepare():
            os.chdir(folder)
            if os.getuid() == 0:  # the limit is not for root
                os.setgid(nobody)
                os.setuid(nobody)
            resource.setrlimit(resource.RLIMIT_NPROC, (4, 4))
        for arguments in verbs(file):
            usual = program.run(*arguments)
            code, out, err = run_limited(program, arguments, prepare, program_copy)
            check_equal(code, usual.returncode, f"{arguments}: {err}")
            check_equal(out, usual.out, f"the result of {arguments}")


@test
def g7_an_invitation_takes_time_in_proportion_to_its_addresses(program):
    if program.is_sanitized:
        return
    seconds = {}
    for count in (10_000, 60_000):
        invitation = scenario(expect=[], steps=[
            {"at": "1d", "do": "users.invite", "company": "Acme",
             "emails": [f"user{n}@acme.example" for n in range(count)]}])
        file = program.write("invitation.json", invitation)
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        program.run("run", file, "--json", "out.json", expect=0)
        seconds[count] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    check(seconds[60_000] < 15 * max(seconds[10_000], 0.05), f"CPU seconds {seconds}")
