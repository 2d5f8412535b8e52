"""sweep: equal to separate risk runs, values, errors, outputs, interrupts."""

import csv
import io
import json
import signal
import subprocess
import time

from cli_planning import demand_scenario
from cli_schema import validator
from harness import check, check_equal, test

LICENSES = "/world/subscriptions/0/sublicenses/0/licenses"


def sweep(program, document, *options, expect=0):
    return program.run("sweep", program.write("sweep.json", document), *options, expect=expect)


def sweep_json(program, document, *options):
    return json.loads(sweep(program, document, "--json", "-", *options).out)


def risk_with(program, document, options, **changes):
    file = program.write("one.json", document)
    sets = [word for pointer, value in changes.items() for word in ("--set", f"{pointer}={value}")]
    return json.loads(program.run("risk", file, "--json", "-", *options, *sets, expect=0).out)


def check_same_as_risk(point, risk, what):
    for member in ("sites", "overall", "replications", "complete", "from", "to", "failedSteps"):
        check_equal(point[member], risk[member], f"{what}: {member}")


@test
def every_point_is_the_risk_of_its_value(program):
    for options in (["--replications", "300"], ["--replications", "60", "--path", "full"],
                    ["--replications", "2000", "--precision", "0.03", "--min-replications", "200", "--seed", "9"]):
        result = sweep_json(program, demand_scenario(), "--vary", f"{LICENSES}=10..14:2", *options)
        check_equal([point["values"] for point in result["points"]], [[10], [12], [14]], "values")
        check_equal(result["vary"][0]["inScenario"], 12, "value of the scenario")
        for point in result["points"]:
            risk = risk_with(program, demand_scenario(), options, **{LICENSES: point["values"][0]})
            check_same_as_risk(point, risk, str(point["values"]))
        risks = [point["sites"]["P01"]["breachProbability"]["value"] for point in result["points"]]
        check_equal(risks, sorted(risks, reverse=True), "more licenses, less risk")
        check(risks[0] > risks[-1], f"licenses change nothing: {risks}")


@test
def decimals_dates_and_spans_are_exact(program):
    options = ["--replications", "50"]
    rates = sweep_json(program, demand_scenario(), "--vary", "/demand/0/arrivals/perDay=0.1..0.4:0.1", *options)
    check_equal([point["values"][0] for point in rates["points"]], [0.1, 0.2, 0.3, 0.4], "no rounding")
    check_same_as_risk(rates["points"][2],
                       risk_with(program, demand_scenario(), options, **{"/demand/0/arrivals/perDay": 0.3}), "0.3")
    for text, values in (("/end=30d..90d:30d", ["30d", "60d", "90d"]),
                         ("/end=2017-02-01..2017-03-03:15d", ["2017-02-01", "2017-02-16", "2017-03-03"]),
                         ("/end=2017-02-01T06:00:00Z..2017-02-01T18:00:00Z:12h",
                          ["2017-02-01T06:00:00Z", "2017-02-01T18:00:00Z"])):
        result = sweep_json(program, demand_scenario(), "--vary", text, *options)
        check_equal([point["values"][0] for point in result["points"]], values, text)
        last = result["points"][-1]
        check_same_as_risk(last, risk_with(program, demand_scenario(), options, **{"/end": values[-1]}), text)
    ten = sweep_json(program, demand_scenario(), "--vary", "/world/sites/0/macs=0..30", "--replications", "1")
    check_equal([point["values"][0] for point in ten["points"]], list(range(0, 31, 3)), "ten steps")
    added = sweep_json(program, demand_scenario(), "--vary", "/demand/0/arrivals/growthPerYear=0..0.5:0.5", *options)
    check_equal(added["vary"][0]["inScenario"], None, "a figure that the file does not give")


@test
def two_figures_make_all_pairs(program):
    options = ["--replications", "80", "--vary", f"{LICENSES}=10..14:4", "--vary", "/world/sites/0/macs=6..10:2"]
    result = sweep_json(program, demand_scenario(), *options)
    check_equal([point["values"] for point in result["points"]],
                [[10, 6], [10, 8], [10, 10], [14, 6], [14, 8], [14, 10]], "pairs")
    point = result["points"][5]
    check_same_as_risk(point, risk_with(program, demand_scenario(), ["--replications", "80"],
                                        **{LICENSES: 14, "/world/sites/0/macs": 10}), "last pair")
    rows = list(csv.DictReader(io.StringIO(sweep(program, demand_scenario(), "--csv", "-", *options).out)))
    check_equal(len(rows), 12, "a line for each pair and site")
    check_equal([rows[10][LICENSES], rows[10]["/world/sites/0/macs"], rows[10]["site"]], ["14", "10", "P01"], "row")
    check_equal(float(rows[10]["breachProbability"]), point["sites"]["P01"]["breachProbability"]["value"], "value")
    page = sweep(program, demand_scenario(), "--html", "-", *options).out
    check_equal(page.count('class="heat"'), 6, "cells of the heat map")
    shown = sweep(program, demand_scenario(), *options).out
    check("Largest risk of any site" in shown and " across" in shown, shown)


