// Time: breaches to jump to, branches, bookmarks, the log, and the command line that replays it all.
import assert from "node:assert/strict";
import { openPage, testAtSizes } from "./lib/page.mjs";
import { small } from "./lib/scenarios.mjs";

const discovering = { ...small, steps: [{ at: "5d", do: "mac.discover", site: "P01", count: 2 }] };

async function withPage(size, work) {
    const page = await openPage(size);
    try {
        await page.load(discovering);
        await work(page);
        assert.deepEqual(page.trouble, []);
    } finally {
        await page.close();
    }
}

const now = async (page) => (await page.need("Time", "slider")).value;

testAtSizes("next and previous breach, by button and by key", (size) => withPage(size, async (page) => {
    await page.click("Next breach", "button");
    assert.equal(await now(page), "2017-03-06T00:00:00Z");
    await page.press("End");
    assert.equal(await now(page), "2017-03-31T00:00:00Z");
    await page.press("p");
    assert.equal(await now(page), "2017-03-06T00:00:00Z");
}));

testAtSizes("a change in the past opens a branch; its parent stays", (size) => withPage(size, async (page) => {
    const before = await page.evaluate(() => { headroom.runToEnd(); return JSON.parse(headroom.report()).traceHash; });
    await page.evaluate(() => headroom.seek("3d"));
    await page.evaluate(() => headroom.step({ do: "mac.enroll", site: "P02", count: 2 }));
    await page.settle();
    assert.equal((await page.need("Branch", "combobox")).value, "branch 2");
    await page.click("Branch", "combobox");
    await page.shot("branches");
    await page.click("Compare with main", "menuitem");
    assert.equal((await page.need("P02: Macs", "row")).value, "5 3");
    await page.shot("compare-branches");
    await page.press("Escape");
    await page.click("Branch", "combobox");
    await page.click("main", "menuitem");
    await page.evaluate(() => headroom.runToEnd());
    assert.equal(await page.evaluate(() => JSON.parse(headroom.report()).traceHash), before);
}));

testAtSizes("a bookmark is set with B and gone to from its menu", (size) => withPage(size, async (page) => {
    await page.evaluate(() => headroom.seek("9d"));
    await page.press("Shift+B");
    await page.press("Control+a");
    await page.type("Before the audit");
    await page.press("Enter");
    await page.press("End");
    await page.click("Bookmarks", "button");
    await page.click("Before the audit", "menuitem");
    assert.equal(await now(page), "2017-03-10T00:00:00Z");
}));

testAtSizes("undo with the keyboard takes back what was done by hand", (size) => withPage(size, async (page) => {
    await page.evaluate(() => headroom.step({ do: "mac.enroll", site: "P02", count: 2 }));
    assert.equal((await page.state()).sites.P02.managed, 5);
    await page.press("Control+z");
    assert.equal((await page.state()).sites.P02.managed, 3);
    await page.press("Control+y");
    assert.equal((await page.state()).sites.P02.managed, 5);
}));

testAtSizes("a refusal in the log leads to its moment and its reason", (size) => withPage(size, async (page) => {
    await page.evaluate(() => headroom.seek("1d"));
    await page.evaluate(() => headroom.step({ do: "mac.enroll", site: "P01", count: 1 }));
    await page.evaluate(() => headroom.seek("4d"));
    await page.click("Log", "tab");
    await page.click("Refusals", "checkbox");
    const row = (await page.widgets()).find((w) => w.role === "row" && w.label.startsWith("Refused"));
    await page.click(row.label, "row");
    assert.equal(await now(page), "2017-03-02T00:00:00Z");
    assert.equal((await page.need("Why it was refused", "heading")).value, "E_LICENSE_LIMIT");
    await page.shot("why-refused");
}));

testAtSizes("Copy as command copies the command line", (size) => withPage(size, async (page) => {
    await page.evaluate(() => headroom.seek("2d"));
    await page.click("Scenario", "combobox");
    await page.click("Copy as command", "menuitem");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, "headroom run small.json --until 2017-03-03T00:00:00Z --json -");
}));
