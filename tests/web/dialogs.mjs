// Real clicks and keys, at the widgets' places: New Sublicense with an error and its correction,
// Enroll Macs with a refusal, the keyboard and the clipboard.
import assert from "node:assert/strict";
import test from "node:test";
import { openPage } from "./lib/page.mjs";
import { small } from "./lib/scenarios.mjs";

async function withPage(options, work) {
    const page = await openPage(options);
    try {
        await page.load(small);
        await work(page);
        assert.deepEqual(page.trouble, []);
    } finally {
        await page.close();
    }
}

for (const ratio of [1, 2]) {
    test(`New Sublicense, at pixel ratio ${ratio}`, () => withPage({ ratio }, async (page) => {
        await page.click("Create a Sublicense", "button");
        await page.need("New Sublicense", "heading");
        await page.type("Design");
        await page.fill("Number of licenses", "50");
        const [alert] = await page.alerts();
        assert.equal(alert.value, "E_NOT_ENOUGH_LICENSES");
        await page.shot(`new-sublicense-error-${ratio}x`);
        await page.press("Enter");
        assert.ok(await page.find("New Sublicense", "heading"), "an error keeps the dialog open");

        await page.fill("Number of licenses", "4");
        assert.deepEqual(await page.alerts(), []);
        await page.click("Create", "button");
        const key = await page.need("License Key", "text");
        await page.shot(`new-sublicense-created-${ratio}x`);
        await page.click("Copy License Key", "button");
        assert.equal(await page.evaluate(() => navigator.clipboard.readText()), key.value);
        await page.click("Close", "button");

        const rows = (await page.state()).subscriptions.main.rows;
        const made = rows.find((row) => row.name === "Design");
        assert.equal(made.max, 4);
        assert.equal(made.type, "reserved");
        assert.equal(made.key, key.value);
    }));
}

test("Enroll Macs: the refusal stands in the dialog", () => withPage({}, async (page) => {
    await page.click("Sites", "tab");
    await page.click("P01", "row");
    await page.click("Enroll Macs", "button");
    await page.click("Enroll", "button");
    const [alert] = await page.alerts();
    assert.equal(alert.value, "E_LICENSE_LIMIT");
    assert.match(alert.label, /5/);
    await page.shot("enroll-refused");
    await page.press("Escape");
    assert.equal(await page.find("Enroll Macs", "heading"), undefined);
    assert.equal((await page.state()).sites.P01.managed, 5);
}));

test("text from the desktop's clipboard can be pasted", () => withPage({}, async (page) => {
    await page.evaluate(() => navigator.clipboard.writeText("Pasted name"));
    await page.click("Create a Sublicense", "button");
    await page.press("Control+v");
    assert.equal((await page.need("Name", "textbox")).value, "Pasted name");
    await page.press("Control+a");
    await page.press("Control+c");
    await page.evaluate(() => {});
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "Pasted name");
}));

test("the browser keeps its own keys", () => withPage({}, async (page) => {
    const kept = await page.evaluate(() => {
        const keys = [["r", true], ["w", true], ["f", true], ["t", true], ["F5", false], ["F11", false]];
        return keys.map(([key, ctrlKey]) => {
            const event = new KeyboardEvent("keydown", { key, ctrlKey, bubbles: true, cancelable: true });
            return document.getElementById("typing").dispatchEvent(event);
        });
    });
    assert.deepEqual(kept, [true, true, true, true, true, true]);
}));

test("keys that were down when the window lost the keyboard are up again", () => withPage({}, async (page) => {
    await page.keyboard.down("Control");
    await page.evaluate(() => window.dispatchEvent(new Event("blur")));
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await page.settle();
    await page.evaluate(() => document.getElementById("typing").dispatchEvent(
        new KeyboardEvent("keydown", { key: "9", code: "Digit9", bubbles: true, cancelable: true })));
    await page.evaluate(() => document.getElementById("typing").dispatchEvent(
        new KeyboardEvent("keyup", { key: "9", code: "Digit9", bubbles: true, cancelable: true })));
    await page.settle();
    assert.equal((await page.need("Log", "tab")).value, "selected");
    await page.keyboard.up("Control");
}));

test("play, pause and jump with the time bar", () => withPage({}, async (page) => {
    const now = async () => (await page.need("Time", "slider")).value;
    const widget = await page.need("Play", "button");
    await page.mouse.click(widget.x + 10, widget.y + 10);
    await page.waitForTimeout(1200);
    const pause = (await page.widgets()).find((w) => w.label === "Pause");
    assert.ok(pause, "it plays");
    await page.mouse.click(pause.x + 10, pause.y + 10);
    await page.settle();
    const reached = await now();
    assert.ok(reached > "2017-03-01T00:00:00Z");
    await page.waitForTimeout(300);
    assert.equal(await now(), reached, "paused");
    await page.click("To the end", "button");
    assert.equal(await now(), "2017-03-31T00:00:00Z");
}));
