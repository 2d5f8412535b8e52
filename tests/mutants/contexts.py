"""Where a source does something at run time: the bodies of its functions, by statements.

Left out are the contexts that the compiler evaluates: constexpr and consteval functions and variables, static_assert,
template arguments, case labels, default arguments, sizes of arrays, sizeof, decltype, noexcept and HEADROOM_ macros.
"""

from dataclasses import dataclass, field

from tokens import brackets_of, tokens_of

_TYPES = ("struct", "class", "union")
_UNEVALUATED = ("decltype", "sizeof", "noexcept", "alignas", "alignof", "static_assert", "typeid", "requires")
_NO_EXPRESSIONS = ("using", "typedef", "static_assert", "struct", "class", "enum", "union", "goto", "asm", "constexpr")


@dataclass
class Source:
    text: str
    tokens: list
    partner: dict
    angles: dict
    live: list                                     # per token: it is evaluated at run time
    conditions: list = field(default_factory=list)  # (keyword, first, last) of if, while: without the parentheses
    statements: list = field(default_factory=list)  # (first, last) with its semicolon: expressions, return, continue

    def closing(self, i):
        return self.partner[i]


def read_source(text):
    tokens = tokens_of(text)
    partner, angles = brackets_of(tokens)
    source = Source(text, tokens, partner, angles, [False] * len(tokens))
    for first, last in _bodies(source):
        for i in range(first, last):
            source.live[i] = True
        _read_statements(source, first, last)
    _leave_out(source)
    return source


def _bodies(source):
    """(first, last) of the insides of all functions that run, without constexpr ones. `last` is the closing brace."""
    tokens, i, head = source.tokens, 0, []
    while i < len(tokens):
        text = tokens[i].text
        if text in (";", "}") and tokens[i].kind == "mark":
            head = []
        elif text in ("(", "[") and tokens[i].kind == "mark":
            head.append(i)
            i = source.closing(i)
            head.append(i)
        elif text == "{" and tokens[i].kind == "mark":
            kind = _kind_of_brace(source, head, i)
            if kind == "scope":
                head = []
            else:
                if kind == "body":
                    yield i + 1, source.closing(i)
                if kind != "part":
                    head = []
                i = source.closing(i)
        elif i in source.angles and head and tokens[head[-1]].text == "template":
            i = source.angles[i]
            head = []
        else:
            head.append(i)
        i += 1


def _kind_of_brace(source, head, at):
    """What a brace outside of functions opens: scope, body, skipped (constexpr, enum) or part (a value)."""
    texts = [source.tokens[i].text for i in head]
    if "namespace" in texts or texts[:1] == ["extern"]:
        return "scope"
    if "enum" in texts:
        return "skipped"
    if texts[-1:] == ["requires"]:
        return "part"  # a requirement that is spelled out
    if texts and any(word in texts[:2] for word in _TYPES):
        return "scope"
    after = texts[len(texts) - texts[::-1].index(")"):] if ")" in texts else None
    if after is None or any(text == "=" and texts[i - 1] != "operator" for i, text in enumerate(texts)):
        return "part"
    if ":" in texts[texts.index(")"):] and source.tokens[at - 1].kind == "name":
        return "part"  # a member in the list of a constructor
    return "skipped" if "constexpr" in texts or "consteval" in texts else "body"


def _read_statements(source, i, end):
    while i < end:
        i = _read_statement(source, i, end)


def _read_statement(source, i, end):
    """Notes the statement at `i` and what is inside; gives the index after it."""
    tokens = source.tokens
    text = tokens[i].text
    if text == "{":
        _read_statements(source, i + 1, source.closing(i))
        return source.closing(i) + 1
    if text in (";", "else", "do", "try"):
        return i + 1
    if text in ("if", "while", "switch", "for", "catch"):
        i += 1
        known = tokens[i].text == "constexpr"
        i += known
        close = source.closing(i)
        if known or text == "catch":
            _kill(source, i, close + 1)
        else:
            _read_lambdas(source, i + 1, close)
            if text in ("if", "while"):
                source.conditions.append((text, i + 1, close - 1))
        return close + 1
    if text in ("case", "default"):
        colon = next(k for k in range(i, end) if tokens[k].text == ":")
        _kill(source, i, colon + 1)
        return colon + 1
    last = _end_of_statement(source, i, end)
    if text in _NO_EXPRESSIONS or "constexpr" in [t.text for t in tokens[i:min(i + 3, last)]]:
        _kill(source, i, last + 1)
        return last + 1
    _read_lambdas(source, i, last)
    if last < end:
        source.statements.append((i, last))
    return last + 1


def _end_of_statement(source, i, end):
    while i < end and source.tokens[i].text != ";":
        opens = source.tokens[i].kind == "mark" and source.tokens[i].text in ("(", "[", "{")
        i = (source.closing(i) if opens else i) + 1
    return i


def _read_lambdas(source, first, last):
    """The bodies of lambdas in an expression, as statements; their captures and parameters are left out."""
    tokens, i = source.tokens, first
    while i < last:
        before = tokens[i - 1]
        starts = before.kind == "mark" and before.text not in (")", "]") or before.text == "return"
        if tokens[i].text == "[" and starts:
            k = source.closing(i) + 1
            if k < last and tokens[k].text == "(":
                k = source.closing(k) + 1
            while k < last and tokens[k].text not in ("{", ",", ";", ")"):
                k += 1
            if k < last and tokens[k].text == "{":
                _kill(source, i, k)
                _read_statements(source, k + 1, source.closing(k))
                i = source.closing(k)
        i += 1


def _kill(source, first, after):
    for i in range(first, after):
        source.live[i] = False


def _leave_out(source):
    tokens = source.tokens
    for start, end in source.angles.items():
        _kill(source, start, end + 1)
    for i, token in enumerate(tokens[:-1]):
        if token.kind != "name" or tokens[i + 1].text != "(":
            continue
        if token.text in _UNEVALUATED or token.text.startswith("HEADROOM_"):
            _kill(source, i, source.closing(i + 1) + 1)
    for i, token in enumerate(tokens):
        # `char buffer[24]`: a type, a name, a size
        if token.text == "[" and i > 1 and tokens[i - 1].kind == "name" and tokens[i - 2].kind == "name" and \
                tokens[i - 2].text != "return":
            _kill(source, i, source.closing(i) + 1)
