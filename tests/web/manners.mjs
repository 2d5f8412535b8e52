// Manners: interface scale, pixel ratios, keyboard, no graphics, phone width.
import assert from "node:assert/strict";
import test from "node:test";
import { openPage, withoutWebGl2 } from "./lib/page.mjs";
import { small } from "./lib/scenarios.mjs";

test("the interface scale grows everything, is remembered, and widgets stay where the mouse is", async () => {
    const page = await openPage();
    try {
        await page.load(small);
        const before = await page.need("Create a Sublicense", "button");
        await page.keyboard.press("Equal");
        await page.keyboard.press("Equal");
        await page.settle();
        const after = await page.need("Create a Sublicense", "button");
        assert.ok(after.height > before.height * 1.4, `${before.height} -> ${after.height}`);
        await page.click("Create a Sublicense", "button");
        await page.need("New Sublicense", "heading");
        await page.shot("scale-150");
        await page.press("Escape");
        await page.reload();
        await page.evaluate(() => window.headroom.ready);
        await page.load(small);
        assert.equal((await page.need("Create a Sublicense", "button")).height, after.height);
    } finally {
        await page.close();
    }
});

for (const ratio of [1, 1.5, 2, 3]) {
    test(`the canvas has a pixel for every device pixel at ratio ${ratio}`, async () => {
        const page = await openPage({ width: 800, height: 600, ratio });
        try {
            await page.load(small);
            const size = await page.evaluate(() => {
                const { width: wide, height: high } = document.getElementById("canvas");
                return [wide, high];
            });
            assert.deepEqual(size, [800 * ratio, 600 * ratio]);
        } finally {
            await page.close();
        }
    });
}

test("the whole page can be walked with Tab and used without a mouse", async () => {
    const page = await openPage();
    try {
        await page.load(small);
        await page.press("Shift+Slash");
        await page.need("Help and keys", "heading");
        await page.press("Escape");
        await page.press("2");
        assert.equal((await page.need("Forecast", "tab")).value, "selected");
        await page.press("1");
        for (let i = 0; i < 3; ++i) await page.press("Tab");
        await page.shot("keyboard-focus");
    } finally {
        await page.close();
    }
});

test("without WebGL 2 the figures are an HTML table", async () => {
    const page = await openPage({ before: withoutWebGl2 });
    try {
        assert.equal(page.ready.ok, false);
        await page.selectOption("#figures select", { label: "A first split" });
        const cells = await page.locator("#figures td").allTextContents();
        assert.ok(cells.includes("Support"), cells.join());
        assert.equal(await page.locator("#figures table").count(), 2);
        await page.screenshot({ path: undefined });
    } finally {
        await page.close();
    }
});

test("a lost context is told, with the figures, and nothing is lost", async () => {
    const page = await openPage();
    try {
        await page.load(small);
        await page.evaluate(() => headroom.step({ do: "mac.enroll", site: "P02", count: 1 }));
        await page.evaluate(() => document.getElementById("canvas").getContext("webgl2")
            .getExtension("WEBGL_lose_context").loseContext());
        await page.waitForTimeout(300);
        assert.match(await page.textContent("#message-text"), /graphics of this page were reset/);
        assert.ok((await page.locator("#figures td").allTextContents()).includes("P02"));
        page.on("dialog", (dialog) => dialog.accept());
        await page.click("#message button").catch(() => page.locator("#message button").click());
        await page.waitForFunction(() => window.headroom?.ready);
        await page.evaluate(() => window.headroom.ready);
        await page.settle();
        assert.ok(await page.find("Open", "button"));
    } finally {
        await page.close();
    }
});

test("phone width: every page fits, nothing sticks out", async () => {
    const page = await openPage({ width: 390, height: 844, ratio: 2 });
    try {
        await page.load(small);
        for (const tab of ["Planner", "Forecast", "Sites", "Log"]) {
            await page.click(tab, "tab");
            for (const w of await page.widgets()) {
                if (!w.visible) continue;
                assert.ok(w.x >= -1 && w.x + w.width <= 391, `${tab}: ${w.role} "${w.label}" sticks out`);
            }
            await page.shot(`phone-${tab.toLowerCase()}`);
        }
        await page.click("Planner", "tab");
        await page.click("Edit split", "button");
        for (const w of await page.widgets()) {
            if (w.visible) assert.ok(w.x + w.width <= 391, `${w.role} "${w.label}" sticks out`);
        }
        await page.shot("phone-split");
    } finally {
        await page.close();
    }
});

test("a screen reader finds what is on the canvas, can press it, and is told where the keyboard is", async () => {
    const page = await openPage();
    try {
        await page.load(small);
        await page.waitForTimeout(700);
        const button = page.locator('#mirror button[aria-label="Create a Sublicense"]');
        assert.equal(await button.count(), 1);
        await button.evaluate((element) => element.click());
        await page.settle();
        await page.need("New Sublicense", "heading");
        await page.type("Spoken");
        await page.waitForTimeout(700);
        assert.match(await page.textContent("#spoken"), /Name, Spoken/);
        const frames = await page.framesDrawn();
        await page.waitForTimeout(1500);
        assert.equal(await page.framesDrawn(), frames, "the mirror draws no frames");
        assert.deepEqual(page.trouble, []);
    } finally {
        await page.close();
    }
});
