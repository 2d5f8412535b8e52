"""risk: when keys fill up to 90, 95 and 100 %."""

import json

from cli_planning import demand_scenario, risk, risk_json
from harness import check, check_equal, test


def scripted():
    """P01 has 20 licenses and gets 10 Macs, then 1 every ten days; P02 stands still."""
    result = demand_scenario()
    subscription = result["world"]["subscriptions"][0]
    for sublicense in subscription["sublicenses"]:
        sublicense["licenses"] = 20
    result["world"]["sites"][0]["macs"] = 10
    result["demand"] = [{"site": "P01", "arrivals": {"model": "batches", "batches": [
        {"at": f"{10 * n}d", "count": 1} for n in range(1, 12)]}, "method": "discovery"}]
    return result


@test
def thresholds_are_the_days_of_a_scripted_scenario(program):
    sites = risk_json(program, scripted())["sites"]
    # 18 Macs after 80 days, 19 after 90, 20 after 100; 2017-01-02 is day 0.
    check_equal([(one["level"], one["licenses"], one["p05"], one["p50"], one["p95"])
                 for one in sites["P01"]["thresholds"]],
                [(level, 20, day, day, day) for level, day in
                 ((0.9, "2017-03-23"), (0.95, "2017-04-02"), (1.0, "2017-04-12"))], "days of P01")
    check_equal([one["p05"] for one in sites["P02"]["thresholds"]], [None, None, None], "P02 stands still")
    shown = risk(program, scripted(), "--html", "t.html").out
    check("P01 reaches 90 % (18 of 20 licenses) in March 2017" in shown, shown)
    check("P02 reaches" not in shown and "When keys fill up" in program.read("t.html"), shown)


@test
def thresholds_follow_licenses_that_change(program):
    document = scripted()
    document["steps"] = [{"at": "75d", "do": "sublicense.edit", "sublicense": "a", "licenses": 18}]
    thresholds = risk_json(program, document)["sites"]["P01"]["thresholds"]
    check_equal([(one["licenses"], one["p50"]) for one in thresholds],
                [(18, "2017-03-18"), (18, "2017-03-23"), (18, "2017-03-23")], "17 of 18 are 94 %")


@test
def thresholds_agree_with_the_bands(program):
    document = demand_scenario()
    document["demand"][0]["arrivals"]["perDay"] = 0.25
    result = risk_json(program, document, "--replications", "500")
    bands, dates = result["daily"]["used"]["P01"], result["daily"]["dates"]
    for one in result["sites"]["P01"]["thresholds"]:
        for name, band in (("p05", "p95"), ("p50", "p50"), ("p95", "p05")):
            days = [date for date, used in zip(dates, bands[band]) if used >= one["level"] * 12]
            check_equal(one[name], days[0] if days else None, f"{name} of {one['level']}")
    check(result["sites"]["P01"]["thresholds"][0]["p50"], "90 % are reached")


@test
def a_primary_key_that_shares_its_pool_has_no_thresholds_of_its_own(program):
    document = scripted()
    subscription = document["world"]["subscriptions"][0]
    for sublicense in subscription["sublicenses"]:
        sublicense["type"] = "dynamic"
    document["world"]["sites"][1]["key"] = "main"
    sites = risk_json(program, document)["sites"]
    check_equal([one["licenses"] for one in sites["P01"]["thresholds"]], [20, 20, 20], "the ceiling of the key")
    check_equal(sites["P02"]["thresholds"], [], "what the pool leaves")
    subscription["licenses"] = 18
    for sublicense in subscription["sublicenses"]:
        sublicense["licenses"] = 18
    sites = risk_json(program, document)["sites"]
    check_equal(sites["P01"]["thresholds"][2]["licenses"], 18, "no key has more than the pool")


def on_one_pool(**changes):
    """scripted() with both keys Dynamic; the pool of 40 has 8 Macs of P02 and those of P01."""
    result = scripted()
    result.update(changes)
    for sublicense in result["world"]["subscriptions"][0]["sublicenses"]:
        sublicense["type"] = "dynamic"
    return result


def days_of(pool):
    return [(one["level"], one["licenses"], one["p05"], one["p50"], one["p95"]) for one in pool["thresholds"]]


@test
def a_pool_that_keys_share_fills_up_by_the_sum_of_their_macs(program):
    document = on_one_pool()
    document["world"]["subscriptions"][0]["licenses"] = 20
    for path in ("counts", "full"):
        result = risk_json(program, document, "--path", path)
        check_equal(result["method"]["path"], path, "path")
        # 8 and 10 Macs are 90 % of 20 from the start on, 19 come after ten days, 20 after twenty.
        check_equal(days_of(result["pools"]["main"]),
                    [(level, 20, day, day, day) for level, day in
                     ((0.9, "2017-01-02"), (0.95, "2017-01-12"), (1.0, "2017-01-22"))], path)
        check_equal(result["pools"]["main"]["used"]["p50"][:11], 10 * [18] + [19], path)
    shown = risk(program, document, "--html", "t.html").out
    check("The main pool of PMM reaches 95 % (19 of 20 licenses) in January 2017" in shown, shown)
    check("The main pool of PMM reaches 95 %" in program.read("t.html"), "the report says it, too")


@test
def a_pool_shrinks_with_what_is_reserved(program):
    document = on_one_pool(steps=[{"at": "15d", "do": "sublicense.create", "subscription": "main", "id": "c",
                                   "name": "C", "type": "reserved", "licenses": 18, "expires": "withSubscription"}])
    pool = risk_json(program, document)["pools"]["main"]
    # 22 of 40 licenses are left: 19 Macs are 86 % of them, 20 Macs from day 20 on are 90 %, 21 from day 30 on 95 %.
    check_equal([(one["licenses"], one["p50"]) for one in pool["thresholds"]],
                [(22, "2017-01-22"), (22, "2017-02-01"), (22, "2017-02-11")], "days")


@test
def pools_of_one_site_or_of_reserved_keys_are_not_told(program):
    check_equal(risk_json(program, scripted())["pools"], {}, "both are Reserved")
    document = on_one_pool()
    document["world"]["subscriptions"][0]["sublicenses"][1]["type"] = "reserved"
    check_equal(risk_json(program, document)["pools"], {}, "one of them is on the pool")


@test
def pools_have_the_same_bands_on_both_paths_and_with_any_number_of_jobs(program):
    document = demand_scenario()
    for sublicense in document["world"]["subscriptions"][0]["sublicenses"]:
        sublicense["type"] = "dynamic"
    one = risk_json(program, document, "--replications", "3000", "--jobs", "1")
    two = risk_json(program, document, "--replications", "3000", "--jobs", "2")
    check_equal(one["pools"], two["pools"], "jobs")
    full = risk_json(program, document, "--replications", "1000", "--path", "full")
    check_equal(one["method"]["path"], "counts", "path")
    for name in ("p05", "p50", "p95"):
        for day in (0, 30, 60, 119):
            here, there = one["pools"]["main"]["used"][name][day], full["pools"]["main"]["used"][name][day]
            check(abs(here - there) <= 1, f"{name} of day {day}: {here} by counts, {there} in full")
    # A sum, not the sites' own bands added: apart from each other they stray less.
    sites = one["daily"]["used"]
    check(one["pools"]["main"]["used"]["p95"][100] < sites["P01"]["p95"][100] + sites["P02"]["p95"][100], "a sum")
