// Hands that hit anything: random keys, texts, presses, drags, wheels and fingers. Nothing is thrown, the keyboard is
// never caught, nothing acts below a sheet, licenses stay counted right, and what was done can be saved and opened.
//
//   node tests/web/fuzz.mjs [--seconds 300] [--seed 7]
//
// 30 seconds and seed 1 without options. The same seed does the same things; what a press meets also depends on how
// fast the page is.
import assert from "node:assert/strict";
import test from "node:test";
import { parseArgs } from "node:util";
import { openPage } from "./lib/page.mjs";
import { small } from "./lib/scenarios.mjs";
import { countingProblems } from "./lib/sound.mjs";

const { values: options } = parseArgs({ options: { seconds: { type: "string", default: "30" },
                                                   seed: { type: "string", default: "1" } }, strict: false });
const seconds = Number(options.seconds);
const firstSeed = Number(options.seed);
const [width, height] = [1280, 800];
const round = 60; // acts; then everything is looked at

const keys = ["Tab", "Tab", "Tab", "Shift+Tab", "Enter", "Enter", "Escape", "Space", "ArrowDown", "ArrowUp",
              "ArrowLeft", "ArrowRight", "Home", "End", "PageDown", "PageUp", "Backspace", "Delete", "Control+a",
              "Control+z", "Control+y", "Control+c", "Control+v", "Control+x", "Shift+Insert", "Shift+Delete", "?",
              "1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "Shift+T", "n", "p", "Shift+B",
              "i", "Shift+S", "x", "+", "-"];
const texts = ["7", "-1", "1e9", "\u{1F600}", "Αθήνα", "القاهرة", "2017-03-09", "a name that is rather long",
               "\"<&>'"];
/// Keys that do nothing but mean a command where no sheet lies over the page.
const shortcuts = ["1", "3", "Shift+T", "n", "Shift+B", "End", "Space", "+"];

/** Numbers that only depend on the seed (minimal standard generator, Park and Miller 1988). */
function generator(seed) {
    let state = seed % 2147483647 || 1;
    return (n) => { state = (state * 48271) % 2147483647; return state % n; };
}

/** The graphics are left out: what is tried lies before them, and goes ten times as fast. */
const withoutGraphics = (page) => page.addInitScript(() => {
    const graphics = WebGL2RenderingContext.prototype;
    for (const name of ["drawElements", "clear", "bufferData", "bufferSubData"]) graphics[name] = () => {};
    const ask = graphics.getParameter;
    const known = new Map(); // asking waits for the graphics: once is enough
    graphics.getParameter = function get(name) {
        if (!known.has(name)) known.set(name, ask.call(this, name));
        return known.get(name);
    };
});

