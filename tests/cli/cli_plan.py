"""headroom plan, headroom run --advice, and the walk-through of the README."""

import json
import re
import shutil

from harness import REPOSITORY, breach_scenario, check, check_equal, test


def planning_scenario(**changes):
    def site(code, macs, key):
        return {"code": code, "key": key, "method": "online", "macs": macs}

    def demand(code, per_day):
        return {"site": code, "arrivals": {"model": "poisson", "perDay": per_day},
                "stay": {"model": "exponential", "meanDays": 300}, "method": "manual"}

    document = {
        "schema": "headroom/scenario/1", "name": "Two sites", "start": "2017-01-01", "end": "90d",
        "world": {"company": "Acme", "admin": "admin@acme.example",
                  "subscriptions": [{"id": "main", "name": "PMM", "licenses": 20,
                                     "starts": "2017-01-01", "months": 12,
                                     "sublicenses": [
                                         {"id": "k1", "name": "One", "type": "reserved",
                                          "licenses": 11, "expires": "withSubscription"},
                                         {"id": "k2", "name": "Two", "type": "reserved",
                                          "licenses": 9, "expires": "withSubscription"}]}],
                  "sites": [site("P01", 10, "k1"), site("P02", 4, "k2")]},
        "demand": [demand("P01", 0.05), demand("P02", 0.02)]}
    document.update(changes)
    return document


@test
def plan_for_a_risk(program):
    name = program.write("a.json", planning_scenario())
    result = program.run("plan", name, "--risk", "0.05", "--json", "plan.json", "--scenario",
                         "planned.json", "--csv", "plan.csv", "--replications", "4000", expect=0)
    for words in ("Why", "Recommended", "FEASIBLE", "P01"):
        check(words in result.out, f"{words!r} is not shown:\n{result.out}")
    plan = program.read_json("plan.json")
    check_equal(plan["schema"], "headroom/plan/1", "schema")
    best = plan["splits"][plan["recommended"]]
    check(max(best["breachProbability"], best["refusalProbability"]) <= 0.05, "the risk is too high")
    check_equal(best["total"], plan["total"], "total")
    check(any(split["onFront"] for split in plan["splits"]), "no front")
    # The scenario that was written says the same to headroom risk.
    program.run("risk", "planned.json", "--json", "risk.json", "--replications", "4000", "--quiet",
                expect=0)
    risk = program.read_json("risk.json")
    for code, site in best["sites"].items():
        check_equal(risk["sites"][code]["refusalProbability"]["value"],
                    site["refusalProbability"]["value"], f"refusal probability of {code}")
    check_equal(len(program.read("plan.csv").splitlines()), 1 + 2 * len(plan["splits"]), "CSV rows")


@test
def plan_steps_apply_to_a_live_subscription(program):
    program.run("plan", program.write("a.json", planning_scenario()), "--licenses", "24", "--json",
                "plan.json", "--quiet", "--replications", "500", expect=0)
    plan = program.read_json("plan.json")
    best = plan["splits"][plan["recommended"]]
    expect = [{"at": "2d", "get": f"/keys/{row['key']}/max", "equals": row["licenses"]}
              for row in best["rows"]]
    expect.append({"get": "/subscriptions/main/total", "equals": 24})
    live = planning_scenario(steps=plan["steps"], expect=expect, demand=[])
    program.run("run", program.write("live.json", live), expect=0)


@test
def plan_numbers_do_not_depend_on_jobs(program):
    name = program.write("a.json", planning_scenario())
    texts = [program.run("plan", name, "--risk", "0.1", "--json", "-", "--replications", "500",
                         "--jobs", jobs, expect=0).out for jobs in (1, 2, 4)]
    check(texts[0] == texts[1] == texts[2], "the jobs change the result")


@test
def too_few_licenses_are_told(program):
    name = program.write("a.json", planning_scenario())
    result = program.run("plan", name, "--risk", "0.001", "--licenses", "15", "--json", "plan.json",
                         "--replications", "500", expect=1)
    check("NOT FEASIBLE" in result.out and "would." in result.out, result.out)
    check(program.read_json("plan.json")["licensesNeeded"] > 15, "how many would do")


