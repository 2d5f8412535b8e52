"""What became of each mutant, kept in build/mutants/results.json, and the tables made from it."""

import json
from collections import Counter
from pathlib import Path

from plan import folder_of

BEGIN, END = "<!-- table of scripts/mutants -->", "<!-- end of the table -->"
OUTCOMES = ("killed", "survived", "not reached", "timeout", "equivalent")


class Results:
    """key -> {outcome, by, seconds}. A key names the text of its file, so that a changed file is run again."""

    def __init__(self, path):
        self.path = path
        self.known = {}
        if path.exists():
            for line in path.read_text(encoding="utf-8").splitlines():
                entry = json.loads(line)
                self.known[entry["key"]] = entry

    def add(self, **entry):
        """`first`: what became of it when it was run for the first time, before tests were written for it."""
        before = self.known.get(entry["key"])
        entry["first"] = before.get("first", before["outcome"]) if before else entry["outcome"]
        self.known[entry["key"]] = entry
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry) + "\n")


def equivalents(path):
    """{(file, line's text, change): reason} of the reviewed list."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            file, text, change, reason = (part.strip() for part in line.split(" | "))
            found[file, text, change] = reason
    return found


class Report:
    def __init__(self, tree, results):
        self.tree = tree
        self.listed = equivalents(Path(__file__).parent / "equivalent.list")
        self.rows = []  # (file, mutant, outcome or None, by)
        self.at_first = Counter()  # folder -> killed before tests were written for the others
        for file, mutants in sorted(tree.mutants.items()):
            entry = tree.state[file]
            lines = (tree.root / file).read_text(encoding="utf-8").splitlines() if mutants else []
            for i, mutant in enumerate(mutants):
                known = results.known.get(f"{file}#{entry['sha']}#{i}", {})
                outcome = "does not compile" if i in entry["dropped"] else known.get("outcome")
                if outcome in ("survived", "not reached", "timeout") and \
                        (file, lines[mutant.line - 1].strip(), mutant.change) in self.listed:
                    outcome = "equivalent"
                self.rows.append((file, mutant, outcome, known.get("by", "")))
                if known.get("first", outcome) == "killed" and outcome == "killed":
                    self.at_first[folder_of(file)] += 1

    def table(self):
        """One row a folder. The share is that of the killed among those run, without the equivalent ones."""
        counts = {}
        for file, _, outcome, _ in self.rows:
            counts.setdefault(folder_of(file), Counter())[outcome] += 1
        total = sum(counts.values(), Counter())
        heads = ["folder", "made", "do not compile", "run", "killed at first", *OUTCOMES, "share"]
        lines = ["| " + " | ".join(heads) + " |", "|---" * len(heads) + "|"]
        for name, count in [*sorted(counts.items()), ("all", total)]:
            run = sum(count[outcome] for outcome in OUTCOMES)
            counted = run - count["equivalent"]
            share = f"{count['killed'] / counted:.1%}" if counted else "-"
            made = sum(count.values())
            figures = [count[outcome] for outcome in OUTCOMES]
            first = self.at_first[name] if name != "all" else sum(self.at_first.values())
            cells = [name, made, count["does not compile"], run, first, *figures, share]
            lines.append("| " + " | ".join(map(str, cells)) + " |")
        return "\n".join(lines)

    def write_into(self, document, survivors):
        """The table into docs/quality.md, between its marks, and the list beside it."""
        text = document.read_text(encoding="utf-8")
        begin, end = text.index(BEGIN) + len(BEGIN), text.index(END)
        document.write_text(text[:begin] + "\n" + self.table() + "\n" + text[end:], encoding="utf-8")
        lines = ["# Planted faults that no test notices", "",
                 "Written by `scripts/mutants --docs`; [quality.md](quality.md) has the figures. Those at the end",
                 "change nothing that can be seen:", "each was looked at.", ""]
        for wanted in (("survived", "not reached", "timeout"), ("equivalent",)):
            lines += [f"- {line}" for line in self.lists(*wanted)]
        survivors.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def lists(self, *wanted):
        for file, mutant, outcome, by in self.rows:
            if outcome in wanted:
                line = (self.tree.root / file).read_text(encoding="utf-8").splitlines()[mutant.line - 1].strip()
                reason = self.listed.get((file, line, mutant.change)) if outcome == "equivalent" else by
                yield f"{file}:{mutant.line}: {outcome}: {mutant.change}" + (f" ({reason})" if reason else "")
