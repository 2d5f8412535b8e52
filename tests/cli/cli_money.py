"""What a scenario costs: risk and compare with prices."""

import json

from cli_planning import check_shape, demand_scenario, risk, risk_json
from harness import check, check_equal, test

PRICES = {"currency": "EUR", "licenseYear": 30.0, "refusal": 80.0, "overLimitMacDay": 0.5}


def with_prices(**changes):
    return demand_scenario(**{"costs": PRICES, **changes})


def close(actual, expected, what):
    check(abs(actual - expected) <= 1e-9 * max(1.0, abs(expected)), f"{what}: {actual}, expected {expected}")


@test
def licenses_cost_by_days(program):
    cost = risk_json(program, with_prices(), "--replications", "50")["cost"]
    check_equal(cost["currency"], "EUR", "currency")
    close(cost["licenses"], 30 * 40 * 120 / 365, "40 licenses for 120 days")
    close(cost["total"]["mean"], cost["licenses"] + cost["refusals"]["mean"] + cost["overLimit"]["mean"], "the sum")
    warm = risk_json(program, with_prices(), "--replications", "50", "--warmup", "20d")["cost"]
    close(warm["licenses"], 30 * 40 * 100 / 365, "after the warm-up")
    upgraded = with_prices(steps=[{"at": "60d", "do": "sales.upgrade", "subscription": "main", "licenses": 10}])
    more = risk_json(program, upgraded, "--replications", "5")["cost"]
    close(more["licenses"], 30 * (40 * 60 + 50 * 60) / 365, "bought on the way")
    check("cost" not in risk_json(program, demand_scenario(), "--replications", "5"), "a cost without prices")


@test
def one_replication_costs_what_the_run_counts(program):
    document = with_prices(seed=8)
    document["demand"][0]["arrivals"]["perDay"] = 0.4
    cost = risk_json(program, document, "--replications", "1", "--path", "full")["cost"]
    file = program.write("run.json", json.dumps(document))
    totals = json.loads(program.run("run", file, "--json", "-", expect=0).out)["state"]["totals"]
    check(totals["overLimitMacDays"] > 0, f"nothing over the limit: {totals}")
    close(cost["overLimit"]["mean"], 0.5 * totals["overLimitMacDays"], "Macs over the limit")
    close(cost["refusals"]["mean"], 80 * totals["refusals"].get("E_LICENSE_LIMIT", 0), "refusals")


@test
def both_ways_of_playing_agree_on_the_cost(program):
    for stay in ({"model": "exponential", "meanDays": 90}, {"model": "weibull", "shape": 1.5, "scaleDays": 90}):
        document = with_prices()
        for demand in document["demand"]:
            demand["stay"] = stay
            demand["arrivals"]["perDay"] = 0.15
        results = [risk_json(program, document, "--replications", "3000", "--path", path, "--confidence", "0.9999")
                   for path in ("full", "counts")]
        check_equal([result["method"]["path"] for result in results], ["full", "counts"], "paths")
        for part in ("refusals", "overLimit", "total"):
            full, counts = (result["cost"][part] for result in results)
            check(counts["mean"] > 0, f"nothing to compare: {part}")
            check(full["low"] <= counts["high"] and counts["low"] <= full["high"], f"{part}: {full} and {counts}")


@test
def the_cost_has_the_same_bytes_for_all_jobs(program):
    for options in ([], ["--path", "full"]):
        outputs = {risk(program, with_prices(), "--replications", "300", "--json", "-", "--jobs", jobs, *options).out
                   for jobs in ("1", "2", "4")}
        check_equal(len(outputs), 1, f"different outputs with {options}")


@test
def an_interval_stays_open_where_nothing_was_seen(program):
    document = with_prices()
    for demand in document["demand"]:
        demand["arrivals"]["perDay"] = 0.02
    cost = risk_json(program, document, "--replications", "100")["cost"]
    for part in ("refusals", "overLimit"):
        check(cost[part]["mean"] > 0 or cost[part]["high"] > 0, f"{part} is claimed to be impossible: {cost}")


