// The page loads quickly and cleanly, from any folder of a static server, and stays quiet.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { openPage, site, withoutWebGl2 } from "./lib/page.mjs";
import { small } from "./lib/scenarios.mjs";

test("loads without errors, foreign requests or CSP violations", async () => {
    const page = await openPage({ painted: "always" });
    try {
        assert.deepEqual(page.ready, { ok: true });
        await page.settle();
        assert.ok(await page.find("Open a scenario file", "button"), "the first screen offers a file");
        assert.equal(await page.isVisible("#message"), false);
        await page.load(small);
        assert.deepEqual(page.trouble, []);
    } finally {
        await page.close();
    }
});

test("the first usable frame is there within 2 seconds", async () => {
    const times = [];
    for (let i = 0; i < 3; ++i) {
        const page = await openPage({ waitUntilReady: false, painted: "always" });
        times.push(await page.evaluate(async () => {
            await window.headroom.ready;
            await new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 0)); });
            return performance.now();
        }));
        await page.close();
    }
    console.log(`milliseconds from the request to the first frame: ${times.map(Math.round).join(", ")}`);
    assert.ok(Math.min(...times) < 2000, `${times}`);
});

test("the Content Security Policy is strict and nothing is inline", () => {
    const html = readFileSync(join(site, "index.html"), "utf8");
    const policy = html.match(/Content-Security-Policy"\s+content="([^"]+)"/)[1];
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:/);
    assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)/);
    assert.doesNotMatch(html, /<style|\sstyle=|\son[a-z]+=/);
});

test("0 frames in 5 idle seconds, also with a field that has the keyboard", async () => {
    const page = await openPage({ painted: "always" });
    try {
        await page.load(small);
        await page.waitForTimeout(1000);  // the browser may still have a focus or a size to tell
        let before = await page.framesDrawn();
        await page.waitForTimeout(5000);
        assert.equal(await page.framesDrawn(), before);
        await page.click("Create a Sublicense", "button");
        before = await page.framesDrawn();
        await page.waitForTimeout(2000);
        assert.equal(await page.framesDrawn(), before, "the text cursor does not blink");
    } finally {
        await page.close();
    }
});

test("without WebGL 2 it says so in plain words", async () => {
    const page = await openPage({ before: withoutWebGl2 });
    try {
        assert.equal(page.ready.ok, false);
        assert.match(await page.textContent("#message-text"), /WebGL 2/);
    } finally {
        await page.close();
    }
});
