"""Colours, progress and interrupts."""

import json
import os
import pty
import signal
import subprocess
import time

from harness import check, check_equal, endless_scenario, scenario, test

ESCAPE = b"\x1b["


def run_on_terminal(program, *arguments, **environment):
    """Runs with standard output on a pseudo terminal and returns what arrives there."""
    controller, terminal = pty.openpty()
    process = subprocess.Popen([program.path, *arguments], cwd=program.folder, stdout=terminal,
                               stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
                               env=program.environment(**environment))
    os.close(terminal)
    output = b""
    while True:
        try:
            block = os.read(controller, 65536)
        except OSError:  # Linux says EIO when the other side is closed
            break
        if not block:
            break
        output += block
    os.close(controller)
    process.communicate()
    return output


@test
def no_colours_in_a_pipe(program):
    file = program.write("a.json", scenario())
    check(ESCAPE not in program.run("run", file, expect=0).stdout, "colours in a pipe")
    check(ESCAPE in program.run("run", file, "--color", "always", expect=0).stdout, "no colours")


@test
def colours_on_a_terminal(program):
    if not program.is_native:
        return
    file = program.write("a.json", scenario())
    check(ESCAPE in run_on_terminal(program, "run", file), "no colours on a terminal")
    for arguments, environment in ((["--color", "never"], {}), ([], {"NO_COLOR": "1"}),
                                   ([], {"TERM": "dumb"})):
        output = run_on_terminal(program, "run", file, *arguments, **environment)
        check(ESCAPE not in output, f"colours with {arguments} {environment}")
    output = run_on_terminal(program, "run", file, "--color", "always", NO_COLOR="1")
    check(ESCAPE in output, "--color always does not win")
    check(ESCAPE in run_on_terminal(program, "run", file, NO_COLOR=""), "empty NO_COLOR counts")


@test
def tables_fit_the_terminal(program):
    if not program.is_native:
        return
    wide = scenario()
    wide["world"]["sites"][0]["description"] = "An office with an endless description " * 5
    file = program.write("a.json", wide)
    output = run_on_terminal(program, "run", file, "--color", "never", COLUMNS="80").decode()
    for line in output.replace("\r", "").splitlines():
        check(len(line) <= 80, f"{len(line)} characters: {line}")
    check("..." in output, "nothing was shortened")
    piped = program.run("run", file, expect=0).out
    check(wide["world"]["sites"][0]["description"].strip() in piped, "cut in a pipe")


@test
def a_number_stays_with_its_percent_sign(program):
    for begin in range(1, 9):  # so that some line would end between the two
        described = scenario()
        figures = " ".join(f"{10 ** (i % 7)} %" for i in range(60))
        described["description"] = "x" * begin + " " + figures
        lines = program.run("run", program.write("a.json", described), expect=0).out.splitlines()
        figures = [line for line in lines if "%" in line]
        check(len(figures) > 3, "the description is not broken into lines")
        for line in figures:
            check(not line.lstrip().startswith("%"), f"a lone percent sign: {line}")
            check(len(line) <= 100, f"{len(line)} characters: {line}")


@test
def progress_is_told_on_request(program):
    file = program.write("a.json", scenario(end="300d"))
    result = program.run("run", file, "--progress", "--json", "-")
    json.loads(result.out)
    check("a.json: " in result.err and " %" in result.err, f"no progress: {result.err!r}")


def interrupt(program, number, *arguments):
    """Starts an endless run, sends the signal once it plays, returns code, stdout and stderr."""
    program.write("endless.json", endless_scenario())
    process = subprocess.Popen([program.path, "run", *arguments], cwd=program.folder,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               env=program.environment())
    events = program.folder
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:  # until events are written, so that it surely plays
        if any(path.stat().st_size > 0 for path in events.glob("e.ndjson.tmp-*")):
            break
        time.sleep(0.05)
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    return process.returncode, out.decode(), err.decode()


@test
def an_interrupted_run_writes_what_it_has(program):
    if not program.is_native:
        return
    for number in (signal.SIGINT, signal.SIGTERM):
        code, out, err = interrupt(program, number, "endless.json", "--json", "r.json",
                                   "--junit", "j.xml", "--events", "e.ndjson")
        check_equal(code, 5, "exit code")
        check("INTERRUPTED" in out and "interrupted" in err, out + err)
        report = program.read_json("r.json")
        check_equal(report["interrupted"], True, "interrupted")
        check_equal(report["passed"], False, "passed")
        check(report["from"] <= report["to"] < "2100", f"to is {report['to']}")
        check("interrupted at" in program.read("j.xml"), "JUnit does not tell")
        last = json.loads(program.read("e.ndjson").splitlines()[-1])
        check(last["at"] <= report["to"], "events after the end")
        check_equal([name for name in program.files() if ".tmp-" in name], [], "leftovers")
        for name in ("r.json", "j.xml", "e.ndjson"):
            (program.folder / name).unlink()


@test
def an_interrupt_skips_the_files_after_it(program):
    if not program.is_native:
        return
    other = program.write("other.json", scenario())
    code, out, err = interrupt(program, signal.SIGINT, "endless.json", other, "--json", "-",
                               "--events", "e.ndjson")
    check_equal(code, 5, "exit code")
    check_equal(len(json.loads(out)), 1, "reports")
    check("1 of 2 files were not run" in err, err)
