"""headroom run: report, JUnit, events, files that cannot be written."""

import json
import os
import re
import xml.etree.ElementTree as ElementTree

from harness import breach_scenario, check, check_equal, scenario, test


@test
def json_to_stdout_is_nothing_but_json(program):
    result = program.run("run", program.write("a.json", scenario()), "--json", "-", expect=0)
    report = json.loads(result.out)
    check_equal(report["schema"], "headroom/report/1", "schema")
    check_equal(report["passed"], True, "passed")
    check_equal(result.err, "", "stderr")
    check(result.out.endswith("\n"), "no line break at the end")


@test
def json_to_a_file_leaves_the_table(program):
    result = program.run("run", program.write("a.json", scenario()), "--json", "r.json", expect=0)
    check("PASSED" in result.out, "no table")
    check_equal(program.read_json("r.json")["scenario"]["name"], "Small", "name")
    check_equal(program.files(), ["a.json", "r.json"], "files")


@test
def the_same_bytes_twice(program):
    file = program.write("a.json", breach_scenario())
    outputs = ["--json", "r.json", "--junit", "j.xml", "--events", "e.ndjson"]
    seen = []
    for _ in range(2):
        table = program.run("run", file, *outputs, expect=0).out
        junit = re.sub(r' time="[0-9.]+"', "", program.read("j.xml"))
        seen.append([table, junit] + [program.read(name) for name in ("r.json", "e.ndjson")])
    check_equal(seen[0], seen[1], "outputs")


@test
def several_files_give_an_array(program):
    files = [program.write("a.json", scenario("A")), program.write("broken.json", "{"),
             program.write("b.json", scenario("B"))]
    reports = json.loads(program.run("run", *files, "--json", "-", expect=3).out)
    check_equal([report["scenario"]["name"] for report in reports], ["A", "B"], "reports")


@test
def an_invalid_scenario_leaves_the_old_outputs(program):
    program.write("r.json", "old")
    program.write("e.ndjson", "old")
    program.run("run", program.write("a.json", "{"), "--json", "r.json", "--events", "e.ndjson",
                expect=3)
    check_equal(program.read("r.json") + program.read("e.ndjson"), "oldold", "contents")
    check_equal(program.files(), ["a.json", "e.ndjson", "r.json"], "files")


@test
def events_are_one_json_object_a_line(program):
    file = program.write("a.json", breach_scenario())
    program.run("run", file, "--events", "e.ndjson", expect=0)
    lines = [json.loads(line) for line in program.read("e.ndjson").splitlines()]
    check(len(lines) > 5, f"only {len(lines)} events")
    for line in lines:
        check(isinstance(line, dict) and "at" in line and "event" in line, f"event is {line}")
    times = [line["at"] for line in lines]
    check_equal(times, sorted(times), "order of time")
    result = program.run("run", file, "--events", "-", expect=0)
    check_equal(result.out, program.read("e.ndjson"), "events on stdout")


@test
def events_of_several_files_name_their_file(program):
    files = [program.write("a.json", scenario("A")), program.write("b.json", scenario("B"))]
    program.run("run", *files, "--events", "e.ndjson", expect=0)
    lines = [json.loads(line) for line in program.read("e.ndjson").splitlines()]
    check_equal([line["file"] for line in lines if "file" in line], files, "files")
    check_equal(lines[0], {"file": "a.json"}, "first line")


def suites_of(program, name="j.xml"):
    root = ElementTree.fromstring((program.folder / name).read_bytes())
    check_equal(root.tag, "testsuites", "root")
    for suite in root:
        cases = suite.findall("testcase")
        check_equal(int(suite.get("tests")), len(cases), "tests of a suite")
        check_equal(int(suite.get("failures")), len(suite.findall(".//failure")), "failures")
        check_equal(int(suite.get("errors")), len(suite.findall(".//error")), "errors")
        check_equal(int(suite.get("skipped")), len(suite.findall(".//skipped")), "skipped")
    for total in ("tests", "failures", "errors"):
        check_equal(int(root.get(total)), sum(int(suite.get(total)) for suite in root), total)
    return list(root)


@test
def junit_has_a_suite_per_scenario(program):
    steps = [{"at": "1d", "do": "mac.enroll", "site": "P01", "count": 1},
             {"at": "2d", "do": "mac.enroll", "site": "P01", "count": 9,
              "expectError": "E_LICENSE_LIMIT", "expectDone": 5},
             {"at": "3d", "do": "mac.enroll", "site": "P01", "count": 1}]
    expect = [{"get": "/sites/P01/managed", "equals": 10},
              {"get": "/sites/P01/managed", "equals": 11, "because": "it is <wrong> & \"so\""}]
    program.run("run", program.write("a.json", scenario("A & <B>", steps=steps, expect=expect)),
                program.write("b.json", "{"), "--junit", "j.xml", expect=3)
    good, broken = suites_of(program)
    check_equal(good.get("name"), "A & <B>", "suite")
    names = [case.get("name") for case in good]
    check_equal(len(names), 5, f"cases {names}")
    failures = [case.find("failure") for case in good]
    check_equal([failure is not None for failure in failures],
                [False, False, True, False, True], "failures")
    check('because it is <wrong> & "so"' in failures[4].get("message"), failures[4].get("message"))
    check_equal(len(set(names)), len(names), "different names")
    check("b.json:1:" in broken.find("testcase/error").text, "the broken file")


