// Pictures of the main pages at two sizes, two pixel ratios and in both themes, for people to look
// at; and the one that the README shows. Checks that nothing that can be pressed sticks out.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { openPage, root } from "./lib/page.mjs";

const views = [
    { name: "1280", width: 1280, height: 800, ratio: 1, theme: "dark" },
    { name: "1280-light-2x", width: 1280, height: 800, ratio: 2, theme: "light" },
    { name: "1920-light", width: 1920, height: 1080, ratio: 1, theme: "light" },
    { name: "1920-2x", width: 1920, height: 1080, ratio: 2, theme: "dark" },
    { name: "phone", width: 390, height: 844, ratio: 2, theme: "light" },
];

async function check(page, width) {
    for (const w of await page.widgets()) {
        if (!w.visible) continue;
        assert.ok(w.x >= -1 && w.x + w.width <= width + 1, `${w.role} "${w.label}" sticks out`);
    }
}

for (const view of views) {
    test(`pictures at ${view.name}`, async () => {
        const page = await openPage(view);
        try {
            await page.settle();
            await page.shot(`start-${view.name}`);
            await check(page, view.width);
            await openPreset(page);
            for (const tab of ["Planner", "Forecast", "Sites", "Log"]) {
                await page.click(tab, "tab");
                await check(page, view.width);
                await page.shot(`${tab.toLowerCase()}-${view.name}`);
            }
            if (view.name === "1920-2x") await forReadme(page);
            assert.deepEqual(page.trouble, []);
        } finally {
            await page.close();
        }
    });
}

/** A preset of the start page, played to a moment at which something is wrong. */
async function openPreset(page) {
    let card;
    const screens = page.viewportSize().width < 640 ? 6 : 1; // a phone shows the three answers first
    for (let screen = 0; screen < screens; ++screen) {
        const cards = (await page.widgets()).filter((w) => w.role === "button" && w.visible && w.height > 100);
        card = ["A year of growth", "A first split"].find((name) => cards.some((w) => w.label === name));
        if (card) break;
        await page.mouse.move(195, 400);
        await page.mouse.wheel(0, 500);
        await page.settle();
    }
    assert.ok(card, "a preset is on the first screen, on a phone below it");
    await page.click(card, "button");
    const track = await page.need("Time", "slider");
    await page.mouse.click(track.x + track.width * 0.54, track.y + track.height / 2);
    await page.mouse.move(5, 5);
    await page.settle();
}

async function forReadme(page) {
    await page.click("Planner", "tab");
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.mouse.move(5, 400);
    await page.settle();
    const folder = join(root, "docs", "screenshots");
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, "planner.png") });
}
