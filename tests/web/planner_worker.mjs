// Planning in Web Workers: the same bytes as the command line, progress, cancelling, errors; all of it under the page's
// Content Security Policy.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { openPage, root } from "./lib/page.mjs";

const native = process.env.HEADROOM_NATIVE || join(root, "build", "release", "headroom");
const folder = mkdtempSync(join(tmpdir(), "headroom-planner-"));

/** Two Reserved sites, and two that compete for the pool. */
const scenario = (stay = { model: "exponential", meanDays: 300 }) => ({
    schema: "headroom/scenario/1", name: "workers", seed: 7, start: "2017-01-02", end: "200d",
    world: { company: "Acme", admin: "admin@acme.example",
        subscriptions: [{ id: "main", name: "PMM", product: "Parallels Mac Management", kind: "paid", licenses: 60,
            starts: "2016-12-01", months: 24, sublicenses: [
                { id: "r1", name: "R1", type: "reserved", licenses: 12, expires: "withSubscription" },
                { id: "r2", name: "R2", type: "reserved", licenses: 14, expires: "withSubscription" },
                { id: "d1", name: "D1", type: "dynamic", licenses: 25, expires: "withSubscription" }] }],
        sites: ["r1", "r2", "d1", "main"].map((key, i) => ({ code: `P0${i}`, key, method: "online", macs: 9 })) },
    demand: [0, 1, 2, 3].map((i) => ({ site: `P0${i}`, arrivals: { model: "poisson", perDay: 0.04 }, stay,
                                       method: i % 2 ? "manual" : "discovery" })),
});

let page;
before(async () => {
    page = await openPage({ waitUntilReady: false, path: "planner_pool_test.html", before: async (p) => {
        // A page of the site's own origin and policy, but without the sandbox itself.
        await p.route("**/planner_pool_test.html", (route) => route.fulfill({
            contentType: "text/html",
            headers: { "Content-Security-Policy":
                "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'" },
            body: '<!doctype html><title>pool</title><script type="module" src="js/planner_pool.js"></script>',
        }));
    } });
});
after(() => page.close());

function nativeRisk(text, args) {
    const file = join(folder, "scenario.json");
    writeFileSync(file, text);
    return execFileSync(native, ["risk", file, "--json", "-", ...args], { encoding: "utf8", maxBuffer: 1 << 28 });
}

const runInPage = (request, workers) => page.evaluate(async ([text, count]) => {
    const { createPlannerPool } = await import("/js/planner_pool.js");
    const pool = createPlannerPool({ workers: count });
    const fractions = [];
    const outcome = await new Promise((done) => {
        pool.start(text, {
            onProgress: (fraction) => fractions.push(fraction),
            onDone: (result) => done({ result }),
            onError: (error) => done({ error }),
        });
    });
    pool.close();
    return { ...outcome, fractions };
}, [request, workers]);

const risk = (text, options) => JSON.stringify({ verb: "risk", scenario: text, options });

for (const [name, stay, options, args] of [
    ["chains and a shared pool", undefined, { replications: 600 }, ["--replications", "600"]],
    ["another law of stays", { model: "weibull", shape: 1.5, scaleDays: 300 }, { replications: 200, warmup: "30d" },
        ["--replications", "200", "--warmup", "30d"]],
    ["full simulation", undefined, { replications: 40, path: "full" }, ["--replications", "40", "--path", "full"]],
    ["the stop rule", undefined, { replications: 4000, precision: 0.04, minReplications: 100 },
        ["--replications", "4000", "--precision", "0.04", "--min-replications", "100"]],
]) {
    test(`risk in workers gives the command line's bytes: ${name}`, async () => {
        const text = JSON.stringify(scenario(stay));
        const expected = nativeRisk(text, args);
        for (const workers of [1, 3]) {
            const { result, error, fractions } = await runInPage(risk(text, options), workers);
            assert.equal(error, undefined);
            assert.equal(result, expected, `${workers} workers`);
            assert.ok(fractions.length > 0, "no progress was told");
            assert.ok(fractions.every((f) => f >= 0 && f <= 1), `progress beyond its range: ${fractions}`);
        }
    });
}

test("a malformed scenario is an error with its place", async () => {
    const { error } = await runInPage(risk('{"schema": "headroom/scenario/1", "nmae": "x"}', {}), 2);
    const { errors } = JSON.parse(error);
    assert.ok(errors.some((e) => e.line === 1 && e.message.includes("name")), error);
});

test("a cancelled job calls nobody back and the next one runs", async () => {
    const long = risk(JSON.stringify(scenario()), { replications: 1000000, path: "full" });
    const short = risk(JSON.stringify(scenario()), { replications: 100 });
    // Several times, because the second worker may be anywhere between loading and playing when the first one tells.
    const calls = await page.evaluate(async ([first, second]) => {
        const { createPlannerPool } = await import("/js/planner_pool.js");
        const pool = createPlannerPool({ workers: 2 });
        const seen = [];
        for (let time = 0; time < 8; ++time) {
            const id = await new Promise((going) => {
                const started = pool.start(first, { onProgress: () => going(started), onDone: () => seen.push("done"),
                                                    onError: (text) => { seen.push(text); going(started); } });
            });
            pool.cancel(id);
            await new Promise((done) => pool.start(second, {
                onDone: () => { seen.push("second"); done(); },
                onError: (text) => { seen.push(text); done(); },
            }));
        }
        pool.close();
        return seen;
    }, [long, short]);
    assert.deepEqual(calls, Array(8).fill("second"));
});

test("nothing broke the page's policy", () => {
    // A worker that is dismissed while it still loads gives its request up.
    const givenUp = (text) => /^failed: .*headroom\.(js|wasm)$/.test(text);
    assert.deepEqual(page.trouble.filter((text) => !givenUp(text)), []);
});
