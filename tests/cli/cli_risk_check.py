"""risk --check: verdicts, exit codes, when it stops, and the formats for CI servers."""

import json
from xml.etree import ElementTree

from cli_planning import demand_scenario
from harness import check, check_equal, test

RISKY = {"get": "/sites/P01/breachProbability", "atMost": 0.001, "because": "the board asked for it"}
SAFE = {"get": "/sites/P01/breachProbability", "atLeast": 0.1}


def checked(program, expectations, *options, expect):
    file = program.write("check.json", json.dumps(demand_scenario(expectRisk=expectations)))
    return program.run("risk", file, "--check", *options, expect=expect)


def verdicts(program, expectations, *options, expect):
    result = json.loads(checked(program, expectations, "--json", "-", *options, expect=expect).out)
    return result, [one["verdict"] for one in result["check"]["expectations"]]


@test
def verdicts_have_exit_codes(program):
    result, words = verdicts(program, [SAFE], expect=0)
    check_equal([words, result["check"]["passed"]], [["pass"], True], "a pass")
    result, words = verdicts(program, [SAFE, RISKY], expect=1)
    check_equal([words, result["check"]["passed"]], [["pass", "fail"], False], "a failure")
    value = result["sites"]["P01"]["breachProbability"]["value"]
    close = {"get": "/sites/P01/breachProbability", "atMost": value}
    result, words = verdicts(program, [SAFE, close], "--replications", "600", expect=4)
    check_equal([words, result["check"]["passed"]], [["pass", "inconclusive"], None], "not to be told")
    check_equal(result["replications"], 600, "replications of what cannot be told")
    checked(program, [], expect=4)


@test
def a_check_stops_when_all_is_decided(program):
    result, _ = verdicts(program, [SAFE, RISKY], "--replications", "1000000", expect=1)
    check(result["replications"] <= 1000, f"{result['replications']} replications for what is plain")
    check_equal(result["complete"], True, "complete")
    for expectation in result["check"]["expectations"]:
        check(expectation["low"] <= expectation["value"] <= expectation["high"], f"interval: {expectation}")


@test
def a_check_has_the_same_bytes_for_all_jobs(program):
    outputs = {checked(program, [SAFE, RISKY], "--replications", "3000", "--json", "-", "--jobs", jobs, expect=1).out
               for jobs in ("1", "2", "4")}
    check_equal(len(outputs), 1, "different outputs")


@test
def a_check_says_why_for_people(program):
    out = checked(program, [SAFE, RISKY], expect=1).out
    check("EXPECTED OF THE RISK" in out and "FAILED" in out and "the board asked for it" in out, out)


@test
def a_check_writes_what_ci_servers_read(program):
    result = checked(program, [SAFE, RISKY], "--junit", "r.xml", "--tap", "r.tap", "--markdown", "r.md", "--github",
                     expect=1)
    suite = ElementTree.fromstring(program.read("r.xml")).find("testsuite")
    check_equal([suite.get("tests"), suite.get("failures"), suite.get("skipped")], ["2", "1", "0"], "JUnit")
    check("the board asked for it" in suite.findall("testcase")[1].find("failure").get("message"), "JUnit says why")
    tap = program.read("r.tap").splitlines()
    check_equal([tap[0], tap[1], tap[2][:4], tap[3][:6]], ["TAP version 14", "1..2", "ok 1", "not ok"], "TAP")
    check("**failed**" in program.read("r.md"), program.read("r.md"))
    annotations = [line for line in result.out.splitlines() if line.startswith("::error file=check.json,line=")]
    check_equal(len(annotations), 1, result.out)
    # An output that tells verdicts judges without being asked.
    file = program.write("check.json", json.dumps(demand_scenario(expectRisk=[RISKY])))
    out = program.run("risk", file, "--tap", "-", expect=1).out
    check(out.startswith("TAP version 14\n") and "SITE" not in out, out)
    program.run("risk", file, expect=0)


@test
def a_check_refuses_what_cannot_be(program):
    misspelt = checked(program, [{**RISKY, "get": "/sites/P01/breachProbabilty"}], expect=3)
    check('did you mean "breachProbability"' in misspelt.err, misspelt.err)
    checked(program, [RISKY], "--precision", "0.01", expect=2)
    before = program.read("check.json")
    for option in ("--junit", "--tap", "--markdown", "--json"):
        checked(program, [RISKY], option, "check.json", expect=2)
    checked(program, [RISKY], "--junit", "same", "--tap", "same", expect=2)
    check_equal(program.read("check.json"), before, "the scenario is touched")
    file = program.write("bad.json", json.dumps(demand_scenario(expectRisk=[{**RISKY, "get": "/sites/P9/x"}])))
    check('unknown site code "P9"' in program.run("validate", file, expect=3).err, "validate knows the pointers")
