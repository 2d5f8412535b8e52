"""headroom shrink: the smallest scenario that fails in the same way."""

import json
import random

from harness import check, check_equal, scenario, test

SITES = ["P01", "P02", "P03", "P04"]


def harmless_step(chance, hours):
    """A step that changes figures of some site other than P01, or nothing that matters."""
    site = chance.choice(SITES[1:])
    return dict({"at": f"{hours}h"}, **chance.choice([
        {"do": "mac.discover", "site": site, "count": chance.randint(1, 2)},
        {"do": "mac.remove", "site": site, "count": 1},
        {"do": "proxy.refresh", "site": site},
        {"do": "subscription.rename", "subscription": "main", "name": f"Name {hours}"},
        {"do": "console.task", "site": site, "task": "pushPolicies"},
        {"do": "network.set", "site": site, "internet": True},
    ]))


def planted(seed):
    """60 steps, of which 2 to 4 are needed for the expectation to fail, or for the step to be refused."""
    chance = random.Random(seed)
    content = scenario(f"Planted {seed}", end="100d")
    subscription = content["world"]["subscriptions"][0]
    subscription["licenses"] = 200
    subscription["sublicenses"] = [
        {"id": f"dept{n}", "name": f"Dept{n}", "type": "reserved", "licenses": 20, "expires": "withSubscription"}
        for n in range(1, 5)]
    content["world"]["sites"] = [{"code": code, "key": f"dept{n}", "method": "online", "macs": 10}
                                 for n, code in enumerate(SITES, 1)]
    culprits = [[{"do": "sublicense.edit", "sublicense": "dept1", "licenses": 12},
                 {"do": "proxy.refresh", "site": "P01"},
                 {"do": "mac.discover", "site": "P01", "count": 3}],
                [{"do": "mac.enroll", "site": "P01", "count": 10},
                 {"do": "mac.enroll", "site": "P01", "count": 1}],
                [{"do": "mac.discover", "site": "P01", "count": 8}, {"do": "mac.discover", "site": "P01", "count": 3}],
                [{"do": "sublicense.create", "subscription": "main", "id": "late", "name": "Late", "type": "reserved",
                  "licenses": 30, "expires": "withSubscription"},
                 {"do": "sublicense.edit", "sublicense": "late", "licenses": 120},
                 {"do": "sublicense.create", "subscription": "main", "id": "more", "name": "More", "type": "reserved",
                  "licenses": 10, "expires": "withSubscription"}]][seed % 4]
    places = sorted(chance.sample(range(60), len(culprits)))
    steps = [harmless_step(chance, 24 + 30 * n) for n in range(60)]
    for place, culprit in zip(places, culprits):
        steps[place] = {"at": steps[place]["at"], **culprit}
    for step in steps:  # what the noise is refused does not matter
        if step["do"] == "mac.remove":
            step["do"], step["count"] = "mac.discover", 1
    content["steps"] = steps
    content["expect"] = [{"get": "/subscriptions/main/status", "equals": "Active"}]
    if seed % 4 in (0, 2):
        content["expect"].append({"at": "95d", "get": "/sites/P01/excess", "atMost": 0})
    return content, len(culprits)


def failures(report):
    return ([step["error"] for step in report["steps"] if step.get("failure")],
            [one["get"] for one in report["expectations"] if one["passed"] is False])


@test
def shrink_brings_planted_faults_down(program):
    for seed in range(20):
        content, needed = planted(seed)
        file = program.write("big.json", content)
        program.run("run", file, "--json", "big-report.json", "--quiet", expect=1)
        result = program.run("shrink", file, "--out", "small.json", expect=0)
        small = program.read_json("small.json")
        check(len(small["steps"]) <= 5, f"seed {seed}: {len(small['steps'])} steps are left\n{result.out}")
        check(len(small["steps"]) <= needed, f"seed {seed}: {small['steps']}")
        check_equal([site["code"] for site in small["world"].get("sites", [])],
                    [] if seed % 4 == 3 else ["P01"], f"sites of seed {seed}")
        program.run("run", "small.json", "--json", "small-report.json", "--quiet", expect=1)
        check_equal(failures(program.read_json("small-report.json")), failures(program.read_json("big-report.json")),
                    f"the failure of seed {seed}")
        runs = int(result.out.split("Played ")[1].split()[0])
        check(runs <= 200, f"{runs} runs")


@test
def shrink_is_repeatable_and_keeps_to_its_runs(program):
    file = program.write("big.json", planted(0)[0])
    first = program.run("shrink", file, "--out", "-", expect=0).out
    check_equal(program.run("shrink", file, "--out", "-", expect=0).out, first, "the same scenario")
    few = program.run("shrink", file, "--out", "few.json", "--runs", "10", expect=0).out
    check("Played 10 times; --runs allows more." in few, few)
    steps = len(program.read_json("few.json")["steps"])
    check(len(json.loads(first)["steps"]) < steps < 60, f"{steps} steps after 10 runs")


@test
def shrink_leaves_out_demand_outages_and_macs(program):
    content = scenario(end="30d")
    content["world"]["sites"] += [{"code": "P02", "macs": 50}]
    content["demand"] = [{"site": "P02", "arrivals": {"model": "poisson", "perDay": 2}, "stay": {"model": "forever"}}]
    content["faults"] = [{"kind": "siteOffline", "site": "P02", "everyDays": 5, "lastHours": 6}]
    content["steps"] = [{"at": "1d", "do": "mac.discover", "site": "P01", "count": 30}]
    content["expect"] = [{"get": "/sites/P01/excess", "atMost": 0}]
    file = program.write("big.json", content)
    program.run("shrink", file, "--out", "small.json", "--quiet", expect=0)
    small = program.read_json("small.json")
    check("demand" not in small and "faults" not in small, small)
    check_equal([site["macs"] for site in small["world"]["sites"]], [0], "Macs")
    check_equal(small["steps"][0]["count"], 11, "one more than the limit")
    check_equal(small["end"], "1d", "the end")


@test
def shrink_of_what_does_not_fail(program):
    file = program.write("good.json", scenario())
    result = program.run("shrink", file, "--out", "small.json", expect=4)
    check("does not fail" in result.err, result.err)
    check_equal(program.files(), ["good.json"], "files")
    program.run("shrink", file, expect=2)
    program.run("shrink", file, "--out", file, expect=2)
    program.run("shrink", file, "--out", "x", "--runs", "0", expect=2)
    program.run("shrink", program.write("bad.json", "{}"), "--out", "x.json", expect=3)