@test
def junit_replaces_what_xml_cannot_hold(program):
    name = "bell \u0007 escape \u001b[31m end \uffff ok \u00e9 \U0001f4a1"
    file = program.write("a.json", scenario(name))
    program.run("run", file, "--junit", "j.xml", expect=0)
    check_equal(suites_of(program)[0].get("name"),
                "bell \ufffd escape \ufffd[31m end \ufffd ok \u00e9 \U0001f4a1", "suite")


@test
def junit_skips_what_was_not_judged(program):
    file = program.write("a.json", scenario())
    program.run("run", file, "--until", "1d", "--junit", "j.xml", expect=4)
    check_equal(suites_of(program)[0].get("skipped"), "1", "skipped")


@test
def names_cannot_steer_the_terminal(program):
    file = program.write("a.json", scenario("evil \u001b]0;title\u0007 \u009b31m name"))
    out = program.run("run", file, expect=0).stdout
    check(b"\x1b" not in out and b"\x07" not in out and b"\xc2\x9b" not in out, repr(out[:80]))


@test
def unwritable_outputs_are_told_before_the_run(program):
    file = program.write("a.json", scenario())
    (program.folder / "folder").mkdir()
    for output in ("no/such/folder/r.json", "folder"):
        for option in ("--json", "--junit", "--events"):
            result = program.run("run", file, option, output, expect=70)
            check(output in result.err and "cannot be written" in result.err, result.err)
            check_equal(result.out, "", "stdout")


@test
def a_full_disk_is_an_error(program):
    if not os.path.exists("/dev/full"):
        return
    file = program.write("a.json", scenario())
    result = program.run("run", file, "--json", "/dev/full", expect=70)
    check("No space left" in result.err, result.err)
    check(os.path.exists("/dev/full"), "the device was replaced")


@test
def devices_and_links_are_not_replaced(program):
    file = program.write("a.json", scenario())
    program.run("run", file, "--json", "/dev/null", "--quiet", expect=0)
    check(not os.path.isfile("/dev/null"), "/dev/null was replaced")
    program.write("target.json", "old")
    (program.folder / "link.json").symlink_to("target.json")
    program.run("run", file, "--json", "link.json", expect=0)
    check((program.folder / "link.json").is_symlink(), "the link was replaced")
    check_equal(program.read_json("target.json")["passed"], True, "passed")


@test
def d3_cases_of_different_files_stay_apart(program):
    (program.folder / "more").mkdir()
    files = [program.write("a.json", scenario("Same")), program.write("more/a.json", scenario("Same")),
             program.write("b.json", scenario("Same")), "./b.json", program.write("c.json", "{")]
    program.run("run", *files, "--junit", "j.xml", "--quiet", expect=3)
    seen = set()
    for suite in suites_of(program):
        check(float(suite.get("time")) >= 0, "the suite's time")
        for case in suite:
            check(float(case.get("time")) >= 0, "the case's time")
            seen.add((case.get("classname"), case.get("name")))
    cases = sum(len(list(suite)) for suite in suites_of(program))
    check_equal(len(seen), cases, "cases that a server can tell apart")
    check("more.a" in {name for name, _ in seen}, f"classes are {seen}")


@test
def g9_a_scenario_that_expects_nothing(program):
    file = program.write("a.json", scenario(expect=[]))
    out = program.run("run", file, expect=0).out
    check("NOTHING TO JUDGE" in out and "PASSED" not in out, out)
    for option in (["--junit", "j.xml"], ["--tap", "t.tap"], ["--github"], ["--markdown", "m.md"]):
        program.run("run", file, *option, expect=4)
    check_equal(suites_of(program)[0].get("skipped"), "1", "skipped")
    program.run("run", file, program.write("b.json", scenario(expected_used=7)), "--junit", "j.xml",
                expect=1)
    steps = scenario(expect=[])["steps"] + [
        {"at": "2d", "do": "mac.enroll", "site": "P01", "count": 9, "expectError": "E_LICENSE_LIMIT"}]
    program.run("run", program.write("c.json", scenario(expect=[], steps=steps)), "--junit", "j.xml",
                expect=0)
