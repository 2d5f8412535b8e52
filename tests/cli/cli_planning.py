"""risk and compare: outputs, options, jobs, interrupts, errors."""

import csv
import io
import json
import math
import signal
import subprocess
import time

from harness import check, check_equal, test


def demand_scenario(**changes):
    """Two Reserved sites; one of them discovers, the other enrolls by hand."""
    result = {
        "schema": "headroom/scenario/1", "name": "Planning", "seed": 5, "start": "2017-01-02", "end": "120d",
        "world": {
            "company": "Acme", "admin": "admin@acme.example",
            "subscriptions": [{
                "id": "main", "name": "PMM", "product": "Parallels Mac Management", "kind": "paid", "licenses": 40,
                "starts": "2016-12-01", "months": 24, "sublicenses": [
                    {"id": key, "name": key, "type": "reserved", "licenses": 12, "expires": "withSubscription"}
                    for key in ("a", "b")]}],
            "sites": [{"code": "P01", "key": "a", "method": "online", "macs": 8},
                      {"code": "P02", "key": "b", "method": "online", "macs": 8}]},
        "demand": [
            {"site": site, "arrivals": {"model": "poisson", "perDay": 0.1},
             "stay": {"model": "exponential", "meanDays": 90}, "method": method}
            for site, method in (("P01", "discovery"), ("P02", "manual"))]}
    result.update(changes)
    return result


def risk(program, document, *options, expect=0):
    file = program.write("risk.json", json.dumps(document))
    return program.run("risk", file, *options, expect=expect)


def risk_json(program, document, *options):
    return json.loads(risk(program, document, "--json", "-", *options).out)


@test
def risk_says_what_the_contract_says(program):
    result = risk_json(program, demand_scenario(), "--replications", "400")
    check_equal(result["schema"], "headroom/risk/1", "schema")
    check_equal(result["replications"], 400, "replications")
    check_equal([result["from"], result["to"], result["warmup"], result["seed"]],
                ["2017-01-02T00:00:00Z", "2017-05-02T00:00:00Z", "0d", 5], "head")
    discovers, enrolls = result["sites"]["P01"], result["sites"]["P02"]
    check(discovers["breachProbability"]["value"] > 0.1, f"no breaches: {discovers}")
    check_equal(discovers["refusedShare"]["value"], 0, "refused by discovery")
    check_equal(enrolls["breachProbability"]["value"], 0, "breaches of manual enrollment")
    check(enrolls["refusalProbability"]["value"] > 0.1, f"no refusals: {enrolls}")
    for site in (discovers, enrolls):
        for name in ("breachProbability", "refusalProbability", "refusedShare"):
            interval = site[name]
            check(0 <= interval["low"] <= interval["value"] <= interval["high"] <= 1, f"{name}: {interval}")
    check_equal(len(result["daily"]["dates"]), 120, "days")
    for band in result["daily"]["used"].values():
        for day in range(120):
            quantiles = [band[q][day] for q in ("p05", "p25", "p50", "p75", "p95")]
            check_equal(quantiles, sorted(quantiles), "quantiles of a day")
    check(result["overall"]["breachProbability"]["value"] == discovers["breachProbability"]["value"], "overall")


@test
def both_paths_and_the_closed_form_agree(program):
    full = risk_json(program, demand_scenario(), "--replications", "3000", "--path", "full", "--confidence", "0.9999")
    counts = risk_json(program, demand_scenario(), "--replications", "3000", "--confidence", "0.9999")
    check_equal([full["method"]["path"], counts["method"]["path"]], ["full", "counts"], "paths")
    for code, member in (("P01", "breachProbability"), ("P02", "refusalProbability")):
        exact = counts["sites"][code]["closedForm"][member]
        for result in (full, counts):
            interval = result["sites"][code][member]
            check(interval["low"] <= exact <= interval["high"], f"{code}: {exact} not in {interval}")


@test
def jobs_change_no_byte(program):
    for options in ([], ["--path", "full"], ["--warmup", "30d"], ["--precision", "0.03", "--min-replications", "100"]):
        outputs = {risk(program, demand_scenario(), "--replications", "700", "--json", "-", "--jobs", str(jobs),
                        *options).out for jobs in (1, 2, 4)}
        check_equal(len(outputs), 1, f"different outputs with {options}")


