// What is being worked on survives: branches and bookmarks after a reload, two tabs, a scenario that takes another
// one's place, records that are damaged, and storage that is full, blocked or gone.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { openPage } from "./lib/page.mjs";
import { small } from "./lib/scenarios.mjs";

const written = 2200; // milliseconds after which a change has been kept

async function withPage(options, work) {
    const page = await openPage(options);
    page.on("dialog", (dialog) => dialog.accept());
    try {
        await page.load(small);
        await work(page);
        assert.deepEqual(page.trouble, []);
    } finally {
        await page.close();
    }
}

async function reloaded(page) {
    await page.reload();
    await page.evaluate(() => window.headroom.ready);
    await page.settle();
}

const enroll = (page, count) => page.evaluate((n) => headroom.step({ do: "mac.enroll", site: "P02", count: n }), count);

/** Another tab of the same browser, with the same helpers. */
async function anotherTab(page) {
    const other = await page.context().newPage();
    other.on("dialog", (dialog) => dialog.accept());
    await other.goto(page.origin + "/");
    await other.evaluate(() => window.headroom.ready);
    await other.waitForTimeout(600);
    return other;
}

const labels = (tab) => tab.evaluate(() => headroom.widgets().filter((w) => w.visible).map((w) => w.label));

test("branches, bookmarks and the moment are there again after a reload", () => withPage({}, async (page) => {
    await page.evaluate(() => headroom.seek("9d"));
    await page.press("Shift+B");
    await page.press("Control+a");
    await page.type("Audit");
    await page.press("Enter");
    await page.evaluate(() => headroom.seek("4d"));
    await enroll(page, 2);
    await page.settle();
    assert.equal((await page.need("Branch", "combobox")).value, "branch 2");
    await page.evaluate(() => headroom.advanceTo("6d"));
    await page.settle();
    await page.waitForTimeout(written);

    await reloaded(page);
    await page.shot("restore-branches");
    await page.click("Open", "button");
    assert.equal((await page.need("Branch", "combobox")).value, "branch 2");
    const state = await page.state();
    assert.equal(state.sites.P02.managed, 5);
    assert.equal(state.now, "2017-03-07T00:00:00Z");
    await page.click("Branch", "combobox");
    await page.click("main", "menuitem");
    assert.equal((await page.state()).sites.P02.managed, 3, "the parent is as it was");
    await page.click("Bookmarks", "button");
    await page.click("Audit", "menuitem");
    assert.equal((await page.need("Time", "slider")).value, "2017-03-10T00:00:00Z");
}));

test("a save to a file keeps branches and bookmarks, which no file holds", () => withPage({}, async (page) => {
    await page.press("Shift+B");
    await page.press("Enter");
    const download = page.waitForEvent("download");
    await page.click("Save scenario", "button");
    await download;
    await page.waitForTimeout(300);
    await reloaded(page);
    await page.click("Open", "button");
    await page.click("Bookmarks", "button");
    assert.ok(await page.find("2017-03-01 00:00", "menuitem"));
}));

test("B1: another scenario takes the place of unsaved work: it is offered on the next visit", () => withPage({},
    async (page) => {
        await enroll(page, 2);
        await page.load({ ...small, name: "Other" });
        await page.waitForTimeout(300);
        await reloaded(page);
        await page.click("Open", "button");
        assert.equal((await page.need("Scenario", "combobox")).value, "Small");
        assert.equal((await page.state()).sites.P02.managed, 5);
    }));

test("two tabs: each keeps its own, and neither is offered what the other works on", () => withPage({},
    async (page) => {
        await enroll(page, 1);
        await page.settle();
        await page.waitForTimeout(written);
        const other = await anotherTab(page);
        assert.ok(!(await labels(other)).includes("Open"), "the first tab still works on it");
        await other.evaluate((text) => {
            headroom.load(text);
            headroom.step({ do: "mac.enroll", site: "P02", count: 3 });
        }, JSON.stringify({ ...small, name: "Second" }));
        await other.waitForTimeout(written);
        const keys = await page.evaluate(() => Object.keys(localStorage).filter((k) => k.startsWith("headroom.kept.")));
        assert.equal(keys.length, 2);
        await other.close({ runBeforeUnload: false });
        const third = await anotherTab(page);
        // The browser may still be ending the page of the closed tab, which holds a lock on its work.
        for (let tries = 0; tries < 10 && !(await labels(third)).includes("Open"); ++tries) await reloaded(third);
        assert.ok((await labels(third)).includes("Open"), "the tab that was closed is offered");
        assert.equal(await page.evaluate(() => JSON.parse(headroom.report()).state.sites.P02.managed), 4);
    }));

for (const [kind, record] of [["no JSON", "{oops"], ["a record without a journal", '{"journal": 5}'],
                              ["a journal that is damaged",
                               JSON.stringify({ journal: '{"schema": "headroom/journal/1"}', name: "Acme", at: 1 })]]) {
    test(`a kept record that is ${kind} is told, can be saved as it is, and nothing else breaks`, () => withPage({},
        async (page) => {
            await page.evaluate((text) => localStorage.setItem("headroom.kept.1-1", text), record);
            await reloaded(page);
            if (await page.find("Open", "button")) {
                await page.click("Open", "button");
                await page.need("This file cannot be used", "heading");
                await page.press("Escape");
            }
            await page.shot("kept-damaged");
            const coming = page.waitForEvent("download");
            await page.click("Save it as a file", "button");
            assert.equal(readFileSync(await (await coming).path(), "utf8"), record);
            await page.click("Delete", "button");
            await page.click("Delete for good", "button");
            await page.waitForTimeout(200);
            await page.settle();
            assert.equal(await page.find("Delete", "button"), undefined);
            assert.equal(await page.evaluate(() => localStorage.getItem("headroom.kept.1-1")), null);
        }));
}

