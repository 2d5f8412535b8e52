"""Which programs to build and which groups of tests to run for the mutants of a folder, the cheapest first."""

from checks import CommandLineTests, TextCases, UnitTests

# Folder of the mutants -> targets. A text case is played by the small player as long as nothing above
# core/scenario is mutated.
_UNITS = {"core/base": ("base",), "core/engine": ("engine", "simulation"), "core/licensing": ("licensing",),
          "core/simulation": ("simulation",), "core/scenario": ("scenario",), "core/app": ("app", "joint"),
          "core/planning": ("planning", "joint"), "native": ()}
_WHOLE = ("core/app", "core/planning", "native")  # need the whole program
ORACLE = 60


def folder_of(file):
    parts = file.split("/")
    return "/".join(parts[:2]) if parts[0] == "core" else parts[0]


class Plan:
    """`whole`: with the whole program and its command line tests for every folder."""

    def __init__(self, tree, files, whole):
        self.tree = tree
        folders = {folder_of(file) for file in files}
        self.whole = whole or any(folder in _WHOLE for folder in folders)
        names = {name for folder in folders for name in _UNITS[folder]}
        if any(folder not in _WHOLE for folder in folders):
            names |= {"licensing", "simulation", "scenario"} if folders - {"core/base"} else {"base"}
        if self.whole:
            names.add("joint")
        self.units = sorted(names)

    def targets(self):
        return ["headroom_play", *(f"headroom_{name}_tests" for name in self.units), *(["headroom"] * self.whole)]

    def groups(self):
        binary, root = self.tree.build_folder / "build", self.tree.root
        yield "scenario", TextCases(binary / "tests" / "headroom_play", root, self.tree.build_folder / "oracle", ORACLE)
        for name in self.units:
            yield f"unit {name}", UnitTests(binary / "tests" / f"headroom_{name}_tests", root)
        if self.whole:
            yield "cli", CommandLineTests(binary / "headroom", root)
