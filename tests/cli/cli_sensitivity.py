"""sensitivity: which figure moves the risk most, sides that are not allowed, uncertainty, outputs."""

import csv
import io
import json

from cli_planning import demand_scenario
from cli_schema import validator
from harness import check, check_equal, test


def sensitivity(program, document, *options, expect=0):
    file = program.write("what.json", document)
    return program.run("sensitivity", file, "--replications", "400", *options, expect=expect)


def figures_of(program, document, *options):
    return json.loads(sensitivity(program, document, "--json", "-", *options).out)["figures"]


@test
def the_dominant_figure_comes_first(program):
    # P01 stands at the edge of its 12 licenses; P02 is far away from its own.
    edge = demand_scenario()
    edge["demand"][1]["arrivals"]["perDay"] = 0.001
    edge["world"]["sites"][1]["macs"] = 2
    first = figures_of(program, edge, "--change", "0.3")
    moved = [figure["pointer"] for figure in first if figure["effect"]["largestRisk"] > 0]
    check(set(moved) <= {"/demand/0/arrivals/perDay", "/demand/0/stay/meanDays", "/world/sites/0/macs",
                         "/world/subscriptions/0/sublicenses/0/licenses"}, f"only figures of P01: {moved}")
    check(len(moved) == 4, f"all figures of P01: {moved}")
    # A crowd of Macs that stay for ever and hardly any arrivals: the Macs at the start decide.
    macs = demand_scenario()
    macs["world"]["sites"][0]["macs"] = 11
    for demand in macs["demand"]:
        demand["arrivals"]["perDay"] = 0.002
        demand["stay"] = {"model": "forever"}
    best = figures_of(program, macs, "--figure", "/world/sites", "--figure", "/demand")
    check_equal(best[0]["pointer"], "/world/sites/0/macs", "dominant figure")
    # Twice as often or half as long outages decide where nothing else is near.
    outages = demand_scenario(faults=[{"kind": "proxyDown", "site": "P02", "everyDays": 100, "lastHours": 24}])
    for site in outages["world"]["subscriptions"][0]["sublicenses"]:
        site["licenses"] = 19
    for site in outages["world"]["sites"]:
        site["macs"] = 1
    outages["demand"][0]["arrivals"]["perDay"] = 0.01
    best = figures_of(program, outages, "--figure", "/faults", "--figure", "/world/sites", "--figure", "/demand/0",
                      "--change", "0.5")
    check(best[0]["pointer"].startswith("/faults/0/"), f"outages: {best[0]['pointer']}")


@test
def both_sides_are_risk_studies(program):
    document = demand_scenario()
    result = json.loads(sensitivity(program, document, "--json", "-").out)
    file = program.write("one.json", document)

    def largest(*sets):
        risk = json.loads(program.run("risk", file, "--replications", "400", "--json", "-", *sets, expect=0).out)
        return max(site[what]["value"] for site in risk["sites"].values()
                   for what in ("breachProbability", "refusalProbability"))

    check_equal(result["base"]["largestRisk"]["value"], largest(), "the scenario itself")
    for figure in result["figures"]:
        for side in ("low", "high"):
            if figure[side] is None:
                continue
            played = figure[side]["value"]
            played = int(played) if float(played).is_integer() else played
            value = largest("--set", f"{figure['pointer']}={json.dumps(played)}")
            check_equal(figure[side]["largestRisk"]["value"], value, f"{figure['name']} {side}")
    effects = [figure["effect"]["largestRisk"] for figure in result["figures"]]
    check_equal(effects, sorted(effects, reverse=True), "order")
    check_equal(len(result["figures"]), 9, "figures of the scenario")


@test
def sides_that_the_rules_forbid_are_told(program):
    tight = demand_scenario()
    tight["world"]["subscriptions"][0]["licenses"] = 25
    figures = {figure["pointer"]: figure for figure in figures_of(program, tight)}
    total = figures["/world/subscriptions/0/licenses"]
    check(total["low"] is None and total["high"]["value"] == 28, f"one side: {total}")
    check("E_NOT_ENOUGH_LICENSES" in total["why"] or "licenses" in total["why"], total["why"])
    check("not played" in sensitivity(program, tight).out, "the summary tells it")


@test
def uncertain_demand_goes_over_its_own_range(program):
    document = demand_scenario()
    document["demand"][0]["uncertainty"] = {"perDay": [round(0.5 + i * 0.1, 1) for i in range(21)],
                                            "stay": [0] + [1] * 20}
    figures = {figure["pointer"]: figure for figure in figures_of(program, document)}
    rate, stay = figures["/demand/0/arrivals/perDay"], figures["/demand/0/stay/meanDays"]
    check_equal([rate["range"], stay["range"]], ["uncertainty", "uncertainty"], "ranges")
    check(abs(rate["low"]["value"] - 0.06) < 1e-9 and abs(rate["high"]["value"] - 0.24) < 1e-9, f"5 to 95 %: {rate}")
    check_equal([stay["low"]["value"], stay["high"]["value"]], [90, 90], "one draw of 21 is beyond the 95 %")
    check_equal(figures["/demand/1/arrivals/perDay"]["range"], "change", "the other site is certain")
    fixed = {figure["pointer"]: figure for figure in figures_of(program, document, "--fixed-parameters")}
    check_equal(fixed["/demand/0/arrivals/perDay"]["range"], "change", "fixed parameters")


@test
def sensitivity_has_outputs_for_all(program):
    shown = sensitivity(program, demand_scenario(), "--json", "s.json", "--csv", "s.csv", "--html", "s.html").out
    check("MOVES RISK BY" in shown and "arrivals a day at P01" in shown, shown)
    errors = [error.message for error in validator(program, "sensitivity").iter_errors(program.read_json("s.json"))]
    check_equal(errors, [], "errors against the schema")
    rows = list(csv.DictReader(io.StringIO(program.read("s.csv"))))
    check_equal([row["pointer"] for row in rows], [one["pointer"] for one in program.read_json("s.json")["figures"]],
                "lines of the CSV")
    page = program.read("s.html")
    check("Largest risk of any site" in page and "<script" not in page, "tornado")
    outputs = {sensitivity(program, demand_scenario(), "--json", "-", "--jobs", str(jobs)).out for jobs in (1, 3)}
    check_equal(len(outputs), 1, "outputs with 1 and 3 jobs")


@test
def sensitivity_refuses_what_is_wrong(program):
    result = sensitivity(program, demand_scenario(), "--figure", "/demand/0/arrivals/perDya", expect=2)
    check("did you mean /demand/0/arrivals/perDay?" in result.err, result.err)
    sensitivity(program, demand_scenario(), "--change", "1", expect=2)
    broken = demand_scenario()
    broken["end"] = "soon"
    sensitivity(program, broken, expect=3)
    sensitivity(program, {"schema": "headroom/scenario/1", "name": "Empty", "start": "2017-01-01", "end": "1d"})
