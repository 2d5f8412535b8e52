"""headroom run: exit codes, inputs, overrides."""

import codecs
import json

from harness import breach_scenario, check, check_equal, scenario, test


@test
def passing_scenario(program):
    result = program.run("run", program.write("a.json", scenario()), expect=0)
    check_equal(result.err, "", "stderr")
    for words in ("Small", "P01", "Head office", "Activated", "PASSED"):
        check(words in result.out, f"{words} is not shown:\n{result.out}")


@test
def failed_expectation_is_shown_with_its_reason(program):
    result = program.run("run", program.write("a.json", scenario(expected_used=6)), expect=1)
    for words in ("FAILED", "/subscriptions/main/used", "equals 6", "because four and one"):
        check(words in result.out, f"{words!r} is not shown:\n{result.out}")


@test
def failed_steps_are_shown(program):
    steps = [{"at": "1d", "do": "mac.enroll", "site": "P01", "count": 7},
             {"at": "2d", "do": "mac.remove", "site": "P01", "count": 1,
              "expectError": "E_MAC_UNKNOWN"}]
    result = program.run("run", program.write("a.json", scenario(steps=steps, expect=[])), expect=1)
    check("Failed steps" in result.out and "E_LICENSE_LIMIT" in result.out, result.out)
    check("step 0 " in result.out and "step 1 " in result.out, result.out)


@test
def breaches_and_refusals_are_shown(program):
    result = program.run("run", program.write("a.json", breach_scenario()), expect=0)
    for words in ("Breaches", "2017-03-07 08:00", "2017-03-12 08:00", "5d", "discovery", "1 breach"):
        check(words in result.out, f"{words!r} is not shown:\n{result.out}")


@test
def invalid_scenario(program):
    result = program.run("run", program.write("a.json", '{"schema": 1}'), expect=3)
    check_equal(result.out, "", "stdout")
    check(result.err.startswith("a.json:1:"), f"the place is missing: {result.err}")


@test
def unreadable_inputs(program):
    result = program.run("run", "missing.json", expect=3)
    check("missing.json" in result.err and "No such file" in result.err, result.err)
    (program.folder / "folder").mkdir()
    result = program.run("run", "folder", expect=2)
    check("no file *.json is in this folder" in result.err, result.err)
    program.run("run", program.write("empty.json", ""), expect=3)
    program.run("run", program.write("binary.json", b"\xff\xfe\x00"), expect=3)


@test
def byte_order_mark_is_an_error(program):
    text = codecs.BOM_UTF8 + json.dumps(scenario()).encode()
    result = program.run("run", program.write("a.json", text), expect=3)
    check("byte order mark" in result.err.lower(), result.err)


@test
def standard_input(program):
    text = json.dumps(scenario()).encode()
    check("PASSED" in program.run("run", "-", stdin=text, expect=0).out, "no verdict")
    result = program.run("run", "-", stdin=b"{", expect=3)
    check(result.err.startswith("<stdin>:1:"), result.err)


@test
def quiet_prints_nothing_but_errors(program):
    result = program.run("run", program.write("a.json", scenario()), "--quiet", expect=0)
    check_equal(result.out + result.err, "", "output")
    program.run("run", program.write("b.json", scenario(expected_used=0)), "--quiet", expect=1)


@test
def several_files_run_all_and_the_worst_code_wins(program):
    good = program.write("good.json", scenario())
    bad = program.write("bad.json", scenario(expected_used=6))
    broken = program.write("broken.json", "[]")
    check_equal(program.run("run", good, bad, expect=1).out.count("expectation met"), 2, "runs")
    result = program.run("run", broken, bad, good, expect=3)
    check("PASSED" in result.out and "FAILED" in result.out, result.out)
    program.run("run", good, "missing.json", expect=3)


@test
def seed_can_be_given(program):
    file = program.write("a.json", scenario(seed=3))
    for arguments, seed in (([], 3), (["--seed", "18446744073709551615"], 18446744073709551615)):
        report = json.loads(program.run("run", file, "--json", "-", *arguments, expect=0).out)
        check_equal(report["seed"], seed, "seed")


