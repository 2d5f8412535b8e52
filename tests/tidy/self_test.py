"""Plants each violation alone in a small, otherwise clean tree, and expects exactly its rule to report it."""

import os
import tempfile

from repository import Repository
from shape import has_clang_format

CLEAN = {
    ".clang-format": "DisableFormat: true\nSortIncludes: Never\n",
    "core/base/time.h": "#pragma once\n// Its use.\nInstant time();  // no wall clock: time(0) in a comment\n",
    "core/base/time.cpp": '#include "core/base/time.h"\n\n#include <vector>\nconst char* text = "rand() in a text";\n',
    "core/licensing/world.h": '#pragma once\n// Its use.\n#include <map>\n#include "core/base/time.h"\n',
    "core/licensing/world.cpp": '#include "core/licensing/world.h"\nauto a = agenda.time();\nint clock(int ticks);\n',
    "core/engine/agenda.h": '#pragma once\n// Its use.\n#include "core/base/time.h"\n',
    "core/engine/agenda.cpp": '#include "core/engine/agenda.h"\n',
    "core/simulation/simulator.h": '#pragma once\n// Its use.\n#include "core/engine/agenda.h"\n'
    + '#include "core/licensing/world.h"\n',
    "core/simulation/simulator.cpp": '#include "core/simulation/simulator.h"\n',
    "core/app/session.h": '#pragma once\n// Its use.\n#include "core/simulation/simulator.h"\n',
    "core/app/session.cpp": '#include "core/app/session.h"\n',
    "native/main.cpp": '#include <CLI/CLI.hpp>\n#include "core/app/session.h"\n',
    "wasm/ui/panel.h": '#pragma once\n// Its use.\n#include <imgui.h>\n\n#include "core/app/session.h"\n'
    + '#include "icons.h"\n',
    "wasm/ui/panel.cpp": '#include "wasm/ui/panel.h"\n',
    "wasm/platform/loop.cpp": '#include <emscripten.h>\n#include "wasm/ui/panel.h"\n',
    "wasm/page_api.cpp": "#include <emscripten.h>\n",
    "wasm/main.cpp": '#include "wasm/ui/panel.h"\n',
    "tests/unit/time_test.cpp": '#include "core/base/time.h"\n',
    "docs/rules.md": '<a id="words"></a>\n## Of keys\n<a id="KEY-1"></a>**KEY-1** [up](#words), [down](#of-keys)\n',
    "core/engine/slabs.h": "#pragma once\n// Its use.\nnamespace engine {\nstruct Slabs {\n"
    + "    int f() const { return 1; }  // its use\n" * 80
    + "};\n}  // namespace engine\n",
    "core/engine/slabs.cpp": '#include "core/engine/slabs.h"\n',
    "core/licensing/key.h": "#pragma once\n// Its use.\n// One key, one installation (KEY-1); see docs/rules.md.\n",
    "core/licensing/key.cpp": '#include "core/licensing/key.h"\n',
    "web/boot.js": '"use strict";\n// a relative path: ./work/x, a URL: https://example.org/home/x\n',
}

