// What `run` and `risk` write for CI servers, read by programs that know nothing of Headroom.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test, { after } from "node:test";
import { fileURLToPath } from "node:url";
import { parse as parseJunit } from "junit2json";
import { lexer } from "marked";
import { Parser } from "tap-parser";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const native = process.env.HEADROOM_NATIVE ?? join(root, "build/release/headroom");
const folder = mkdtempSync(join(tmpdir(), "headroom-results-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const base = (name, more) => ({
    schema: "headroom/scenario/1", name, start: "2017-03-06", end: "10d",
    world: { company: "Acme", admin: "admin@acme.example",
             subscriptions: [{ id: "main", name: "PMM", licenses: 10, starts: "2017-01-01", months: 12 }],
             sites: [{ code: "P01", key: "main", method: "online", macs: 4 }] },
    ...more,
});
const used = (equals, because) => ({ get: "/subscriptions/main/used", equals, because });
const odd = "1 < 2 & \"both\" | `x` *y* # ]]> \u00e9 \u2028 \u{1f600}\nsecond line";

// Two pass, three fail in odd words, one is broken, one judges nothing; in folders.
mkdirSync(join(folder, "cases/deep"), { recursive: true });
const write = (name, content) => writeFileSync(join(folder, "cases", name),
                                               typeof content === "string" ? content : JSON.stringify(content));
write("good.json", base("Good", { expect: [used(4, "four")] }));
write("deep/good.json", base("Good too", { expect: [used(4), used(4)] }));
write("deep/bad.json", base(`Bad ${odd}`, { expect: [used(5, odd), used(4, "it is"), used(6, "no")] }));
write("refused.json", base("Refused", { steps: [{ at: "1d", do: "mac.enroll", site: "P01", count: 7 }] }));
write("broken.json", '{"schema": "headroom/scenario/1", "nam": 1}');
write("silent.json", base("Silent", {}));

const result = spawnSync(native, ["run", "cases", "--quiet", "--junit", "j.xml", "--tap", "t.tap", "--markdown", "m.md",
                                  "--github"], { cwd: folder, encoding: "utf8" });

function readTap(text) {
    const cases = [];
    const parser = new Parser();
    const listen = (one) => {
        one.on("assert", (assertion) => cases.push(assertion));
        one.on("child", listen);
    };
    listen(parser);
    let outcome = null;
    parser.on("complete", (results) => { outcome = results; });
    parser.end(text);
    return { cases, outcome };
}

test("the exit code is that of the broken file", () => assert.equal(result.status, 3));

test("JUnit is read by junit2json", async () => {
    const suites = await parseJunit(readFileSync(join(folder, "j.xml"), "utf8"));
    assert.equal(suites.testsuite.length, 6);
    const cases = suites.testsuite.flatMap((suite) => suite.testcase);
    assert.equal(suites.tests, cases.length);
    assert.equal(cases.filter((one) => one.failure).length, suites.failures);
    assert.equal(cases.filter((one) => one.error).length, suites.errors);
    assert.equal(suites.errors, 1);
    assert.ok(suites.time > 0 && suites.testsuite.every((suite) => suite.time >= 0), "times");
    const failures = cases.flatMap((one) => one.failure ?? []).map((failure) => failure.inner);
    assert.ok(failures.some((text) => text.includes("1 < 2 & \"both\" | `x` *y* # ]]> \u00e9")), failures.join("\n"));
    const places = new Set(cases.map((one) => `${one.classname} ${one.name}`));
    assert.equal(places.size, cases.length, "every case has a name of its own");
});

test("TAP is read by tap-parser, with the same counts as JUnit", async () => {
    const { cases, outcome } = readTap(readFileSync(join(folder, "t.tap"), "utf8"));
    const suites = await parseJunit(readFileSync(join(folder, "j.xml"), "utf8"));
    assert.deepEqual(outcome.failures.filter((one) => one.tapError), [], "no complaint about the form");
    assert.equal(outcome.count, suites.tests);
    assert.equal(outcome.fail, suites.failures + suites.errors);
    assert.equal(outcome.skip, cases.filter((one) => one.skip).length);
    assert.equal(outcome.skip, 2);
    const diagnosed = cases.filter((one) => !one.ok).map((one) => JSON.stringify(one.diag));
    assert.ok(diagnosed.every((text) => text && text.length > 10), diagnosed.join("\n"));
});

test("Markdown is read by marked: one table, a row a file, the failures below", () => {
    const tokens = lexer(readFileSync(join(folder, "m.md"), "utf8"), { gfm: true });
    const tables = tokens.filter((token) => token.type === "table");
    assert.equal(tables.length, 1);
    assert.equal(tables[0].rows.length, 6);
    assert.ok(tables[0].rows.every((row) => row.length === tables[0].header.length), "cells");
    const html = (token) => token.type === "html" || (token.tokens ?? token.items ?? []).some(html);
    assert.ok(!tokens.some(html), "no part of a name became markup");
});

test("annotations are commands of GitHub, at most 10 a kind", () => {
    const lines = result.stdout.trim().split("\n");
    const command = /^::(error|warning|notice) ?((?:[a-zA-Z]+=[^,:\r\n]*)(?:,[a-zA-Z]+=[^,:\r\n]*)*)?::[^\r\n]*$/;
    for (const line of lines) assert.match(line, command);
    assert.ok(lines.some((line) => line.includes("%0Asecond line")), lines.join("\n"));
    const many = base("Many", { expect: Array.from({ length: 30 }, () => used(5)) });
    writeFileSync(join(folder, "many.json"), JSON.stringify(many));
    const capped = spawnSync(native, ["run", "many.json", "--quiet", "--github"], { cwd: folder, encoding: "utf8" });
    const errors = capped.stdout.split("\n").filter((line) => line.startsWith("::error"));
    assert.equal(errors.length, 10);
    assert.match(capped.stdout, /2\d more/);
});

test("the verdicts of risk --check are read as well", async () => {
    const content = base("Risk", { expectRisk: [{ get: "/sites/P01/peakUsed/p50", atMost: 1, because: odd },
                                                { get: "/sites/P01/peakUsed/p50", atLeast: 1 }] });
    writeFileSync(join(folder, "risk.json"), JSON.stringify(content));
    const checked = spawnSync(native, ["risk", "risk.json", "--check", "--junit", "rj.xml", "--tap", "rt.tap",
                                       "--markdown", "rm.md", "--quiet"], { cwd: folder, encoding: "utf8" });
    assert.equal(checked.status, 1, checked.stderr);
    const suites = await parseJunit(readFileSync(join(folder, "rj.xml"), "utf8"));
    assert.deepEqual([suites.tests, suites.failures], [2, 1]);
    const { outcome } = readTap(readFileSync(join(folder, "rt.tap"), "utf8"));
    assert.deepEqual([outcome.count, outcome.fail], [2, 1]);
    const tables = lexer(readFileSync(join(folder, "rm.md"), "utf8")).filter((token) => token.type === "table");
    assert.equal(tables.length, 1);
});
