"""G1: outputs never touch an input, nor each other, whatever name leads there."""

import os

from harness import check, check_equal, scenario, test

USAGE = "site,date,used\n" + "".join(f"P01,2016-{month:02}-01,{20 + month}\n" for month in range(1, 13))

# Every verb that writes: its inputs (copies of what is needed) and its options for outputs.
VERBS = {
    "run": (["run", "in.json"], ["--json", "--junit", "--events", "--tap", "--markdown"]),
    "risk": (["risk", "in.json", "--replications", "2", "--check"],
             ["--json", "--csv", "--html", "--junit", "--tap", "--markdown"]),
    "plan": (["plan", "in.json", "--risk", "0.5", "--replications", "2"],
             ["--json", "--csv", "--html", "--scenario"]),
    "plan --years": (["plan", "in.json", "--years", "1", "--risk", "0.5", "--replications", "2"],
                     ["--json", "--ics", "--scheduled-scenario"]),
    "compare": (["compare", "first.json", "in.json", "--replications", "2"], ["--json", "--csv"]),
    "fit": (["fit", "in.json"],
            ["--json", "--demand", "--scenario", "--recorded", "--comparison"]),
    "import": (["import", "in.json"], ["--json", "--usage", "--scenario"]),
    "import --sites": (["import", "usage.csv", "--sites", "in.json"], ["--json", "--scenario"]),
    "fit --sites": (["fit", "usage.csv", "--sites", "in.json"], ["--json", "--scenario"]),
    "sweep": (["sweep", "in.json", "--vary", "/world/sites/0/macs=3..4", "--replications", "2"],
              ["--json", "--csv", "--html"]),
    "sensitivity": (["sensitivity", "in.json", "--replications", "2"], ["--json", "--csv", "--html"]),
    "track": (["track", "in.json", "usage.csv"], ["--json", "--html", "--scenario"]),
    "track a history": (["track", "first.json", "in.json"], ["--json", "--html", "--scenario"]),
    "shrink": (["shrink", "in.json"], ["--out"]),
    "diff": (["diff", "first.json", "in.json"], ["--json"]),
    "explain": (["explain", "in.json", "--expectation", "0"], ["--json"]),
    "lessons": (["lessons", "--check", "in.json"], ["--json", "--junit"]),
}


def prepare(program, verb):
    """The input in.json, its other names, and nothing else that could be touched."""
    text = USAGE if verb in ("fit", "import", "track a history") else scenario()
    program.write("in.json", "name,code\nP01,P01\n" if "--sites" in verb else text)
    program.write("first.json", scenario())
    program.write("usage.csv", USAGE)
    (program.folder / "folder").mkdir(exist_ok=True)
    (program.folder / "symbolic.json").unlink(missing_ok=True)
    (program.folder / "symbolic.json").symlink_to("in.json")
    (program.folder / "hard.json").unlink(missing_ok=True)
    os.link(program.folder / "in.json", program.folder / "hard.json")
    (program.folder / "elsewhere").unlink(missing_ok=True)
    (program.folder / "elsewhere").symlink_to(".")


def state_of(program):
    return {path.name: path.read_bytes() for path in program.folder.iterdir() if path.is_file()}


def refused(program, arguments):
    before = state_of(program)
    result = program.run(*arguments, expect=2)
    check("overwrite" in result.err or "same place" in result.err, result.err)
    check_equal(result.out, "", "standard output")
    check_equal(state_of(program), before, f"files after {arguments}")


@test
def g1_no_output_falls_on_an_input(program):
    for verb, (arguments, options) in VERBS.items():
        prepare(program, verb)
        names = ["in.json", "./in.json", "folder/../in.json", "symbolic.json", "hard.json",
                 "elsewhere/in.json", str(program.folder / "in.json")]
        for option in options:
            for name in names if option == options[0] else ["in.json", "hard.json"]:
                refused(program, arguments + [option, name])
    prepare(program, "run")
    refused(program, ["run", "first.json", "in.json", "--json", "first.json"])
    refused(program, ["compare", "first.json", "in.json", "--replications", "2", "--json", "first.json"])
    refused(program, ["run", "first.json", "--import", "x=in.json", "--json", "in.json"])
    refused(program, ["run", "in.json", "--save-files", "folder", "--json", "folder"])


@test
def g1_no_two_outputs_fall_together(program):
    for verb, (arguments, options) in VERBS.items():
        prepare(program, verb)
        if len(options) == 1:
            continue
        for name, other in (("new", "new"), ("new", "./new"), ("new", "elsewhere/new"),
                            ("folder/new", "folder/../folder/new"), ("-", "-"), ("-", "/dev/stdout")):
            refused(program, arguments + [options[0], name, options[1], other])


@test
def g1_input_and_output_of_the_shell_count(program):
    prepare(program, "run")
    with open(program.folder / "in.json", "rb") as stream:
        before = state_of(program)
        result = program.run("run", "-", "--json", "in.json", stdin=stream, expect=2)
        check("standard input" in result.err, result.err)
        check_equal(state_of(program), before, "files")


@test
def g1_devices_take_any_number_of_outputs(program):
    prepare(program, "run")
    program.run("run", "in.json", "--json", "/dev/null", "--junit", "/dev/null", expect=0)


@test
def g1_saved_files_keep_off_inputs_and_each_other(program):
    saving = scenario(steps=[{"at": "1d", "do": "proxy.deactivate", "site": "P01"},
                             {"at": "2d", "do": "portal.signCsr", "text": "x", "save": "in.json",
                              "expectError": "E_CSR_INVALID"}], expect=[])
    saving["world"]["sites"][0]["method"] = "offline"
    saving["world"]["subscriptions"][0]["offlineAllowed"] = True
    saving["steps"] = [{"at": "1d", "do": "proxy.requestRefresh", "site": "P01", "save": "in.json"}]
    program.write("in.json", saving)
    before = state_of(program)
    result = program.run("run", "in.json", "--quiet", "--save-files", ".", expect=2)
    check("overwrite" in result.err, result.err)
    check_equal(state_of(program), before, "files")
    program.write("other.json", saving)
    result = program.run("run", "in.json", "other.json", "--quiet", "--save-files", "out", expect=2)
    check("same place" in result.err or "overwrite" in result.err, result.err)
    program.run("run", "other.json", "--quiet", "--save-files", "alone")
    check_equal(sorted(path.name for path in (program.folder / "out").iterdir()),
                sorted(path.name for path in (program.folder / "alone").iterdir()), "saved files")
