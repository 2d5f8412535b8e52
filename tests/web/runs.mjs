// Letters that join or run from the right are drawn as the browser itself draws them.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { openPage } from "./lib/page.mjs";
import { decodePng } from "./lib/picture.mjs";
import { small } from "./lib/scenarios.mjs";

let page;
before(async () => {
    page = await openPage({ width: 1280, height: 700 });
});
after(async () => {
    await page.close();
});

/** How much ink each pixel column has of a text as the browser draws it: whole, or letter by letter from the left. */
const inkOf = (text, whole) => page.evaluate(([words, joined]) => {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = "400 14px system-ui, \"Noto Sans\", sans-serif";
    let x = 4;
    for (const part of joined ? [words] : [...words]) {
        pen.fillText(part, x, 40);
        x += pen.measureText(part).width;
    }
    const wide = Math.ceil(x) + 4;
    const { data } = pen.getImageData(0, 0, wide, 80);
    return Array.from({ length: wide }, (_, column) => {
        let sum = 0;
        for (let row = 0; row < 80; ++row) sum += data[(row * wide + column) * 4 + 3] / 255;
        return sum;
    });
}, [text, whole]);

/** How well a picture of columns is found within another one: 1 is the same. */
function foundIn(columns, wanted) {
    const whole = wanted.reduce((a, b) => a + b);
    let best = 0;
    for (let at = 0; at + wanted.length <= columns.length; ++at) {
        const off = wanted.reduce((sum, ink, i) => sum + Math.abs(ink - columns[at + i]), 0);
        best = Math.max(best, 1 - off / whole);
    }
    return best;
}

test("Arabic joins, and Hebrew runs from the right, as the browser itself draws them", async () => {
    const scripts = ["القاهرة الجديدة", "ירושלים 2 צפון"];
    const named = structuredClone(small);
    named.world.sites = scripts.map((description, i) => ({ code: `P0${i + 1}`, description }));
    assert.deepEqual((await page.load(named)).errors, []);
    await page.click("Sites", "tab");
    await page.mouse.move(2, 2);
    await page.settle();
    await page.shot("runs");
    const picture = decodePng(await page.screenshot());
    for (const [i, script] of scripts.entries()) {
        const { x, y, width, height } = (await page.widgets()).find(
            ({ role, label }) => role === "row" && label === `P0${i + 1}`);
        const light = (column, row) => picture.at(column, row)[1];
        const ground = light(Math.round(x) + 2, Math.round(y + height / 2));
        const full = Math.max(...Array.from({ length: Math.floor(width) }, (_, column) =>
            Math.abs(light(Math.round(x) + column, Math.round(y + height / 2)) - ground)));
        const columns = Array.from({ length: Math.floor(Math.min(width, 600)) }, (_, column) => {
            let sum = 0;
            for (let row = 3; row < height - 3; ++row) {
                sum += Math.abs(light(Math.round(x) + column, Math.round(y) + row) - ground) / full;
            }
            return sum;
        });
        const whole = foundIn(columns, await inkOf(script, true));
        const apart = foundIn(columns, await inkOf(script, false));
        console.log(`${script}: ${whole.toFixed(2)} as a whole, ${apart.toFixed(2)} letter by letter`);
        assert.ok(whole > 0.55 && whole > apart + 0.25, `${script}: ${whole} as a whole, ${apart} letter by letter`);
    }
});
