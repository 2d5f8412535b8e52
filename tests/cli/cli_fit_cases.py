"""headroom fit: the histories of tests/fit, whose truth is known, and others of their kinds."""

import datetime
import json
import math
import random

from harness import REPOSITORY, check, check_equal, test

CASES = REPOSITORY / "tests" / "fit"


def fitted(program, file):
    program.run("fit", file, "--json", "fit.json", "--scenario", "next.json", "--licenses", "1000", "--quiet", expect=0)
    return program.read_json("fit.json")["sites"]["P01"]


def history(program, counts, days=7):
    lines = ["site,date,used"]
    for number, used in enumerate(counts):
        lines.append(f"P01,{datetime.date(2015, 1, 5) + datetime.timedelta(days * number)},{used}")
    return program.write("usage.csv", "\n".join(lines) + "\n")


def counts_of(name):
    return [int(line.split(",")[2]) for line in (CASES / name).read_text(encoding="utf-8").splitlines()[1:]]


def near(value, wanted, share, what):
    check(abs(value - wanted) <= share * wanted, f"{what}: {value} is not within {share:.0%} of {wanted}")


def year_on(program, replications=2000):
    """What the fitted demand says of the year after the history, without the limit of its highest count."""
    scenario = program.read_json("next.json")
    for key in scenario["world"]["subscriptions"][0]["sublicenses"]:
        key["licenses"] = 1000
    program.write("next.json", json.dumps(scenario))
    program.run("risk", "next.json", "--replications", str(replications), "--json", "risk.json", "--quiet", expect=0)
    return program.read_json("risk.json")["sites"]["P01"]


def planned(program):
    """The fewest licenses for a risk of 5 %, with what the history leaves open."""
    program.run("plan", "next.json", "--risk", "0.05", "--replications", "4000", "--json", "plan.json", "--quiet",
                expect=0)
    plan = program.read_json("plan.json")
    return sum(row["licenses"] for row in plan["splits"][plan["recommended"]]["rows"])


def loss_system(seed, load, stay, limit, weeks=104):
    """Counts at a limit, and the highest counts that a year would have without it."""
    draw = random.Random(seed)
    counts, peaks = [], []
    used, at, next_week = limit - 5, 0.0, 0.0
    while len(counts) < weeks:
        rate = load / stay + used / stay
        at += draw.expovariate(rate)
        while next_week < at and len(counts) < weeks:
            counts.append(used)
            next_week += 7
        if draw.random() < load / (load + used):
            used = min(limit, used + 1)
        else:
            used -= 1
    for _ in range(400):
        used, at, peak = counts[-1], 0.0, counts[-1]
        while at < 365:
            at += draw.expovariate(load / stay + used / stay)
            used += 1 if draw.random() < load / (load + used) else -1
            peak = max(peak, used)
        peaks.append(peak)
    return counts, sorted(peaks)[int(0.95 * len(peaks))]


@test
def fit_case_a_bad_reading_does_not_move_the_rate(program):
    site = fitted(program, CASES / "no-bad-reading.csv")
    near(site["perDay"]["value"], 0.13, 0.15, "rate without a bad reading")
    check_equal(site["growthPerYear"], None, "growth")
    for name, used in (("one-bad-reading.csv", 40), ("one-bad-reading-high.csv", 182)):
        site = fitted(program, CASES / name)
        near(site["perDay"]["value"], 0.13, 0.15, f"rate of {name}")
        check(site["perDay"]["low"] < 0.13 < site["perDay"]["high"], f"range of {name}: {site['perDay']}")
        check_equal([one["used"] for one in site["badReadings"]], [used], "wrong readings")


@test
def fit_case_bad_readings_anywhere_and_several_of_them(program):
    good = counts_of("no-bad-reading.csv")
    for places in ((1,), (20,), (38,), (5, 25), (3, 4, 30)):
        counts = [0 if at in places else used for at, used in enumerate(good)]
        site = fitted(program, history(program, counts))
        near(site["perDay"]["value"], 0.13, 0.35, f"rate with wrong readings at {places}")
        check_equal(len(site["badReadings"]), len(places), f"wrong readings at {places}")


@test
def fit_case_macs_that_come_by_a_plan_have_its_rate(program):
    for name, per_day in (("one-a-day.csv", 1.0), ("two-a-week.csv", 2 / 7), ("one-a-month.csv", 0.0357)):
        site = fitted(program, CASES / name)
        near(site["perDay"]["value"], per_day, 0.06, f"rate of {name}")
        check_equal(site["growthPerYear"], None, f"growth of {name}")
    for per_week in (1, 3, 5):
        site = fitted(program, history(program, [10 + per_week * week for week in range(80)]))
        near(site["perDay"]["value"], per_week / 7, 0.06, f"rate of {per_week} a week")


@test
def fit_case_waves_come_again(program):
    site = fitted(program, CASES / "quarterly-steps.csv")
    check_equal([wave["everyDays"] for wave in site["waves"]], [91], "waves")
    near(site["waves"][0]["meanMacs"], 20, 0.01, "Macs of a wave")
    final = year_on(program)["finalUsed"]
    near(final["p50"], 150 + 80, 0.03, "Macs a year on")
    counts = [10 + 12 * (week // 26) for week in range(130)]
    site = fitted(program, history(program, counts))
    check_equal([wave["everyDays"] for wave in site["waves"]], [183], "waves of half a year")
    near(year_on(program)["finalUsed"]["p50"], counts[-1] + 24, 0.05, "Macs a year on")


@test
def fit_case_terms_are_no_growth(program):
    site = fitted(program, CASES / "school.csv")
    check_equal([round(term["macs"]) for term in site["terms"]], [60], "terms")
    check_equal(site["growthPerYear"], None, "growth")
    final = year_on(program)["finalUsed"]
    check(abs(final["p50"] - 80) <= 3, f"a year on {final}")


@test
def fit_case_a_small_site_that_shrank_by_chance(program):
    site = fitted(program, CASES / "decline.csv")
    check_equal(site["growthPerYear"], None, "growth")
    final = year_on(program)["finalUsed"]
    check(final["p05"] <= 8 <= final["p95"] + 1, f"8 Macs are not within a year's band {final}")
    check(3 <= final["p50"] <= 8, f"the middle a year on {final}")


@test
def fit_case_a_limit_is_told_and_the_demand_above_it(program):
    site = fitted(program, CASES / "limited.csv")
    check_equal(site["quality"], "poor", "quality")
    check_equal(site["ceiling"], 45, "ceiling")
    near(planned(program), 91, 0.06, "licenses for a risk of 5 %")


@test
def fit_case_other_limits(program):
    off = []
    for seed, load, stay, limit in ((1, 40, 60, 30), (2, 25, 90, 20), (3, 80, 120, 60)):
        counts, wanted = loss_system(seed, load, stay, limit)
        site = fitted(program, history(program, counts))
        check(site["ceiling"] is not None, f"the limit of {limit} is not told")
        off.append(math.log(planned(program) / wanted))
    check(all(abs(one) < 0.25 for one in off), f"logarithms of plan over truth: {off}")
    check(abs(sum(off)) / len(off) < 0.12, f"logarithms of plan over truth: {off}")