# rule, what is planted, {path: text} (a text that starts with "+" is appended to the clean file)
PLANTED = [
    ("directions", "base uses licensing", {"core/base/time.cpp": '+#include "core/licensing/world.h"\n'}),
    ("directions", "licensing uses simulation", {"core/licensing/world.cpp": '+#include "core/engine/agenda.h"\n'}),
    ("directions", "the engine reads of the model", {"core/engine/agenda.cpp": '+#include "core/licensing/world.h"\n'}),
    ("directions", "simulation uses app", {"core/simulation/simulator.cpp": '+#include "core/app/session.h"\n'}),
    ("directions", "native skips the door", {"native/main.cpp": '+#include "core/licensing/world.h"\n'}),
    ("directions", "a panel skips the door", {"wasm/ui/panel.cpp": '+#include "core/engine/agenda.h"\n'}),
    ("directions", "core knows the page", {"core/app/session.cpp": '+#include "wasm/ui/panel.h"\n'}),
    ("directions", "a panel knows the browser", {"wasm/ui/panel.cpp": "+#include <emscripten/html5.h>\n"}),
    ("directions", "the program knows the browser", {"native/main.cpp": "+#include <emscripten.h>\n"}),
    ("directions", "core draws", {"core/app/session.cpp": "+#include <imgui.h>\n"}),
    ("directions", "core has threads", {"core/app/session.cpp": "+#include <thread>\n"}),
    ("directions", "include not from the root", {"core/base/time.cpp": '+#include "time.h"\n'}),
    ("directions", "include of nothing", {"core/base/time.cpp": '+#include "core/base/gone.h"\n'}),
    ("dead-header", "header that nobody includes", {"core/base/unused.h": "#pragma once\n// Its use.\n"}),
    ("wall-clock", "system_clock", {"core/base/time.cpp": "+auto t = std::chrono::system_clock::now();\n"}),
    ("wall-clock", "std::time", {"core/base/time.cpp": "+auto t = std::time(nullptr);\n"}),
    ("wall-clock", "time(0)", {"core/licensing/world.cpp": "+auto t = time(0);\n"}),
    ("wall-clock", "std::rand", {"core/app/session.cpp": "+int r = std::rand();\n"}),
    ("wall-clock", "random_device", {"core/app/session.cpp": "+std::random_device device;\n"}),
    ("state", "<random>", {"core/engine/agenda.cpp": "+#include <random>\n"}),
    ("state", "<unordered_map>", {"core/licensing/world.h": "+#include <unordered_map>\n"}),
    ("state", "std::unordered_map", {"core/engine/agenda.h": "+std::unordered_map<int, int> pending;\n"}),
    ("size", "long file", {"core/base/time.cpp": "+" + "int x;\n" * 400}),
    ("function", "long function", {"core/base/time.cpp": "+void f() {\n" + "    g();\n" * 70 + "}\n"}),
    ("function", "long test case", {"tests/unit/time_test.cpp": '+TEST_CASE("x") {\n' + "    g();\n" * 70 + "}\n"}),
    (
        "function",
        "long constructor",
        {"core/base/time.cpp": "+Time::Time(int a)\n    : a_(a), b_{a} {\n" + "    g();\n" * 70 + "}\n"},
    ),
    (
        "function",
        "long method with a lambda",
        {"core/base/time.cpp": "+class A {\n    int f() const {\n" + "        g([] { h(); });\n" * 70 + "    }\n};\n"},
    ),
    ("header-comment", "header without a word", {"core/base/time.h": "#pragma once\nInstant time();\n"}),
    ("header-comment", "comment too late", {"core/base/time.h": "#pragma once\nInstant time();\n// The time.\n"}),
    ("comment-share", "silent headers", {"core/base/time.h": "+" + "Instant now(int);\n" * 70}),
    ("format", "foreign format", {".clang-format": "BasedOnStyle: Google\n", "core/base/time.cpp": "+int  f ;\n"}),
    ("size", "long line", {"native/main.cpp": "+// " + "x" * 118 + "\n"}),
    ("stream", "print that throws", {"native/main.cpp": '+auto f = [] { fmt::print(stderr, "x"); };\n'}),
    ("whitespace", "trailing blank", {"native/main.cpp": "+int x; \n"}),
    ("whitespace", "carriage return", {"native/main.cpp": "+int x;\r\n"}),
    ("whitespace", "tab", {"native/main.cpp": "+\tint x;\n"}),
    ("whitespace", "no last line end", {"web/boot.js": "+let x;"}),
    ("not-built", "source outside every glob", {"tools/helper.cpp": "int main() {}\n"}),
    ("not-built", "source in a folder beside the globs", {"tests/old/time_test.cpp": "int x;\n"}),
    ("foreign", "library in git", {"web/vendor/chart.js": "let x;\n"}),
    ("foreign", "font in git", {"web/Inter.woff2": "wOF2\n"}),
    ("foreign", "copied source", {"web/chart.js": "// Copyright (c) 2020 Somebody\n"}),
    ("machine", "path of one machine", {"web/boot.js": "+// see /" + "work/main/notes\n"}),
    ("machine", "home folder", {"scripts/run": "cd /" + "home/me/headroom\n"}),
    ("rule-id", "rule that is not written down", {"core/licensing/key.cpp": "+// as KEY-77 says\n"}),
    ("rule-id", "rule in a test", {"tests/unit/time_test.cpp": "+// SBL-99\n"}),
    ("rule-id", "rule that is cited nowhere", {"docs/rules.md": '+<a id="KEY-2"></a>\n'}),
    ("document", "document of somewhere else", {"core/base/time.cpp": "+// domain" + ".md, 7.2\n"}),
    ("document", "document that is gone", {"native/main.cpp": "+// see docs/gone.md\n"}),
    ("document", "link to nowhere", {"docs/rules.md": "+[there](#nowhere)\n"}),
    ("machine", "registry", {"web/package-lock.json": '"resolved": "https://registry.npm' + 'js.org/x"\n'}),
]


def _found(findings, changes):
    files = dict(CLEAN)
    for path, text in changes.items():
        files[path] = files.get(path, "") + text[1:] if text.startswith("+") else text
    with tempfile.TemporaryDirectory() as root:
        for path, text in files.items():
            os.makedirs(os.path.dirname(os.path.join(root, path)) or root, exist_ok=True)
            with open(os.path.join(root, path), "w", encoding="utf-8", newline="") as file:
                file.write(text)
        return findings(Repository(root, [path for path in CLEAN if path.endswith(".cpp")]))


def run(findings):
    failures = 0
    planted_here = [entry for entry in PLANTED if entry[0] != "format" or has_clang_format()]
    for rule, planted, changes in [(None, "nothing", {})] + planted_here:
        found = {name for name, _, _, _ in _found(findings, changes)}
        expected = {rule} - {None}
        if found != expected:
            failures += 1
            print(f"planted: {planted}: expected {sorted(expected)}, found {sorted(found)}")
    print(f"tidy self-test: {len(planted_here)} planted violations, {failures} not handled as expected")
    return 1 if failures else 0