@test
def replication_zero_is_the_run(program):
    document = demand_scenario()
    one = risk_json(program, document, "--replications", "1", "--path", "full")
    file = program.write("run.json", json.dumps(document))
    report = json.loads(program.run("run", file, "--json", "-", expect=0).out)
    for code in ("P01", "P02"):
        check_equal(one["sites"][code]["finalUsed"]["mean"], report["state"]["sites"][code]["managed"], code)
    breached = {breach["site"] for breach in report["breaches"]}
    for code in ("P01", "P02"):
        check_equal(one["sites"][code]["breachProbability"]["value"], int(code in breached), f"breach of {code}")
    refused = report["state"]["totals"]["refusals"].get("E_LICENSE_LIMIT", 0)
    check_equal(one["sites"]["P02"]["refusalProbability"]["value"], int(refused > 0), "refusal")


@test
def precision_stops_early_and_is_met(program):
    result = risk_json(program, demand_scenario(), "--precision", "0.02", "--min-replications", "200",
                       "--replications", "100000")
    check(200 <= result["replications"] < 100000, f"{result['replications']} replications")
    for site in result["sites"].values():
        interval = site["breachProbability"]
        check((interval["high"] - interval["low"]) / 2 <= 0.02, f"too wide: {interval}")


@test
def the_path_says_why(program):
    steps = demand_scenario(steps=[{"at": "10d", "do": "mac.enroll", "site": "P02", "count": 1}])
    result = risk_json(program, steps, "--replications", "10")
    check_equal(result["method"], {"path": "full", "why": "the scenario has steps"}, "method")
    offline = demand_scenario()
    offline["world"]["sites"][0].pop("key")
    offline["world"]["sites"][0].pop("method")
    offline["world"]["sites"][0]["macs"] = 0
    why = risk_json(program, offline, "--replications", "10")["method"]["why"]
    check("P01" in why and "not activated" in why, why)


@test
def steps_and_random_outages_are_played(program):
    document = demand_scenario(
        steps=[{"at": "60d", "do": "sublicense.edit", "sublicense": "a", "licenses": 2}],
        faults=[{"kind": "proxyDown", "site": "P02", "everyDays": 5, "lastHours": 60}])
    result = risk_json(program, document, "--replications", "200")
    check_equal(result["sites"]["P01"]["breachProbability"]["value"], 1, "shrunk to 2, so it is breached")
    calm = risk_json(program, demand_scenario(), "--replications", "200", "--path", "full")
    share = result["sites"]["P02"]["refusedShare"]["value"]
    check(share > calm["sites"]["P02"]["refusedShare"]["value"] + 0.1, f"outages refuse nobody: {share}")
    seeds = {json.dumps(risk_json(program, document, "--replications", "30", "--seed", str(n))["sites"])
             for n in range(3)}
    check_equal(len(seeds), 3, "seeds that give the same")


@test
def a_breach_of_the_warmup_counts_while_it_lasts(program):
    crowded = demand_scenario()
    crowded["world"]["sites"][0]["macs"] = 30
    for demand in crowded["demand"]:
        demand["stay"] = {"model": "fixed", "days": 40}
        demand["arrivals"]["perDay"] = 0.01  # too few for another breach
    for path in ("full", "automatic"):
        lasting = risk_json(program, crowded, "--replications", "50", "--warmup", "20d", "--path", path)
        site = lasting["sites"]["P01"]
        check_equal(site["breachProbability"]["value"], 1, "still over the limit after 20 days")
        check_equal(site["firstBreach"]["p50"], "2017-01-22", "counted from the end of the warm-up")
        check(19.9 < site["overLimitDays"]["mean"] < 20.1, f"over until day 40: {site['overLimitDays']}")


@test
def csv_has_a_line_for_each_site(program):
    text = risk(program, demand_scenario(), "--replications", "50", "--csv", "-").out
    rows = list(csv.DictReader(io.StringIO(text)))
    check_equal([row["site"] for row in rows], ["P01", "P02"], "sites")
    document = risk_json(program, demand_scenario(), "--replications", "50")
    value = document["sites"]["P01"]["breachProbability"]["value"]
    check_equal(float(rows[0]["breachProbability"]), value, "value")


@test
def wrong_options_and_files(program):
    file = program.write("risk.json", json.dumps(demand_scenario()))
    for wrong in (["--replications", "0"], ["--confidence", "1"], ["--warmup", "soon"], ["--path", "best"],
                  ["--precision", "0.9"], ["--jobs", "0"]):
        program.run("risk", file, *wrong, expect=2)
    result = program.run("risk", file, "--warmup", "200d", expect=3)
    check("leaves nothing to count" in result.err, result.err)
    check(result.err.startswith("headroom: --warmup: "), f"D5: the option is named: {result.err}")
    program.run("risk", "missing.json", expect=3)
    bad = program.write("bad.json", '{"schema": "headroom/scenario/1",\n "nmae": 1}')
    result = program.run("risk", bad, expect=3)
    check("bad.json:2:" in result.err, result.err)


