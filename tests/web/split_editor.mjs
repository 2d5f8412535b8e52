// The split editor with the real mouse and keyboard: drag a border, type a number, undo, what would
// be refused, apply. At two sizes and two pixel ratios.
import assert from "node:assert/strict";
import test from "node:test";
import { openPage } from "./lib/page.mjs";
import { small } from "./lib/scenarios.mjs";

const views = [{ width: 1280, height: 800, ratio: 1 }, { width: 1920, height: 1080, ratio: 2, theme: "light" }];

for (const view of views) {
    test(`borders drag and numbers are typed at ${view.width}, ratio ${view.ratio}`, async () => {
        const page = await openPage(view);
        try {
            await page.load(small);
            await page.click("Edit split", "button");
            const border = await page.need("Border of Dept1", "slider");
            const bar = await page.need("PMM 2017", "img");
            const from = { x: border.x + border.width / 2, y: border.y + border.height / 2 };
            await page.mouse.move(from.x, from.y);
            await page.settle();
            await page.mouse.down();
            await page.mouse.move(from.x + bar.width / 40, from.y, { steps: 3 });
            await page.mouse.move(from.x + 4 * bar.width / 20, from.y, { steps: 5 });
            await page.settle();
            await page.mouse.up();
            await page.settle();
            assert.equal((await page.need("Border of Dept1", "slider")).value, "9");
            assert.equal((await page.state()).subscriptions.main.rows[1].max, 5, "nothing is applied yet");
            await page.shot(`split-editor-${view.width}`);

            await page.click("Undo", "button");
            assert.equal((await page.need("Licenses of Dept1", "textbox")).value, "5");
            await page.press("Control+y");
            assert.equal((await page.need("Licenses of Dept1", "textbox")).value, "9");

            await page.fill("Licenses of Dept1", "18");
            const [alert] = await page.alerts();
            assert.equal(alert.value, "E_NOT_ENOUGH_LICENSES");
            assert.match(alert.label, /Reserve 1 less/);
            assert.equal((await page.need("Apply", "button")).enabled, false);
            await page.shot(`split-editor-refused-${view.width}`);

            await page.fill("Licenses of Dept1", "3");
            const notes = (await page.widgets()).filter((w) => w.role === "note").map((w) => w.label);
            assert.ok(notes.some((text) => text.startsWith("P01 would be over its limit by 2")), notes.join());
            await page.click("Apply", "button");
            const state = await page.state();
            assert.equal(state.subscriptions.main.rows[1].max, 3);
            assert.equal(state.sites.P01.excess, 2, "the sites were refreshed");
            assert.deepEqual(page.trouble, []);
        } finally {
            await page.close();
        }
    });
}