function acts(page, inspector, random, note) {
    const at = () => [random(width), random(height)];
    const touch = (type, ...points) => inspector.send("Input.dispatchTouchEvent",
        { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
    return {
        async key() {
            const key = keys[random(keys.length)];
            note(key);
            await page.keyboard.press(key);
        },
        async text() {
            const text = texts[random(texts.length)];
            note(`type ${text}`);
            await page.keyboard.insertText(text);
        },
        async press() {
            const all = (await page.widgets()).filter((w) => w.visible && w.id && w.enabled);
            if (all.length === 0) return;
            const { label, role, x, y, width: wide, height: high } = all[random(all.length)];
            note(`press ${role} ${label}`);
            await page.mouse.click(x + wide / 2, y + high / 2);
        },
        async point() {
            const to = at();
            note(`click ${to}`);
            await page.mouse.click(...to, { button: random(5) === 0 ? "right" : "left" });
        },
        async drag() {
            const [from, to] = [at(), at()];
            note(`drag ${from} to ${to}`);
            await page.mouse.move(...from);
            await page.mouse.down();
            await page.mouse.move(...to, { steps: 3 });
            await page.mouse.up();
        },
        async wheel() {
            const y = random(800) - 400;
            note(`wheel ${y}`);
            await page.mouse.wheel(0, y);
        },
        async finger() {
            const [from, to] = [at(), at()];
            note(`finger ${from} to ${to}`);
            await touch("touchStart", from);
            if (random(2) === 0) await touch("touchMove", to);
            await touch(random(4) === 0 ? "touchCancel" : "touchEnd");
        },
    };
}
const kinds = ["key", "key", "key", "key", "text", "press", "press", "press", "press", "point", "drag", "wheel",
               "finger"];

const focusNow = async (page) => (await page.widgets()).filter((w) => w.focused)
    .map((w) => `${w.role} ${w.label} has the keyboard`).join();

/** A few frames later; a page that plays or plans never rests. */
const framesLater = (page) => page.evaluate(async () => {
    for (let i = 0; i < 3; ++i) await new Promise((done) => { requestAnimationFrame(done); });
});

/** Like page.press, also where the page does not rest. */
async function strike(page, key) {
    await page.keyboard.press(key);
    await framesLater(page);
}

/** Time that goes on would look like something that was done. */
async function stopPlaying(page, story) {
    for (let tries = 0; tries < 5; ++tries) {
        const pause = await page.find("Pause", "button");
        if (!pause?.enabled) return;
        await page.mouse.click(pause.x + pause.width / 2, pause.y + pause.height / 2);
        await framesLater(page);
    }
    assert.fail(`it cannot be paused; ${story()}`);
}

/** What a command would change: the scenario, the time, the page. */
const commanded = (page) => page.evaluate(() => {
    const scenario = window.headroom.scenario();
    const tabs = window.headroom.widgets().filter((w) => w.role === "tab" && w.value === "selected");
    const report = window.headroom.report();
    const plays = window.headroom.widgets().some((w) => w.label === "Pause" && w.role === "button");
    const now = report && !plays && JSON.parse(report).state.now;
    return [scenario, now, tabs.map((w) => w.label).join()].join("\n");
});

/** Name and place of the sheet as the mirror tells it, which follows within a second; null where none is open. */
async function openSheet(page) {
    await framesLater(page);
    for (let tries = 0; tries < 50; ++tries) {
        const [covered, sheet] = await page.evaluate(() => {
            const dialog = document.querySelector("#mirror [role=dialog]");
            return [window.headroom.widgets().some((w) => w.role === "tab" && !w.enabled),
                    dialog && { name: dialog.ariaLabel, ...dialog.getBoundingClientRect().toJSON() }];
        });
        if (!covered && sheet === null) return null;
        if (covered && sheet !== null) return sheet;
        await page.waitForTimeout(100);
    }
    return assert.fail("the mirror does not follow the sheet");
}

/** While a sheet is open, hands beside it and the shortcuts of the page do nothing. Returns whether there was one. */
async function nothingBelow(page, random, story) {
    // What was done last may be closing it.
    if (await openSheet(page) === null) return false;
    await page.waitForTimeout(150);
    const sheet = await openSheet(page);
    if (sheet === null) return false;
    const unchanged = async (what, act) => {
        const before = await commanded(page);
        await act();
        await framesLater(page);
        assert.equal(await commanded(page), before,
                     `${what} beside "${sheet.name}" did something (${await focusNow(page)}); ${story()}`);
    };
    const typing = (await page.widgets()).some((w) => w.focused);
    for (const key of typing ? [] : [shortcuts[random(shortcuts.length)]]) {
        await unchanged(key, () => page.keyboard.press(key));
    }
    const [x, y] = [random(width), random(height)];
    const inside = x >= sheet.left - 4 && x <= sheet.right + 4 &&
                   y >= sheet.top - 4 && y <= sheet.bottom + 4;
    if (!inside) await unchanged(`a click at ${x}, ${y}`, () => page.mouse.click(x, y));
    return true;
}

/** Escape leads out of everything, and then Tab goes from one widget to another. */
async function freeKeyboard(page, story) {
    for (let i = 0; i < 5; ++i) await strike(page, "Escape");
    await stopPlaying(page, story);
    const sheet = await openSheet(page);
    assert.equal(sheet, null, `"${sheet?.name}" stays open; ${story()}`);
    const focused = [];
    for (let i = 0; i < 6; ++i) {
        await strike(page, "Tab");
        const widget = (await page.widgets()).find((w) => w.focused);
        focused.push(`${widget?.role} ${widget?.label}`);
    }
    assert.ok(new Set(focused).size >= 3, `Tab is caught: ${focused}; ${story()}`);
}

/** What was done, saved and opened again, leads to the same figures at the same time. */
async function savedIsSame(page, story) {
    const report = await page.evaluate(() => window.headroom.report());
    if (report === "") return;
    const { state } = JSON.parse(report);
    const problems = countingProblems(state);
    assert.deepEqual(problems, [], story());
    const scenario = await page.evaluate(() => window.headroom.scenario());
    const loaded = await page.load(scenario);
    assert.equal(loaded.ok, true, `${JSON.stringify(loaded)}; ${story()}`);
    await page.evaluate((when) => window.headroom.advanceTo(when), state.now);
    const again = await page.state();
    const figures = ({ subscriptions, keys: all, sites }) => ({ subscriptions, keys: all, sites });
    assert.deepEqual(figures(again), figures(state), `saved and opened it is another; ${story()}`);
}

test(`${seconds} s of random hands`, { timeout: (seconds + 120) * 1000 }, async () => {
    const page = await openPage({ width, height, before: withoutGraphics });
    const inspector = await page.context().newCDPSession(page);
    const random = generator(firstSeed);
    const done = [];
    const story = () => `seed ${firstSeed}, after: ${done.slice(-30).join("; ")}`;
    page.on("dialog", (dialog) => dialog.accept().catch(() => {}));
    page.on("filechooser", () => {});
    const act = acts(page, inspector, random, (what) => done.push(what));
    const watch = async () => {
        assert.equal(await page.isVisible("#message"), false, story());
        assert.deepEqual(page.trouble, [], story());
    };
    const looked = { sheets: 0, rounds: 0 };
    try {
        await page.load(small);
        const end = Date.now() + seconds * 1000;
        while (Date.now() < end) {
            for (let i = 0; i < round && Date.now() < end; ++i) {
                await act[kinds[random(kinds.length)]]();
                if (i % 5 !== 4) continue;
                await watch();
                if (await nothingBelow(page, random, story)) looked.sheets += 1;
            }
            await freeKeyboard(page, story);
            for (const key of ["Shift+B", "?"]) {
                await strike(page, key);
                if (await nothingBelow(page, random, story)) looked.sheets += 1;
                await strike(page, "Escape");
            }
            await savedIsSame(page, story);
            await watch();
            looked.rounds += 1;
            if (looked.rounds % 4 === 0) await page.load(small);
        }
    } finally {
        console.log(`seed ${firstSeed}: ${done.length} acts, ${looked.rounds} rounds, ${looked.sheets} sheets`);
        await page.close();
    }
    assert.ok(looked.rounds >= 2 && looked.sheets >= 1, JSON.stringify(looked));
});
