"""headroom import: what administrators export, with the truth of tests/import/truth.json; and other inputs."""

import json
import time

from harness import REPOSITORY, check, check_equal, test

CASES = REPOSITORY / "tests" / "import"
TRUTH = json.loads((CASES / "truth.json").read_text(encoding="utf-8"))


def imported(program, name, *options, expect=0):
    result = program.run("import", CASES / name, "--json", "import.json", "--quiet", *options, expect=expect)
    return program.read_json("import.json") if expect == 0 else result


def skipped(document, reason):
    return sum(one["rows"] for one in document["skipped"] if one["reason"] == reason)


@test
def import_every_device_list_gives_the_true_counts(program):
    reasons = {"blankRows": "names no device", "unmanaged": "not managed", "trashed": "in the trash",
               "notMacs": "not a Mac", "obsolete": "obsolete"}
    for kind, truth in TRUTH["files"].items():
        name = next(path.name for path in CASES.iterdir() if path.name.startswith(kind))
        document = imported(program, name, "--today", TRUTH["today"])
        check_equal(document["schema"], "headroom/import/1", "schema")
        check_equal(document["kind"], kind, "kind")
        check_equal(document["columns"]["site"], truth["siteColumn"], f"site column of {kind}")
        listed = {code: site["macs"] + site["gone"] for code, site in document["sites"].items()}
        check_equal(listed, truth["present"], f"Macs of {kind}")
        for member, reason in reasons.items():
            check_equal(skipped(document, reason), truth.get(member, 0), f"{reason} in {kind}")
        if "dateOrder" in truth:
            same = imported(program, name, "--today", TRUTH["today"], "--date-order", truth["dateOrder"])
            check_equal(same, document, "with the date order")


@test
def import_every_usage_history_gives_the_true_counts(program):
    truth = [tuple(row) for row in TRUTH["usage"]]
    for name in ("usage-german.csv", "usage-us.csv", "usage-wide.csv"):
        program.run("import", CASES / name, "--usage", "usage.csv", "--quiet", expect=0)
        rows = [line.split(",") for line in program.read("usage.csv").splitlines()[1:]]
        check_equal(sorted((date, site, int(used)) for site, date, used in rows), sorted(truth), name)


@test
def import_refuses_ambiguous_dates_with_both_readings(program):
    result = imported(program, "usage-ambiguous.csv", expect=3)
    for words in ("02/03/2025", "2025-03-02", "--date-order dmy", "2025-02-03", "--date-order mdy"):
        check(words in result.err, f"{words} is missing:\n{result.err}")
    for order, second in (("dmy", "2025-03-02"), ("mdy", "2025-02-03")):
        program.run("import", CASES / "usage-ambiguous.csv", "--date-order", order, "--usage", "u.csv", "--quiet",
                    expect=0)
        check_equal(program.read("u.csv").splitlines()[2], f"P01,{second},41", order)


@test
def import_takes_site_codes_and_tells_what_it_skipped(program):
    program.write("codes.csv", "name,code\nLondon,P01\nBerlin,P02\n")
    result = program.run("import", CASES / "jamf-pro_20260405.csv", "--sites", "codes.csv", "--json", "i.json",
                         expect=0)
    document = program.read_json("i.json")
    check_equal(list(document["sites"]), ["P01", "P02", "São Paulo"], "codes")
    check_equal(document["sites"]["P01"]["name"], "London", "name")
    check_equal(document["today"], "2026-04-05", "today, from the name of the file")
    check("2 rows skipped: names no device; the first is line 5" in result.out, result.out)
    program.run("import", CASES / "jamf-pro_20260405.csv", "--site-column", "Model", "--quiet", expect=0)
    result = program.run("import", CASES / "jamf-pro_20260405.csv", "--site-column", "Room", expect=3)
    check('"Building"' in result.err, result.err)


@test
def import_and_fit_make_valid_scenarios(program):
    for verb in ("import", "fit"):
        for name in ("jamf-pro_20260405.csv", "usage-german.csv", "munkireport.csv"):
            program.run(verb, CASES / name, "--scenario", "start.json", "--quiet", expect=0)
            program.run("validate", "start.json", "--quiet", expect=0)


@test
def g13_wrong_header_of_a_large_file_is_judged_at_once(program):
    with open(program.folder / "big.csv", "w", encoding="utf-8") as file:
        file.write("site,when,how many\n")
        for _ in range(200):
            file.write("P01,2017-03-06,1\n" * 10_000)
    begin = time.monotonic()
    result = program.run("fit", "big.csv", expect=3)
    check(time.monotonic() - begin < (2 if program.is_native else 5), "too slow")
    check("big.csv:1:1: the header line is not recognised: date and used are missing" in result.err, result.err)


@test
def g11_fit_near_the_end_of_all_time_is_one_clear_error(program):
    program.write("u.csv", "site,date,used\nP01,2017-03-06,1\nP01,2017-03-13,2\nP01,2017-03-20,2\n")
    result = program.run("fit", "u.csv", "--start", "9999-12-30", "--scenario", "s.json", expect=2)
    check_equal(result.err.count("\n"), 1, "one line")
    check("--start" in result.err and "at the latest" in result.err, result.err)
    check("s.json" not in program.files(), "nothing is written")


@test
def d2_names_that_a_spreadsheet_would_run_are_written_as_text(program):
    program.write("u.csv", "site,date,used\n=1+1,2017-03-06,1\n=1+1,2017-03-13,2\n@x,2017-03-20,2\n")
    program.run("import", "u.csv", "--usage", "out.csv", "--json", "i.json", "--quiet", expect=0)
    check_equal(program.read("out.csv").splitlines()[1:],
                ["'=1+1,2017-03-06,1", "'=1+1,2017-03-13,2", "'@x,2017-03-20,2"], "rows")
    program.run("import", "out.csv", "--json", "again.json", "--quiet", expect=0)
    check_equal(program.read_json("again.json")["sites"], program.read_json("i.json")["sites"], "read back")


@test
def g4_validate_checks_a_billion_macs_without_building_them(program):
    scenario = {"schema": "headroom/scenario/1", "name": "x", "start": "2017-03-01", "end": "30d",
                "world": {"company": "A", "admin": "a@b.example",
                          "subscriptions": [{"id": "main", "licenses": 10, "months": 12}],
                          "sites": [{"code": "P01", "key": "main", "macs": 1000000000}]}}
    begin = time.monotonic()
    program.run("validate", program.write("s.json", scenario), expect=0)
    check(time.monotonic() - begin < 5, "too slow")
