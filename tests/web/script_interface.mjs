// window.headroom of the page interface.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { openPage } from "./lib/page.mjs";
import { small } from "./lib/scenarios.mjs";

let page;
before(async () => { page = await openPage(); });
after(() => page.close());

const call = (name, ...values) =>
    page.evaluate(([n, v]) => window.headroom[n](...v), [name, values]);

test("before a scenario is loaded, calls are results that say so", async () => {
    assert.equal(await call("report"), "");
    const result = await call("step", { do: "mac.enroll", site: "P01", count: 1 });
    assert.equal(result.ok, false);
    assert.match(result.message, /no scenario/);
});

test("load tells errors with their places and keeps what was there", async () => {
    assert.deepEqual(await call("load", JSON.stringify(small)), { ok: true, errors: [] });
    const kept = await call("report");
    const result = await call("load", '{"schema": "headroom/scenario/1",\n "nmae": "x"}');
    assert.equal(result.ok, false);
    assert.ok(result.errors.length > 0);
    assert.ok(result.errors.some((e) => e.line === 2 && e.message.includes("name")));
    assert.equal(await call("report"), kept);
    await page.press("Escape");
});

test("step: done, refused, malformed", async () => {
    await call("load", JSON.stringify(small));
    const done = await call("step", { do: "mac.enroll", site: "P02", count: 2 });
    assert.equal(done.ok, true);
    assert.equal(done.done, 2);
    const refused = await call("step", '{"do": "mac.enroll", "site": "P01", "count": 1}');
    assert.equal(refused.ok, false);
    assert.equal(refused.error, "E_LICENSE_LIMIT");
    for (const wrong of ["not json", '{"do": "mac.enrol", "site": "P01"}', "", "[]", "null"]) {
        assert.equal((await call("step", wrong)).ok, false, wrong);
    }
});

test("time: advanceTo takes instants and spans, seek goes back, runToEnd ends", async () => {
    await call("load", JSON.stringify(small));
    assert.equal((await call("advanceTo", "3d")).now, "2017-03-04T00:00:00Z");
    assert.equal((await call("advanceTo", "2017-03-10T12:00:00Z")).now, "2017-03-10T12:00:00Z");
    assert.equal((await call("seek", "2017-03-02")).now, "2017-03-02T00:00:00Z");
    assert.equal((await call("runToEnd")).now, "2017-03-31T00:00:00Z");
    assert.equal((await call("advanceTo", "tomorrow")).ok, false);
    assert.equal((await call("seek", 17)).ok, false);
});

test("scenario() contains what was done by hand and replays to the same trace", async () => {
    await call("load", JSON.stringify(small));
    await call("advanceTo", "2d");
    await call("step", { do: "mac.discover", site: "P01", count: 3 });
    await call("runToEnd");
    const hash = JSON.parse(await call("report")).traceHash;
    const saved = await call("scenario");
    assert.match(saved, /mac\.discover/);
    assert.equal((await call("load", saved)).ok, true);
    await call("runToEnd");
    assert.equal(JSON.parse(await call("report")).traceHash, hash);
});

test("link() opens the same scenario", async () => {
    await call("load", JSON.stringify({ ...small, name: "Größe & Zahl" }));
    const link = await call("link");
    const other = await openPage({ path: link.slice(link.indexOf("#")) });
    try {
        assert.equal(JSON.parse(await other.evaluate(() => headroom.scenario())).name, "Größe & Zahl");
        assert.deepEqual(other.trouble, []);
    } finally {
        await other.close();
    }
});

test("widgets() names what is on the screen, in CSS pixels", async () => {
    await page.load(small);
    const planner = await page.need("Planner", "tab");
    for (const member of ["id", "role", "label", "value", "enabled", "visible", "x", "y", "width", "height"]) {
        assert.ok(member in planner, member);
    }
    assert.equal(planner.value, "selected");
    assert.ok(planner.x < 200 && planner.width > 100);
    const all = await page.widgets();
    assert.ok(all.every((w) => !w.label.includes("##")));
    assert.ok(typeof await call("frames") === "number");
    assert.match(await page.evaluate(() => window.headroom.version), /^\d+\.\d+\.\d+$/);
});

test("before the page is ready, and where it cannot start, calls are results that say so", async () => {
    const early = await openPage({ waitUntilReady: false, before: (p) => p.addInitScript(() => {
        window.addEventListener("DOMContentLoaded", () => { delete window.createHeadroom; });
        Object.defineProperty(window, "createHeadroom", { get: () => undefined, set: () => {} });
    }) });
    try {
        assert.equal((await early.evaluate(() => window.headroom.ready)).ok, false);
        const results = await early.evaluate(() => [headroom.load("{}"), headroom.step({}), headroom.advanceTo("1d"),
                                                    headroom.runToEnd(), headroom.seek("1d")]);
        for (const result of results) assert.equal(result.ok, false);
        assert.ok(Array.isArray(results[0].errors));
        assert.match(results[1].message, /headroom\.js could not be loaded/);
        const rest = await early.evaluate(() => [headroom.report(), headroom.scenario(), headroom.link(),
                                                 headroom.widgets(), headroom.frames(), headroom.version]);
        assert.deepEqual(rest, ["", "", "", [], 0, ""]);
    } finally {
        await early.close();
    }
});

test("no input makes a call throw, and none of it changes anything", async () => {
    await call("load", JSON.stringify(small));
    const before = await call("report");
    const answers = await page.evaluate(() => {
        const circular = {};
        circular.self = circular;
        const odd = [undefined, null, 0, -1, NaN, 1e30, true, "", " ", "\u0000", "{", "[]", "null", [], {}, circular,
                     10n, Symbol("s"), () => 1, new Date(0), "x".repeat(100000), "2017-13-01", "-3d", "1d1d1d"];
        const out = [];
        for (const name of ["load", "step", "advanceTo", "seek"]) {
            for (const value of odd) {
                try {
                    out.push([name, String(typeof value), window.headroom[name](value)]);
                } catch (error) {
                    out.push([name, String(typeof value), { thrown: String(error) }]);
                }
            }
        }
        for (const name of ["load"]) out.push([name, "odd name", window.headroom[name]("{}", 5)]);
        return out;
    });
    for (const [name, kind, result] of answers) {
        assert.equal(result.thrown, undefined, `${name}(${kind})`);
        if (name === "load") assert.ok(Array.isArray(result.errors), `${name}(${kind}) ${JSON.stringify(result)}`);
        if (name === "load" || name === "step") assert.equal(result.ok, false, `${name}(${kind})`);
    }
    await page.press("Escape");
    await call("seek", "0d");
    assert.equal(await call("report"), before);
});