@test
def c5_small_risks_are_exact_or_inconclusive(program):
    """A risk of 1e-6: in closed form where there is one, else exit code 4 with the upper bound."""
    result = program.run("plan", program.write("a.json", planning_scenario()), "--risk", "0.000001",
                         "--json", "exact.json", "--replications", "400", expect=0)
    check("0.0001 %" in result.out and "below below" not in result.out, result.out)
    check(0 < program.read_json("exact.json")["splits"][0]["risk"]["value"] <= 1e-6, "exact risk")
    stays = planning_scenario()
    for demand in stays["demand"]:
        demand["stay"] = {"model": "lognormal", "meanDays": 300, "sigma": 0.7}
    result = program.run("plan", program.write("b.json", stays), "--risk", "0.000001", "--json",
                         "plan.json", "--replications", "400", expect=4)
    check("INCONCLUSIVE" in result.out and "at most" in result.out, result.out)
    check_equal(program.read_json("plan.json")["verdict"], "inconclusive", "verdict")


@test
def c2_several_subscriptions_are_asked_about(program):
    two = planning_scenario()
    two["world"]["subscriptions"].append(
        {"id": "second", "name": "S", "licenses": 9, "starts": "2017-01-01", "months": 12})
    two["world"]["sites"].append({"code": "P09", "key": "second", "method": "online", "macs": 2})
    name = program.write("two.json", two)
    asked = program.run("plan", name, "--risk", "0.1", "--replications", "100", expect=3).err
    for words in ('"main"', '"second"', "--subscription"):
        check(words in asked, f"{words} is not named: {asked}")
    for subscription in ("main", "second"):
        program.run("plan", name, "--risk", "0.1", "--subscription", subscription, "--json",
                    "plan.json", "--quiet", "--replications", "100", expect=0)
        check_equal(program.read_json("plan.json")["subscription"], subscription, "subscription")


@test
def c2_several_subscriptions_are_planned_together(program):
    two = planning_scenario()
    two["world"]["subscriptions"].append(
        {"id": "second", "name": "S", "licenses": 9, "starts": "2017-01-01", "months": 12})
    two["world"]["sites"].append({"code": "P09", "key": "second", "method": "online", "macs": 2})
    name = program.write("two.json", two)
    options = ("--subscription", "all", "--replications", "300")
    result = program.run("plan", name, "--risk", "0.05", "--json", "plan.json", "--scenario",
                         "planned.json", "--html", "plan.html", "--csv", "plan.csv", *options,
                         expect=0)
    for words in ("main: ", "second: ", "Splits of second", "FEASIBLE"):
        check(words in result.out, f"{words!r} is not shown:\n{result.out}")
    plan = program.read_json("plan.json")
    check_equal([one["subscription"] for one in plan["plans"]], ["main", "second"], "plans")
    best = plan["splits"][plan["recommended"]]
    check_equal([row["site"] for row in best["rows"]], ["P01", "P02", "P09"], "sites")
    check_equal(plan["total"], sum(one["total"] for one in plan["plans"]), "total")
    check_equal(plan["steps"], [step for one in plan["plans"] for step in one["steps"]], "steps")
    planned = program.read_json("planned.json")["world"]["subscriptions"]
    check_equal([one["licenses"] for one in planned], [one["total"] for one in plan["plans"]], "planned")
    program.run("run", program.write("live.json", {**two, "steps": plan["steps"], "demand": []}), expect=0)
    check(program.read("plan.html").count('class="chapter"') == 3, "chapters of the report")
    check_equal(len(program.read("plan.csv").splitlines()), 1 + 3 * len(plan["splits"]), "CSV rows")
    program.run("plan", name, "--licenses", "30", "--json", "plan.json", "--quiet", *options, expect=0)
    check_equal(program.read_json("plan.json")["total"], 30, "divided licenses")
    schema = json.loads(program.run("schema", "plan").out)
    check_equal(sorted(program.read_json("plan.json")), sorted([*schema["required"], "plans"]), "members")


