"""Which tokens the operands of an operator are."""

_LEVELS = (("||",), ("&&",), ("|",), ("^",), ("&",), ("==", "!="), ("<", "<=", ">", ">="), ("<=>",), ("<<", ">>"),
           ("+", "-"), ("*", "/", "%"))
PRECEDENCE = {text: level for level, texts in enumerate(_LEVELS) for text in texts}
_ENDS = {",", ";", "?", ":", "=", "+=", "-=", "*=", "/=", "%=", "|=", "&=", "^=", "<<=", ">>="}
_STARTS = {"return", "throw", "case", "else", "co_return", "co_yield"}


def is_operator(token):
    """Whether it stands between two operands."""
    return token.kind == "mark" and token.spaced and token.text in PRECEDENCE


def is_name_chain(source, first, last):
    """`a`, `a.b`, `a->b`, `a::b`: nothing that does anything."""
    tokens = source.tokens[first:last + 1]
    return len(tokens) % 2 == 1 and all(
        token.kind == "name" if i % 2 == 0 else token.text in (".", "->", "::") for i, token in enumerate(tokens))


def left_operand(source, at, level):
    """The first token of what stands before `at`, whose operators bind at least as closely as `level`."""
    tokens, i, first = source.tokens, at - 1, at
    closed_by = {end: start for start, end in source.angles.items()}
    while i >= 0:
        token = tokens[i]
        if i in closed_by:
            i = closed_by[i]
        elif token.kind == "mark" and token.text in (")", "]", "}"):
            i = source.partner[i]
        elif token.kind == "mark" and (token.text in _ENDS or token.text in ("(", "[", "{")):
            break
        elif token.text in _STARTS or is_operator(token) and PRECEDENCE[token.text] < level:
            break
        first = i
        i -= 1
    return first


def right_operand(source, at, level):
    """The last token of what stands after `at`, whose operators bind at least as closely as `level`."""
    tokens, i, last = source.tokens, at + 1, at
    while i < len(tokens):
        token = tokens[i]
        if i in source.angles:
            i = source.angles[i]
        elif token.kind == "mark" and token.text in ("(", "[", "{"):
            i = source.partner[i]
        elif token.kind == "mark" and (token.text in _ENDS or token.text in (")", "]", "}")):
            break
        elif is_operator(token) and PRECEDENCE[token.text] < level:
            break
        last = i
        i += 1
    return last


def chain_before(source, at):
    """The first token of the names, calls and subscripts that end before `at`."""
    i, first = at - 1, at
    while i >= 0:
        token = source.tokens[i]
        if token.kind == "mark" and token.text in (")", "]"):
            i = source.partner[i]
        elif not (token.kind == "name" or token.text in (".", "->", "::")) or token.text in _STARTS:
            break
        first = i
        i -= 1
    return first


def split_at(source, first, last, mark):
    """[(first, last)]: the parts between the marks at the top of an expression, such as its arguments."""
    parts, start, i = [], first, first
    while i <= last:
        token = source.tokens[i]
        if i in source.angles:
            i = source.angles[i]
        elif token.kind == "mark" and token.text in ("(", "[", "{"):
            i = source.partner[i]
        elif token.kind == "mark" and token.text == mark:
            parts.append((start, i - 1))
            start = i + 1
        i += 1
    return parts + [(start, last)]