@test
def sweeps_have_outputs_for_all(program):
    options = ["--replications", "100", "--vary", f"{LICENSES}=10..14:1"]
    shown = sweep(program, demand_scenario(), "--json", "s.json", "--csv", "s.csv", "--html", "s.html", *options).out
    check("LARGEST RISK" in shown and "at P0" in shown, shown)
    schema = validator(program, "sweep")
    errors = [error.message for error in schema.iter_errors(program.read_json("s.json"))]
    check_equal(errors, [], "errors against the schema")
    page = program.read("s.html")
    check(page.count("<polyline") == 2 and "<script" not in page, "a curve for each site")
    outputs = {sweep(program, demand_scenario(), "--json", "-", "--jobs", str(jobs), *options).out for jobs in (1, 3)}
    check_equal(len(outputs), 1, "outputs with 1 and 3 jobs")


@test
def sweeps_refuse_what_cannot_be_varied(program):
    for wrong, told in (("/world/sites/0/mac=1..3", "did you mean /world/sites/0/macs?"),
                        ("/faults/0/every/meanDays=1..3", "no figure"),
                        ("/world/sites/7/macs=1..3", "did you mean /world/sites/"),
                        ("/nothing/at/all=1..3", "it has schema, name"),
                        ("/name=1..3", '/name is "Planning"'), ("/world=1..3", "/world is an object"),
                        (f"{LICENSES}=1d..3d", "is a number"), ("/start=1..3", "is a date or span"),
                        (f"{LICENSES}=3..1", "FROM is above TO"), (f"{LICENSES}=1..3:0", "STEP must be above 0"),
                        (f"{LICENSES}=1..5000:1", "at most 1000"), (f"{LICENSES}=1..x", "'x' is no plain decimal"),
                        (f"{LICENSES}=a..b", "'a' is no number"), (f"{LICENSES}=12", "is not of the form"),
                        ("/end=2017-02-01..2017-03-01:1h", "whole days"), (f"{LICENSES}=1..3:", "STEP is missing")):
        result = sweep(program, demand_scenario(), "--vary", wrong, "--json", "out.json", expect=2)
        check("--vary" in result.err and told in result.err, f"{wrong}: {result.err}")
        check("out.json" not in program.files(), "an output of a refused sweep")
    twice = ["--vary", f"{LICENSES}=1..3", "--vary", f"{LICENSES}=1..3"]
    check("varied twice" in sweep(program, demand_scenario(), *twice, expect=2).err, "twice")
    sweep(program, demand_scenario(), *twice, "--vary", "/end=1d..2d", expect=2)
    sweep(program, demand_scenario(), expect=2)
    huge = ["--vary", f"{LICENSES}=1..100:1", "--vary", "/world/sites/0/macs=1..100:1"]
    check("10000 pairs" in sweep(program, demand_scenario(), *huge, expect=2).err, "too many pairs")


@test
def invalid_values_are_named_before_anything_is_played(program):
    result = sweep(program, demand_scenario(), "--vary", f"{LICENSES}=20..40:10", "--json", "out.json", expect=3)
    check(f"with {LICENSES} = 30: " in result.err, result.err)
    check("out.json" not in program.files(), "an output of an invalid sweep")
    result = sweep(program, demand_scenario(), "--vary", "/end=10d..40d:10d", "--warmup", "15d", expect=3)
    check("with /end = 10d: the warm-up" in result.err, result.err)
    bad = program.write("bad.json", '{"schema": "headroom/scenario/1",\n "nmae": 1}')
    check("bad.json:2:" in program.run("sweep", bad, "--vary", "/seed=1..2", expect=3).err, "place of an error")
    file = program.write("in.json", demand_scenario())
    program.run("sweep", file, "--vary", "/seed=1..2", "--json", file, expect=2)
    check_equal(program.read_json(file), demand_scenario(), "the input")


@test
def a_stopped_sweep_keeps_what_was_played(program):
    if not program.is_native or program.is_sanitized:
        return
    file = program.write("long.json", demand_scenario())
    with subprocess.Popen([program.path, "sweep", file, "--vary", "/demand/0/arrivals/perDay=0.1..9:0.1", "--path",
                           "full", "--replications", "4000", "--json", "out.json", "-q"], cwd=program.folder,
                          stderr=subprocess.PIPE) as process:
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    check_equal(process.returncode, 5, f"exit code ({err.decode()})")
    result = program.read_json("out.json")
    check_equal(result["complete"], False, "complete")
    check(1 <= len(result["points"]) < 90, f"{len(result['points'])} points")
