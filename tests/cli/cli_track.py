"""headroom track: what happened beside what was forecast."""

import json
import sys

from cli_fit import usage
from harness import check, check_equal, test

try:
    import jsonschema
except ImportError:  # another Python than the one that Debian's package belongs to
    sys.path.append("/usr/lib/python3/dist-packages")
    import jsonschema


def planned(program):
    """A scenario fitted to a year of history, which ends on 2017-03-22."""
    text, counts = usage()
    program.run("fit", program.write("history.csv", text), "--scenario", "plan.json", "--quiet", expect=0)
    return text, counts


def came(last, changes, site="P01"):
    """Weekly counts of a site from 2017-04-02 on that change by these numbers."""
    lines = ["site,date,used"]
    for week, change in enumerate(changes):
        last += change
        day = 1 + 7 * week
        lines.append(f"{site},2017-{4 + day // 28:02d}-{1 + day % 28:02d},{last}")
    return "\n".join(lines) + "\n"


@test
def what_comes_as_forecast_passes(program):
    _, counts = planned(program)
    last = counts["P01", "2017-03-22"]
    new = program.write("new.csv", came(last, [0, 1, 0, -1, 0, 1, 0, 0]))
    result = program.run("track", "plan.json", new, "--json", "track.json", "--html", "track.html", expect=0)
    check("as expected" in result.out and "no counts" in result.out, f"verdicts:\n{result.out}")
    track = program.read_json("track.json")
    check_equal(track["verdict"], "asExpected", "verdict")
    check_equal(track["sites"]["P01"]["counts"], 8, "counts")
    check_equal(track["sites"]["P02"]["verdict"], "noCounts", "the other site")
    schema = json.loads(program.run("schema", "track", expect=0).out)
    errors = [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(track)]
    check(not errors, f"schema: {errors}")
    html = program.read("track.html")
    check("class=\"came\"" in html and "as expected" in html, "the report shows what came")
    again = program.run("track", "plan.json", new, "--json", "-", expect=0).out
    check_equal(again, program.read("track.json"), "the same bytes again")


@test
def a_site_above_its_forecast_fails(program):
    text, counts = planned(program)
    new = program.write("new.csv", came(counts["P01", "2017-03-22"], [2, 4, 5, 5, 6, 6, 7, 7]))
    result = program.run("track", "plan.json", "history.csv", new, "--json", "track.json", "--scenario",
                         "next.json", expect=1)
    site = program.read_json("track.json")["sites"]["P01"]
    check_equal(site["verdict"], "above", "verdict")
    out = [day for day, used, high in zip(site["dates"], site["used"], site["high"])
           if used is not None and used > high]
    check_equal(site["left"], out[0], "the first day above")
    check(f"above since {out[0]}" in result.out, f"the day is shown:\n{result.out}")
    scenario = program.read_json("next.json")
    macs = {one["code"]: one["macs"] for one in scenario["world"]["sites"]}
    check_equal(macs["P01"], counts["P01", "2017-03-22"] + 42, "Macs at the new start")
    check(scenario["start"] > "2017-05", f"the new start is {scenario['start']}")
    old = {one["site"]: one for one in program.read_json("plan.json")["demand"]}
    new_demand = {one["site"]: one for one in scenario["demand"]}
    check(new_demand["P01"]["arrivals"]["perDay"] > old["P01"]["arrivals"]["perDay"], "the demand grew")
    program.run("risk", "next.json", "--replications", "50", "--quiet", expect=0)


@test
def below_is_told_and_no_failure(program):
    _, counts = planned(program)
    last = counts["P02", "2017-03-22"]
    new = program.write("new.csv", came(last, [-(last // 8)] * 8, "P02"))
    result = program.run("track", "plan.json", new, expect=0)
    check("below since 2017-" in result.out, f"below is shown:\n{result.out}")


@test
def track_usage_errors(program):
    _, counts = planned(program)
    new = program.write("new.csv", came(counts["P01", "2017-03-22"], [0, 1]))
    program.run("track", "plan.json", expect=2)
    program.run("track", "missing.json", new, expect=3)
    program.run("track", "plan.json", "missing.csv", expect=3)
    program.run("track", "plan.json", new, "--json", "plan.json", expect=2)
    program.run("track", "plan.json", new, "--html", new, expect=2)
    program.run("track", "plan.json", new, "--replications", "0", expect=2)
    early = program.write("early.csv", "site,date,used\nP01,2016-01-01,4\n")
    result = program.run("track", "plan.json", early, "--json", "t.json", expect=3)
    check("between its start" in result.err, f"the dates are named:\n{result.err}")
    check("t.json" not in program.files(), "an output was left behind")