@test
def compare_is_paired(program):
    more = demand_scenario()
    more["world"]["subscriptions"][0]["sublicenses"][0]["licenses"] = 14
    a = program.write("a.json", json.dumps(demand_scenario()))
    b = program.write("b.json", json.dumps(more))
    outputs = {program.run("compare", a, b, "--replications", "300", "--json", "-", "--jobs", str(jobs), expect=0).out
               for jobs in (1, 3)}
    check_equal(len(outputs), 1, "jobs change the result")
    result = json.loads(outputs.pop())
    check_equal(result["schema"], "headroom/compare/1", "schema")
    first, second = (s["sites"]["P01"]["breachProbability"] for s in result["scenarios"])
    difference = result["differences"][0]["sites"]["P01"]["breachProbability"]
    check(abs(difference["mean"] - (second["value"] - first["value"])) < 1e-12, "not the difference")
    check(difference["mean"] < 0 and difference["high"] < 0, f"two licenses more do not show: {difference}")
    # A larger limit breaches in no replication in which the smaller one does not: so many pairs differ by -1.
    z, n = 1.959963984540054, 300
    pairs = round(-difference["mean"] * n)
    half = z * math.sqrt((pairs - pairs * pairs / n) / (n - 1) / n)
    for name, bound in (("low", difference["mean"] - half), ("high", difference["mean"] + half)):
        check(abs(difference[name] - bound) < 1e-9, f"{name} is not that of {pairs} pairs: {difference}, {bound}")
    # The other site plays the same in every replication, to the last digit.
    check_equal(result["scenarios"][0]["sites"]["P02"], result["scenarios"][1]["sites"]["P02"], "the other site")
    untouched = result["differences"][0]["sites"]["P02"]
    for name, figures in untouched.items():
        check_equal(figures["mean"], 0, f"the other site plays the same: {name}")
        if name != "breachProbability":
            check_equal((figures["low"], figures["high"]), (0, 0), f"the other site plays the same: {name}")
    # C8: no difference in 300 replications does not mean that there is none: Wilson's bound of 0 in 300.
    unseen = z * z / (n + z * z)
    bound = untouched["breachProbability"]
    check(abs(bound["high"] - unseen) < 1e-9 and bound["low"] == -bound["high"], f"the bound of no difference: {bound}")


@test
def compare_refuses_what_cannot_be_compared(program):
    a = program.write("a.json", json.dumps(demand_scenario()))
    other = demand_scenario(end="90d")
    other["demand"][0]["arrivals"]["perDay"] = 0.2
    b = program.write("b.json", json.dumps(other))
    result = program.run("compare", a, b, expect=3)
    check("/demand" in result.err and "/end" in result.err and "b.json" in result.err, result.err)
    program.run("compare", a, expect=2)


@test
def an_interrupted_study_is_a_shorter_one(program):
    if not program.is_native:
        return
    file = program.write("risk.json", json.dumps(demand_scenario()))
    process = subprocess.Popen(
        [program.path, "risk", file, "--replications", "100000000", "--path", "full", "--json", "r.json"],
        cwd=program.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(2)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    check_equal(process.returncode, 5, "exit code")
    check(b"interrupted" in err, err.decode())
    result = program.read_json("r.json")
    check_equal(result["complete"], False, "complete")
    check(result["replications"] > 0, "nothing was played")
    shorter = risk_json(program, demand_scenario(), "--path", "full", "--replications", str(result["replications"]))
    check_equal(shorter["sites"], result["sites"], "not what so many replications give")


@test
def schemas_describe_the_documents(program):
    for name in ("risk", "compare"):
        schema = json.loads(program.run("schema", name, expect=0).out)
        check_equal(schema["properties"]["schema"]["const"], f"headroom/{name}/1", "const")
    schema = json.loads(program.run("schema", "risk", expect=0).out)
    check_shape(risk_json(program, demand_scenario(), "--replications", "20"), schema, "")


def check_shape(value, schema, where):
    """Required members, types and nothing that the schema does not name: what a validator would say."""
    types = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float),
             "boolean": bool, "null": type(None)}
    allowed = schema.get("type", [])
    allowed = [allowed] if isinstance(allowed, str) else allowed
    check(not allowed or any(isinstance(value, types[name]) for name in allowed), f"{where}: {value!r} is no {allowed}")
    if isinstance(value, dict):
        for name in schema.get("required", []):
            check(name in value, f"{where}/{name} is missing")
        properties = schema.get("properties", {})
        for name, member in value.items():
            described = properties.get(name, schema.get("additionalProperties"))
            check(described is not None, f"{where}/{name} is not in the schema")
            check_shape(member, described, f"{where}/{name}")
    if isinstance(value, list):
        for index, item in enumerate(value[:3]):
            check_shape(item, schema["items"], f"{where}/{index}")
