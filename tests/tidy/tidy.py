#!/usr/bin/env python3
"""The repository lints itself: tidy.py --root DIR [--built LIST], or tidy.py --self-test.

Prints "path:line: [rule] what is wrong" for each finding and fails if there is any. What needs judgement is not here;
these rules have no exceptions.
"""

import argparse
import os
import sys

from citations import check_documents, check_rule_ids
from determinism import check_state, check_wall_clock
from directions import check_directions, check_headers_used
from hygiene import check_built, check_foreign, check_machine, check_sizes, check_streams, check_whitespace
from repository import Repository
from shape import check_comment_share, check_format, check_functions, check_header_comments

RULES = {
    "directions": check_directions,
    "dead-header": check_headers_used,
    "wall-clock": check_wall_clock,
    "state": check_state,
    "size": check_sizes,
    "function": check_functions,
    "header-comment": check_header_comments,
    "comment-share": check_comment_share,
    "format": check_format,
    "stream": check_streams,
    "whitespace": check_whitespace,
    "not-built": check_built,
    "foreign": check_foreign,
    "machine": check_machine,
    "rule-id": check_rule_ids,
    "document": check_documents,
}


def findings(repository):
    """[(rule, path, line, message)] of all rules."""
    return [
        (name, file.path, line, message)
        for name, rule in RULES.items()
        for file, line, message in rule(repository)
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
    parser.add_argument("--built", help="file with the sources that the build knows, one per line")
    parser.add_argument("--self-test", action="store_true", help="plant every kind of violation and expect to find it")
    arguments = parser.parse_args()

    if arguments.self_test:
        from self_test import run

        return run(findings)
    built = None
    if arguments.built:
        with open(arguments.built, encoding="utf-8") as file:
            built = file.read().split("\n")
    repository = Repository(arguments.root, built)
    found = findings(repository)
    for rule, path, line, message in found:
        print(f"{path}:{line}: [{rule}] {message}")
    print(f"tidy: {len(repository.paths)} files, {len(RULES)} rules, {len(found)} findings")
    # A checkout without files means that the listing failed: no sample is never green.
    return 1 if found or not repository.cpp else 0


if __name__ == "__main__":
    sys.exit(main())