@test
def until_ends_the_run_early(program):
    file = program.write("a.json", scenario())
    for until in ("2d", "2017-03-08T08:00:00Z"):
        result = program.run("run", file, "--json", "-", "--until", until, expect=4)
        report = json.loads(result.out)
        check_equal(report["to"], "2017-03-08T08:00:00Z", "to")
        check_equal(report["passed"], None, "passed")
        check_equal(report["expectations"][0]["passed"], None, "an expectation of the end")
    report = json.loads(program.run("run", file, "--json", "-", "--until", "12h").out)
    check_equal(report["steps"], [], "steps after the end")
    check("INCONCLUSIVE" in program.run("run", file, "--until", "2d", expect=4).out, "no verdict")


@test
def until_after_the_end_changes_nothing(program):
    file = program.write("a.json", scenario())
    straight = program.run("run", file, "--json", "-", expect=0).stdout
    check_equal(program.run("run", file, "--json", "-", "--until", "90d", expect=0).stdout,
                straight, "report")


@test
def until_judges_what_is_reached(program):
    expect = [{"at": "1d", "get": "/subscriptions/main/used", "equals": 5},
              {"get": "/subscriptions/main/used", "equals": 99}]
    file = program.write("a.json", scenario(expect=expect))
    result = program.run("run", file, "--until", "2d", expect=0)
    check("1 not judged" in result.out, result.out)
    program.run("run", file, expect=1)


@test
def until_before_the_start_is_an_input_error(program):
    file = program.write("a.json", scenario())
    check("--until" in program.run("run", file, "--until", "2016-01-01", expect=3).err, "no reason")


@test
def set_changes_the_scenario(program):
    file = program.write("a.json", scenario(expected_used=9))
    program.run("run", file, expect=1)
    program.run("run", file, "--set", "/world/sites/0/macs=8", expect=0)
    report = json.loads(program.run(
        "run", file, "--json", "-", "--set", "/world/sites/0/macs=8", "--set", "/name=A = b",
        "--set", '/expect/-={"get": "/sites/P01/managed", "equals": 9}', expect=0).out)
    check_equal(report["scenario"]["name"], "A = b", "name")
    check_equal(len(report["expectations"]), 2, "expectations")


@test
def set_that_fits_nowhere_is_an_input_error(program):
    file = program.write("a.json", scenario())
    for change in ("/world/sites/7/macs=1", "/nowhere/at/all=1"):
        result = program.run("run", file, "--set", change, expect=3)
        check("--set" in result.err, result.err)
    program.run("run", file, "--set", "/world/sites/0/macs=many", expect=3)
    program.run("run", file, "--set", "/wrold=1", expect=3)
    # Bytes that are no UTF-8 (here as Python hands them on) are refused; JSON could not hold them.
    result = program.run("run", file, "--set", "/name=\udcff", expect=2)
    check("is not UTF-8" in result.err, result.err)


@test
def set_makes_members_and_lists_that_are_not_there(program):
    file = program.write("a.json", scenario(expected_used=9))
    changes = ("/settings/graceDays=3", "/description=made",
               '/faults/-={"kind": "serverDown", "from": "1h", "to": "2h"}',
               "/world/sites/0/macs=8", "/world/subscriptions/0/autoRenew=true")
    options = [part for change in changes for part in ("--set", change)]
    report = json.loads(program.run("run", file, "--json", "-", *options, expect=0).out)
    check_equal(report["state"]["subscriptions"]["main"]["autoRenew"], True, "autoRenew")


@test
def errors_of_set_do_not_name_lines_of_the_file(program):
    file = program.write("a.json", scenario())
    misspelt = '--set: /world/sites/0/mac: unknown member "mac"; did you mean "macs"?'
    for change, told in (("/world/sites/0/mac=3", misspelt), ("/start=soon", "--set: /start: an instant"),
                         ("/steps/-=1", "--set: /steps/1: an object"),
                         ('/settings={"a": 1, "a": 2}', '--set: /settings: member "a" appears twice'),
                         ("/name/first=A", "--set: /name/first: this place does not exist")):
        result = program.run("run", file, "--set", change, expect=3)
        check(result.err.startswith(told), f"{change}: {result.err}")
    broken = scenario() | {"end": "never"}
    result = program.run("run", program.write("b.json", broken), "--set", "/name=B", expect=3)
    check(result.err.startswith("b.json:1:"), result.err)


@test
def details_without_a_refusal_fail_the_step(program):
    steps = [{"at": "1h", "do": "mac.remove", "site": "P01", "count": 1, "expectArgs": {"limit": 2}}]
    file = program.write("a.json", scenario() | {"steps": steps})
    result = program.run("run", file, expect=1)
    check("expectArgs" in result.out, result.out)
