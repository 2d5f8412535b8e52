// The npm package, installed from its tarball into an empty project: the command line, the API under Node, its types,
// and in a browser's bundle. Environment: HEADROOM_NATIVE (the native program, to compare with).

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test, { after } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");
const native = process.env.HEADROOM_NATIVE ?? join(root, "build/release/headroom");
const folder = mkdtempSync(join(tmpdir(), "headroom-npm-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const inProject = (command, args) => execFileSync(command, args, { cwd: folder, encoding: "utf8" });
const write = (name, text) => writeFileSync(join(folder, name), text);
/** Runs an ES module in the project; what it prints is JSON. */
const node = (name, code) => {
    write(name, code);
    return JSON.parse(inProject("node", [name]));
};

const scenario = {
    schema: "headroom/scenario/1", name: "Small", start: "2017-03-06", end: "30d",
    world: { company: "Acme", admin: "admin@acme.example",
             subscriptions: [{ id: "main", name: "PMM", licenses: 10, starts: "2017-01-01", months: 12 }],
             sites: [{ code: "P01", key: "main", method: "online", macs: 4 }] },
    demand: [{ site: "P01", arrivals: { model: "poisson", perDay: 0.4 }, stay: { model: "exponential", meanDays: 20 },
               method: "discovery" }],
    expect: [{ get: "/sites/P01/licenseStatus", equals: "Activated" }],
    expectRisk: [{ get: "/sites/P01/breachProbability", atMost: 0.000001 }],
};

const tarball = execFileSync(join(root, "scripts/package-npm"), [folder], { encoding: "utf8" }).trim();
write("package.json", JSON.stringify({ name: "project", private: true, type: "module" }));
inProject("npm", ["install", "--offline", "--no-audit", "--no-fund", "--loglevel=error", tarball]);
write("x.json", JSON.stringify(scenario));

test("the tarball is small and holds no more than it needs", () => {
    assert.ok(statSync(tarball).size < 4_000_000, `${statSync(tarball).size} bytes`);
    const files = execFileSync("tar", ["-tzf", tarball], { encoding: "utf8" }).trim().split("\n");
    for (const name of ["index.d.ts", "README.md", "LICENSE", "headroom.wasm", "schemas/scenario.schema.json"]) {
        assert.ok(files.includes(`package/${name}`), name);
    }
    assert.ok(files.length < 40, files.join(" "));
});

test("npx headroom runs scenarios, with the exit codes of the native program", () => {
    const ran = inProject("npx", ["--offline", "headroom", "run", "x.json", "--json", "-"]);
    assert.equal(ran, execFileSync(native, ["run", "x.json", "--json", "-"], { cwd: folder, encoding: "utf8" }));
    write("bad.json", "{");
    assert.equal(spawnSync("npx", ["--offline", "headroom", "run", "bad.json"], { cwd: folder }).status, 3);
    const own = execFileSync(native, ["--version"], { encoding: "utf8" }).split(" ")[1];
    assert.equal(JSON.parse(readFileSync(join(folder, "node_modules/headroom/package.json"))).version, own);
    assert.equal(inProject("npx", ["--offline", "headroom", "--version"]).split(" ")[1], own);
});

test("the API gives the bytes of the command line", () => {
    const both = node("report.mjs", `
        import { readFileSync } from "node:fs";
        import { load, risk } from "headroom";
        const text = readFileSync("x.json", "utf8");
        const sandbox = await load(text, { file: "x.json", seed: 7, set: { "/world/sites/0/macs": 6 } });
        sandbox.runToEnd();
        const shares = [];
        const onProgress = (share) => shares.push(share);
        const study = await risk(JSON.parse(text), { replications: 2000, seed: 7, onProgress });
        console.log(JSON.stringify({ report: sandbox.reportText(), study, shares }));`);
    const run = execFileSync(native, ["run", "x.json", "--seed", "7", "--set", "/world/sites/0/macs=6", "--json", "-"],
                             { cwd: folder, encoding: "utf8" });
    assert.equal(both.report, run);
    const options = ["--replications", "2000", "--seed", "7", "--json", "-"];
    const risk = JSON.parse(inProject(native, ["risk", "x.json", ...options]));
    assert.deepEqual(both.study.sites, risk.sites);
    assert.deepEqual(both.study.overall, risk.overall);
    assert.equal(both.shares.at(-1), 1);
});

test("a sandbox is played step by step", () => {
    const seen = node("steps.mjs", `
        import { load, run, risk, compare, presets, version, ScenarioError } from "headroom";
        import scenario from "./x.json" with { type: "json" };
        const { demand, ...quiet } = scenario;
        const one = await load(quiet), other = await load(quiet);
        const start = one.now;
        const advanced = one.advance("3d");
        const done = one.step({ do: "mac.enroll", site: "P01", count: 6 });
        const refused = one.step({ do: "mac.enroll", site: "P01", count: 1 });
        const malformed = one.step({ do: "mac.enrol" });
        const steps = one.scenario().steps.length;
        const by = one.advance(new Date("2017-03-20T10:00:00.500Z"));
        let wrongMoment = "", closed = "", invalid = null, aborted = "";
        try { one.advance("soon"); } catch (error) { wrongMoment = error.name + ": " + error.message; }
        const managed = [one.state().totals.managed, other.state().totals.managed];
        const end = one.end;
        one.close(); one.close();
        try { one.report(); } catch (error) { closed = error.message; }
        try {
            await load({ ...quiet, seeds: 1 });
        } catch (error) {
            invalid = [error instanceof ScenarioError, error.errors];
        }
        const signal = AbortSignal.abort(new Error("enough"));
        try { await risk(scenario, { signal }); } catch (error) { aborted = error.message; }
        const passed = (await run(quiet, { until: "5d" })).to;
        const checked = (await risk(scenario, { check: true, replications: 1000 })).check.passed;
        const compared = (await compare([scenario, scenario], { replications: 100 })).schema;
        console.log(JSON.stringify({ start, advanced, done, refused, malformed, steps, by, wrongMoment, managed, end,
            closed, invalid, aborted, passed, checked, compared, presets: (await presets()).length }));
        await version();`);
    assert.deepEqual([seen.start, seen.advanced, seen.by, seen.end],
                     ["2017-03-06T00:00:00Z", "2017-03-09T00:00:00Z", "2017-03-20T10:00:00Z", "2017-04-05T00:00:00Z"]);
    assert.deepEqual([seen.done.ok, seen.done.done, seen.refused.ok, seen.refused.error],
                     [true, 6, false, "E_LICENSE_LIMIT"]);
    assert.deepEqual([seen.malformed.ok, seen.malformed.error], [false, "E_INPUT"]);
    assert.match(JSON.stringify(seen.malformed), /mac\.enroll/);
    assert.equal(seen.steps, 2, "what was done and what was refused, as steps");
    assert.match(seen.wrongMoment, /^RangeError: 'soon' is no instant/);
    assert.deepEqual(seen.managed, [10, 4], "two sandboxes apart");
    assert.match(seen.closed, /closed/);
    assert.equal(seen.invalid[0], true);
    assert.equal(seen.invalid[1][0].pointer, "/seeds");
    assert.equal(seen.aborted, "enough");
    assert.equal(seen.passed, "2017-03-11T00:00:00Z");
    assert.equal(seen.checked, false);
    assert.equal(seen.compared, "headroom/compare/1");
    assert.ok(seen.presets >= 8);
});

test("its types fit", () => {
    write("typed.ts", `
        import { load, risk, run, ScenarioError, type Report, type Sandbox } from "headroom";
        const sandbox: Sandbox =
            await load({ schema: "headroom/scenario/1", name: "x", start: "2017-01-01", end: "1d" });
        const outcome = sandbox.step({ do: "mac.enroll", site: "P01", count: 1 });
        const code: string | null = outcome.error;
        const report: Report = await run("{}");
        const study = await risk("{}", { replications: 10, check: true });
        const share: number = study.sites["P01"]!.breachProbability.high;
        try {
            sandbox.advance(new Date());
        } catch (error) {
            if (error instanceof ScenarioError) error.errors[0]!.pointer;
        }
        // @ts-expect-error a command has a verb
        sandbox.step({ site: "P01" });
        // @ts-expect-error there is no such option
        await risk("{}", { replication: 10 });
        export { code, report, share };`);
    const compiler = join(here, "node_modules/typescript/bin/tsc");
    for (const [module, resolution] of [["nodenext", "nodenext"], ["esnext", "bundler"]]) {
        inProject("node", [compiler, "--noEmit", "--strict", "--noUncheckedIndexedAccess", "--target", "es2022",
                           "--lib", "es2023,dom", "--module", module, "--moduleResolution", resolution, "typed.ts"]);
    }
});

test("it works in a bundle for browsers", async () => {
    write("app.js", `
        import wasm from "headroom/headroom.wasm";
        import { risk, run, useWasm } from "headroom";
        useWasm(wasm);
        export const result = (async () => {
            const scenario = ${JSON.stringify(scenario)};
            return { hash: (await run(scenario)).traceHash,
                     value: (await risk(scenario, { replications: 500 })).sites.P01.breachProbability.value };
        })();`);
    const bundled = await build({
        entryPoints: [join(folder, "app.js")], outfile: join(folder, "out", "app.mjs"), bundle: true,
        platform: "browser", format: "esm", target: "es2022", loader: { ".wasm": "binary" }, logLevel: "silent" });
    assert.deepEqual(bundled.errors, []);
    const code = readFileSync(join(folder, "out", "app.mjs"), "utf8");
    assert.ok(!/node:fs|require\(/.test(code), "nothing of Node in it");
    rmSync(join(folder, "node_modules"), { recursive: true }); // nothing but the bundle is used
    const result = node("use.mjs", `
        import { result } from "./out/app.mjs";
        console.log(JSON.stringify(await result));`);
    const report = JSON.parse(inProject(native, ["run", "x.json", "--json", "-"]));
    assert.equal(result.hash, report.traceHash);
    assert.ok(result.value > 0 && result.value < 1);
});
