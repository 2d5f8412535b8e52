"""Help, version and wrong usage."""

import re

from harness import REPOSITORY, check, check_equal, scenario, test

VERBS = ("run", "validate", "presets", "risk", "compare", "plan", "fit", "import",
         "schema", "bench", "diff", "explain", "shrink", "link", "page", "lessons",
         "track", "sweep", "sensitivity", "help")


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
    check(re.fullmatch(r"headroom \d+\.\d+\.\d+ \(commit \w+, preset [\w-]+, \S+ \d+\.\d+\.\d+\)\n", text),
          f"version is {text!r}")
    check_equal(program.run("-V", expect=0).out, text, "-V")
    cmake = (REPOSITORY / "CMakeLists.txt").read_text(encoding="utf-8")
    check_equal(text.split()[1], re.search(r"VERSION (\d+\.\d+\.\d+)", cmake).group(1), "the packages' version")


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


# Words of the library that reads the command line.
LIBRARY = ("not expected", "required", "Could not convert", "subcommand", "not in {", "not in range")


@test
def g14_misspelt_options_get_the_nearest_one(program):
    file = program.write("a.json", scenario())
    for arguments, near in ((["run", file, "--jsn", "x"], "--json"),
                            (["run", file, "--quite"], "--quiet"),
                            (["run", file, "--replications", "3"], None),
                            (["risk", file, "--replication", "3"], "--replications"),
                            (["plan", file, "--license=3"], "--licenses"),
                            (["plan", file, "--risk", "0.1", "--types", "reservd"], "reserved"),
                            (["schema", "scenaro"], "scenario"), (["--versoin"], "--version"),
                            (["run", file, "--color", "alway"], "always"), (["help", "rnu"], "run"),
                            (["bench", "--only", "agend"], None), (["run", file, "-z"], None)):
        result = program.run(*arguments, expect=2)
        check(near is None or f"did you mean '{near}'?" in result.err, f"{arguments}: {result.err}")
        for word in LIBRARY:
            check(word not in result.err, f"{arguments}: {result.err}")
        check_equal(result.out, "", "standard output")


@test
def g14_other_wrong_usage_is_told_plainly(program):
    file = program.write("a.json", scenario())
    for arguments, words in ((["run", file, "--json"], "--json needs a value: --json OUT"),
                             (["run"], "say which FILE"), (["risk", file, file], "one argument too many"),
                             (["run", file, "--quiet=x"], "--quiet takes no value"),
                             (["compare", file], "2 to 50 scenarios"), (["--quiet"], "there is no option"),
                             (["run", file, "--jobs", "0"], "whole number from 1 to 256"),
                             (["bench", "--repeats", "1e3"], "whole number from 1 to 1000"),
                             (["fit", file, "--licenses", "010x"], "whole number"),
                             (["plan", file, "--risk", "0.1", "--warmup", "3d"], "a plan has none")):
        result = program.run(*arguments, expect=2)
        check(words in result.err, f"{arguments}: {result.err}")
        for word in LIBRARY:
            check(word not in result.err, f"{arguments}: {result.err}")


@test
def g14_help_is_a_verb_and_short_forms_work(program):
    for verb in VERBS:
        check_equal(program.run("help", verb, expect=0).out, program.run(verb, "--help", expect=0).out,
                    f"help {verb}")
        check_equal(program.run(verb, "-h", expect=0).out, program.run(verb, "--help", expect=0).out,
                    f"{verb} -h")
    check_equal(program.run("help", expect=0).out, program.run("--help", expect=0).out, "help")
    check_equal(program.run("run", program.write("a.json", scenario()), "-q", expect=0).out, "", "-q")


@test
def d5_numbers_that_are_none(program):
    file = program.write("a.json", scenario())
    for verb, option in (("plan", "--risk"), ("risk", "--precision"), ("risk", "--confidence"),
                         ("compare", "--precision"), ("risk", "--replications"), ("plan", "--licenses"),
                         ("risk", "--seed"), ("risk", "--jobs"), ("bench", "--repeats")):
        for value in ("nan", "inf", "-inf", "1e999", "", "0x10", "1,5", "NaN", "--"):
            files = {"bench": [], "compare": [file, file]}.get(verb, [file])
            result = program.run(verb, *files, f"{option}={value}", expect=2)
            check(option in result.err, f"{verb} {option}={value}: {result.err}")


@test
def g11_options_are_checked_before_anything_is_loaded(program):
    file = program.write("a.json", scenario())
    for arguments, words in ((["run", "missing.json", "--json", ""], "--json: is empty"),
                             (["run", "missing.json", "--events", "e", "--filter", "kind=nothing"], "kind"),
                             (["risk", "missing.json", "--csv", ""], "--csv: is empty"),
                             (["fit", "missing.csv", "--start", "soon"], "--start"),
                             (["fit", "missing.csv", "--horizon", "0d"], "--horizon"),
                             (["plan", "missing.json"], "say what to plan for")):
        check(words in program.run(*arguments, expect=2).err, f"{arguments}")
    result = program.run("run", file, "--set", "/world/sites/00/macs=2", expect=3)
    check("--set" in result.err and "/world/sites/00/macs" in result.err, result.err)
    result = program.run("risk", file, "--set", "/world/sites/00/macs=2", expect=3)
    check("--set" in result.err, result.err)
    result = program.run("run", file, "--events", "-", "--filter", "site=P77", expect=3)
    check("no site" in result.err and "P77" in result.err and "P01" in result.err, result.err)
    check_equal(result.out, "", "events")


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
