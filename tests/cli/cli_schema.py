"""The JSON Schemas of scenario and report beside what the program reads and writes."""

import json
import sys

from harness import REPOSITORY, check, check_equal, test

try:
    import jsonschema
except ImportError:  # another Python than the one that Debian's package belongs to
    sys.path.append("/usr/lib/python3/dist-packages")
    import jsonschema

CASES = REPOSITORY / "tests" / "scenario"
COMMON = {"at", "do", "as", "save", "comment", "expectError", "expectArgs", "expectDone"}

# What a schema cannot say: whether a name is declared, what is unique, what comes first, which days exist, and
# what the licensing rules allow at the start.
BEYOND_A_SCHEMA = set("""
    corrupting-a-file-never-saved demand-for-an-unknown-site demand-twice-for-a-site duplicate-id duplicate-id-in-step
    duplicate-member duplicate-member-in-step duplicate-site-code duplicate-sublicense-name dynamic-above-the-total
    end-after-the-year-9999 end-before-start expectation-after-the-end expectation-before-the-start
    fault-ends-before-it-begins
    fault-of-an-unknown-site fault-of-no-length file-never-saved json-lone-surrogate key-of-two-sites missing-term
    no-leap-year no-such-day no-such-hour reserved-more-than-the-total span-too-long step-after-the-end
    step-before-the-start sublicense-outlives-the-subscription sublicense-with-the-subscriptions-id
    g11-batch-after-the-end g11-macs-with-a-point g11-outages-far-too-many g11-recorded-far-too-many
    subscription-is-no-sublicense unknown-key-of-a-world-site unknown-site unknown-sublicense unknown-subscription
""".split())


def validator(program, name):
    schema = json.loads(program.run("schema", name, expect=0).out)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def good_cases():
    paths = [path for path in sorted(CASES.glob("*/*.json"))
             if path.parent.name != "bad" and not path.name.endswith(".report.json")]
    return {path.relative_to(CASES).as_posix(): json.loads(path.read_text(encoding="utf-8")) for path in paths}


def demand_and_faults():
    """A scenario with every model of demand and every kind of outage."""
    stays = [{"model": "forever"}, {"model": "fixed", "days": 30.5}, {"model": "exponential", "meanDays": 900},
             {"model": "weibull", "shape": 1.5, "scaleDays": 400}, {"model": "lognormal", "meanDays": 300, "sigma": 1}]
    arrivals = [{"model": "none"}, {"model": "poisson", "perDay": 1.5},
                {"model": "poisson", "perDay": 1, "growthPerYear": -0.5, "weekdays": [1, 1, 1, 1, 1, 0, 0.5],
                 "months": [1] * 12},
                {"model": "batches", "batches": [{"at": "1d", "count": 0}, {"at": "2017-01-03", "count": 4}]},
                {"model": "recorded", "recorded": [{"date": "2017-01-03", "count": 4}]}]
    sites = [f"P{n}" for n in range(5)]
    removing = [f"R{n}" for n in range(6)]
    return {
        "$schema": "scenario.schema.json", "schema": "headroom/scenario/1", "name": "All models", "seed": 2**64 - 1,
        "start": "2017-01-01", "end": "9d", "world": {"sites": [{"code": code} for code in sites + removing]},
        "demand": [{"site": site, "arrivals": arrival, "stay": stay, "method": method, "existing": existing}
                   for site, arrival, stay, method, existing in zip(
                       sites, arrivals, stays, ["manual", "discovery"] * 3, ["new", "memoryless"] * 3)]
                  + [{"site": f"R{n}", "removedAfterDays": delay} for n, delay in enumerate(
                      [30, *stays])],
        "faults": [{"kind": "siteOffline", "site": "P0", "from": "1h", "to": "2017-01-02T00:00:00Z"},
                   {"kind": "proxyDown", "site": "P1", "from": "30m1h", "to": "1d1d"},
                   {"kind": "serverDown", "from": "2017-01-02", "to": "3d"},
                   {"kind": "siteOffline", "site": "P0", "everyDays": 30, "lastHours": 6},
                   {"kind": "proxyDown", "site": "P2", "everyDays": 0.5, "lastHours": 0.25},
                   {"kind": "serverDown", "everyDays": 30, "lastHours": 6}],
        "costs": {"currency": "EUR", "licenseYear": 30, "refusal": 80.5},
        "expectRisk": [{"get": "/sites/P0/breachProbability", "atMost": 0.05, "confidence": 0.99, "because": "so"},
                       {"get": "/cost/total", "atLeast": 1}],
    }


@test
def the_schema_accepts_whatever_the_reader_accepts(program):
    schema = validator(program, "scenario")
    names = [line.split()[0] for line in program.run("presets", expect=0).out.splitlines() if line[:1].strip()]
    check(len(names) > 5, "presets are listed")
    scenarios = good_cases() | {name: json.loads(program.run("presets", name, expect=0).out) for name in names}
    check(len(scenarios) > 200, "cases were found")
    scenarios["demand and faults"] = demand_and_faults()
    program.run("validate", program.write("models.json", demand_and_faults()), expect=0)
    for name, scenario in scenarios.items():
        errors = [f"{error.json_path}: {error.message[:200]}" for error in schema.iter_errors(scenario)]
        check(not errors, f"{name}: {errors}")


