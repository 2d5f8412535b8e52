"""The mutants of a source: each is one small change that a person could have made by mistake."""

from dataclasses import dataclass

from operands import (PRECEDENCE, chain_before, is_name_chain, is_operator, left_operand, right_operand, split_at)

OPERATORS = {"<": ("less", "<="), "<=": ("less_equal", "<"), ">": ("greater", ">="), ">=": ("greater_equal", ">"),
             "==": ("equal", "!="), "!=": ("unequal", "=="), "+": ("plus", "-"), "-": ("minus", "+"),
             "*": ("times", "+"), "/": ("divided", "*"), "%": ("modulo", "*")}
_ENDS = {"front": "back", "back": "front", "begin": "end", "lower_bound": "upper_bound",
         "upper_bound": "lower_bound"}
_ASSIGNMENTS = ("=", "+=", "-=", "*=", "/=", "%=", "|=", "&=", "^=", "<<=", ">>=")
_NO_CALLS = ("if", "for", "while", "switch", "return", "catch", "sizeof", "decltype", "min", "max", "swap", "and", "or",
             "not", "defined", "operator")


@dataclass
class Mutant:
    kind: str
    line: int
    change: str           # what a reader of the report sees
    first: int            # characters of the source that are wrapped
    last: int
    prefix: str           # put before, with @ for the number
    suffix: str = ""      # put after
    rank: int = 0         # of two that wrap the same characters, the lower is outside
    replaced: tuple = ()  # (first, last, text) in addition, or instead of wrapping


def mutants_of(source):
    found = []
    for make in (_statements, _conditions, _operands, _choices, _returns, _operators, _arguments, _ends, _constants):
        found += make(source)
    return sorted(found, key=lambda mutant: (mutant.first, -mutant.last, mutant.rank))


def _wrap(source, kind, first, last, change, prefix, suffix, rank, **more):
    tokens = source.tokens
    return Mutant(kind, tokens[first].line, change, tokens[first].start, tokens[last].end, prefix, suffix, rank, **more)


def _shown(source, first, last):
    text = " ".join(source.text[source.tokens[first].start:source.tokens[last].end].split())
    return text if len(text) <= 60 else text[:57] + "..."


def _statements(source):
    """Statements that do something, left out."""
    for first, last in source.statements:
        word = source.tokens[first].text
        bare = last == first + 1 and word in ("continue", "return")
        if source.live[first] and (bare or _is_expression(source, first, last)):
            yield _wrap(source, "statement", first, last, f"without `{_shown(source, first, last)}`",
                        "{ if (!hm::on<@>()) ", " }", 0)


def _is_expression(source, first, last):
    """A call, an assignment or a step, not a declaration."""
    tokens, i = source.tokens, first
    if tokens[i].text in ("++", "--"):
        return True
    if tokens[i].text in ("*", "(") and not tokens[i].spaced:
        i = source.partner[i] + 1 if tokens[i].text == "(" else i + 1
    if tokens[i].text in ("return", "throw", "break", "continue", "delete", "const", "auto", "static"):
        return False
    called = False
    while i < last:
        token = tokens[i]
        if i in source.angles:
            i = source.angles[i]
        elif token.text in ("(", "["):
            called = token.text == "("
            i = source.partner[i]
        elif token.text in _ASSIGNMENTS:
            return i > first
        elif token.kind == "name":
            if i > first and (tokens[i - 1].kind == "name" or tokens[i - 1].text in ("&", "&&", "*", ">", ">>")):
                return i - 1 == first and tokens[first].text == "*"
        elif token.text not in (".", "->", "::", "++", "--"):
            return False
        i += 1
    return called or tokens[last - 1].text in ("++", "--")


def _conditions(source):
    """if and while: never; if: always."""
    for word, first, last in source.conditions:
        if not source.live[first]:
            continue
        first = split_at(source, first, last, ";")[-1][0]
        shown = _shown(source, first, last)
        equals = [i for i in range(first, last) if source.tokens[i].text == "=" and source.tokens[i].kind == "mark"]
        if equals and source.tokens[equals[0] - 1].kind == "name":
            if word == "if":
                name = source.tokens[equals[0] - 1].text
                yield _wrap(source, "condition", first, last, f"never: `{word} ({shown})`", "",
                            f"; !hm::on<@>() && ({name})", 1)
            continue
        yield _wrap(source, "condition", first, last, f"never: `{word} ({shown})`", "!hm::on<@>() && (", ")", 1)
        if word == "if":
            yield _wrap(source, "condition", first, last, f"always: `{word} ({shown})`", "hm::on<@>() || (", ")", 2)


def _operands(source):
    """An operand of && or || left out."""
    seen = set()
    for i, token in enumerate(source.tokens):
        if not (source.live[i] and is_operator(token) and token.text in ("&&", "||")):
            continue
        level = PRECEDENCE[token.text]
        first, last = left_operand(source, i, level), right_operand(source, i, level)
        if (first, last, token.text) in seen:
            continue
        seen.add((first, last, token.text))
        for start, end in split_at(source, first, last, token.text):
            prefix = "(hm::on<@>() || (" if token.text == "&&" else "(!hm::on<@>() && ("
            yield _wrap(source, "operand", start, end, f"without `{_shown(source, start, end)}` of {token.text}",
                        prefix, "))", 3)


