// Scenario files: dropped, chosen, broken, saved.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { after, before } from "node:test";
import { openPage } from "./lib/page.mjs";
import { small } from "./lib/scenarios.mjs";

let page;
before(async () => { page = await openPage(); });
after(() => page.close());

async function drop(name, text) {
    await page.evaluate(([fileName, content]) => {
        const data = new DataTransfer();
        data.items.add(new File([content], fileName, { type: "application/json" }));
        const fire = (kind) => window.dispatchEvent(
            new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
        fire("dragenter");
        fire("drop");
    }, [name, text]);
    await page.waitForTimeout(150);
    await page.settle();
}

test("a dropped file is opened", async () => {
    await drop("small.json", JSON.stringify(small));
    assert.equal((await page.need("Scenario", "combobox")).value, "Small");
    assert.equal(await page.isVisible("#drop"), false);
});

test("a broken file is told with file, line, column and pointer; nothing changes", async () => {
    const before = await page.evaluate(() => headroom.report());
    await drop("broken.json", JSON.stringify(small, null, 1).replace('"name": "Small"', '"nane": "Small"'));
    await page.need("This file cannot be used", "heading");
    const alerts = await page.alerts();
    assert.ok(alerts.some((a) => /^broken\.json:\d+:\d+: /.test(a.value)), JSON.stringify(alerts));
    await page.shot("broken-file");
    await page.press("Escape");
    assert.equal(await page.find("This file cannot be used", "heading"), undefined);
    assert.equal(await page.evaluate(() => headroom.report()), before);
});

test("what is no JSON at all, and an empty file, are refused the same way", async () => {
    for (const [name, text] of [["empty.json", ""], ["picture.json", "\u0000PNG not json"]]) {
        await drop(name, text);
        await page.need("This file cannot be used", "heading");
        await page.press("Escape");
    }
});

test("the button opens the browser's file picker", async () => {
    const chooser = page.waitForEvent("filechooser");
    await page.click("Open a scenario file", "button");
    await (await chooser).setFiles({
        name: "other.json", mimeType: "application/json",
        buffer: Buffer.from(JSON.stringify({ ...small, name: "Other" })) });
    await page.waitForTimeout(150);
    await page.settle();
    assert.equal((await page.need("Scenario", "combobox")).value, "Other");
});

test("Save gives a file that loads again, and the unsaved mark goes", async () => {
    await page.evaluate(() => headroom.step({ do: "mac.discover", site: "P01", count: 2 }));
    await page.settle();
    const download = page.waitForEvent("download");
    await page.click("Save scenario", "button");
    const file = await download;
    assert.equal(file.suggestedFilename(), "other.json");
    const text = readFileSync(await file.path(), "utf8");
    assert.match(text, /mac\.discover/);
    assert.equal((await page.load(text)).ok, true);
    assert.deepEqual(page.trouble, []);
});
