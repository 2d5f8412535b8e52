"""Help, version and wrong usage."""

from harness import check, check_equal, test

VERBS = ("run", "validate", "presets", "risk", "compare", "plan", "fit", "schema", "bench")


@test
def help_lists_what_works_and_nothing_else(program):
    text = program.run("--help", expect=0).out
    for verb in VERBS:
        check(f"\n  {verb} " in text, f"--help does not list {verb}")
    listed = text.split("Verbs:\n")[1].split("\n\n")[0]
    check_equal([line.split()[0] for line in listed.splitlines()], list(VERBS), "verbs")
    check("Exit codes" in text, "--help does not explain the exit codes")


@test
def every_verb_has_help_with_an_example(program):
    for verb in VERBS:
        result = program.run(verb, "--help", expect=0)
        check("Examples:" in result.out, f"{verb} --help has no example")
        check(f"headroom {verb}" in result.out, f"{verb} --help does not show itself")
        check_equal(result.err, "", "stderr")


@test
def help_lines_fit_on_a_screen(program):
    for arguments in [["--help"]] + [[verb, "--help"] for verb in VERBS]:
        for line in program.run(*arguments, expect=0).out.splitlines():
            check(len(line) <= 110, f"{arguments}: {len(line)} characters: {line}")


@test
def version(program):
    text = program.run("--version", expect=0).out
    check(text.startswith("headroom ") and text.count(".") == 2, f"version is {text!r}")


@test
def nothing_at_all_is_wrong_usage(program):
    result = program.run(expect=2)
    check_equal(result.out, "", "stdout")
    check("Verbs:" in result.err, "no help is shown")


@test
def misspelt_verb_gets_the_nearest_one(program):
    check("did you mean 'validate'?" in program.run("validat", expect=2).err, "no suggestion")


@test
def wrong_arguments_are_wrong_usage_with_a_hint(program):
    file = program.write("a.json", "{}")
    for arguments in (["run"], ["validate"], ["run", file, "--bogus"], ["run", file, "--seed", "x"],
                      ["run", file, "--seed", "-1"], ["run", file, "--seed", "18446744073709551616"],
                      ["run", file, "--until", "soon"], ["run", file, "--until", "2017-02-30"],
                      ["run", file, "--set", "name=x"], ["run", file, "--set", "/name"],
                      ["run", file, "--json"], ["run", file, "--color", "pink"],
                      ["run", "-", "-"], ["schema", "nothing"]):
        result = program.run(*arguments, expect=2)
        check("Try 'headroom" in result.err, f"no hint for {arguments}: {result.err}")
        check_equal(result.out, "", "stdout")


@test
def outputs_must_not_collide(program):
    file = program.write("a.json", "{}")
    program.run("run", file, "--json", "-", "--junit", "-", expect=2)
    program.run("run", file, "--json", "x", "--events", "x", expect=2)
    result = program.run("run", file, "--json", "a.json", expect=2)
    check("overwrite" in result.err, result.err)
    check_equal(program.read("a.json"), "{}", "the scenario")


@test
def a_pattern_that_matches_no_file_is_wrong_usage(program):
    for verb in ("run", "validate"):
        result = program.run(verb, "none/*.json", expect=2)
        check("no file matches" in result.err, result.err)


@test
def bench_of_one_workload_measures_nothing_else(program):
    result = program.run("bench", "--only", "replications", "--repeats", "1", expect=0)
    check_equal([line.split()[0] for line in result.out.splitlines()], ["replications/20x500x1"], "results")
    wrong = program.run("bench", "--only", "W3", expect=2)
    check("W3" in wrong.err and "W2x100" in wrong.err, f"not told what there is: {wrong.err}")
