"""plan --html begins with the decision; --since tells what is otherwise than in an earlier plan."""

import json

from cli_money import with_prices
from cli_planning import demand_scenario
from harness import check, check_equal, test


def make_plan(program, document, *options, expect=0):
    file = program.write("plan-this.json", json.dumps(document))
    return program.run("plan", file, "--risk", "0.05", *options, expect=expect)


@test
def the_report_begins_with_the_decision(program):
    make_plan(program, with_prices(), "--years", "1", "--html", "boss.html", "--json", "plan.json")
    page, plan = program.read("boss.html"), json.loads(program.read("plan.json"))
    best = plan["splits"][plan["recommended"]]
    decision = page[page.index("The decision"):page.index("The evidence")]
    check(f"Have {best['total']} licenses until 2017-05-02" in decision, decision)
    for words in ("What it avoids", "What it costs", "How sure", "What to buy, and when"):
        check(words in decision, f"{words} is missing: {decision}")
    for entry in plan["schedule"]:
        check(entry["at"] in decision, f"{entry} is missing: {decision}")
    check("{" not in decision and "null" not in decision, f"no plain words: {decision}")


@test
def since_tells_what_is_otherwise(program):
    make_plan(program, with_prices(), "--json", "old.json", "--quiet")
    old = json.loads(program.read("old.json"))
    same = make_plan(program, with_prices(), "--since", "old.json").out
    check("Since the plan from 2017-01-02" in same and "Nothing that matters is otherwise" in same, same)
    more = with_prices()
    more["demand"][0]["arrivals"]["perDay"] = 0.25
    told = make_plan(program, more, "--since", "old.json", "--json", "new.json", "--html", "new.html")
    new = json.loads(program.read("new.json"))
    totals = [plan["splits"][plan["recommended"]]["total"] for plan in (new, old)]
    check(totals[0] > totals[1], f"no more licenses for more Macs: {totals}")
    shown = make_plan(program, more, "--since", "old.json").out
    check(f"Licenses to have: {totals[0]} instead of {totals[1]}." in " ".join(shown.split()), shown)
    check("Expected cost:" in shown and "Key of P01:" in shown, shown)
    check("Since the report from 2017-01-02" in program.read("new.html"), "the page does not tell it")
    check_equal(told.err, "", "messages")


@test
def since_takes_plans_of_the_same_subscription_alone(program):
    program.write("scenario.json", json.dumps(demand_scenario()))
    program.write("text.json", "no json")
    other = json.loads(make_plan(program, demand_scenario(), "--json", "-").out)
    other["subscription"] = "another"
    program.write("other.json", json.dumps(other))
    for file, words in (("scenario.json", "a plan is expected"), ("text.json", "text.json"),
                        ("other.json", "another subscription"), ("missing.json", "No such file")):
        result = make_plan(program, demand_scenario(), "--since", file, "--json", "out.json", expect=3)
        check(words in result.err, f"{file}: {result.err}")
        check("out.json" not in program.files(), "an output of a refused plan")
    result = make_plan(program, demand_scenario(), "--since", "other.json", "--json", "other.json", expect=2)
    check("would overwrite" in result.err, result.err)
