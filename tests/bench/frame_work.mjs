// While 100 sites and 100,000 Macs are played, on every page: the page's own work per frame stays below 8 ms at the
// 95th percentile (without the graphics, which this machine does in software), and no task holds the page up for more
// than 50 ms; neither does a million lines of log, a leap to the end, a search for the next breach, or Monte Carlo.
import assert from "node:assert/strict";
import test from "node:test";
import { openPage } from "../web/lib/page.mjs";

const codes = Array.from({ length: 100 }, (_, i) => `P${String(i + 1).padStart(3, "0")}`);

const fleet = {
    schema: "headroom/scenario/1", name: "Fleet", start: "2017-01-01", end: "3650d",
    world: {
        company: "Acme", admin: "admin@acme.example",
        subscriptions: [{
            id: "main", name: "PMM", kind: "paid", licenses: 120000, starts: "2017-01-01", months: 130,
            sublicenses: codes.map((code) => ({
                id: code.toLowerCase(), name: code, type: "reserved", licenses: 1150, expires: "withSubscription" })),
        }],
        sites: codes.map((code) => ({ code, key: code.toLowerCase(), method: "online", macs: 1000 })),
    },
    demand: codes.map((site) => ({
        site, arrivals: { model: "poisson", perDay: 0.913 }, stay: { model: "exponential", meanDays: 1095 },
        existing: "memoryless" })),
};

const percentile = (values, share) => values.sort((a, b) => a - b)[Math.floor(values.length * share)];

/** Without graphics nothing is drawn: what the browser calls a long task is then the page's own work. */
async function withFleet(work, { graphics = true } = {}) {
    const page = await openPage({ before: (p) => p.addInitScript((draws) => {
        if (!draws) {
            const graphics = WebGL2RenderingContext.prototype;
            for (const name of ["drawElements", "clear", "bufferData", "bufferSubData"]) graphics[name] = () => {};
            // Asking for the state of the graphics waits for them: once is enough.
            const ask = graphics.getParameter;
            const known = new Map();
            graphics.getParameter = function (name) {
                if (!known.has(name)) known.set(name, ask.call(this, name));
                return known.get(name);
            };
        }
        window.longTasks = [];
        new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) window.longTasks.push(Math.round(entry.duration));
        }).observe({ type: "longtask" });
    }, graphics) });
    try {
        assert.equal((await page.load(fleet)).ok, true);
        await page.waitForTimeout(500);
        await work(page);
    } finally {
        await page.close();
    }
}

const forgetTasks = (page) => page.evaluate(() => { window.longTasks.length = 0; });
const tasks = (page) => page.evaluate(() => window.longTasks);

/** The best of a few tries: other programs on the machine only ever add to it. */
async function leastOf(measure) {
    let best = Infinity;
    for (let i = 0; i < 3 && best > 8; ++i) best = Math.min(best, await measure());
    return best;
}

/** Frames of the page while `work` goes on: 95th percentile of its own work. */
async function frameWork(page, work) {
    const before = await page.framesDrawn();
    await work();
    const drawn = await page.framesDrawn() - before;
    const all = await page.evaluate(() => headroom.frameWork());
    return percentile(all.slice(-Math.min(drawn, all.length)), 0.95);
}

const pages = ["Planner", "Sites", "Map", "My Account", "Console", "Site and Macs", "Vendor desk", "Log"];
for (const name of pages) {
    test(`work per frame while playing on ${name}`, () => withFleet(async (page) => {
        await page.click(name, "tab");
        if (name === "My Account") await page.click("Proxy Servers", "menuitem");
        await forgetTasks(page);
        const best = await leastOf(() => frameWork(page, async () => {
            await page.keyboard.press("Space");
            await page.waitForTimeout(4000);
            await page.keyboard.press("Space");
            await page.settle();
        }));
        console.log(`${name}: 95 % of the frames within ${best.toFixed(1)} ms; long tasks: ${await tasks(page)}`);
        assert.ok(best <= 8, `${best} ms`);
    }));
}

test("a leap to the end, a search for a breach, a million lines of log", () => withFleet(async (page) => {
    const untilRest = async () => {
        let before = -1;
        for (let now = await page.framesDrawn(); now !== before; now = await page.framesDrawn()) {
            before = now;
            await page.waitForTimeout(400);
        }
    };
    await forgetTasks(page);
    await page.keyboard.press("n");
    await untilRest();
    const held = [...await tasks(page)];
    console.log(`next breach: long tasks ${held}`);
    await forgetTasks(page);
    await page.keyboard.press("End");
    await untilRest();
    assert.equal((await page.need("Time", "slider")).value, "2026-12-30T00:00:00Z");
    held.push(...await tasks(page));
    console.log(`to the end: long tasks ${held}`);
    await page.click("Log", "tab");
    await forgetTasks(page);
    const scrolled = await leastOf(() => frameWork(page, async () => {
        await page.mouse.move(640, 500);
        for (let i = 0; i < 100; ++i) await page.mouse.wheel(0, i % 10 === 0 ? 200000 : 400);
        await page.mouse.wheel(0, -4000000);
        await untilRest();
    }));
    const filtered = await frameWork(page, async () => {
        await page.click("Filter the log", "textbox");
        await page.keyboard.type("P077");
        await untilRest();
    });
    const lines = (await page.widgets()).find((w) => /lines/.test(w.label))?.label;
    console.log(`log (${lines ?? "?"}): scrolling ${scrolled.toFixed(1)} ms, filtering ${filtered.toFixed(1)} ms; ` +
                `long tasks ${await tasks(page)}`);
    assert.ok(scrolled <= 8 && filtered <= 16);
    assert.deepEqual(held, []);
}, { graphics: false }));

test("playing on every page holds nothing up", () => withFleet(async (page) => {
    for (const name of pages) {
        await page.click(name, "tab");
        await page.settle();
        const longest = await leastOf(async () => {
            await forgetTasks(page);
            await page.keyboard.press("Space");
            await page.waitForTimeout(3000);
            await page.keyboard.press("Space");
            await page.settle();
            return Math.max(0, ...await tasks(page));
        });
        console.log(`${name}, without graphics: longest task ${longest} ms (0: none above 50)`);
        assert.equal(longest, 0, name);
    }
}, { graphics: false }));

test("Monte Carlo holds nothing up", () => withFleet(async (page) => {
    await page.click("Forecast", "tab");
    await page.settle();
    const longest = await leastOf(async () => {
        await forgetTasks(page);
        const run = await page.need("Run forecast", "button");
        await page.mouse.click(run.x + 20, run.y + 10);
        await page.waitForTimeout(1000);
        while ((await page.widgets()).some((w) => w.label === "Cancel")) await page.waitForTimeout(500);
        return Math.max(0, ...await tasks(page));
    });
    console.log(`Monte Carlo, without graphics: longest task ${longest} ms (0: none above 50)`);
    assert.equal(longest, 0);
}, { graphics: false }));