@test
def the_schema_refuses_what_is_broken(program):
    schema = validator(program, "scenario")
    accepted, refused = set(), set()
    for path in sorted((CASES / "bad").glob("*.json")):
        try:
            scenario = json.loads(path.read_bytes().decode("utf-8"))
        except (ValueError, RecursionError):
            continue  # no JSON at all, or too deep
        (accepted if schema.is_valid(scenario) else refused).add(path.stem)
    check_equal(accepted - BEYOND_A_SCHEMA, set(), "broken files that the schema accepts")
    check_equal(refused & BEYOND_A_SCHEMA, set(), "the schema can say more than this test knows")
    check(len(refused) > 60, f"only {len(refused)} broken files")


def sample_steps():
    """For every command of the good cases the step with the most arguments, without what it expects."""
    samples = {}
    for scenario in good_cases().values():
        for step in scenario.get("steps", []):
            plain = {name: value for name, value in step.items() if name in ("do", "save") or name not in COMMON}
            if "csv" not in plain and len(plain) > len(samples.get(step["do"], {})):
                samples[step["do"]] = plain
    return samples


def reader_errors(program, steps):
    """(index, member, message) of every error of a step; names that the steps use are declared beside them."""
    world = {"company": "C", "subscriptions": [{"id": "s", "licenses": 9, "months": 9, "sublicenses": [
        {"id": "r", "licenses": 1}]}], "sites": [{"code": "P"}]}
    scenario = {"schema": "headroom/scenario/1", "name": "Steps", "start": "2017-01-01", "end": "1d", "world": world,
                "steps": steps}
    found = []
    for line in program.run("validate", program.write("steps.json", scenario)).err.splitlines():
        parts = line.split(": ", 2)
        if len(parts) == 3 and parts[1].startswith("/steps/"):
            pointer = parts[1].split("/")
            found.append((int(pointer[2]), pointer[3] if len(pointer) > 3 else "", parts[2]))
    return found


def with_known_names(step):
    names = {"company": "C", "subscription": "s", "sublicense": "r", "site": "P", "file": "f", "replaces": "P"}
    known = {name: names.get(name, value) if isinstance(value, str) else value for name, value in step.items()}
    return {"at": "1h", **known}


@test
def the_schema_knows_the_arguments_of_every_command(program):
    schema = json.loads(program.run("schema", expect=0).out)["properties"]["steps"]["items"]
    forms = {form["if"]["properties"]["do"]["const"]: form["then"] for form in schema["allOf"]}
    check_equal(sorted(forms), sorted(schema["properties"]["do"]["enum"]), "commands with arguments")
    samples = sample_steps()
    samples.setdefault("file.import", {"do": "file.import", "save": "f", "text": "x"})
    check_equal(sorted(samples), sorted(forms), "commands that some case uses")
    names = sorted({name for form in forms.values() for name in form["properties"]} - COMMON)
    steps, wanted = [{"at": "1h", "do": "file.import", "save": "f", "text": "x"}], [None]
    for verb, form in forms.items():
        for name in names:
            if (verb, name) == ("subscription.register", "company"):
                continue  # null is a value there
            sample = with_known_names(samples[verb])
            for id_of_its_own in {"id", "code"} & set(sample):
                sample[id_of_its_own] = f"new{len(steps)}"
            steps.append(sample | {name: None})
            wanted.append((verb, name, name in form["properties"]))
    for start in range(1, len(steps), 40):
        errors = reader_errors(program, steps[:1] + steps[start:start + 40])
        for index, (verb, name, known) in enumerate(wanted[start:start + 40], 1):
            told = [message for where, member, message in errors if where == index and member == name]
            check(told, f"{verb} with {name} null is no error")
            check_equal("unknown member" not in told[0], known, f"{verb} knows {name} ({told[0]})")


@test
def the_schema_knows_which_arguments_are_required(program):
    schema = json.loads(program.run("schema", expect=0).out)["properties"]["steps"]["items"]
    forms = {form["if"]["properties"]["do"]["const"]: form["then"] for form in schema["allOf"]}
    samples = sample_steps()
    steps, wanted = [{"at": "1h", "do": "file.import", "save": "f", "text": "x"}], [None]
    for verb, sample in samples.items():
        for name in sample:
            if name == "do":
                continue
            step = with_known_names(sample)
            for id_of_its_own in {"id", "code"} & set(step):
                step[id_of_its_own] = f"new{len(steps)}"
            del step[name]
            form = forms[verb]
            needed = name in form["required"] or any(name in one["required"] for one in form.get("oneOf", []))
            steps.append(step)
            wanted.append((verb, name, needed))
    for start in range(1, len(steps), 40):
        broken = {where for where, _, _ in reader_errors(program, steps[:1] + steps[start:start + 40])}
        for index, (verb, name, needed) in enumerate(wanted[start:start + 40], 1):
            check_equal(index in broken, needed, f"{verb} without {name} is an error")


@test
def reports_follow_their_schema(program):
    schema, state = validator(program, "report"), validator(program, "state")
    for name in ("first-split", "offline-site", "dynamic-competition"):
        scenario = program.write("one.json", program.run("presets", name, expect=0).out)
        report = json.loads(program.run("run", scenario, "--json", "-", expect=0).out)
        errors = [f"{error.json_path}: {error.message[:200]}" for error in schema.iter_errors(report)]
        errors += [f"state {error.json_path}: {error.message[:200]}" for error in state.iter_errors(report["state"])]
        check(not errors, f"{name}: {errors}")
