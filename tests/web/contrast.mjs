// Contrast measured on the pictures: every text has 4.5:1 against the ground that is drawn behind it, in both themes,
// on pages and in a sheet; 7:1 where the user prefers more contrast.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { openPage } from "./lib/page.mjs";
import { colorsOf, decodePng } from "./lib/picture.mjs";
import { small } from "./lib/scenarios.mjs";

const ratio = 2; // the stems of letters then have whole pixels
const [width, height] = [900, 640];
const mirrorDelay = 350;
const edge = 3; // CSS pixels: frames of buttons and fields are no text

let page;
before(async () => {
    page = await openPage({ width, height, ratio });
    await page.load(small);
});
after(async () => {
    await page.close();
});

/** Texts of use with their boxes in CSS pixels, wholly in sight: what is written on its own, and on controls. */
const texts = () => page.evaluate(([wide, high, rim]) => [...document.querySelectorAll("#mirror [data-key]")]
    .filter((one) => one.getAttribute("aria-disabled") !== "true" && one.style.left)
    .filter((one) => !one.closest("main, nav, aside, header, section") || !document.querySelector("[role=dialog]"))
    .map((one) => {
        const inner = ["p", "h2"].includes(one.localName) ? 0 : rim;
        const box = one.getBoundingClientRect();
        return { name: one.textContent || one.ariaLabel, role: one.getAttribute("role") ?? one.localName,
                 x: box.x + inner, y: box.y + inner, width: box.width - 2 * inner, height: box.height - 2 * inner };
    })
    .filter(({ name, role }) => name && ["p", "h2", "button", "tab", "columnheader", "combobox"].includes(role))
    .filter((box) => box.width > 4 && box.height > 6 && box.height < 60 && box.x >= 0 && box.y >= 0 &&
                     box.x + box.width <= wide && box.y + box.height <= high), [width, height, edge]);

/** [how many texts were measured, those below `least`] of what is shown now. */
async function measured(place, least) {
    await page.mouse.move(2, 2);
    await page.settle();
    await page.waitForTimeout(mirrorDelay);
    const picture = decodePng(await page.screenshot());
    const poor = [];
    let count = 0;
    for (const { name, role, x, y, width: wide, height: high } of await texts()) {
        const box = { x: x * ratio, y: y * ratio, width: wide * ratio, height: high * ratio };
        const { best, ink } = colorsOf(picture, box);
        if (ink < 8) continue; // scrolled away, or below something
        count += 1;
        if (best < least) poor.push(`${place}: ${role} "${name}" ${best.toFixed(2)}`);
    }
    return [count, poor];
}

/** Tabs of the rail. More contrast changes colours only: two of them are enough then. */
const some = ["Planner", "Forecast"];
const most = [...some, "My Account", "Site and Macs"];

const views = [["dark", null, 4.5, most], ["light", null, 4.5, most], ["dark", "more", 7, some],
               ["light", "more", 7, some]];
for (const [theme, more, least, places] of views) {
    test(`${least}:1 in the ${theme} theme${more ? " with more contrast" : ""}`, async () => {
        await page.emulateMedia({ colorScheme: theme, contrast: more });
        const all = [];
        const look = async (place) => all.push(await measured(place, least));
        for (const place of places) {
            await page.click(place, "tab");
            await look(place);
        }
        await page.setViewportSize({ width, height: 1000 }); // no line of it is cut by the edge of its list
        await page.press("?");
        await look("help");
        await page.press("Escape");
        await page.setViewportSize({ width, height });
        const counts = all.map(([count]) => count);
        console.log(`${counts} texts measured`);
        assert.ok(Math.min(...counts) > 5 && counts.reduce((a, b) => a + b) > 100, `only ${counts}`);
        assert.deepEqual(all.flatMap(([, poor]) => poor), []);
    });
}
