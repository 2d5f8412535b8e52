// Links, what is kept between visits, and storage that is full or blocked.
import assert from "node:assert/strict";
import test from "node:test";
import { inflateRawSync } from "node:zlib";
import { openPage } from "./lib/page.mjs";
import { small } from "./lib/scenarios.mjs";

const fragmentOf = (link) => link.slice(link.indexOf("#"));

test("a link is compressed, readable by others, and opens the same scenario", async () => {
    const page = await openPage();
    try {
        await page.load({ ...small, name: "Größe & Zahl" });
        await page.click("Scenario", "combobox");
        await page.click("Copy link", "menuitem");
        const link = await page.evaluate(() => navigator.clipboard.readText());
        assert.equal(link, await page.evaluate(() => headroom.link()));
        const bytes = Buffer.from(fragmentOf(link).slice(3), "base64url");
        const text = inflateRawSync(bytes.subarray(0, bytes.length - 4)).toString("utf8");
        assert.equal(JSON.parse(text).name, "Größe & Zahl");
        assert.ok(link.length < JSON.stringify(small).length, `${link.length} characters`);
        const scenario = JSON.parse(await page.evaluate(() => headroom.scenario()));
        await page.evaluate((f) => { location.hash = f; }, fragmentOf(link));
        await page.settle();
        assert.deepEqual(JSON.parse(await page.evaluate(() => headroom.scenario())), scenario);
    } finally {
        await page.close();
    }
});

test("200 random scenarios survive the link", async () => {
    const page = await openPage();
    try {
        let seed = 1;
        const random = (n) => { seed = (seed * 48271) % 2147483647; return seed % n; };
        for (let i = 0; i < 200; ++i) {
            const steps = Array.from({ length: random(30) }, (_, n) => ({
                at: `${n}d`, do: "mac.discover", site: random(2) ? "P01" : "P02", count: 1 + random(3) }));
            const scenario = { ...small, name: `Nº ${i} ${"äöü€😀".slice(0, random(5))}`, seed: random(1e9), steps };
            const result = await page.evaluate((text) => {
                const loaded = headroom.load(text);
                const link = headroom.link();
                const before = headroom.scenario();
                headroom.load('{"schema": "headroom/scenario/1", "name": "x", "start": "2017-01-01", "end": "1d"}');
                return { loaded, link, before };
            }, JSON.stringify(scenario));
            assert.equal(result.loaded.ok, true, JSON.stringify(result.loaded));
            const after = await page.evaluate((fragment) => new Promise((done) => {
                window.addEventListener("hashchange", () => done(headroom.scenario()), { once: true });
                location.hash = fragment;
            }), fragmentOf(result.link));
            assert.deepEqual(JSON.parse(after), JSON.parse(result.before));
        }
    } finally {
        await page.close();
    }
});

test("a link that was cut off is told, and nothing is loaded", async () => {
    const whole = await openPage();
    await whole.load(small);
    const link = fragmentOf(await whole.evaluate(() => headroom.link()));
    await whole.close();
    const page = await openPage({ path: link.slice(0, link.length - 20) });
    try {
        await page.settle();
        await page.need("This file cannot be used", "heading");
        const [alert] = await page.alerts();
        assert.match(alert.label, /damaged or was cut off/);
    } finally {
        await page.close();
    }
});

test("what was done by hand is offered after a reload and restored at its moment", async () => {
    const page = await openPage();
    try {
        await page.load(small);
        await page.evaluate(() => { headroom.seek("4d"); headroom.step({ do: "mac.enroll", site: "P02", count: 2 }); });
        await page.settle();
        await page.waitForTimeout(2000);
        page.on("dialog", (dialog) => dialog.accept());
        await page.reload();
        await page.evaluate(() => window.headroom.ready);
        await page.settle();
        await page.shot("restore");
        await page.click("Open", "button");
        const state = await page.state();
        assert.equal(state.sites.P02.managed, 5);
        assert.equal(state.now, "2017-03-05T00:00:00Z");
    } finally {
        await page.close();
    }
});

const troubles = [["full", "QuotaExceededError", /storage is full/],
                  ["blocked", "SecurityError", /does not let this page store/]];
for (const [kind, name, words] of troubles) {
    test(`storage that is ${kind} is told once, and the page works on`, async () => {
        const page = await openPage({
            before: (p) => p.addInitScript((error) => {
                const refuse = () => { throw new DOMException("no", error); };
                Storage.prototype.setItem = refuse;
                indexedDB.open = refuse;
            }, name),
        });
        try {
            await page.load(small);
            await page.evaluate(() => headroom.step({ do: "mac.enroll", site: "P02", count: 1 }));
            await page.settle();
            await page.waitForTimeout(2200);
            const told = (await page.widgets()).filter((w) => w.role === "alert").map((w) => w.label);
            assert.ok(told.some((text) => words.test(text)), told.join() || "nothing was told");
            assert.equal((await page.state()).sites.P02.managed, 4);
        } finally {
            await page.close();
        }
    });
}
