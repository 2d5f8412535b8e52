// The page in a frame of the documented host (docs/examples/embedding) on another port: messages, who is heard,
// manners.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test, { after } from "node:test";
import { serve } from "../../scripts/serve.mjs";
import { openPage, root, site } from "./lib/page.mjs";

const scenario = {
    schema: "headroom/scenario/1", name: "Embedded", start: "2017-03-06", end: "30d",
    world: { company: "Acme", admin: "admin@acme.example",
             subscriptions: [{ id: "main", name: "PMM", licenses: 10, starts: "2017-01-01", months: 12 }],
             sites: [{ code: "P01", key: "main", method: "online", macs: 4 }] },
    steps: [{ at: "5d", do: "mac.enroll", site: "P01", count: 3 }],
};

const guest = await serve(site);
const other = await serve(site); // another origin
const hosts = await serve(join(root, "docs/examples/embedding"));
after(() => Promise.all([guest.close(), other.close(), hosts.close()]));

/** The host's page; `waitForReady` until the frame has told that it is there. */
async function openHost({ query = "", waitForReady = true } = {}) {
    const page = await openPage({
        origin: hosts.url, waitUntilReady: false, path: `host.html?headroom=${encodeURIComponent(`${guest.url}/`)}`,
        before: (it) => it.addInitScript((extra) => {
            if (window.parent !== window) return;
            window.heard = [];
            window.addEventListener("message", ({ data }) => window.heard.push(data));
            window.extraQuery = extra;
        }, query) });
    page.guest = () => page.frames().find((frame) => frame.url().startsWith(guest.url));
    if (query !== "") {
        await page.evaluate(() => {
            const frame = document.getElementById("headroom");
            window.heard.length = 0;
            frame.src = frame.src.replace("?embed=1", window.extraQuery);
        });
    }
    if (waitForReady) await page.waitForFunction(() => window.heard.some((one) => one?.event === "ready"));
    return page;
}

test("a host loads, seeks, steps and reads figures by messages", async () => {
    const page = await openHost();
    try {
        const ask = (...call) => page.evaluate((all) => window.ask(...all), call);
        assert.deepEqual(await ask("load", JSON.stringify(scenario), "x.json"), { ok: true, errors: [] });
        assert.equal((await ask("advanceTo", "10d")).now, "2017-03-16T00:00:00Z");
        assert.equal((await ask("step", { do: "mac.enroll", site: "P01", count: 2 })).done, 2);
        assert.equal(JSON.parse(await ask("report")).state.totals.managed, 9);
        assert.equal((await ask("seek", "1d")).ok, true);
        assert.equal(JSON.parse(await ask("report")).state.totals.managed, 4);
        assert.match(await ask("version"), /^\d+\.\d+\.\d+$/);
        assert.equal((await ask("load", "{")).ok, false, "an error is a result");
        assert.ok((await ask("widgets")).length > 10);
        await page.waitForFunction(() => document.getElementById("figures").textContent === "4 Macs on 2017-03-07");
        const labels = (await ask("widgets")).map((widget) => widget.label);
        for (const label of ["Open a scenario file", "Save scenario", "Light theme", "Scenario"]) {
            assert.ok(!labels.includes(label), `${label} is for pages of their own`);
        }
        assert.deepEqual(page.trouble.filter((one) => !one.includes(guest.url)), []);
    } finally {
        await page.close();
    }
});

test("a host is told once when a lesson is solved", async () => {
    const page = await openHost();
    try {
        const ask = (...call) => page.evaluate((all) => window.ask(...all), call);
        const solvedOf = () => page.evaluate(() => window.heard.filter((one) => one?.event === "lessonSolved"));
        const file = join(root, "core/app/lessons/files/remove-macs.json");
        const lesson = JSON.parse(readFileSync(file, "utf8"));
        assert.equal(await ask("lesson"), null);
        assert.deepEqual(await ask("load", JSON.stringify(lesson), "remove-macs.json"), { ok: true, errors: [] });
        const goals = (await ask("lesson")).goals.map(({ met }) => met);
        assert.ok(goals.includes(false), "it is not solved at the start");
        await ask("step", { do: "mac.remove", site: "P01", count: 1 });
        await page.guest().waitForFunction(() => window.headroom.lesson().moves === 1);
        await page.waitForTimeout(200);
        assert.deepEqual(await solvedOf(), [], "one Mac is not enough");
        await ask("step", { do: "mac.remove", site: "P01", count: 2 });
        await page.waitForFunction(() => window.heard.some((one) => one?.event === "lessonSolved"));
        await ask("runToEnd");
        await page.waitForTimeout(200);
        assert.deepEqual(await solvedOf(), [{ headroom: 1, event: "lessonSolved", name: "remove-macs", moves: 2 }]);
        assert.equal((await ask("lesson")).solved, true);
    } finally {
        await page.close();
    }
});

