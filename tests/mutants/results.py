"""What became of each mutant, kept in build/mutants/results.json, and the tables made from it."""

import json
from collections import Counter
from pathlib import Path

from plan import folder_of

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
        self.listed = equivalents(Path(__file__).parent / "equivalent.txt")
        self.rows = []  # (file, mutant, outcome or None, by)
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

    def table(self):
        """One row a folder. The share is that of the killed among those run, without the equivalent ones."""
        counts = {}
        for file, _, outcome, _ in self.rows:
            counts.setdefault(folder_of(file), Counter())[outcome] += 1
        total = sum(counts.values(), Counter())
        heads = ["folder", "made", "do not compile", "run", *OUTCOMES, "share"]
        lines = ["| " + " | ".join(heads) + " |", "|---" * len(heads) + "|"]
        for name, count in [*sorted(counts.items()), ("all", total)]:
            run = sum(count[outcome] for outcome in OUTCOMES)
            counted = run - count["equivalent"]
            share = f"{count['killed'] / counted:.1%}" if counted else "-"
            made = sum(count.values())
            figures = [count[outcome] for outcome in OUTCOMES]
            cells = [name, made, count["does not compile"], run, *figures, share]
            lines.append("| " + " | ".join(map(str, cells)) + " |")
        return "\n".join(lines)

    def lists(self, *wanted):
        for file, mutant, outcome, by in self.rows:
            if outcome in wanted:
                yield f"{file}:{mutant.line}: {outcome}: {mutant.change}" + (f" (by {by})" if by else "")