test("work too large for localStorage is kept in the database", () => withPage({}, async (page) => {
    const because = "x".repeat(6_000_000);
    await page.load({ ...small, name: "Large", expect: [{ get: "/totals/managed", atLeast: 1, because }] });
    await enroll(page, 2);
    await page.settle();
    await page.waitForTimeout(written + 1000);
    await reloaded(page);
    await page.click("Open", "button");
    assert.equal((await page.state()).sites.P02.managed, 5);
}));

test("storage that goes away meanwhile is told, and the work is still there", () => withPage({}, async (page) => {
    await enroll(page, 1);
    await page.settle();
    await page.waitForTimeout(written);
    await page.evaluate(() => {
        const refuse = () => { throw new DOMException("gone", "InvalidStateError"); };
        Storage.prototype.setItem = refuse;
        indexedDB.open = refuse;
    });
    await enroll(page, 1);
    await page.settle();
    await page.waitForTimeout(written);
    const told = (await page.widgets()).filter((w) => w.role === "alert").map((w) => w.label).join();
    assert.match(told, /does not let this page store/);
    assert.equal((await page.state()).sites.P02.managed, 5);
    const download = page.waitForEvent("download");
    await page.click("Save scenario", "button");
    assert.match(readFileSync(await (await download).path(), "utf8"), /mac\.enroll/);
}));

/** What is in the list of kept works, on the start page or in its dialog. */
const keptNames = async (page) => (await page.widgets()).filter((w) => w.role === "listitem").map((w) => w.label);

test("B1: ten works in turn are all in the list, each can be opened, renamed and deleted", () => withPage({},
    async (page) => {
        for (let i = 1; i <= 10; ++i) {
            await page.load({ ...small, name: `Work ${i}` });
            await enroll(page, i);
            await page.settle();
        }
        await page.load({ ...small, name: "Last" });
        await page.waitForTimeout(700);
        const told = (await page.widgets()).map((w) => w.label).join();
        assert.match(told, /"Work 10" is kept/);
        await page.click("Scenario", "combobox");
        await page.click("Kept works", "menuitem");
        assert.ok((await keptNames(page)).includes("Work 10"));
        await page.shot("kept-works");
        const works = await page.evaluate(() => Object.keys(localStorage).filter((k) => k.startsWith("headroom.kept."))
            .map((k) => JSON.parse(localStorage.getItem(k)).name));
        for (let i = 1; i <= 10; ++i) assert.ok(works.includes(`Work ${i}`), `Work ${i} of ${works}`);
        await page.click("Rename", "button"); // the latest stands first
        await page.press("Control+a");
        await page.type("Ten");
        await page.press("Enter");
        await page.waitForTimeout(500);
        await page.click("Scenario", "combobox");
        await page.click("Kept works", "menuitem");
        assert.ok((await keptNames(page)).includes("Ten"));
        await page.click("Open", "button");
        await page.waitForTimeout(300);
        await page.settle();
        assert.equal((await page.need("Scenario", "combobox")).value, "Work 10");
        assert.equal((await page.state()).sites.P02.managed, 8, "as many as its limit allows");
        await page.click("Scenario", "combobox");
        await page.click("Kept works", "menuitem");
        await page.click("Delete", "button");
        await page.click("Delete for good", "button");
        await page.waitForTimeout(500);
        const left = await page.evaluate(() => Object.keys(localStorage).filter((k) => k.startsWith("headroom.kept.")));
        assert.equal(left.length, 9, "nine others: one was deleted, and Ten is open");
    }));

test("B2: a link says nothing once the work differs, and a reload offers the work", () => withPage({}, async (page) => {
    const link = await page.evaluate(() => headroom.link());
    await page.goto("about:blank");
    await page.goto(link);
    await page.evaluate(() => window.headroom.ready);
    await page.settle();
    await page.evaluate(() => headroom.seek("4d"));
    await page.settle();
    assert.match(await page.evaluate(() => location.hash), /^#z=/, "looking around changes nothing");
    await enroll(page, 2);
    await page.settle();
    assert.equal(await page.evaluate(() => location.hash), "");
    await reloaded(page);
    await page.click("Open", "button");
    await page.settle();
    assert.equal((await page.state()).sites.P02.managed, 5);
}));

test("B5: a lost context after a link was changed: the page that is loaded again offers the work", () => withPage({},
    async (page) => {
        const link = await page.evaluate(() => headroom.link());
        await page.goto("about:blank");
        await page.goto(link);
        await page.evaluate(() => window.headroom.ready);
        await page.settle();
        await enroll(page, 2);
        await page.evaluate(() => document.getElementById("canvas").getContext("webgl2")
            .getExtension("WEBGL_lose_context").loseContext());
        await page.waitForTimeout(300);
        await page.locator("#message button").click();
        await page.waitForFunction(() => window.headroom?.ready);
        await page.evaluate(() => window.headroom.ready);
        await page.settle();
        await page.click("Open", "button");
        await page.settle();
        assert.equal((await page.state()).sites.P02.managed, 5);
    }));

test("B4: Escape closes the list over a dialog, and what was typed stays", () => withPage({}, async (page) => {
    await page.click("Vendor desk", "tab");
    await page.click("Sell a subscription", "button");
    await page.fill("Number of licenses", "37");
    await page.click("Duration", "combobox");
    await page.press("Escape");
    assert.equal((await page.need("Number of licenses", "textbox")).value, "37");
}));
