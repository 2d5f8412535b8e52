"""C++ as tokens: enough to tell operators, brackets and template arguments of clang-formatted sources apart."""

import re
from dataclasses import dataclass

_PATTERN = re.compile(r"""
    (?P<comment>//[^\n]*|/\*.*?\*/)
  | (?P<directive>(?<![^\n])[ \t]*\#(?:\\\n|[^\n])*)
  | (?P<string>(?:u8|[uUL])?R"(?P<fence>[^(\s]*)\(.*?\)(?P=fence)"
              |(?:u8|[uUL])?"(?:\\.|[^"\\\n])*"\w*
              |'(?:\\.|[^'\\\n])+')
  | (?P<number>\.?\d(?:'(?=\w)|[eEpP][+-]|[\w.])*)
  | (?P<name>[A-Za-z_]\w*)
  | (?P<mark><=>|<<=|>>=|\.\.\.|->\*|::|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|\[\[|\]\]|.)
""", re.VERBOSE | re.DOTALL)
_CLOSING = {"(": ")", "[": "]", "{": "}"}


@dataclass
class Token:
    kind: str  # string, number, name or mark
    text: str
    start: int
    end: int
    line: int
    spaced: bool = False  # white space on both sides: with clang-format, an operator between two operands


def tokens_of(text):
    """The tokens of a source, without comments and preprocessor lines."""
    found = []
    at, line = 0, 1
    while at < len(text):
        if text[at].isspace() and not (text[at] == "\n" and re.match(r"\n[ \t]*#", text[at:at + 80])):
            line += text[at] == "\n"
            at += 1
            continue
        if text[at] == "\n":
            at += 1
            line += 1
        match = _PATTERN.match(text, at)
        if match.lastgroup not in ("comment", "directive"):
            kind = "string" if match.lastgroup == "fence" else match.lastgroup
            end = match.end()
            spaced = text[at - 1:at].isspace() and text[end:end + 1].isspace()
            found += _pieces(Token(kind, match.group(), at, end, line, spaced))
        line += match.group().count("\n")
        at = match.end()
    return found


def _pieces(token):
    # `a[b[0]]` ends with two brackets, which are no end of an attribute: all are kept single.
    if token.text not in ("[[", "]]"):
        return [token]
    return [Token("mark", token.text[0], token.start + i, token.start + i + 1, token.line) for i in (0, 1)]


def brackets_of(tokens):
    """{index: index of its partner} for ( [ { and for the < > of template arguments, in both directions."""
    partner, open_at = {}, []
    for i, token in enumerate(tokens):
        if token.kind != "mark":
            continue
        if token.text in _CLOSING:
            open_at.append(i)
        elif token.text in _CLOSING.values():
            if not open_at or _CLOSING[tokens[open_at[-1]].text] != token.text:
                raise ValueError(f"line {token.line}: a bracket without its partner")
            partner[i] = open_at.pop()
            partner[partner[i]] = i
    angles = {}
    for i, token in enumerate(tokens):
        if token.text == "<" and not token.spaced and i > 0 and tokens[i - 1].kind == "name" and \
                tokens[i - 1].text != "operator":
            end = _end_of_angle(tokens, partner, i)
            if end is not None:
                angles[i] = end
    return partner, angles


def _end_of_angle(tokens, partner, start):
    depth, i = 0, start
    while i < len(tokens):
        text = tokens[i].text
        if text == "<":
            depth += 1
        elif text in (">", ">>"):
            depth -= len(text)
            if depth <= 0:
                return i
        elif text in _CLOSING:
            i = partner[i]
        elif text in (";", ")", "}", "]"):
            return None
        i += 1
    return None
