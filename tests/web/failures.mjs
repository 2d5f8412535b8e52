// Every way in which starting or going on can fail is told in plain words, with what to do, and the page goes on if
// anything can.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { deflateRawSync } from "node:zlib";
import { openPage, site } from "./lib/page.mjs";
import { small } from "./lib/scenarios.mjs";

async function withPage(options, work) {
    const page = await openPage(options);
    try {
        await work(page);
    } finally {
        await page.close();
    }
}

const said = (page) => page.textContent("#message-text");

/** Waits until the message says it, and offers to try again. */
async function told(page, words) {
    await page.waitForFunction((source) =>
        new RegExp(source, "i").test(document.getElementById("message-text")?.textContent ?? ""), words.source,
                               { timeout: 15_000 })
        .catch(async () => assert.match(await said(page), words));
    assert.ok(await page.locator("#message button").count() > 0, "there is a button");
}

const empty = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]); // a module of WebAssembly with nothing in it
const missing = (route) => route.fulfill({ status: 404, body: "not here" });
const starts = [
    ["headroom.js is missing", "**/headroom.js", missing, /headroom\.js could not be loaded.*try again/i],
    ["a script of the page is missing", "**/js/loop.js", missing, /part of this page could not be loaded.*try again/i],
    ["headroom.wasm is missing", "**/headroom.wasm", missing, /headroom\.wasm could not be loaded \(404\)/],
    ["the network is gone", "**/headroom.wasm", (route) => route.abort(), /headroom\.wasm could not be loaded.*conn/i],
    ["headroom.wasm is damaged", "**/headroom.wasm",
     (route) => route.fulfill({ contentType: "application/wasm", body: Buffer.from("not a module") }),
     /damaged or of another version/],
    ["headroom.wasm is of another version", "**/headroom.wasm",
     (route) => route.fulfill({ contentType: "application/wasm", body: empty }),
     /another version|different versions/],
];
for (const [name, what, answer, words] of starts) {
    test(`start: ${name}`, () => withPage(
        { waitUntilReady: false, before: (page) => page.route(what, answer) }, async (page) => {
            await told(page, words);
            assert.doesNotMatch(await said(page), /Aborted|ASSERTIONS|undefined/);
            await page.unroute(what);
            await page.locator("#message button").click();
            await page.waitForFunction(() => document.getElementById("message")?.hidden, null, { timeout: 20_000 });
        }));
}

test("start: no WebAssembly", () => withPage(
    { waitUntilReady: false, before: (page) => page.addInitScript(() => { delete window.WebAssembly; }) },
    (page) => told(page, /cannot run WebAssembly.*current browser/)));

test("start: from a disk", () => withPage({ waitUntilReady: false }, async (page) => {
    await page.goto(`file://${join(site, "index.html")}`);
    await told(page, /opened from a disk.*web server/);
}));

test("start: in a sandboxed frame", () => withPage({ waitUntilReady: false, path: "host.html", before: (page) =>
    page.route("**/host.html", (route) => route.fulfill({ contentType: "text/html",
        body: '<iframe sandbox="allow-scripts" src="index.html" width="800" height="600"></iframe>' })) },
async (page) => {
    const inside = page.frameLocator("iframe");
    await inside.getByText(/shown in a frame.*Open it in a tab of its own/).waitFor({ timeout: 15_000 });
}));

test("a trap of the module is told, and the work is there after loading again", () => withPage(
    { before: (page) => page.route("**/headroom.js", (route) => route.fulfill({ contentType: "text/javascript",
        body: readFileSync(join(site, "headroom.js"), "utf8") + `
            const real = createHeadroom;
            createHeadroom = async (options) => {
                const made = await real(options);
                const frame = made._headroom_frame;
                made._headroom_frame = (...values) => {
                    if (window.trapNow) throw new WebAssembly.RuntimeError("unreachable");
                    return frame(...values);
                };
                return made;
            };` })) },
    async (page) => {
        await page.load(small);
        await page.evaluate(() => headroom.step({ do: "mac.enroll", site: "P02", count: 1 }));
        await page.settle();
        await page.evaluate(() => {
            window.trapNow = true;
            headroom.step({ do: "mac.enroll", site: "P02", count: 1 });
        });
        await told(page, /error of its own.*is kept/);
        page.on("dialog", (dialog) => dialog.accept());
        await page.locator("#message button").click();
        await page.waitForFunction(() => document.getElementById("message")?.hidden);
        await page.settle();
        assert.ok(await page.find("Open", "button"), "the work is offered");
    }));

