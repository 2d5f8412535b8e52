"""headroom diff: what differs between two documents, in words."""

import copy
import json

from harness import breach_scenario, check, check_equal, scenario, test
from cli_schema import validator


def differences(program, first, second, expect=1):
    result = program.run("diff", program.write("a.json", first), program.write("b.json", second), "--json", "d.json",
                         expect=expect)
    document = program.read_json("d.json")
    errors = [error.message[:200] for error in validator(program, "diff").iter_errors(document)]
    check(not errors, f"the schema: {errors}")
    check_equal(document["same"], expect == 0, "same")
    return result, [one["text"] for one in document["differences"]]


@test
def diff_of_the_same_scenario_says_so(program):
    other = dict(reversed(scenario().items()))  # the order of members does not matter
    other["world"] = copy.deepcopy(other["world"])
    other["world"]["sites"][0]["internet"] = True  # the default, written out
    result, texts = differences(program, scenario(), other, expect=0)
    check_equal(texts, [], "differences")
    check_equal(result.out, "Nothing differs between the two scenarios.\n", "stdout")


@test
def diff_of_scenarios_names_things_and_tells_the_largest_first(program):
    changed = scenario("Other")
    changed["world"]["subscriptions"][0]["licenses"] = 11
    changed["world"]["sites"][0]["macs"] = 40
    changed["world"]["sites"].append({"code": "P02", "macs": 1})
    changed["steps"].append({"at": "2d", "do": "mac.remove", "site": "P01", "count": 1})
    result, texts = differences(program, scenario(), changed)
    check_equal(texts, [
        "Site P02: only in b.json",
        "Step 1 (mac.remove at P01): only in b.json",
        "Site P01: Macs at the start: 40 Macs instead of 4 Macs (36 more)",
        "Subscription main: licenses: 11 licenses instead of 10 licenses (1 more)",
        'name: "Other" instead of "Small"'], "differences")
    check(result.out.startswith("5 differences, the largest first:\n  - Site P02"), result.out)
    document = program.read_json("d.json")["differences"][2]
    check_equal(document["first"], {"pointer": "/world/sites/0/macs", "value": 4}, "first")
    check_equal(document["second"], {"pointer": "/world/sites/0/macs", "value": 40}, "second")


@test
def diff_pairs_sites_by_code_and_steps_by_what_they_do(program):
    first, second = scenario(), scenario()
    first["world"]["sites"].append({"code": "P02", "macs": 2})
    second["world"]["sites"].insert(0, {"code": "P02", "macs": 3})
    second["steps"].insert(0, {"at": "1h", "do": "network.set", "site": "P01", "internet": True})
    second["steps"][1]["count"] = 2
    _, texts = differences(program, first, second)
    check("Site P02: Macs at the start: 3 Macs instead of 2 Macs (1 more)" in texts, texts)
    check("Step 0 (mac.enroll at P01): count: 2 instead of 1 (1 more)" in texts, texts)
    check("Step 0 (network.set at P01): only in b.json" in texts, texts)
    check(any("in another order" in text for text in texts), texts)
    check(not any("P01: Macs" in text for text in texts), texts)


@test
def diff_of_reports_tells_the_verdict_first(program):
    good = program.write("good.json", scenario())
    bad = program.write("bad.json", scenario(expected_used=9))
    program.run("run", good, "--json", "good-report.json", "--quiet", expect=0)
    program.run("run", bad, "--json", "bad-report.json", "--quiet", expect=1)
    result = program.run("diff", "good-report.json", "bad-report.json", "--json", "-", expect=1)
    texts = [one["text"] for one in json.loads(result.out)["differences"]]
    check_equal(texts[0], "passed: no instead of yes", "the verdict")
    check(any(text.startswith("Expectation 0 (/subscriptions/main/used): expected: 9") for text in texts), texts)
    check(texts[-1].startswith("scenario, text (SHA-256)"), texts)
    program.run("diff", "good-report.json", "good-report.json", expect=0)


