// window.headroom of the contract §4.
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