test("what lies over the canvas owns the keyboard and the reader", () => withPage({}, async (page) => {
    await page.load(small);
    await page.waitForTimeout(400);
    const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
    const before = await theme();
    await page.evaluate(() => document.getElementById("canvas").getContext("webgl2")
        .getExtension("WEBGL_lose_context").loseContext());
    await told(page, /graphics of this page were reset/);
    for (const key of ["Shift+T", "?", "5", "Tab", "Tab"]) await page.keyboard.press(key);
    await page.waitForTimeout(300);
    assert.equal(await theme(), before);
    const [place, open] = await page.evaluate(() => [
        document.activeElement === document.body || Boolean(document.activeElement.closest("#message")),
        [...document.querySelectorAll("#mirror, #canvas, #keyboard")].filter((one) => !one.inert)
            .map((one) => one.id)]);
    assert.ok(place, "the focus left the message");
    assert.deepEqual(open, []);
}));

/** Drops files of these names; each has `text`, `repeat` times. */
async function drop(page, files) {
    await page.evaluate((all) => {
        const transfer = new DataTransfer();
        for (const { name, text, repeat = 1, before = "", after = "" } of all) {
            transfer.items.add(new File([before, text.repeat(repeat), after], name));
        }
        window.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, files);
    await page.waitForTimeout(200);
}

/** Text of the alert that is shown, or of the sheet of errors. */
async function alertOf(page) {
    await page.waitForFunction(() => document.getElementById("message")?.hidden, null, { timeout: 60_000 });
    await page.settle();
    return (await page.alerts()).map(({ label, value }) => `${label} ${value}`).join(" | ");
}

test("files that cannot be opened are told, and the page goes on", () => withPage({}, async (page) => {
    await page.load(small);
    const stays = async () => assert.equal((await page.need("Scenario", "combobox")).value, "Small");

    await drop(page, [{ name: "big40.json", before: '{"schema": "headroom/scenario/1", "name": "', after: '"}',
                        text: "0123456789", repeat: 4_000_000 }]);
    assert.match(await alertOf(page), /big40\.json|name/);
    await page.press("Escape");
    await drop(page, [{ name: "many.json", before: '{"schema": "headroom/scenario/1", "steps": [0', after: "]}",
                        text: ",0", repeat: 20_000_000 }]);
    assert.match(await alertOf(page), /many\.json.*(values|many)/);
    await page.press("Escape");
    await stays();

    await drop(page, [{ name: "huge.json", text: "0123456789", repeat: 7_100_000 }]);
    assert.match(await alertOf(page), /huge\.json has 68 MB.*up to 64 MB/);
    await stays();

    const other = JSON.stringify({ ...small, name: "Other" });
    await drop(page, [{ name: "other.json", text: other }, { name: "second.json", text: other },
                      { name: "third.csv", text: "a,b" }]);
    assert.match(await alertOf(page), /Not opened: second\.json, third\.csv/);
    assert.equal((await page.need("Scenario", "combobox")).value, "Other");

    await drop(page, []);
    assert.match(await alertOf(page), /no file/);
    await page.evaluate(() => {
        const folder = { kind: "file", webkitGetAsEntry: () => ({ isDirectory: true }) };
        const event = new DragEvent("drop", { bubbles: true, cancelable: true });
        Object.defineProperty(event, "dataTransfer",
                              { value: { items: [folder], files: [new File([], "Scenarios")] } });
        window.dispatchEvent(event);
    });
    await page.waitForTimeout(200);
    assert.match(await alertOf(page), /Scenarios is a folder/);
    assert.deepEqual(page.trouble, []);
}));

/** Adler-32, as the link carries it. */
function adler32(bytes) {
    let [a, b] = [1, 0];
    for (const byte of bytes) {
        a = (a + byte) % 65521;
        b = (b + a) % 65521;
    }
    return ((b << 16) | a) >>> 0;
}

const link = (text) => {
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(adler32(Buffer.from(text)));
    return `#z=${Buffer.concat([deflateRawSync(text, { level: 9 }), sum]).toString("base64url")}`;
};

test("a short link that unpacks to very much is refused at once", () => withPage({}, async (page) => {
    const bomb = link(`{"schema": "headroom/scenario/1", "steps": [0${",0".repeat(30_000_000)}]}`);
    const began = Date.now();
    await page.evaluate((hash) => { location.hash = hash; }, bomb);
    await page.settle();
    await page.need("This file cannot be used", "heading");
    assert.ok(Date.now() - began < 5000, `${Date.now() - began} ms`);
    assert.notEqual((await page.alerts())[0].label + (await page.alerts())[0].value, "");
}));

test("very long names cost no frame", () => withPage({}, async (page) => {
    const long = structuredClone(small);
    long.name = "Long name ".repeat(1000);
    long.world.sites[0].description = "Long description ".repeat(6000);
    const result = await page.load(long);
    if (result.ok) {
        await page.evaluate(() => headroom.advanceTo("2d"));
        for (let i = 0; i < 5; ++i) {
            await page.mouse.move(300 + 10 * i, 300);
            await page.settle();
        }
        const work = await page.evaluate(() => headroom.frameWork().slice(-5));
        assert.ok(Math.max(...work) < 50, `${work} ms`);
    } else {
        assert.match(JSON.stringify(result.errors), /characters/);
    }
}));

test("window.headroom answers whatever it is given", () => withPage({}, async (page) => {
    const results = await page.evaluate((text) => {
        const circle = {};
        circle.self = circle;
        const odd = [undefined, null, 7, 10n, Symbol("x"), circle, () => 1, { toString() { throw new Error("no"); } }];
        const answers = odd.flatMap((value) => [headroom.load(value, value), headroom.load(text, value),
                                                headroom.step(value), headroom.seek(value), headroom.advanceTo(value)]);
        return answers.map((answer) => typeof answer.ok);
    }, JSON.stringify(small));
    assert.deepEqual([...new Set(results)], ["boolean"]);
    assert.deepEqual(page.trouble, []);
}));

/** A pool whose worker's script is what `script` says, on a page with the site's policy. */
async function poolOutcome(script) {
    let served = 0;
    const page = await openPage({ waitUntilReady: false, path: "pool.html", before: async (p) => {
        await p.route("**/pool.html", (route) => route.fulfill({ contentType: "text/html",
            body: "<!doctype html><title>pool</title>" }));
        await p.route("**/js/other_worker.js", (route) => {
            served += 1;
            route.fulfill({ contentType: "text/javascript", body: script(served) });
        });
    } });
    try {
        const request = JSON.stringify(
            { verb: "risk", scenario: JSON.stringify(small), options: { replications: 20 } });
        return await page.evaluate(async (text) => {
            const { createPlannerPool } = await import("/js/planner_pool.js");
            const pool = createPlannerPool({ workers: 1, url: new URL("/js/other_worker.js", location.href) });
            return new Promise((done) => {
                pool.start(text, { onDone: (result) => done({ result }), onError: (error) => done({ error }) });
                setTimeout(() => done({ error: "nothing in 20 s" }), 20_000);
            });
        }, request);
    } finally {
        await page.close();
    }
}

const dying = `onmessage = ({ data }) => {
    if (data.kind === "live") {
        navigator.locks.request(data.life, () => { postMessage({ kind: "alive" }); return new Promise(() => {}); });
    } else if (data.kind === "prepare") {
        setTimeout(() => close(), 100);
    }
};`;
const real = readFileSync(join(site, "js", "planner_worker.js"), "utf8");

test("a worker that vanishes once: the job begins anew and ends", async () => {
    const { result, error } = await poolOutcome((time) => (time === 1 ? dying : real));
    assert.equal(error, undefined);
    assert.ok(JSON.parse(result), "a result");
});

test("a worker that vanishes again is told", async () => {
    const { error } = await poolOutcome(() => dying);
    assert.match(error, /browser has ended the planning.*Close other tabs/);
});

test("a worker that cannot start is told", async () => {
    const { error } = await poolOutcome(() => "this is no script");
    assert.match(error, /could not be started.*Load the page again/);
});
