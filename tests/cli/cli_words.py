"""C4, C10, F: numbers of one, empty phrases and doubled bounds in what every verb tells."""

import re

from harness import check, scenario, test

NOUNS = ("replications|runs|studies|Macs|licenses|sites|days|times|steps|files|errors|warnings|"
         "sublicenses|subscriptions|keys|expectations|breaches|refusals|counts|changes|lessons|goals|"
         "values|points|years|months|terms|outages|events|rows|lines|devices|enrollments")
BAD = [re.compile(rf"(?<![\d.,] )(?<![\d.,/-])\b1 ({NOUNS})\b(?! of)"),
       re.compile(r"below below|at most at most|at or below at most|at most below|at least at least"),
       re.compile(r"(?<![\w/.-])(nan|-nan|inf|-inf|null|undefined)(?![\w/.-])"),
       re.compile(r"\bfrom ([\d.,]+ ?%?) to \1(?![\d.,])"),
       re.compile(r"[A-Za-z0-9]\.\.(?![./\d])")]


def plain(html):
    text = re.sub(r"<(script|style).*?</\1>", "", html, flags=re.S)
    return re.sub(r"<[^>]+>", " ", text)


def check_words(what, text):
    for line in text.splitlines():
        for pattern in BAD:
            found = pattern.search(line)
            check(not found, f"{what}: {found.group(0) if found else ''!r} in {line.strip()[:200]!r}")


def small_worlds():
    """Worlds in which as much as possible is one."""
    certain = scenario("Inc.", expect=[{"get": "/totals/breaches", "equals": 1}])
    certain["world"]["company"] = "My Company, Inc."
    certain["world"]["subscriptions"][0]["licenses"] = 4
    certain["steps"] = [{"at": "1d", "do": "mac.discover", "site": "P01", "count": 1},
                        {"at": "2d", "do": "mac.enroll", "site": "P01", "count": 1}]
    random = scenario("One", end="365d", steps=[])
    random["world"]["sites"][0]["macs"] = 1
    random["world"]["subscriptions"][0]["sublicenses"] = [
        {"id": "s", "name": "S", "type": "reserved", "licenses": 1, "expires": "withSubscription"}]
    random["world"]["sites"][0]["key"] = "s"
    random["demand"] = [{"site": "P01", "arrivals": {"model": "poisson", "perDay": 0.01},
                         "stay": {"model": "exponential", "meanDays": 300}}]
    random["costs"] = {"currency": "EUR", "licenseYear": 30, "refusal": 1, "overLimitMacDay": 1}
    return {"certain.json": certain, "random.json": random}


@test
def c10_every_verb_says_one_and_many_rightly(program):
    worlds = small_worlds()
    program.write("counts.csv", "site,date,used\nP01,2017-03-06,1\nP01,2017-03-13,2\n")
    for name, world in worlds.items():
        program.write(name, world)
        program.write("other.json", dict(world, name="Other", seed=2, expect=[]))
        html = ["--html", "out.html"]
        few = ["--replications", "1"]
        for arguments in (["run", name], ["validate", name], ["risk", name, *few, *html],
                          ["compare", name, "other.json", *few],
                          ["plan", name, "--risk", "0.2", "--replications", "20", *html],
                          ["plan", name, "--licenses", "1", "--replications", "20"],
                          ["plan", name, "--risk", "0.2", "--years", "1", "--replications", "20"],
                          ["sweep", name, "--vary", "/world/sites/0/macs=1..1:1", *few, *html],
                          ["sensitivity", name, *few, *html], ["diff", name, "other.json"],
                          ["explain", name, "--get", "/sites/P01/managed"],
                          ["shrink", name, "--out", "small.json"], ["import", "counts.csv"]):
            (program.folder / "out.html").unlink(missing_ok=True)
            result = program.run(*arguments)
            check(result.returncode in (0, 1, 4), f"{arguments}: {result.returncode} {result.err}")
            check_words(arguments, result.out + result.err)
            if (program.folder / "out.html").exists():
                check_words([*arguments, "in HTML"], plain(program.read("out.html")))


@test
def c4_presets_are_told_in_whole_sentences(program):
    names = re.findall(r"^([a-z]+[a-z-]*)\s{2,}\S", program.run("presets").out, flags=re.M)
    check(len(names) > 9, f"names of presets: {names}")
    for name in names:
        program.write("p.json", program.run("presets", name).out)
        for arguments in (["run", "p.json"], ["risk", "p.json", "--replications", "3"],
                          ["plan", "p.json", "--risk", "0.05", "--replications", "30",
                           "--subscription", "all", "--html", "out.html"]):
            result = program.run(*arguments)
            check(result.returncode in (0, 1, 4), f"{name} {arguments}: {result.err}")
            check_words([name, *arguments], result.out)
        check_words([name, "plan in HTML"], plain(program.read("out.html")))
