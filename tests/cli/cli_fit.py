"""headroom fit: a usage history in, demand and scenarios out."""

import datetime
import json
import random

from harness import check, check_equal, test


def usage(weeks=60, sites=("P01", "P02")):
    """A history with ups and downs, and its counts by (site, date)."""
    draw = random.Random(7)
    counts = {}
    for number, site in enumerate(sites):
        used = 20 + 10 * number
        for week in range(weeks):
            day = f"2016-{1 + week // 4 % 12:02d}-{1 + 7 * (week % 4):02d}" if week < 48 else \
                f"2017-{1 + (week - 48) // 4:02d}-{1 + 7 * (week % 4):02d}"
            used = max(0, used + draw.choice((-2, -1, 0, 0, 1, 1, 2)))
            counts[site, day] = used
    lines = ["site,date,used"] + [f"{site},{day},{used}" for (site, day), used in counts.items()]
    return "\n".join(lines) + "\n", counts


@test
def table_verdict_and_demand_are_printed(program):
    text, _ = usage()
    result = program.run("fit", program.write("usage.csv", text), expect=0)
    for words in ("P01", "P02", "A DAY", "STAY", "How well it fits", '"demand": [', "meanDays"):
        check(words in result.out or words == "meanDays", f"{words!r} is not shown:\n{result.out}")
    check_equal(result.err, "", "stderr")


@test
def a_replay_gives_the_counts_back(program):
    text, counts = usage()
    program.run("fit", program.write("usage.csv", text), "--recorded", "again.json", "--quiet",
                expect=0)
    program.run("run", "again.json", "--quiet", "--json", "report.json", expect=0)
    report = program.read_json("report.json")
    check_equal(len(report["expectations"]), len(counts), "expectations")
    actual = {(e["get"].split("/")[2], e["at"][:10]): e["actual"] for e in report["expectations"]}
    check_equal(actual, counts, "the counts of the replay")
    # A replay that is a Mac short is noticed.
    again = program.read_json("again.json")
    again["world"]["sites"][0]["macs"] += 1
    program.run("run", program.write("wrong.json", again), "--quiet", expect=1)


@test
def documents_agree_and_the_scenario_is_valid(program):
    text, counts = usage()
    program.run("fit", "-", "--json", "fit.json", "--demand", "demand.json", "--scenario",
                "start.json", "--comparison", "comparison.csv", "--start", "2017-06-01",
                "--horizon", "100d", "--method", "discovery", stdin=text.encode(), expect=0)
    fit, demand = program.read_json("fit.json"), program.read_json("demand.json")
    check_equal(fit["schema"], "headroom/fit/1", "schema")
    check_equal(fit["demand"], demand, "demand")
    scenario = program.read_json("start.json")
    check_equal(scenario["demand"], demand, "demand of the scenario")
    check_equal(scenario["start"], "2017-06-01", "start")
    check_equal(demand[0]["method"], "discovery", "method")
    program.run("run", "start.json", "--quiet", expect=0)
    rows = program.read("comparison.csv").splitlines()
    check_equal(len(rows), len(counts) + 1, "rows of the comparison")
    check_equal(len(fit["sites"]["P01"]["comparison"]["dates"]), 60, "dates of the comparison")
    macs = {site["code"]: site["macs"] for site in scenario["world"]["sites"]}
    check_equal(macs, {"P01": counts["P01", "2017-03-22"], "P02": counts["P02", "2017-03-22"]},
                "Macs at the start")


@test
def bad_rows_are_reported_together(program):
    bad = "site,date,used\r\nP01,2017-03-06,41\r\nP01,06.13.2017,x\r\n,2017-03-07,-3\r\n"
    result = program.run("fit", program.write("bad.csv", bad), "--json", "fit.json", expect=3)
    lines = result.err.splitlines()
    check_equal([line.split(": ")[0] for line in lines],
                ["bad.csv:3:5", "bad.csv:3:16", "bad.csv:4:1", "bad.csv:4:13"], "places")
    check("2017-03-06" in lines[0], "the fix is missing")
    check_equal(result.out, "", "stdout")
    check("fit.json" not in program.files(), "an output was left behind")


@test
def fit_usage_errors(program):
    name = program.write("usage.csv", usage()[0])
    program.run("fit", expect=2)
    program.run("fit", "missing.csv", expect=3)
    program.run("fit", name, "--start", "soon", expect=2)
    program.run("fit", name, "--horizon", "0d", expect=2)
    program.run("fit", name, "--json", "a.json", "--demand", "a.json", expect=2)
    program.run("fit", name, "--json", name, expect=2)
    program.run("fit", name, "--method", "magic", expect=2)


@test
def json_to_stdout_is_all_there_is(program):
    result = program.run("fit", program.write("usage.csv", usage()[0]), "--json", "-", expect=0)
    check_equal(json.loads(result.out)["schema"], "headroom/fit/1", "stdout")


def device_list(seed=5, devices=300):
    """Macs that came over six years, of which those older than about three years have left."""
    draw = random.Random(seed)
    today = datetime.date(2026, 4, 5)
    lines = ["Serial Number,Location,Enrolled,Left"]
    for number in range(devices):
        came = today - datetime.timedelta(days=draw.randrange(1, 2200))
        left = came + datetime.timedelta(days=round(draw.weibullvariate(1000, 4)) + 1)
        lines.append(f"C{number:05d},P01,{came},{left if left <= today else ''}")
    return "\n".join(lines) + "\n"


@test
def a_device_list_tells_the_law_of_stays(program):
    name = program.write("devices.csv", device_list())
    result = program.run("fit", name, "--as", "devices", "--site-column", "Location", "--today", "2026-04-05",
                         "--json", "fit.json", "--scenario", "plan.json", expect=0)
    fit = program.read_json("fit.json")
    stays = fit["stays"]
    check_equal(stays["ended"] + stays["running"], 300, "devices")
    check_equal(stays["laws"][0]["stay"]["model"], "weibull", "the law")
    check(850 < stays["laws"][0]["meanDays"] < 960, f"mean: {stays['laws'][0]}")
    check(stays["curve"]["share"] == sorted(stays["curve"]["share"], reverse=True), "the curve falls")
    check_equal(program.read_json("plan.json")["demand"][0]["stay"], stays["laws"][0]["stay"], "the scenario's stay")
    check("How long Macs stay" in result.out and "weibull of mean" in result.out, f"the law is shown:\n{result.out}")
    program.run("risk", "plan.json", "--replications", "100", "--quiet", expect=0)
    counts = program.write("usage.csv", usage()[0])
    program.run("fit", counts, "--json", "counts.json", "--quiet", expect=0)
    check_equal(program.read_json("counts.json")["stays"], None, "stays of counts")