@test
def people_read_the_cost(program):
    out = risk(program, with_prices(), "--replications", "200", "--html", "cost.html").out
    check("COST" in out and "EUR" in out and "Refused enrollments" in out, out)
    result = risk_json(program, with_prices(), "--replications", "200")
    idle = sum(site["idleReservedDays"]["mean"] for site in result["sites"].values())
    check(abs(result["cost"]["idleReserved"] - 30 * idle / 365) < 0.01, "the price of idle licenses")
    check("idle in Reserved keys" in out, out)
    check("Cost in EUR" in program.read("cost.html"), "the page does not tell the cost")


@test
def compare_tells_the_paired_difference(program):
    fewer, more = with_prices(), with_prices()
    more["world"]["subscriptions"][0]["licenses"] = 60
    for sublicense in more["world"]["subscriptions"][0]["sublicenses"]:
        sublicense["licenses"] = 20
    files = [program.write(name, json.dumps(document)) for name, document in (("a.json", fewer), ("b.json", more))]
    result = json.loads(program.run("compare", *files, "--replications", "400", "--json", "-", expect=0).out)
    first, second = (one["cost"]["total"] for one in result["scenarios"])
    difference = result["differences"][0]["cost"]
    close(difference["mean"], second["mean"] - first["mean"], "difference of the means")
    check(difference["low"] < difference["mean"] < difference["high"], f"no interval: {difference}")
    paired = difference["high"] - difference["low"]
    apart = first["high"] - first["low"] + second["high"] - second["low"]
    check(paired < apart, f"pairing helps nothing: {paired} and {apart}")
    check("Cost, EUR" in program.run("compare", *files, "--replications", "50", expect=0).out, "not told")
    more["costs"] = {**PRICES, "refusal": 10}
    program.write("b.json", json.dumps(more))
    other = json.loads(program.run("compare", *files, "--replications", "20", "--json", "-", expect=0).out)
    check("cost" not in other["differences"][0], "costs of different prices are compared")


@test
def the_schemas_describe_cost_and_verdicts(program):
    schema = json.loads(program.run("schema", "risk", expect=0).out)
    bounded = with_prices(expectRisk=[{"get": "/cost/total", "atMost": 1e6, "because": "the budget"}])
    result = json.loads(risk(program, bounded, "--check", "--replications", "500", "--json", "-").out)
    check_equal(result["check"]["passed"], True, "a cost within its bound")
    check_shape(result, schema, "")
    for name in ("cost", "check"):
        check(name in schema["properties"] and name not in schema["required"], f"{name} in the schema")


def plan(program, document, *options, expect=0):
    file = program.write("plan.json", json.dumps(document))
    return program.run("plan", file, "--replications", "1000", *options, expect=expect)


@test
def the_least_cost_has_a_curve_with_its_optimum(program):
    result = json.loads(plan(program, with_prices(), "--minimize", "cost", "--json", "-", "--html", "cost.html").out)
    curve, best = result["costCurve"], result["splits"][result["recommended"]]
    points = curve["points"]
    check(len(points) >= 8, f"only {len(points)} points")
    totals = [point["total"] for point in points]
    check_equal(totals, sorted(set(totals)), "totals of the curve")
    costs = [point["cost"]["total"]["mean"] for point in points]
    check_equal(curve["optimum"], costs.index(min(costs)), "the optimum")
    check_equal(best["total"], totals[curve["optimum"]], "the recommendation")
    check_equal(result["goal"]["minimize"], "cost", "the goal")
    for split in result["splits"]:
        cost = split["cost"]
        close(cost["licenses"], 30 * split["total"] * 120 / 365, "their price")
        check(split["idleReservedCost"] <= cost["licenses"] + 1e-6, f"idle licenses cost more than all: {split}")
        check(cost["total"]["mean"] >= best["cost"]["total"]["mean"] - 1e-9, f"a cheaper row: {split['total']}")
    page = program.read("cost.html")
    check("Cost in EUR" in page and "(cheapest)" in page and "Cost by licenses" in page, "the page tells no curve")
    check("The cost is lowest with" in " ".join(result["explanation"]), result["explanation"])
    check_shape({**result, "steps": []}, json.loads(program.run("schema", "plan", expect=0).out), "")
    program.write("planned.json", plan(program, with_prices(), "--minimize", "cost", "--scenario", "-").out)
    risk_of_it = program.run("risk", "planned.json", "--replications", "4000", "--json", "-", expect=0).out
    cost = json.loads(risk_of_it)["cost"]
    close(cost["licenses"], best["cost"]["licenses"], "the licenses' price in risk and in the plan")
    played, planned = cost["total"], best["cost"]["total"]
    check(played["low"] <= planned["high"] and planned["low"] <= played["high"], f"{played} and {planned}")