def two_subscriptions(**second):
    """main has 15 licenses for 10 and 8 Macs, second 12 for 2; nothing comes and nothing goes."""
    site = {"method": "online"}
    return {
        "schema": "headroom/scenario/1", "name": "Two", "start": "2027-01-01", "end": "90d",
        "world": {"company": "Acme", "admin": "admin@acme.example", "subscriptions": [
            {"id": "main", "name": "Main", "licenses": 15, "starts": "2026-12-01", "months": 24, "sublicenses": [
                {"id": "a", "name": "A", "type": "reserved", "licenses": 9, "expires": "withSubscription"}]},
            {"id": "second", "name": "Second", "licenses": 12, "starts": "2026-12-01", "months": 24, **second}],
            "sites": [{"code": "P01", "key": "main", "macs": 10, **site},
                      {"code": "P02", "key": "a", "macs": 8, **site},
                      {"code": "P09", "key": "second", "macs": 2, **site}]}}


@test
def moves_between_subscriptions_are_proposed_when_asked_for(program):
    name = program.write("two.json", two_subscriptions())
    options = ("--risk", "0.05", "--subscription", "all", "--json", "plan.json", "--html", "plan.html")
    shown = program.run("plan", name, *options, expect=0).out
    check("Move P02" not in shown and "moves" not in program.read_json("plan.json"), shown)
    shown = " ".join(program.run("plan", name, *options, "--moves", expect=0).out.split())
    for place in (shown, program.read("plan.html")):
        check("Move P02 from main to second: a Reserved sublicense of 8 there" in place, place[:9000])
    check_equal(program.read_json("plan.json")["moves"],
                {"shortWithout": 3, "shortWith": 0,
                 "list": [{"site": "P02", "from": "main", "to": "second", "licenses": 8}]}, "moves")
    schema = json.loads(program.run("schema", "plan").out)
    check("moves" in schema["properties"], "the schema knows them")
    program.run("plan", name, "--risk", "0.05", "--moves", "--subscription", "main", expect=2)
    program.run("plan", name, "--licenses", "30", "--moves", "--subscription", "all", expect=2)


@test
def moves_are_not_proposed_where_they_do_not_help(program):
    options = ("--risk", "0.05", "--subscription", "all", "--moves", "--json", "plan.json")
    name = program.write("two.json", two_subscriptions(licenses=3))
    shown = " ".join(program.run("plan", name, *options).out.split())
    check("No move of a site to another subscription helps" in shown, shown)
    check_equal(program.read_json("plan.json")["moves"]["list"], [], "moves")
    enough = two_subscriptions()
    enough["world"]["subscriptions"][0]["licenses"] = 18
    shown = " ".join(program.run("plan", program.write("two.json", enough), *options).out.split())
    check("No site has to move" in shown, shown)


@test
def both_answers_with_and_without_dynamic_are_told(program):
    busy = planning_scenario()
    for demand in busy["demand"]:
        demand["arrivals"]["perDay"] = 0.15
    name = program.write("a.json", busy)
    result = program.run("plan", name, "--risk", "0.05", "--json", "plan.json", "--html", "plan.html",
                         "--replications", "2000", expect=0)
    plan = program.read_json("plan.json")
    check(plan["recommended"] != plan["recommendedReserved"], "one answer only")
    reserved = plan["splits"][plan["recommendedReserved"]]
    check({row["type"] for row in reserved["rows"]} == {"reserved"}, f"not Reserved: {reserved['rows']}")
    check(reserved["risk"]["value"] <= 0.05, "the answer without Dynamic misses the risk")
    for place in (result.out, program.read("plan.html")):
        check("Without Dynamic sublicenses" in place, "the second answer is not told")
    check(f"takes {reserved['total']} licenses" in " ".join(result.out.split()), result.out)
    only = program.run("plan", name, "--risk", "0.05", "--types", "reserved", "--json", "only.json",
                       "--replications", "2000", expect=0)
    plan = program.read_json("only.json")
    check_equal(plan["recommended"], plan["recommendedReserved"], "the only answer")
    check_equal(plan["total"], reserved["total"], "the same answer")
    check("were not looked at" in only.out, only.out)


