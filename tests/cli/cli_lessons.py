"""headroom lessons: the list, one lesson, checks of built-in lessons and of files."""

import json
import xml.etree.ElementTree as xml

from harness import check, check_equal, scenario, test


def lesson(**changes):
    """Four Macs of ten licenses; one more solves it."""
    world = scenario("Lesson")
    del world["expect"]
    world["steps"] = []
    result = {
        "schema": "headroom/lesson/1", "name": "one-more", "title": "One more Mac", "chapter": "A chapter",
        "story": "Somebody comes.", "question": "Does it fit?",
        "predict": {"options": ["Yes", "No"], "answer": "Yes", "why": "There is room."},
        "scenario": world,
        "goals": [{"text": "Five Macs are managed", "get": "/sites/P01/managed", "equals": 5}],
        "hints": ["Enroll it."],
        "solution": [{"do": "mac.enroll", "site": "P01", "count": 1}],
        "par": 1,
    }
    result.update(changes)
    return result


@test
def lessons_are_listed_in_paths(program):
    out = program.run("lessons", expect=0).out
    for title in ("First steps", "Sites and keys", "Running out", "Splitting", "People", "Planning"):
        check(title in out, f"{title} is missing")
    listed = json.loads(program.run("lessons", "--json", "-", expect=0).out)
    check_equal(listed["schema"], "headroom/lessons/1", "schema")
    check(len(listed["lessons"]) >= 24, "fewer than 24 lessons")
    check(all(one["name"] in out for one in listed["lessons"]), "a lesson is not in the table")


@test
def a_lesson_is_printed_as_its_file(program):
    text = program.run("lessons", "one-key", expect=0).out
    check_equal(json.loads(text)["name"], "one-key", "name")
    result = program.run("lessons", "one-kay", expect=2)
    check("did you mean 'one-key'?" in result.err, result.err)
    check_equal(result.out, "", "stdout")
    program.run("lessons", "one-key", "first-activation", expect=2)
    program.run("lessons", "--junit", "out.xml", expect=2)


@test
def all_built_in_lessons_are_good(program):
    result = program.run("lessons", "--check", "--json", "lessons.json", "--junit", "lessons.xml", expect=0)
    document = program.read_json("lessons.json")
    check(all(one["passed"] and one["moves"] == one["par"] and one["solvedAt"] for one in document["lessons"]),
          result.out)
    suites = xml.parse(program.folder / "lessons.xml").getroot()
    check_equal(len(suites), len(document["lessons"]), "suites")
    check_equal(suites.get("failures"), "0", "failures")


@test
def lesson_files_are_checked(program):
    program.write("good.json", lesson())
    program.write("bad.json", lesson(par=3))
    program.write("broken.json", lesson(par="3"))
    check("1 of 1 lesson good" in program.run("lessons", "good.json", "--check", expect=0).out, "the count")
    result = program.run("lessons", "good.json", "bad.json", "--check", "--junit", "out.xml", expect=1)
    check("Par is 3; the solution takes 1 move." in result.out, result.out)
    check_equal(xml.parse(program.folder / "out.xml").getroot().get("failures"), "1", "failures")
    result = program.run("lessons", "broken.json", "bad.json", "--check", expect=3)
    check("broken.json:1:" in result.err and "/par" in result.err, result.err)
    piped = json.dumps(lesson()).encode()
    program.run("lessons", "-", "--check", stdin=piped, expect=0)
    program.run("lessons", "missing.json", "--check", expect=3)
    program.run("lessons", "nothing*.json", "--check", expect=2)


@test
def outputs_of_lessons_touch_no_input(program):
    program.write("good.json", lesson())
    before = program.read("good.json")
    for option in ("--json", "--junit"):
        program.run("lessons", "good.json", "--check", option, "./good.json", expect=2)
    program.run("lessons", "good.json", "--check", "--json", "out", "--junit", "out", expect=2)
    check_equal(program.read("good.json"), before, "the input")
    check_equal(program.files(), ["good.json"], "files")


@test
def the_schemas_of_lessons_hold(program):
    from cli_schema import validator
    schema = validator(program, "lesson")
    names = [one["name"] for one in json.loads(program.run("lessons", "--json", "-", expect=0).out)["lessons"]]
    for name in names[::6]:
        schema.validate(json.loads(program.run("lessons", name, expect=0).out))
    schema.validate(lesson())
    check(not schema.is_valid(lesson(par=0)), "par 0 is valid")
    no_comparison = lesson(goals=[{"text": "Nothing", "get": "/now"}])
    check(not schema.is_valid(no_comparison), "a goal without a comparison is valid")
    listed = validator(program, "lessons")
    listed.validate(json.loads(program.run("lessons", "--json", "-", expect=0).out))
    listed.validate(json.loads(program.run("lessons", names[0], "--check", "--json", "-", expect=0).out))
