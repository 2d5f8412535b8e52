"""Finds the functions of a C++ source: braces, and the text before each."""

import re

_MARK = re.compile(r"[{};]")
_TEMPLATE = re.compile(r"^template\s*<.*?>\s*(?=(?:class|struct|union)\b)")
_SCOPE_WORDS = ("namespace", "class", "struct", "union", "enum", "extern")


def _kind(head):
    """What the brace after `head` opens, outside of every function: "scope", "function", "member" or "value"."""
    head = _TEMPLATE.sub("", head)
    words = head.replace("inline ", "").replace("typedef ", "").split()
    if not words or words[0] in _SCOPE_WORDS or words[0].startswith('extern""'):
        # `struct Site make_site() {` is not written in this code.
        return "scope"
    if "(" not in head:
        return "value"
    name = head[: head.index("(")]
    if "=" in name and "operator" not in name:
        return "function" if "[" in name.split("=", 1)[1] else "value"
    if re.search(r"\)\s*(?:noexcept\s*)?:(?!:)[^?]*\w$", head):
        return "member"  # a brace in the initializers of a constructor
    return "function"


def functions(file):
    """[(first line, last line)] of the functions defined in `file`, each with its signature.

    A lambda inside a function and a method of a class inside a function are part of that function.
    A test case is a function too.
    """
    found = []
    opened = []
    head, head_line, start = "", None, None

    def read(text, number):
        nonlocal head, head_line
        if text.strip():
            head_line = number if not head else head_line
            head = (head + " " + text.strip()).strip()

    for number, line in enumerate(file.code_lines, start=1):
        if line.lstrip().startswith("#"):
            continue
        position = 0
        for mark in _MARK.finditer(line):
            read(line[position : mark.start()], number)
            position = mark.end()
            kind = None
            if mark[0] == "{":
                nested = opened and opened[-1] != "scope"
                kind = "nested" if nested else _kind(head)
                opened.append(kind)
                if kind == "function":
                    start = head_line or number
            elif mark[0] == "}" and opened:
                kind = opened.pop()
                if kind == "function":
                    found.append((start, number))
                if kind == "member":
                    head += "{}"
            if "member" not in opened and kind != "member":
                head = ""
        read(line[position:], number)
    return found
