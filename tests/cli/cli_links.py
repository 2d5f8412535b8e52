"""run --page, headroom link and headroom page."""

import http.client
import json
import os
import re
import signal
import subprocess
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from cli_schema import validator
from harness import REPOSITORY, check, check_equal, scenario, test

PAGE = "https://example.com/headroom/"


@test
def run_links_every_failed_expectation(program):
    content = scenario(expected_used=7)
    content["expect"] += [{"at": "2d", "get": "/sites/P01/managed", "equals": 9}, {"get": "/now", "notEquals": "x"}]
    file = program.write("x.json", content)
    result = program.run("run", file, "--page", PAGE, "--junit", "j.xml", "--markdown", "m.md", "--tap", "t.tap",
                         "--github", expect=1)
    links = re.findall(r"^      open (\S+)$", result.out, re.MULTILINE)
    check_equal(len(links), 2, "links of the summary")
    check(links[0].startswith(PAGE + "#z=") and links[0].endswith("&at=2017-03-16T08:00:00Z&page=planner"), links[0])
    check(links[1].endswith("&at=2017-03-08T08:00:00Z&page=planner"), links[1])
    failures = [one.text for one in ElementTree.parse(program.folder / "j.xml").iter("failure")]
    for link, failure in zip(links, failures, strict=True):
        check(failure.endswith("\n" + link), failure)
        check(f"[Open this moment]({link})" in program.read("m.md"), "markdown")
        check(f'link: "{link}"' in program.read("t.tap"), "tap")
        check("%0A" + link in result.out, "github")
    check("open https" not in program.run("run", file, expect=1).out, "no links without --page")
    for wrong in ("example.com", "https://", "https://example.com/#x", "https://a b", "javascript:alert(1)"):
        program.run("run", file, "--page", wrong, expect=2)


@test
def run_writes_the_links_into_the_report(program):
    content = scenario(expected_used=7)
    content["expect"].append({"at": "2d", "get": "/sites/P01/managed", "equals": 5})
    file = program.write("x.json", content)
    program.run("run", file, "--json", "plain.json", "--quiet", expect=1)
    program.run("run", file, "--page", PAGE, "--json", "linked.json", "--quiet", expect=1)
    plain, linked = program.read_json("plain.json"), program.read_json("linked.json")
    check_equal([error.message[:200] for error in validator(program, "report").iter_errors(linked)], [], "schema")
    link = linked["expectations"][0].pop("link")
    check(link.startswith(PAGE + "#z=") and link.endswith("&at=2017-03-16T08:00:00Z&page=planner"), link)
    check_equal(linked, plain, "the rest of the report, and nothing linked that passed")
    program.run("run", file, file, "--page", PAGE, "--json", "both.json", "--quiet", expect=1)
    check_equal([one["expectations"][0]["link"] for one in program.read_json("both.json")], [link] * 2, "two files")
    good = program.write("good.json", scenario())
    check_equal(program.run("run", good, "--page", PAGE, "--json", "-", expect=0).out,
                program.run("run", good, "--json", "-", expect=0).out, "what passed")


@test
def risk_links_what_failed(program):
    base = scenario(expectRisk=[{"get": "/sites/P01/peakUsed/p50", "atMost": 1},
                                {"get": "/sites/P01/peakUsed/p50", "atLeast": 1}])
    file = program.write("x.json", base)
    result = program.run("risk", file, "--check", "--page", PAGE, "--json", "r.json", "--markdown", "m.md",
                         "--junit", "j.xml", expect=1)
    document = program.read_json("r.json")
    check_equal([error.message[:200] for error in validator(program, "risk").iter_errors(document)], [], "schema")
    failed, passed = document["check"]["expectations"]
    check(failed["link"].startswith(PAGE + "#z=") and failed["link"].endswith("&page=forecast"), failed)
    check("link" not in passed, passed)
    check("open " + failed["link"] in result.out, result.out)
    check(f"[Open this moment]({failed['link']})" in program.read("m.md"), "markdown")
    check(failed["link"] in program.read("j.xml").replace("&amp;", "&"), "junit")
    program.run("risk", file, "--page", PAGE, expect=2)
    program.run("risk", file, "--check", "--page", "example.com", expect=2)