def _choices(source):
    """The first value of a ? b : c always, or never."""
    for i, token in enumerate(source.tokens):
        if source.live[i] and token.text == "?" and token.kind == "mark":
            first = left_operand(source, i, 0)
            shown = _shown(source, first, i - 1)
            yield _wrap(source, "condition", first, i - 1, f"always: `{shown} ?`", "(hm::on<@>() || (", "))", 1)
            yield _wrap(source, "condition", first, i - 1, f"never: `{shown} ?`", "(!hm::on<@>() && (", "))", 2)


def _returns(source):
    """Another value returned: false for true, one more, an empty object."""
    for first, last in source.statements:
        if source.tokens[first].text != "return" or last <= first + 1 or not source.live[first]:
            continue
        start = source.tokens[first + 1]
        if start.text in ("{", "[", "true", "false", "nullptr") or start.text == "*" and last == first + 3:
            continue
        if last == first + 2 and start.kind == "number" or source.tokens[last - 1].text == "nullopt":
            continue
        yield _wrap(source, "return", first + 1, last - 1, f"returns another value: `{_shown(source, first, last)}`",
                    "hm::returned<@>(", ")", 4)


def _operators(source):
    for i, token in enumerate(source.tokens):
        if not (source.live[i] and is_operator(token) and token.text in OPERATORS):
            continue
        name, other = OPERATORS[token.text]
        level = PRECEDENCE[token.text]
        first, last = left_operand(source, i, level), right_operand(source, i, level + 1)
        if first == i or last == i or source.tokens[i - 1].kind == "string" or source.tokens[i + 1].kind == "string":
            if token.text in ("+", "-"):
                continue  # texts have no minus
        yield _wrap(source, "operator", first, last, f"{token.text} becomes {other}: `{_shown(source, first, last)}`",
                    f"hm::{name}<@>(", ")", 5, replaced=(token.start, token.end, ","))


def _arguments(source):
    """f(a, b) as f(b, a), when both are plain names of values of one type."""
    tokens = source.tokens
    for i, token in enumerate(tokens):
        if not (source.live[i] and token.text == "(" and i > 0 and tokens[i - 1].kind == "name"):
            continue
        if tokens[i - 1].text in _NO_CALLS:
            continue
        end = source.partner[i]
        parts = split_at(source, i + 1, end - 1, ",")
        for (first, last), (start, stop) in zip(parts, parts[1:]):
            if not (is_name_chain(source, first, last) and is_name_chain(source, start, stop)):
                continue
            a, b = _shown(source, first, last), _shown(source, start, stop)
            if a == b or {a, b} & {"true", "false", "nullptr"}:
                continue
            swapped = f"hm::first_of<@>({a}, {b}), hm::first_of<@>({b}, {a})"
            shown = f"arguments swapped: `{tokens[i - 1].text}({a}, {b})`"
            yield _wrap(source, "arguments", first, stop, shown, "", "",
                        6, replaced=(tokens[first].start, tokens[stop].end, swapped))
            break


def _ends(source):
    """The other end of a container, the other bound, the other of min and max."""
    tokens = source.tokens
    for i, token in enumerate(tokens[:-1]):
        if not (source.live[i] and token.kind == "name"):
            continue
        if token.text in ("min", "max") and tokens[i - 1].text == "::" and tokens[i - 2].text == "std":
            angle = i + 1 in source.angles
            call = source.angles[i + 1] + 1 if angle else i + 1
            if tokens[call].text == "(" and len(split_at(source, call + 1, source.partner[call] - 1, ",")) == 2:
                name = "smaller" if token.text == "min" else "larger"
                end = tokens[i + 1].end if angle else token.end
                shown = _shown(source, i - 2, source.partner[call])
                yield Mutant("end", token.line, f"the other of min and max: `{shown}`",
                             tokens[i - 2].start, end, "", "", 6,
                             (tokens[i - 2].start, end, f"hm::{name}<@, " if angle else f"hm::{name}<@>"))
        if token.text in _ENDS and tokens[i - 1].text in (".", "->") and tokens[i + 1].text == "(":
            first, close = chain_before(source, i - 1), source.partner[i + 1]
            simple = is_name_chain(source, first, i) and (close == i + 2 or is_name_chain(source, i + 2, close - 1))
            if simple and first < i:
                text = source.text[tokens[first].start:tokens[close].end]
                head, rest = source.text[tokens[first].start:token.start], source.text[token.end:tokens[close].end]
                other = _ENDS[token.text]
                yield Mutant("end", token.line, f"{token.text} becomes {other}: `{_shown(source, first, close)}`",
                             tokens[first].start, tokens[close].end, "", "", 6,
                             (tokens[first].start, tokens[close].end,
                              f"(hm::on<@>() ? {head}{other}{rest} : {text})"))


def _constants(source):
    for i, token in enumerate(source.tokens):
        if not source.live[i]:
            continue
        if token.text in ("true", "false"):
            other = "false" if token.text == "true" else "true"
        elif token.kind == "number" and not token.text.lower().startswith("0x") and \
                token.text.lower().rstrip("ulf").replace("'", "").replace(".", "").isdigit():
            other = "one more"
        else:
            continue
        yield _wrap(source, "constant", i, i, f"{token.text} becomes {other}", "hm::constant<@>(", ")", 7)
