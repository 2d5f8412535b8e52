"""Puts mutants into a source, each behind the switch of mutant_switch.h."""


def without_conflicts(mutants):
    """Leaves out what lies inside a piece of text that another mutant replaces as a whole, and cannot be nested."""
    replaced = [m.replaced[:2] for m in mutants if m.kind in ("arguments", "end")]
    kept = []
    for mutant in mutants:
        inside = [r for r in replaced if r[0] <= mutant.first and mutant.last <= r[1]]
        if mutant.kind in ("arguments", "end"):
            if any(r != mutant.replaced[:2] for r in inside):
                continue
        elif any(r[0] < mutant.last and mutant.first < r[1] and not (mutant.first <= r[0] and r[1] <= mutant.last)
                 for r in replaced):
            continue
        kept.append(mutant)
    return kept


def rewritten(text, mutants, numbers):
    """The source with all mutants; `numbers` has one for each. Lines stay where they are, after two that are new."""
    pieces = []  # (position, order, text): what is put in
    cuts = []    # (first, last, text): what is replaced
    for mutant, number in zip(mutants, numbers):
        def numbered(part, number=number):
            return part.replace("@", str(number))

        length = mutant.last - mutant.first
        if mutant.prefix:
            pieces.append((mutant.first, (1, -length, mutant.rank), numbered(mutant.prefix)))
        if mutant.suffix:
            pieces.append((mutant.last, (0, length, -mutant.rank), numbered(mutant.suffix)))
        if mutant.replaced:
            first, last, by = mutant.replaced
            by = numbered(by) + "\n" * text[first:last].count("\n")
            cuts.append((first, last, by))
    edits = [(at, at, order, piece) for at, order, piece in pieces]
    edits += [(first, last, (2,), by) for first, last, by in cuts]
    edits.sort(key=lambda edit: (edit[0], edit[2]))
    result, at = [], 0
    for first, last, _, piece in edits:
        result += [text[at:first], piece]
        at = last
    return '#include "tests/mutants/mutant_switch.h"\n#line 1\n' + "".join(result) + text[at:]
