"""G5: closed and full standard streams give the right exit code, never an abort."""

import json
import os
import subprocess

from harness import check, check_equal, scenario, test


def cases(program):
    """Command lines of every verb with the exit code that each has on open streams."""
    good = program.write("good.json", scenario())
    bad = program.write("bad.json", "{")
    failing = program.write("failing.json", scenario(expected_used=7))
    history = program.write("usage.csv", "site,date,used\nP01,2016-01-01,3\nP01,2016-02-01,x\n")
    return [(["run", good], 0), (["run", good, "--progress"], 0), (["run", failing], 1),
            (["run", bad], 3), (["run", "nothing.json"], 3), (["run", good, "--nothing"], 2),
            (["validate", good], 0), (["validate", bad], 3),
            (["risk", good, "--replications", "2", "--progress"], 0), (["risk", bad], 3),
            (["plan", bad, "--risk", "0.1"], 3), (["plan", good], 2),
            (["compare", good, bad], 3), (["fit", history], 3),
            *cases_of_newer_verbs(program, good, bad, failing),
            (["presets"], 0), (["presets", "nothing"], 2), (["schema"], 0), (["--help"], 0), ([], 2)]


def cases_of_newer_verbs(program, good, bad, failing):
    counts = program.write("counts.csv", "site,date,used\n" + "".join(
        f"P01,2017-03-{day:02},{4 + day}\n" for day in range(7, 17)))
    vary = ["--vary", "/world/sites/0/macs=3..4", "--replications", "2"]
    return [(["sweep", good, *vary, "--progress"], 0), (["sweep", bad, *vary], 3),
            (["sensitivity", good, "--replications", "2", "--progress"], 0), (["sensitivity", bad], 3),
            (["track", good, counts], 1), (["track", good, bad], 3), (["import", counts], 0),
            (["import", bad], 3), (["shrink", failing, "--out", "-"], 0),
            (["shrink", good, "--out", "small.json"], 4), (["diff", good, good], 0),
            (["diff", good, failing], 1), (["diff", good, bad], 3),
            (["explain", good, "--expectation", "0"], 0), (["explain", good, "--expectation", "9"], 2),
            (["explain", bad, "--expectation", "0"], 3), (["lessons"], 0), (["lessons", "nothing"], 2),
            (["lessons", "--check", "one-key"], 0), (["lessons", "--check", bad], 3),
            (["link", good], 0), (["link", bad], 3), (["help", "sweep"], 0)]


def code_of(program, arguments, **streams):
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL,
               "stderr": subprocess.DEVNULL, **streams}
    return subprocess.run([program.path, *arguments], cwd=program.folder, timeout=120, check=False,
                          env=program.environment(), **streams).returncode


@test
def g5_standard_error_does_not_matter(program):
    for arguments, expected in cases(program):
        closed = code_of(program, arguments, preexec_fn=lambda: os.close(2))
        check_equal(closed, expected, f"closed: {arguments}")
        with open("/dev/full", "w", encoding="utf-8") as full:
            check_equal(code_of(program, arguments, stderr=full), expected, f"full: {arguments}")
        reading, writing = os.pipe()
        os.close(reading)
        check_equal(code_of(program, arguments, stderr=writing), expected, f"broken: {arguments}")
        os.close(writing)


@test
def g5_standard_output_that_cannot_be_written_is_70(program):
    for arguments, expected in cases(program):
        if expected not in (0, 1) or arguments[:1] == ["validate"]:
            continue
        check_equal(code_of(program, arguments, preexec_fn=lambda: os.close(1)), 70,
                    f"closed: {arguments}")
        with open("/dev/full", "w", encoding="utf-8") as full:
            check_equal(code_of(program, arguments, stdout=full), 70, f"full: {arguments}")
        reading, writing = os.pipe()
        os.close(reading)
        check_equal(code_of(program, arguments, stdout=writing), 70, f"broken: {arguments}")
        os.close(writing)


@test
def g5_messages_never_get_into_an_output(program):
    """A file that is opened while a stream is closed must not get the stream's number."""
    file = program.write("a.json", scenario())
    for closed in ((2,), (1, 2), (0, 1, 2)):
        def close_all(numbers=closed):
            for number in numbers:
                os.close(number)
        code_of(program, ["run", file, "--progress", "--quiet", "--json", "r.json"],
                preexec_fn=close_all)
        check_equal(json.loads(program.read("r.json"))["passed"], True, f"closed {closed}")
        (program.folder / "r.json").unlink()


@test
def g5_a_closed_standard_input_is_an_error_of_the_file(program):
    check_equal(code_of(program, ["run", "-"], preexec_fn=lambda: os.close(0)), 3, "exit code")
