"""validate, presets, schema, and the first scenario of the README."""

import json
import re

from harness import REPOSITORY, check, check_equal, scenario, test


@test
def validate_accepts_good_files(program):
    result = program.run("validate", program.write("a.json", scenario()), expect=0)
    check_equal(result.out, "1 of 1 file valid, 0 errors\n", "stdout")
    check_equal(result.err, "", "stderr")


@test
def validate_prints_every_error_with_its_place(program):
    bad = scenario()
    bad["wrold"] = {}
    bad["world"]["sites"][0]["macs"] = "four"
    bad["steps"][0]["do"] = "mac.enrol"
    file = program.write("bad.json", json.dumps(bad, indent=1))
    result = program.run("validate", file, expect=3)
    lines = result.err.splitlines()
    check(len(lines) >= 3, f"not all errors: {result.err}")
    for line in lines:
        check(re.match(r"bad\.json:\d+:\d+: (/\S*)?: ", line), f"not located: {line}")
    check("world" in result.err and "mac.enroll" in result.err, f"no suggestions: {result.err}")
    check("0 of 1 file valid" in result.out, result.out)


@test
def validate_several_files(program):
    good = program.write("good.json", scenario())
    bad = program.write("bad.json", "{}")
    check("1 of 3 files valid" in program.run("validate", bad, good, "no.json", expect=3).out, "sum")
    check_equal(program.run("validate", good, "--quiet", expect=0).out, "", "quiet")
    program.run("validate", "-", stdin=json.dumps(scenario()).encode(), expect=0)


@test
def presets_are_listed_and_pass(program):
    listing = program.run("presets", expect=0).out
    names = [line.split()[0] for line in listing.splitlines() if not line.startswith(" ")]
    check(len(names) >= 8, f"only {names}")
    files = sorted((REPOSITORY / "core/scenario/presets").glob("*.json"))
    check_equal(sorted(names), [file.stem for file in files], "presets")
    check_equal(names[0], "first-split", "the preset to begin with")
    for file in files:
        text = program.run("presets", file.stem, expect=0).stdout
        check_equal(text, file.read_bytes(), f"the text of {file.stem}")
        result = program.run("run", "-", stdin=text)
        check(result.returncode == 0, f"{file.stem} fails:\n{result.out}\n{result.err}")
        check(json.loads(text)["expect"], f"{file.stem} expects nothing")


@test
def unknown_preset(program):
    result = program.run("presets", "first-spilt", expect=2)
    check("did you mean 'first-split'?" in result.err, result.err)
    check_equal(result.out, "", "stdout")


@test
def schemas_are_json_schemas(program):
    check_equal(program.run("schema", expect=0).out, program.run("schema", "scenario").out,
                "the default")
    for name in ("scenario", "report"):
        schema = json.loads(program.run("schema", name, expect=0).out)
        check_equal(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "$schema")
        check_equal(schema["type"], "object", "type")
        check("properties" in schema, "no properties")


@test
def first_scenario_of_the_readme_does_what_it_says(program):
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```json\n(\{.*?\n\})\n```", readme, re.S)
    check_equal(len(blocks), 1, "JSON blocks in README.md")
    file = program.write("first.json", blocks[0])
    shown = re.findall(r"```\n\$ headroom run first\.json\n(.*?)```", readme, re.S)
    check_equal(len(shown), 1, "outputs shown in README.md")
    check_equal(program.run("run", file, expect=0).out, shown[0], "output")
