"""plan --years: purchases and renewals, against schedules that this test makes by itself."""

import datetime
import itertools
import json
import random

from cli_planning import demand_scenario
from cli_schema import validator
from harness import check, check_equal, test

START = datetime.date(2017, 1, 1)
YEAR_ENDS = [datetime.date(2017 + n, 7, 1) for n in range(4)]


def add_months(day, months):
    month = day.year * 12 + day.month - 1 + months
    return datetime.date(month // 12, month % 12 + 1, day.day)


def quiet_days(chance, stay):
    """Days for batches on which no Mac leaves and nothing is bought: what comes first does not matter."""
    while True:
        days = sorted(chance.sample(range(1, 1090), 8))
        left = {day + stay for day in [0, *days]}
        dates = [START + datetime.timedelta(days=day) for day in [*days, *left]]
        if not left & set(days) and not any(date.day == 1 and date.month % 3 == 1 for date in dates):
            return days


def scripted_scenario(seed):
    """Two Reserved sites whose Macs come in known batches and stay; the term runs until 1 July."""
    chance = random.Random(seed)
    sites = []
    demand = []
    for code in ("P01", "P02"):
        sites.append({"code": code, "key": code.lower(), "method": "online", "macs": chance.randint(3, 9)})
        stay = chance.choice([200, 400, 5000])
        days = quiet_days(chance, stay)
        batches = [{"at": str(START + datetime.timedelta(days=day)), "count": chance.randint(1, 4)} for day in days]
        demand.append({"site": code, "arrivals": {"model": "batches", "batches": batches},
                       "stay": {"model": "fixed", "days": stay}})
    return {"schema": "headroom/scenario/1", "name": f"Scripted {seed}", "start": str(START), "end": "1100d",
            "costs": {"currency": "EUR", "licenseYear": 30},
            "world": {"company": "Acme", "admin": "admin@acme.example", "subscriptions": [
                {"id": "main", "name": "PMM", "product": "Parallels Mac Management", "kind": "paid", "licenses": 24,
                 "starts": "2016-07-01", "months": 12, "sublicenses": [
                     {"id": key, "name": key, "type": "reserved", "licenses": 12, "expires": "withSubscription"}
                     for key in ("p01", "p02")]}], "sites": sites},
            "demand": demand}


def macs_on(scenario, code, day):
    """The most Macs of a site on a day: everything happens at its midnight."""
    site = next(one for one in scenario["world"]["sites"] if one["code"] == code)
    demand = next(one for one in scenario["demand"] if one["site"] == code)
    stay = datetime.timedelta(days=demand["stay"]["days"])
    groups = [(START, site["macs"])]
    groups += [(datetime.date.fromisoformat(batch["at"]), batch["count"]) for batch in demand["arrivals"]["batches"]]
    return sum(count for came, count in groups if came <= day < came + stay)


def terms():
    """[(periods, end)]: quarters of every term, from the start on."""
    result = [([START, datetime.date(2017, 4, 1)], YEAR_ENDS[0])]
    for begin, end in itertools.pairwise(YEAR_ENDS):
        result.append(([add_months(begin, 3 * n) for n in range(4)], end))
    return result


def cheapest_schedule(scenario):
    """[(day, do, licenses, total)] by trying for each key all levels that do not fall within a term."""
    entries, total = [], 24
    until = datetime.date(2020, 1, 1)
    for number, (periods, end) in enumerate(terms()):
        periods = [day for day in periods if day < until]
        levels = {}
        for code in ("P01", "P02"):
            needed = []
            for begin, last in zip(periods, periods[1:] + [min(end, until)]):
                days = [begin + datetime.timedelta(days=n) for n in range((last - begin).days)]
                needed.append(max(macs_on(scenario, code, day) for day in days))
            least = 12 if number == 0 else 1
            weights = [(after - day).days for day, after in zip(periods, periods[1:] + [end])]
            best = None
            for choice in itertools.product(range(least, max(needed + [least]) + 1), repeat=len(periods)):
                if list(choice) != sorted(choice) or any(a < b for a, b in zip(choice, needed)):
                    continue
                cost = sum(a * b for a, b in zip(choice, weights))
                if best is None or cost < best[0]:
                    best = (cost, choice)
            levels[code] = best[1]
        for index, day in enumerate(periods):
            wanted = sum(one[index] for one in levels.values())
            if number > 0 and index == 0:
                entries.append((str(day), "renew", wanted, wanted))
                total = wanted
            elif wanted > total:
                entries.append((str(day), "buy", wanted - total, wanted))
                total = wanted
    return entries


def paid(entry):
    """30 EUR a license and year, until the term's end."""
    at = datetime.date.fromisoformat(entry["at"])
    return entry["licenses"] * 30 * (min(end for end in YEAR_ENDS if end > at) - at).days / 365


def plan(program, document, *options, expect=None, replications=200):
    file = program.write("scenario.json", document)
    return program.run("plan", file, "--risk", "0.05", "--replications", str(replications), *options, expect=expect)


@test
def schedules_are_the_cheapest_of_all(program):
    kinds = set()
    for seed in range(10):
        scenario = scripted_scenario(seed)
        result = plan(program, scenario, "--years", "3", "--json", "-", "--scheduled-scenario", "years.json")
        document = json.loads(result.out)
        found = [(one["at"], one["do"], one["licenses"], one["total"]) for one in document["schedule"]]
        check_equal(found, cheapest_schedule(scenario), f"schedule {seed}")
        kinds |= {one["do"] for one in document["schedule"]}
        for one in document["schedule"]:
            check(one["why"], f"no reason: {one}")
            check(abs(one["cost"] - paid(one)) < 1e-6, f"cost of {one}")
        basis = document["scheduleBasis"]
        check(abs(basis["cost"] - sum(map(paid, document["schedule"]))) < 1e-6, "cost of all")
        # Nobody is refused and nothing is over its limit in three years of the scheduled scenario.
        risk = json.loads(program.run("risk", "years.json", "--json", "-", expect=0).out)
        check_equal(risk["failedSteps"], 0, f"refused steps of {seed}")
        check_equal(risk["to"][:10], "2020-01-01", "end of the years")
        for code, site in risk["sites"].items():
            for what in ("breachProbability", "refusalProbability"):
                check_equal(site[what]["value"], 0, f"{what} of {code} in {seed}")
    check_equal(kinds, {"buy", "renew"}, "what the schedules do")


@test
def a_random_schedule_keeps_its_promise(program):
    scenario = demand_scenario()
    scenario["demand"][0]["arrivals"]["growthPerYear"] = 0.5
    result = plan(program, scenario, "--years", "2", "--json", "plan.json", "--scheduled-scenario", "years.json",
                  "--ics", "plan.ics", replications=1000)
    check("Schedule" in result.out and "risk at most" not in result.err, result.out)
    document = program.read_json("plan.json")
    errors = [error.message for error in validator(program, "plan").iter_errors(document)]
    check_equal(errors, [], "errors against the schema")
    first = document["scheduleBasis"]["terms"][0]
    risk = json.loads(program.run("risk", "years.json", "--json", "-", "--set", f"/end={first['to']}",
                                  "--replications", "1000", "--confidence", "0.999", expect=0).out)
    check_equal(risk["failedSteps"], 0, "refused steps")
    for key in first["keys"]:
        check(key["risk"]["value"] <= 0.05 and key["proven"], f"planned: {key}")
        site = risk["sites"][key["name"]]
        played = max(site[what]["value"] for what in ("breachProbability", "refusalProbability"))
        check(abs(played - key["risk"]["value"]) < 0.005, f"{key['name']}: {played}, planned {key['risk']}")
    lines = (program.folder / "plan.ics").read_bytes().decode().split("\r\n")
    check_equal(lines[0], "BEGIN:VCALENDAR", "begin")
    check_equal(sum(line == "BEGIN:VEVENT" for line in lines), len(document["schedule"]), "events")
    check(all(len(line.encode()) <= 75 for line in lines), "long lines")
    days = [line[len("DTSTART;VALUE=DATE:"):] for line in lines if line.startswith("DTSTART")]
    check_equal(days, [one["at"].replace("-", "") for one in document["schedule"]], "days")
    outputs = {plan(program, scenario, "--years", "2", "--json", "-", "--jobs", str(jobs)).out for jobs in (1, 3)}
    check_equal(len(outputs), 1, "outputs with 1 and 3 jobs")


@test
def schedules_say_what_they_need(program):
    file = program.write("plan.json", demand_scenario())
    result = program.run("plan", file, "--licenses", "40", "--years", "2", expect=2)
    check("--years needs --risk" in result.err, result.err)
    result = program.run("plan", file, "--risk", "0.05", "--ics", "x.ics", expect=2)
    check("--ics needs --years" in result.err and "x.ics" not in program.files(), result.err)
    program.run("plan", file, "--risk", "0.05", "--years", "11", expect=2)
    program.run("plan", file, "--risk", "0.05", "--years", "1", "--ics", file, expect=2)