test("malformed messages and other windows get nothing", async () => {
    const page = await openHost();
    try {
        const answers = await page.evaluate(async ({ origin, stranger }) => {
            const frame = document.getElementById("headroom").contentWindow;
            // A window in between: it can reach the frame, but does not hold it.
            const between = document.createElement("iframe");
            between.src = `${stranger}/favicon.svg`;
            document.body.append(between);
            await new Promise((done) => { between.onload = done; });
            const before = window.heard.length;
            const loop = []; loop.push(loop);
            const call = { headroom: 1, id: 1, method: "report" };
            for (const junk of [null, 1, "load", [], {}, { ...call, headroom: 2 }, { headroom: 1, id: 1 },
                                { headroom: 1, method: "report" }, { ...call, id: {} },
                                { ...call, id: "x".repeat(101) }, { ...call, method: "ready" },
                                { ...call, method: "constructor" },
                                { ...call, method: "__proto__" }, { ...call, method: "load", args: "x" },
                                { ...call, method: "load", args: [1, 2, 3] }, { ...call, method: "load", args: [7] },
                                loop]) {
                frame.postMessage(junk, origin);
            }
            await window.ask("version"); // answered after all of them
            return window.heard.slice(before).filter((one) => one.id !== undefined).length;
        }, { origin: guest.url, stranger: hosts.url });
        assert.equal(answers, 1, "only the last one is a call");
        // From a window that is not the parent of the frame.
        const fromElsewhere = await page.frames().find((frame) => frame.url().endsWith("favicon.svg")).evaluate(
            async (origin) => {
                const heard = [];
                window.addEventListener("message", ({ data }) => heard.push(data));
                window.parent.frames[0].postMessage({ headroom: 1, id: 1, method: "report", args: [] }, origin);
                await new Promise((done) => { setTimeout(done, 300); });
                return heard;
            }, guest.url);
        assert.deepEqual(fromElsewhere, []);
    } finally {
        await page.close();
    }
});

test("a host of another origin than the one named, and a page without embed=1, say nothing", async () => {
    for (const query of ["?embed=1&host=https://training.example.com", "?x=1"]) {
        const page = await openHost({ query, waitForReady: false });
        try {
            const frame = page.guest();
            await frame.waitForFunction(() => window.headroom !== undefined);
            await frame.evaluate(() => window.headroom.ready);
            const heard = await page.evaluate(async (origin) => {
                window.heard.length = 0;
                document.getElementById("headroom").contentWindow.postMessage(
                    { headroom: 1, id: 1, method: "report", args: [] }, origin);
                await new Promise((done) => { setTimeout(done, 300); });
                return window.heard;
            }, guest.url);
            assert.deepEqual(heard, [], query);
        } finally {
            await page.close();
        }
    }
});

test("H11: keyboard and wheel are shared with the host", async () => {
    const page = await openHost();
    try {
        await page.evaluate((text) => window.ask("load", text), JSON.stringify(scenario));
        const active = () => page.evaluate(() => document.activeElement.id);
        assert.equal(await active(), "before", "the frame takes nothing at load");
        await page.keyboard.type("Ann");
        assert.equal(await page.evaluate(() => document.getElementById("before").value), "Ann");

        // Once the page has come to rest.
        const focused = () => page.guest().evaluate(async () => {
            const frame = () => new Promise((done) => { requestAnimationFrame(() => done()); });
            for (let rests = 0, before = -1; rests < 3; before = window.headroom.frames()) {
                await frame();
                rests = before === window.headroom.frames() ? rests + 1 : 0;
            }
            return window.headroom.widgets().find((widget) => widget.focused)?.label ?? "";
        });
        await page.keyboard.press("Tab");
        assert.equal(await active(), "headroom", "Tab comes in");
        const first = await focused();
        assert.notEqual(first, "", "at a widget");
        const seen = new Set();
        let steps = 0;
        while (await active() === "headroom" && steps++ < 150) {
            seen.add(await focused());
            await page.keyboard.press("Tab");
        }
        assert.equal(await active(), "after", `Tab goes out again (${steps} steps)`);
        assert.ok(seen.size > 5, [...seen].join(", "));
        await page.keyboard.press("Shift+Tab");
        assert.equal(await active(), "headroom", "Shift+Tab comes in at the end");
        assert.notEqual(await focused(), first);
        await page.evaluate(() => document.getElementById("before").focus());
        await page.keyboard.press("Tab");
        assert.equal(await focused(), first, "again at the beginning");
        await page.keyboard.press("Shift+Tab");
        assert.equal(await active(), "before", "and out backwards");

        const box = await page.locator("#headroom").boundingBox();
        await page.mouse.move(box.x + 200, box.y + 20); // over the top bar, where nothing scrolls
        await page.waitForTimeout(200);
        await page.mouse.wheel(0, 300);
        await page.waitForFunction(() => window.scrollY > 100, null, { timeout: 5000 });
    } finally {
        await page.close();
    }
});