@test
def plan_usage_errors(program):
    name = program.write("a.json", planning_scenario())
    program.run("plan", name, expect=2)
    program.run("plan", name, "--risk", "2", expect=2)
    program.run("plan", name, "--licenses", "0", expect=2)
    check("subscription" in program.run("plan", name, "--risk", "0.1", "--subscription", "other",
                                        expect=3).err, "the subscription is not named")
    empty = planning_scenario()
    empty["world"]["sites"] = []
    empty["demand"] = []
    program.run("plan", program.write("b.json", empty), "--risk", "0.1", expect=3)


@test
def html_reports_are_self_contained(program):
    name = program.write("a.json", planning_scenario())
    program.run("plan", name, "--risk", "0.1", "--html", "plan.html", "--quiet", "--replications",
                "300", expect=0)
    program.run("risk", name, "--html", "risk.html", "--quiet", "--replications", "300", expect=0)
    for page in ("plan.html", "risk.html"):
        text = program.read(page)
        check(text.startswith("<!doctype html>") and text.count("<svg") >= 2, f"{page}: no charts")
        for foreign in ("<script", "http://", "https://", "src=", "@import"):
            check(foreign not in text, f"{page} holds {foreign}")


@test
def schemas_of_plan_and_fit(program):
    for name in ("plan", "fit"):
        schema = json.loads(program.run("schema", name, expect=0).out)
        check_equal(schema["properties"]["schema"]["const"], f"headroom/{name}/1", "const")
    program.run("plan", program.write("a.json", planning_scenario()), "--risk", "0.1", "--json",
                "plan.json", "--quiet", "--replications", "200", expect=0)
    schema = json.loads(program.run("schema", "plan").out)
    plan = program.read_json("plan.json")
    check_equal(sorted(plan), sorted(schema["required"]), "members")
    split = schema["properties"]["splits"]["items"]["required"]
    check_equal(sorted(plan["splits"][0]), sorted(split), "members of a split")


@test
def advice_avoids_each_breach(program):
    name = program.write("a.json", breach_scenario())
    result = program.run("run", name, "--advice", "--json", "report.json", expect=0)
    advice = program.read_json("report.json")["advice"]
    check_equal(len(advice["breaches"]), 1, "breaches with advice")
    change = advice["breaches"][0]["change"]
    check(change is not None, "no change was found")
    check("Advice" in result.out and change["text"][:20] in result.out, result.out)
    plain = program.run("run", name, "--json", "-", expect=0).out
    check("advice" not in json.loads(plain), "advice that nobody asked for")


@test
def advice_tells_idle_reservations(program):
    world = planning_scenario(demand=[], steps=[
        {"at": "1d", "do": "mac.enroll", "site": "P01", "count": 4,
         "expectError": "E_LICENSE_LIMIT"}])
    program.run("run", program.write("a.json", world), "--advice", "--json", "report.json",
                "--quiet", expect=0)
    idle = program.read_json("report.json")["advice"]["idleReservations"]
    check_equal([(entry["key"], entry["refusedSite"], entry["refused"], entry["leastIdle"],
                  entry["refusedAfterMoving"]) for entry in idle], [("k2", "P01", 3, 5, 0)],
                "idle reservations")


@test
def walk_through_of_the_readme(program):
    """Runs the commands of the section and looks for every line of output that it shows."""
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    section = text.split("## From a usage history to a split\n")[1].split("\n## ")[0]
    shutil.copytree(REPOSITORY / "docs" / "examples", program.folder / "docs" / "examples")
    commands = 0
    for block in re.findall(r"^```\n(.*?)^```$", section, re.MULTILINE | re.DOTALL):
        output = None
        for line in block.splitlines():
            if line.startswith("$ headroom "):
                output = program.run(*line.split()[2:]).out
                commands += 1
            elif line.strip() not in ("", "...") and output is not None:
                check(line.rstrip() in output, f"the output lacks {line!r}:\n{output}")
    check(commands >= 4, f"only {commands} commands were found")
