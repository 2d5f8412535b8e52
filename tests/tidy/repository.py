"""The files of a checkout, as the rules see them."""

import os
import re
import subprocess
from functools import cached_property

IGNORED_FOLDERS = {".git", "build", "third_party", "node_modules", "out", "__pycache__"}
CPP = (".cpp", ".h")
CODE = CPP + (".cmake", ".css", ".html", ".js", ".mjs", ".py", ".txt")


class SourceFile:
    """One text file: `path` relative to the root with forward slashes, `lines` without their ends."""

    def __init__(self, path, text):
        self.path = path
        self.text = text
        self.lines = text.split("\n")

    @cached_property
    def code_lines(self):
        """The lines without comments and without the contents of string literals; numbers stay the same."""
        return _without_comments_and_strings(self.text).split("\n")

    @cached_property
    def includes(self):
        """[(line number, "quoted" or "angled", what is included)]"""
        found = []
        for number, line in enumerate(self.lines, start=1):
            match = re.match(r'\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)', line)
            if match:
                found.append((number, "quoted" if match[1] else "angled", match[1] or match[2]))
        return found

    def inside(self, *folders):
        return any(self.path == folder or self.path.startswith(folder + "/") for folder in folders)


class Repository:
    """All files that git tracks or would track; without git, all files outside the generated folders."""

    def __init__(self, root, built=None):
        self.root = root
        self.built = built  # the sources that CMake's globs name, or None when unknown
        self.paths = sorted(_git_files(root) or _walk(root))

    @cached_property
    def texts(self):
        """Every file that is text in UTF-8; broken ones (there are some among the tests on purpose) are left out."""
        files = []
        for path in self.paths:
            try:
                with open(os.path.join(self.root, path), encoding="utf-8", newline="") as file:
                    files.append(SourceFile(path, file.read()))
            except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
                continue
        return files

    @property
    def cpp(self):
        return [file for file in self.texts if file.path.endswith(CPP)]

    @property
    def code(self):
        return [
            file
            for file in self.texts
            if file.path.endswith(CODE) or file.path.startswith(("scripts/", ".ci/"))
        ]

    def exists(self, path):
        return os.path.exists(os.path.join(self.root, path))


def _git_files(root):
    command = ["git", "-C", root, "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        result = subprocess.run(command, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return []
    paths = result.stdout.decode("utf-8", "surrogateescape").split("\0")
    return [path for path in paths if path and os.path.isfile(os.path.join(root, path))]


def _walk(root):
    found = []
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if name not in IGNORED_FOLDERS]
        found += [os.path.relpath(os.path.join(folder, name), root) for name in files]
    return found


_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
    |(?P<raw>R"(?P<mark>[^\s()\\]{0,16})\(.*?\)(?P=mark)")
    |(?P<string>"(?:\\.|[^"\\\n])*")
    |(?P<character>(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+')""",
    re.VERBOSE | re.DOTALL,
)


def _without_comments_and_strings(text):
    def blank(match):
        lines = "\n" * match[0].count("\n")
        return lines if match["comment"] else '""' + lines

    return _TOKEN.sub(blank, text)