@test
def link_prints_an_address(program):
    file = program.write("x.json", scenario())
    plain = program.run("link", file, expect=0).out.strip()
    check(plain.startswith("http://127.0.0.1:8080/#z="), plain)
    placed = program.run("link", file, "--page", PAGE, "--at", "2d", "--page-name", "sites", "--branch", "branch 2",
                         expect=0).out.strip()
    check(placed.startswith(PAGE + "#z=") and placed.endswith("&at=2d&page=sites&branch=branch%202"), placed)
    program.run("link", file, "--at", "11d", expect=2)
    program.run("link", file, "--at", "soon", expect=2)
    check("did you mean" in program.run("link", file, "--page-name", "site", expect=2).err, "suggestion")
    program.run("link", program.write("bad.json", "{}"), expect=3)
    program.run("link", "missing.json", expect=3)


def served(program, *arguments, ignoring=None):
    prepare = None if ignoring is None else lambda: signal.signal(ignoring, signal.SIG_IGN)
    process = subprocess.Popen([program.path, "page", "--port", "0", *arguments], cwd=program.folder,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=prepare)
    line = process.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
    if not found:
        process.kill()
        process.communicate()
        check(False, f"no address: {line!r}")
    return process, int(found.group(1))


def get(port, path, method="GET"):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.putrequest(method, path, skip_accept_encoding=True)
    connection.endheaders()
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


@test
def page_serves_the_folder_and_nothing_else(program):
    if not has_server(program):
        return  # built without the library
    (program.folder / "secret.txt").write_text("secret")
    page = program.folder / "page"
    page.mkdir()
    html = (REPOSITORY / "web/index.html").read_bytes()
    for name, content in (("index.html", html), ("headroom.wasm", b"\0asm"), ("headroom.js", b"x"),
                          ("page.css", b"y"), ("favicon.svg", b"<svg/>")):
        (page / name).write_bytes(content)
    process, port = served(program, "--folder", "page")
    try:
        types = {"/": "text/html; charset=utf-8", "/headroom.wasm": "application/wasm",
                 "/headroom.js": "text/javascript; charset=utf-8", "/page.css": "text/css; charset=utf-8",
                 "/favicon.svg": "image/svg+xml"}
        for path, kind in types.items():
            response, _ = get(port, path)
            check_equal((response.status, response.headers["Content-Type"]), (200, kind), path)
            check_equal(response.headers["X-Content-Type-Options"], "nosniff", path)
        response, body = get(port, "/")
        check_equal(body, html, "the page")
        policy = re.search(rb'Content-Security-Policy"\s+content="([^"]*)"', html).group(1).decode()
        check_equal(response.headers["Content-Security-Policy"], " ".join(policy.split()), "the page's own policy")
        for path in ("/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/none", "//secret.txt"):
            response, body = get(port, path)
            check(response.status in (400, 404) and b"secret" not in body, f"{path}: {response.status}")
        check(get(port, "/", "POST")[0].status >= 400, "only reading")
        taken = program.run("page", "--folder", "page", "--port", str(port), expect=2)
        check("taken" in taken.err, taken.err)
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
    check_equal(process.returncode, 0, "after Ctrl-C")


def has_server(program):
    return (Path(program.path).parent / "headroom-page-server").is_file()


@test
def g5_page_ends_when_it_cannot_tell_its_address(program):
    if not has_server(program):
        return
    (program.folder / "index.html").write_text("<p>")
    arguments = [program.path, "page", "--port", "0", "--folder", "."]
    with open("/dev/full", "w", encoding="utf-8") as full:
        for prepare, stream in ((None, full), (lambda: os.close(1), subprocess.DEVNULL)):
            result = subprocess.run(arguments, cwd=program.folder, stdout=stream, stderr=subprocess.PIPE, timeout=20,
                                    preexec_fn=prepare, check=False)
            check_equal(result.returncode, 70, f"exit code: {result.stderr!r}")


@test
def g12_page_goes_on_under_nohup(program):
    if not has_server(program):
        return
    (program.folder / "index.html").write_text("<p>")
    process, port = served(program, "--folder", ".", ignoring=signal.SIGHUP)
    try:
        process.send_signal(signal.SIGHUP)
        time.sleep(0.2)
        check_equal(get(port, "/")[1], b"<p>", "the page after SIGHUP")
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)
    check_equal(process.returncode, 0, "after SIGTERM")


@test
def page_without_a_page(program):
    check("no page" in program.run("page", "--folder", "nowhere", expect=2).err, "a folder without a page")
    program.run("page", "--port", "65536", expect=2)
