"""run over many files: folders, patterns, --match, --list, --fail-fast, --jobs, TAP, GitHub, Markdown."""

import json
import re

from harness import check, check_equal, scenario, test


def tree(program):
    """Scenarios in folders, something that is none, and something hidden."""
    for folder in ("cases", "cases/deep", "cases/deep/er", "cases/.hidden", "empty"):
        (program.folder / folder).mkdir()
    program.write("cases/b.json", scenario("Beta office"))
    program.write("cases/a.json", scenario("Alpha"))
    program.write("cases/deep/c-risk.json", scenario("Gamma", expected_used=7))
    program.write("cases/deep/er/d-risk.json", scenario("Delta OFFICE"))
    program.write("cases/deep/notes.txt", "nothing")
    program.write("cases/.hidden/e.json", "{")
    (program.folder / "cases/deep/circle").symlink_to("..")


def listed(program, *arguments):
    return [line.split()[0] for line in program.run("run", *arguments, "--list", expect=0).out.splitlines()]


ALL = ["cases/a.json", "cases/b.json", "cases/deep/c-risk.json", "cases/deep/er/d-risk.json"]


@test
def folders_and_patterns_are_files(program):
    tree(program)
    check_equal(listed(program, "cases"), ALL, "a folder")
    check_equal(listed(program, "cases/**/*.json"), ALL, "any depth")
    check_equal(listed(program, "cases/**/*-risk.json"), ALL[2:], "any depth, some names")
    check_equal(listed(program, "cases/[ab].json"), ALL[:2], "one folder")
    check_equal(listed(program, "cases/deep", "cases/a.json"), ALL[2:] + ALL[:1], "order")
    program.write("odd[1].json", scenario("Odd"))
    check_equal(listed(program, "odd[1].json"), ["odd[1].json"], "a name with brackets")
    check("4 files valid" in program.run("validate", "cases", expect=0).out, "validate")
    for wrong in ("empty", "cases/*.xml", "nothing/**"):
        result = program.run("run", wrong, expect=2)
        check(wrong in result.err, result.err)


@test
def match_and_list_choose_by_name_and_path(program):
    tree(program)
    check_equal(listed(program, "cases", "--match", "office"), [ALL[1], ALL[3]], "names")
    check_equal(listed(program, "cases", "--match", "-risk"), ALL[2:], "paths")
    check("Beta office" in program.run("run", "cases", "--list", expect=0).out, "the list has no names")
    result = program.run("run", "cases", "--match", "nothing", expect=2)
    check("nothing" in result.err, result.err)
    out = program.run("run", "cases", "--match", "office", expect=0).out
    check("Beta office" in out and "Alpha" not in out, out)
    check_equal(sorted(path.name for path in program.folder.iterdir()), ["cases", "empty"], "files")


@test
def fail_fast_stops_after_the_first_failure(program):
    tree(program)
    for jobs in ("1", "3"):
        result = program.run("run", "cases", "--fail-fast", "--quiet", "--jobs", jobs, "--json", "r.json",
                             expect=1)
        check_equal([report["scenario"]["name"] for report in program.read_json("r.json")],
                    ["Alpha", "Beta office", "Gamma"], "reports")
        check("1 of 4 files were not run" in result.err, result.err)


@test
def files_at_once_give_the_same_as_one_after_the_other(program):
    for n in range(12):
        program.write(f"s{n:02}.json", scenario(f"S{n}", expected_used=7 if n == 5 else 5))
    program.write("s06.json", "{")
    seen = []
    for jobs in ("1", "4", "16"):
        result = program.run("run", ".", "--jobs", jobs, "--json", "out.xml", "--tap", "out.tap", expect=3)
        seen.append((result.out, result.err, program.read("out.xml"), program.read("out.tap")))
    check_equal(seen[1], seen[0], "four at once")
    check_equal(seen[2], seen[0], "sixteen at once")


@test
def tap_has_a_line_a_case(program):
    tree(program)
    program.write("cases/f.json", '{"schema":')
    program.run("run", "cases", "--tap", "out.tap", "--quiet", expect=3)
    lines = program.read("out.tap").splitlines()
    check_equal(lines[0], "TAP version 14", "first line")
    results = [line for line in lines if re.match(r"(not )?ok \d+ - ", line)]
    check_equal(lines[1], f"1..{len(results)}", "plan")
    check_equal([int(re.search(r"\d+", line).group()) for line in results],
                list(range(1, len(results) + 1)), "numbers")
    check_equal(sum(line.startswith("not ok") for line in results), 2, "failures")
    messages = [json.loads(line.split(": ", 1)[1]) for line in lines if line.startswith("  message: ")]
    check("expected 7" in messages[0], messages[0])
    check_equal(lines.count("  ---"), lines.count("  ..."), "blocks")


@test
def github_annotations_are_capped_and_worst_first(program):
    expect = [{"get": "/sites/P01/managed", "equals": n, "because": "100 %, they say: so\nthere"}
              for n in range(50, 75)]
    program.write("many.json", scenario("Many, many: failures", expect=expect))
    program.write("z.json", "{")
    out = program.run("run", "many.json", "z.json", "--quiet", "--github", expect=3).out
    lines = out.splitlines()
    errors = [line for line in lines if line.startswith("::error ")]
    check_equal(len(errors), 10, "errors")
    check("file=z.json,line=1" in errors[0], errors[0])
    check("title=Many%2C many%3A failures" in errors[1] and "100 %25" in errors[1], errors[1])
    check("16 more errors" in lines[10], lines[10])
    result = program.run("run", "many.json", "--quiet", "--github", "--json", "-", expect=1)
    json.loads(result.out)
    check("::error " in result.err, result.err)
    program.write("fine.json", scenario())
    check_equal(program.run("run", "fine.json", "-q", "--github", expect=0).out, "", "all is well")


@test
def markdown_has_a_table_and_the_failures(program):
    tree(program)
    program.write("cases/g.json", scenario("Pipe | <b>bold</b> `x`", expected_used=7))
    program.run("run", "cases", "--markdown", "out.md", "--quiet", expect=1)
    text = program.read("out.md")
    check("## Headroom: 3 of 5 scenarios passed" in text, text)
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    check_equal(len(rows), 6, "rows")
    check("Pipe \\| \\<b\\>bold\\</b\\> \\`x\\`" in text, text)
    check("expected 7, is 5" in text, text)
