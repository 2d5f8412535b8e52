"""The JSON Schemas of events, offline files, imports and benchmarks, and what all schemas have in common."""

import json

from cli_schema import validator
from harness import check, check_equal, test

NAMES = ["scenario", "state", "report", "risk", "compare", "plan", "fit", "sweep", "sensitivity", "import", "bench",
         "event", "offline-file", "lesson", "lessons", "diff", "explain", "track"]


def errors_of(schema, document):
    return [f"{error.json_path}: {error.message[:200]}" for error in schema.iter_errors(document)]


@test
def every_schema_has_a_name_of_its_own(program):
    ids = set()
    for name in NAMES:
        schema = json.loads(program.run("schema", name, expect=0).out)
        validator(program, name)
        check_equal(schema["$id"], f"urn:headroom:schema:{name}:1", "$id")
        check(schema.get("title"), f"title of {name}")
        ids.add(schema["$id"])
    check_equal(len(ids), len(NAMES), "ids")


@test
def an_installation_has_every_schema(program):
    program.run("help", "--write-manuals", "manuals", expect=0)
    written = {path.name: path.read_text(encoding="utf-8") for path in (program.folder / "manuals/schemas").iterdir()}
    check_equal(sorted(written), sorted(f"{name}.schema.json" for name in NAMES), "files")
    for name in NAMES:
        check_equal(written[f"{name}.schema.json"], program.run("schema", name, expect=0).out, name)
    help_text = " ".join(program.run("schema", "--help", expect=0).out.split())
    check_equal([name for name in NAMES if f" {name}" not in help_text], [], "names that help does not tell")


@test
def the_scenario_schema_explains_its_members(program):
    schema = json.loads(program.run("schema", expect=0).out)
    silent = []

    def walk(node, where):
        for name, member in node.get("properties", {}).items():
            if isinstance(member, dict) and not member.get("description"):
                silent.append(f"{where}/{name}")
            if isinstance(member, dict):
                walk(member, f"{where}/{name}")
        if isinstance(node.get("items"), dict):
            walk(node["items"], f"{where}/*")

    for part in ("settings", "world", "expect"):
        walk(schema["properties"][part], part)
    check_equal(silent, [], "members without a description")
    for name in ("name", "seed", "start", "end", "steps", "demand", "faults"):
        check(schema["properties"][name].get("description"), name)


@test
def events_and_offline_files_follow_their_schemas(program):
    events, files = validator(program, "event"), validator(program, "offline-file")
    kinds, saved = set(), 0
    for name in ("first-split", "offline-site", "dynamic-competition", "renewal-and-grace"):
        scenario = program.write("one.json", program.run("presets", name, expect=0).out)
        program.run("run", scenario, "--events", "events.ndjson", "--quiet", expect=0)
        lines = program.read("events.ndjson").splitlines()
        for line in lines[:40] + lines[-40:]:
            event = json.loads(line)
            kinds.add(event["event"])
            check_equal(errors_of(events, event), [], line)
        for line in lines:
            event = json.loads(line)
            if event["event"] == "fileSaved" and event.get("text", "").startswith("{"):
                saved += 1
                check_equal(errors_of(files, json.loads(event["text"])), [], line)
    check(len(kinds) > 12, f"kinds of events: {kinds}")
    check(saved > 1, f"{saved} offline files were checked")
    check(errors_of(events, {"at": "2017-01-01T00:00:00Z", "event": "signedIn", "cause": "timer"}), "a member missing")
    check(errors_of(files, {"format": "headroom/offline-file/1", "kind": "letter"}), "a wrong kind")


@test
def imports_and_benchmarks_follow_their_schemas(program):
    program.write("usage.csv", "site,date,used\nP01,2017-01-01,4\nP01,2017-01-02,5\n")
    program.run("import", "usage.csv", "--json", "import.json", "--quiet", expect=0)
    check_equal(errors_of(validator(program, "import"), program.read_json("import.json")), [], "import")
    program.run("bench", "--only", "seek", "--repeats", "1", "--json", "bench.json", expect=0)
    check_equal(errors_of(validator(program, "bench"), program.read_json("bench.json")), [], "bench")
