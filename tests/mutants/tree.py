"""The mutated copy of the repository in build/mutants, and its one build."""

import hashlib
import json
import os
import re
import subprocess
import time
from pathlib import Path

from changes import mutants_of
from contexts import read_source
from rewrite import rewritten, without_conflicts

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "mutants"
NUMBERS_A_FILE = 2048
MUTATED = ("core", "native")
COPIED = ("CMakeLists.txt", "CMakePresets.json", "cmake", "wasm", "scripts", "docs", "npm", "tests/CMakeLists.txt",
          "tests/*.cmake", "tests/unit", "tests/property", "tests/exhaustive", "tests/support", "tests/mutants",
          "tests/oracle", "tests/scenario", "tests/import", "tests/cli", "tests/regression")
_PLACE = re.compile(r"^(\S+?):(\d+):\d+:\s+(error|fatal error|warning|required from)", re.MULTILINE)
_NO_MUTANT = re.compile(r"\[with unsigned int id = (\d+)[^\n]*is deprecated: no mutant")


def places_of_errors(talk):
    """{(path, line)} of the errors, and of what asked for the templates that they are in."""
    found, asked_for = set(), set()
    for path, line, kind in _PLACE.findall(talk):
        asked_for.add((path, line))
        if kind in ("error", "fatal error"):
            found |= asked_for
        if kind != "required from":
            asked_for = set()
    return found


def write_if_changed(path, data):
    if path.exists() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