@test
def diff_of_risk_studies_and_plans(program):
    base = scenario()
    base["demand"] = [{"site": "P01", "arrivals": {"model": "poisson", "perDay": 0.6},
                       "stay": {"model": "exponential", "meanDays": 20}, "method": "discovery"}]
    more = copy.deepcopy(base)
    more["demand"][0]["arrivals"]["perDay"] = 1.2
    for name, content in (("one", base), ("two", more)):
        file = program.write(f"{name}.json", content)
        program.run("risk", file, "--replications", "200", "--json", f"{name}-risk.json", "--quiet", expect=0)
    texts = [one["text"] for one in json.loads(
        program.run("diff", "one-risk.json", "two-risk.json", "--json", "-", expect=1).out)["differences"]]
    check(texts[0].startswith("overall, breach probability: ") and "percentage points" in texts[0], texts[0])
    check(any(text.startswith("Site P01: time over the limit: ") for text in texts), texts)
    result = program.run("diff", "one.json", "one-risk.json", expect=3)
    check("one-risk.json:1:1: /schema: is a risk, but one.json is a scenario" in result.err, result.err)


@test
def diff_of_plans_tells_licenses_and_splits(program):
    content = scenario()
    content["world"]["subscriptions"][0]["licenses"] = 40
    content["world"]["sites"] = [{"code": code, "key": "main", "method": "online", "macs": macs}
                                 for code, macs in (("P01", 4), ("P02", 6))]
    del content["expect"]
    content["steps"] = []
    content["world"]["subscriptions"][0]["sublicenses"] = [
        {"id": f"d{n}", "name": f"D{n}", "type": "reserved", "licenses": 10, "expires": "withSubscription"}
        for n in (1, 2)]
    for n, site in enumerate(content["world"]["sites"], 1):
        site["key"] = f"d{n}"
    content["demand"] = [{"site": site, "arrivals": {"model": "poisson", "perDay": 0.5},
                          "stay": {"model": "exponential", "meanDays": 20}, "method": "discovery"}
                         for site in ("P01", "P02")]
    file = program.write("x.json", content)
    for name, risk in (("strict", "0.01"), ("loose", "0.3")):
        program.run("plan", file, "--risk", risk, "--replications", "200", "--json", f"{name}.json", "--quiet",
                    expect=0)
    result = program.run("diff", "strict.json", "loose.json", "--json", "d.json", expect=1)
    texts = [one["text"] for one in program.read_json("d.json")["differences"]]
    totals = [program.read_json(f"{name}.json")["total"] for name in ("strict", "loose")]
    check(totals[0] > totals[1], totals)
    check(any(f"{totals[1]} licenses instead of {totals[0]} licenses" in text for text in texts[:3]), result.out)
    check(any("P01" in text and "licenses" in text for text in texts), texts)
    check_equal(program.run("diff", "strict.json", "strict.json", expect=0).out,
                "Nothing differs between the two plans.\n", "the same")


@test
def diff_refuses_what_cannot_be_compared(program):
    good = program.write("good.json", scenario())
    program.run("diff", good, expect=2)
    program.run("diff", good, good, good, expect=2)
    program.run("diff", "-", "-", expect=2)
    program.run("diff", good, "missing.json", expect=3)
    check("schema" in program.run("diff", good, program.write("odd.json", {"schema": "x"}), expect=3).err, "schema")
    broken = scenario()
    broken["world"]["sites"][0]["macs"] = "four"
    check("/world/sites/0/macs" in program.run("diff", good, program.write("broken.json", broken), expect=3).err,
          "the place of the error")
    check("bad.json:1:" in program.run("diff", good, program.write("bad.json", "{"), expect=3).err, "syntax")
    program.run("diff", good, program.write("b.json", breach_scenario()), "--json", "b.json", expect=2)
    check_equal(program.read_json("b.json"), breach_scenario(), "the input")


@test
def a5_diff_tells_that_passwords_differ_and_not_what_they_are(program):
    def registering(*people):
        return scenario(expect=[], steps=[
            {"at": "1d", "do": "account.register", "email": email, "firstName": "A", "lastName": "B",
             "password": password, "passwordRepeat": password} for email, password in people])
    result, texts = differences(program, registering(("a@x.example", "barracuda")),
                                registering(("a@x.example", "swordfish"), ("b@x.example", "mackerel")))
    check("Step 0 (account.register): password: another one" in texts, texts)
    everything = result.out + program.read("d.json")
    for password in ("barracuda", "swordfish", "mackerel"):
        check(password not in everything, f"{password} is told")