@test
def a_cheaper_refusal_buys_fewer_licenses(program):
    totals = []
    for refusal in (5, 80, 2000):
        document = with_prices(costs={**PRICES, "refusal": refusal, "overLimitMacDay": refusal / 100})
        totals.append(json.loads(plan(program, document, "--minimize", "cost", "--json", "-").out)["total"])
    check(totals[0] < totals[1] < totals[2], f"licenses by the price of a refusal: {totals}")


@test
def a_budget_buys_licenses(program):
    price = 30 * 120 / 365
    result = json.loads(plan(program, with_prices(), "--budget", price * 27.5, "--json", "-").out)
    check_equal([result["total"], result["goal"]["licenses"]], [27, 27], "licenses for the money")
    check("buys 27 licenses" in result["explanation"][0], result["explanation"])
    cheap = json.loads(plan(program, with_prices(), "--budget", price * 17.5, "--minimize", "cost", "--json", "-").out)
    check(cheap["total"] <= 17, f"{cheap['total']} licenses are beyond the budget")
    for point in cheap["costCurve"]["points"]:
        check(point["total"] <= 17, f"the curve goes beyond the budget: {point['total']}")


@test
def a_plan_for_money_needs_prices(program):
    check("costs" in plan(program, demand_scenario(), "--minimize", "cost", expect=3).err, "no prices")
    free = with_prices(costs={"currency": "EUR", "refusal": 80})
    check("licenseYear" in plan(program, free, "--budget", "100", expect=3).err, "no price of licenses")
    plan(program, with_prices(), "--budget", "100", "--licenses", "9", expect=2)
    plan(program, with_prices(), "--minimize", "costs", expect=2)
    plan(program, with_prices(), "--minimize", "cost", "--subscription", "all", expect=2)
    plan(program, with_prices(), expect=2)


@test
def forgotten_macs_are_worth_licenses(program):
    document = with_prices()
    for demand in document["demand"]:
        demand["removedAfterDays"] = 30
    result = risk_json(program, document, "--reclaim", "--replications", "1000")
    reclaim = result["reclaim"]
    check_equal(sorted(reclaim["sites"]), ["P01", "P02"], "sites with a delay")
    for code, site in reclaim["sites"].items():
        # 0.1 a day for 30 days; Macs of the start left at another rate, and the full site refuses some.
        check(1 < site["forgotten"] < 4, f"{code}: {site['forgotten']} Macs are forgotten")
        check(site["risk"]["value"] > site["riskWithout"]["value"], f"{code}: no risk of forgotten Macs")
        check(1 <= site["licensesWorth"] <= 6, f"{code}: worth {site['licensesWorth']} licenses")
        check("worth as much as buying" in site["advice"], site["advice"])
    check(reclaim["cost"] > reclaim["costWithout"] + 10, f"no cost of forgotten Macs: {reclaim}")
    # So many licenses more, and no fewer, bring the risk down as much.
    more = json.loads(json.dumps(document))
    worth = reclaim["sites"]["P01"]["licensesWorth"]
    for licenses, enough in ((worth, True), (worth - 1, False)):
        more["world"]["subscriptions"][0]["licenses"] = 40 + licenses
        more["world"]["subscriptions"][0]["sublicenses"][0]["licenses"] = 12 + licenses
        value = risk_json(program, more, "--replications", "20000")["sites"]["P01"]["breachProbability"]["value"]
        slack = 0.03 if enough else -0.03
        check((value < reclaim["sites"]["P01"]["riskWithout"]["value"] + slack) == enough,
              f"{licenses} licenses more: {value}")
    check_shape(result, json.loads(program.run("schema", "risk", expect=0).out), "")
    out = risk(program, document, "--reclaim", "--replications", "200").out
    check("Macs that left" in out and "The cost falls from" in out, out)
    nothing = risk_json(program, with_prices(), "--reclaim", "--replications", "20")
    check("reclaim" not in nothing, "nothing is forgotten")