class Tree:
    """State that lasts between runs stands in state.json: the numbers and what does not compile."""

    def __init__(self, build=BUILD, root=ROOT):
        self.root, self.build_folder, self.tree = root, build, build / "tree"
        self.state_file = build / "state.json"
        self.state = json.loads(self.state_file.read_text()) if self.state_file.exists() else {}
        self.hot = [line.split("#")[0].strip() for line in (Path(__file__).parent / "hot_kernels.txt").read_text(
            encoding="utf-8").splitlines()]
        self.mutants = {}  # file -> list of mutants, by their ordinals

    # ---- what is mutated

    def choose(self, names, with_hot):
        """Adds files to those that are mutated; what was chosen before stays, so that nothing is built again."""
        for name in names:
            path = self.root / name
            found = [path] if path.is_file() else sorted(path.rglob("*.cpp")) + sorted(path.rglob("*.h"))
            if not found:
                raise SystemExit(f"error: {name} is no source and no folder with sources")
            for source in found:
                file = source.relative_to(self.root).as_posix()
                if with_hot or not self.is_hot(file):
                    base = (len(self.state) + 1) * NUMBERS_A_FILE
                    self.state.setdefault(file, {"base": base, "sha": "", "dropped": []})

    def is_hot(self, file):
        return any(kernel and re.fullmatch(kernel.replace(".", r"\.").replace("*", ".*"), file) for kernel in self.hot)

    def read(self):
        for file, entry in list(self.state.items()):
            path = self.root / file
            if not path.exists():
                self.mutants[file] = []
                continue
            text = path.read_text(encoding="utf-8")
            sha = hashlib.sha1(text.encode()).hexdigest()[:12]
            if entry["sha"] != sha:
                entry.update(sha=sha, dropped=[])
            try:
                self.mutants[file] = without_conflicts(mutants_of(read_source(text)))[:NUMBERS_A_FILE]
            except (ValueError, IndexError, StopIteration) as error:
                print(f"{file}: not understood ({error}); it has no mutants")
                self.mutants[file] = []

    def number(self, file, ordinal):
        return self.state[file]["base"] + ordinal

    def save(self):
        self.build_folder.mkdir(parents=True, exist_ok=True)
        self.state_file.write_text(json.dumps(self.state))

    # ---- the copy

    def write(self):
        for top in MUTATED:
            for path in (self.root / top).rglob("*"):
                if path.is_file():
                    self.write_source(path.relative_to(self.root).as_posix())
        for pattern in COPIED:
            for start in self.root.glob(pattern):
                for path in [start] if start.is_file() else start.rglob("*"):
                    if path.is_file() and "node_modules" not in path.parts and "__pycache__" not in path.parts:
                        write_if_changed(self.tree / path.relative_to(self.root), path.read_bytes())
        if not (self.tree / "third_party").exists() and (self.root / "third_party").exists():
            (self.tree / "third_party").symlink_to(self.root / "third_party")

    def write_source(self, file):
        data = (self.root / file).read_bytes()
        if file in self.state and self.mutants.get(file):
            dropped = set(self.state[file]["dropped"]) - set(self.state[file].get("empty", []))
            kept = [i for i in range(len(self.mutants[file])) if i not in dropped]
            data = rewritten(data.decode("utf-8"), [self.mutants[file][i] for i in kept],
                             [self.number(file, i) for i in kept]).encode("utf-8")
        write_if_changed(self.tree / file, data)

    # ---- the build

    def build(self, targets, until=None):
        """Builds; what does not compile is left out, and the build repeated. False when the time is over."""
        binary = self.build_folder / "build"
        self.write()
        if not (binary / "build.ninja").exists():
            code, talk = self.run(["cmake", "-S", self.tree, "-B", binary, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Mutants",
                      "-DHEADROOM_PRESET=mutants", "-DHEADROOM_MUTANTS=ON", "-DHEADROOM_UNITY=ON", "-DHEADROOM_UI=OFF",
                      "-DHEADROOM_WERROR=OFF",
                      "-DCMAKE_CXX_FLAGS=-O1 -g0 -D_GLIBCXX_ASSERTIONS -Wno-narrowing"], None)
            if code != 0:
                raise SystemExit(f"error: CMake fails:\n{talk}")
        for attempt in range(12):
            self.write()
            self.save()
            jobs = os.environ.get("HEADROOM_JOBS", str(os.cpu_count()))
            code, talk = self.run(["cmake", "--build", binary, "-j", jobs, "--target", *targets, "--", "-k", "0"],
                                  until)
            self.leave_out_empty(talk)
            if code is None:
                self.leave_out_errors(talk, 0)
                self.save()
                return False
            if code == 0:
                self.save()
                return True
            if not self.leave_out_errors(talk, attempt):
                raise SystemExit(f"error: the build fails for another reason than a mutant:\n{talk[-4000:]}")
            self.save()
        raise SystemExit("error: the mutants do not compile after twelve attempts")

    def run(self, command, until):
        timeout = None if until is None else max(1, until - time.monotonic())
        log = self.build_folder / "build.log"
        self.build_folder.mkdir(parents=True, exist_ok=True)
        with log.open("w", encoding="utf-8") as file:
            process = subprocess.Popen([str(part) for part in command], stdout=file, stderr=subprocess.STDOUT)
            try:
                code = process.wait(timeout)
            except subprocess.TimeoutExpired:
                process.terminate()
                process.wait()
                code = None
        return code, log.read_text(encoding="utf-8", errors="replace")

    def leave_out_empty(self, talk):
        """Changes that the types do not allow: their code is the original's, so that nothing is built again."""
        files = sorted((entry["base"], file) for file, entry in self.state.items())
        for number in {int(text) for text in _NO_MUTANT.findall(talk)}:
            base, file = max(pair for pair in files if pair[0] <= number)
            entry = self.state[file]
            for name in ("dropped", "empty"):
                entry[name] = sorted({*entry.get(name, []), number - base})

    def leave_out_errors(self, talk, attempt):
        found = False
        for path, line in sorted(places_of_errors(talk)):
            try:
                file = Path(path).resolve().relative_to(self.tree.resolve()).as_posix()
            except ValueError:
                continue
            if file not in self.state or not self.mutants.get(file):
                continue
            found = self.leave_out_line(file, int(line), attempt) or found
        return found

    def leave_out_line(self, file, line, attempt):
        text = (self.root / file).read_text(encoding="utf-8")
        entry, mutants = self.state[file], self.mutants[file]
        begins, covers = [], []
        for i, mutant in enumerate(mutants):
            last = text.count("\n", 0, mutant.last) + 1
            begins += [i] * (mutant.line == line)
            covers += [i] * (mutant.line <= line <= last)
        dropped = set(entry["dropped"]) - set(entry.get("empty", []))
        wanted = set(covers if attempt >= 2 or not set(begins) - dropped else begins)
        if not wanted - dropped:  # a declaration above it, or another part of the function
            wanted = {i for i, mutant in enumerate(mutants) if line - 15 <= mutant.line <= line + 5}
        if attempt >= 5 or not wanted - dropped:
            wanted = set(range(len(mutants)))
        entry["dropped"] = sorted(set(entry["dropped"]) | wanted)
        entry["empty"] = sorted(set(entry.get("empty", [])) - wanted)
        return bool(wanted - dropped)
