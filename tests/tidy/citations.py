"""Citations lead somewhere: rule ids into docs/rules.md, paths of documents to documents, links to their anchors."""

import re

RULES = "docs/rules.md"
RULE_ID = re.compile(r"\b(?:ACC|CLK|CSR|DEA|DIF|EXC|FIG|KEY|MAC|OFF|PAG|PRX|REF|SBL|SUB|TRI|USR|ACT)-\d+\b")
ANCHOR = re.compile(r'<a id="([^"]+)"></a>')
LINK = re.compile(r"\]\(#([^)\s]+)\)")
DOCUMENT = re.compile(r"\bdocs/[\w./-]*\w\.md\b")
# Composed, so that this file does not cite what it looks for: documents that are not part of the repository.
FOREIGN_DOCUMENT = re.compile("|".join(["domain" + r"\.md", "contract" + r"\.md"]))


def _rules(repository):
    return next((file for file in repository.texts if file.path == RULES), None)


def _citing(repository):
    for file in repository.texts:
        if file.inside("core", "native", "wasm", "tests", "web") and not file.inside("tests/tidy"):
            yield file


def check_rule_ids(repository):
    """Every rule that is cited is written down, and every one that is written down is cited."""
    rules = _rules(repository)
    known = set(ANCHOR.findall(rules.text)) if rules else set()
    cited = set()
    for file in _citing(repository):
        for number, line in enumerate(file.lines, start=1):
            for rule in RULE_ID.findall(line):
                cited.add(rule)
                if rule not in known:
                    yield file, number, f"{rule} is no rule of {RULES}"
    if rules is None:
        return
    for number, line in enumerate(rules.lines, start=1):
        for anchor in ANCHOR.findall(line):
            if RULE_ID.fullmatch(anchor) and anchor not in cited:
                yield rules, number, f"{anchor} is cited nowhere in code, pages or tests"


def check_documents(repository):
    """Documents that are cited are there, and links inside of one find their anchors."""
    paths = set(repository.paths)
    for file in repository.texts:
        if file.inside("tests/tidy"):
            continue
        for number, line in enumerate(file.lines, start=1):
            if FOREIGN_DOCUMENT.search(line):
                yield file, number, "cites a document that is not part of the repository"
            for document in DOCUMENT.findall(line):
                if document not in paths:
                    yield file, number, f"cites {document}, which does not exist"
    for file in repository.texts:
        if not (file.inside("docs") and file.path.endswith(".md")):
            continue
        anchors = set(ANCHOR.findall(file.text)) | {_slug(line) for line in file.lines if line.startswith("#")}
        for number, line in enumerate(file.lines, start=1):
            for link in LINK.findall(line):
                if link not in anchors:
                    yield file, number, f"#{link} leads nowhere"


def _slug(heading):
    """The anchor that a Markdown heading gets by itself."""
    words = re.sub(r"[^\w\s-]", "", heading.lstrip("#").strip().lower())
    return re.sub(r"\s", "-", words)
