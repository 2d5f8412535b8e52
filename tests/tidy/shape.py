"""The shape of sources: functions of a screen, headers that are manuals, one format."""

import re
import shutil
import subprocess

from functions import functions
from repository import SourceFile

LONGEST_FUNCTION = 70
LEAST_COMMENT_SHARE = 0.30
LEAST_LINES = 60  # of a folder, for a share to mean something
CLANG_FORMAT = 14
HEADER_FOLDERS = ("core", "native", "wasm")
FORMATTED_FOLDERS = ("core", "native", "wasm", "tests")
_BEFORE_DECLARATIONS = re.compile(r"^\s*$|^#|^namespace|^(?:class|struct|enum class) [\w :]+;")
# Lines that nobody reads: blank ones, braces, includes, and lists of all members for a trace or a comparison.
_SAYS_NOTHING = re.compile(r"^[\s{}();]*$|^#|HEADROOM_FIELD|std::tie\(|std::tuple\{|fields\(\)|tied\(\)")
_WARNING = re.compile(r"^(.*?):(\d+):\d+: (?:error|warning): .*\[-Wclang-format-violations\]$")


def has_clang_format():
    """Whether the version is installed that the sources are formatted with: others break some lines elsewhere."""
    if shutil.which("clang-format") is None:
        return False
    said = subprocess.run(["clang-format", "--version"], capture_output=True, text=True).stdout
    return re.search(rf"version {CLANG_FORMAT}\.", said) is not None


def check_functions(repository):
    """A function fits on a screen."""
    for file in repository.cpp:
        for first, last in functions(file):
            if last - first + 1 > LONGEST_FUNCTION:
                yield file, first, f"{last - first + 1} lines; a function has at most {LONGEST_FUNCTION}"


def check_header_comments(repository):
    """A header says what it is for before its first declaration."""
    for file in repository.cpp:
        if file.path.endswith(".h") and file.inside(*HEADER_FOLDERS):
            first = next((line for line in file.lines if not _BEFORE_DECLARATIONS.match(line)), "")
            if not first.startswith("//"):
                yield file, 1, "what is it for? A comment comes before the first declaration"


def check_comment_share(repository):
    """The headers of a folder of core are its manual: enough of their lines are comments."""
    folders = {}
    for file in repository.cpp:
        if file.path.endswith(".h") and file.inside("core"):
            lines = [line for line in file.lines if not _SAYS_NOTHING.search(line)]
            folder = folders.setdefault(file.path.rsplit("/", 1)[0], [0, 0, file])
            folder[0] += sum("//" in line for line in lines)
            folder[1] += len(lines)
    for name, (comments, lines, first) in folders.items():
        if lines >= LEAST_LINES and comments < LEAST_COMMENT_SHARE * lines:
            share = f"{comments} of {lines} lines ({comments / lines:.0%})"
            yield first, 1, f"the headers of {name} are too silent: {share} comment, at least {LEAST_COMMENT_SHARE:.0%}"


def check_format(repository):
    """The sources are as clang-format writes them (.clang-format). Other versions check nothing."""
    if not has_clang_format() or not repository.exists(".clang-format"):
        return
    paths = [file.path for file in repository.cpp if file.inside(*FORMATTED_FOLDERS)]
    if not paths:
        return
    command = ["clang-format", "--dry-run", "--ferror-limit=1", *paths]
    result = subprocess.run(command, cwd=repository.root, capture_output=True, text=True)
    for line in result.stderr.split("\n"):
        match = _WARNING.match(line)
        if match:
            yield SourceFile(match[1], ""), int(match[2]), "not as clang-format writes it: scripts/format"
    if result.returncode != 0:
        yield SourceFile(".clang-format", ""), 1, f"clang-format failed: {result.stderr[-200:]}"
