#!/usr/bin/env python3
"""Counts and names the tests that were skipped: skipped.py CTEST_JUNIT_FILE, or skipped.py --self-test

Where everything has to be there (in CI, or with HEADROOM_REQUIRE_ALL), a skipped test is a failure: exit code 1.
"""

import os
import re
import sys
import xml.etree.ElementTree as ElementTree

# What a machine may lack even there, by a part of the reason.
_ALLOWED = ("this processor has none",)
# A test of Node says so in its output: "﹣ name (0.1ms) # SKIP", "ok 3 - name # SKIP".
_OF_NODE = re.compile(r"^\s*(?:﹣|ok \d+ -)\s*(.*?)(?: \([\d.]+ms\))? # SKIP", re.MULTILINE)


def skipped(root):
    """[(name, reason)] of the results."""
    found = []
    for case in root.iter("testcase"):
        output = case.findtext("system-out") or ""
        if case.get("status") == "notrun" or case.find("skipped") is not None:
            said = next((line.strip() for line in output.splitlines() if "need" in line or "has none" in line), "")
            found.append((case.get("name"), said))
        found += [(f"{case.get('name')}: {name}", "") for name in _OF_NODE.findall(output)]
    return found


def self_test():
    root = ElementTree.fromstring("""<testsuite>
        <testcase name="a" status="run"><system-out>ok 4 - fine</system-out></testcase>
        <testcase name="b" status="notrun"><skipped/><system-out>skipped: it needs mpirun</system-out></testcase>
        <testcase name="c" status="run"><system-out>ok 1 - fine\nok 2 - none # SKIP</system-out></testcase>
        <testcase name="d" status="run"><system-out>\ufe63 also (0.5ms) # SKIP</system-out></testcase></testsuite>""")
    expected = [("b", "skipped: it needs mpirun"), ("c: none", ""), ("d: also", "")]
    if skipped(root) != expected:
        print(f"expected {expected}, are {skipped(root)}")
        return 1
    return 0


def main():
    if sys.argv[1] == "--self-test":
        return self_test()
    found = skipped(ElementTree.parse(sys.argv[1]).getroot())
    print(f"{len(found)} tests skipped" + ("." if not found else ":"))
    for name, reason in found:
        print(f"  {name}" + (f" ({reason})" if reason else ""))
    missed = [name for name, reason in found if not any(part in reason for part in _ALLOWED)]
    if missed and (os.environ.get("CI") or os.environ.get("HEADROOM_REQUIRE_ALL")):
        print("Here nothing may be skipped (CI, HEADROOM_REQUIRE_ALL).")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
