// Opens the built site in Chromium. The page returned is Playwright's, with helpers that find
// widgets by role and label (window.headroom.widgets()) and use the real mouse and keyboard there.
//
//   HEADROOM_SITE      folder of the site (default build/wasm/site)
//   HEADROOM_CHROMIUM  the browser (default /usr/bin/chromium)
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import test, { after } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "../../../scripts/serve.mjs";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
export const site = process.env.HEADROOM_SITE ?? join(root, "build", "wasm", "site");
export const out = process.env.HEADROOM_OUT ?? join(root, "tests", "web", "out");
mkdirSync(out, { recursive: true });

const flags = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
               "--disable-component-update", "--disable-sync", "--use-angle=swiftshader",
               "--enable-unsafe-swiftshader"];

/** Two sizes, two pixel ratios, both themes: what works at these works in between. */
export const sizes = [
    { name: "1280 x 800", width: 1280, height: 800, ratio: 1, theme: "dark" },
    { name: "1120 x 800 at 2x", width: 1120, height: 800, ratio: 2, theme: "light", suffix: "-2x" },
];

/** A test for each of the sizes; `work` gets the size, for openPage. */
export function testAtSizes(name, work) {
    for (const size of sizes) test(`${name}, ${size.name}`, () => work(size));
}

/** One browser and one server for all tests of a file; every page has a context, and so a storage, of its own. */
let shared = null;

function theBrowser() {
    shared ??= (async () => {
        const server = await serve(site);
        const browser = await chromium.launch({
            executablePath: process.env.HEADROOM_CHROMIUM || "/usr/bin/chromium", args: flags });
        return { server, browser };
    })();
    return shared;
}

after(async () => {
    if (shared === null) return;
    const { server, browser } = await shared;
    await browser.close();
    await server.close();
});

/** A page that counts what must not happen: console errors, foreign requests, CSP violations.
 *  `origin`: of another server than that of the site; `url`: of another page. Service workers are off unless a test is
 *  about them: each test begins like a first visit. */
export async function openPage({ width = 1280, height = 800, ratio = 1, theme = "dark", path = "", suffix = "",
                                 waitUntilReady = true, before, origin, url, serviceWorkers = "block",
                                 painted = "when looked at" } = {}) {
    const { server, browser } = await theBrowser();
    const context = await browser.newContext({
        viewport: { width, height }, deviceScaleFactor: ratio, colorScheme: theme, serviceWorkers,
        permissions: ["clipboard-read", "clipboard-write"], acceptDownloads: true });
    const page = await context.newPage();
    page.origin = origin ?? server.url;
    page.trouble = watch(page, url?.startsWith("file:") ? "file:" : page.origin);
    if (painted !== "always") await paintWhenLookedAt(page);
    if (before) await before(page);
    await page.goto(url ?? page.origin + "/" + path);
    if (waitUntilReady) page.ready = await page.evaluate(() => window.headroom.ready);
    page.close = () => context.close().catch(() => {}); // the browser may have gone first
    return Object.assign(page, helpers(page, suffix));
}

/** Fills no triangles but for screenshots: on a machine without a GPU that is half of a test's time. All else happens:
 *  events, frames, layout, the widget list. */
async function paintWhenLookedAt(page) {
    await page.addInitScript(() => {
        window.paintsForTest = false;
        for (const name of ["drawElements", "drawElementsBaseVertex"]) {
            const real = WebGL2RenderingContext.prototype[name];
            if (!real) continue;
            WebGL2RenderingContext.prototype[name] = function draw(...what) {
                if (window.paintsForTest) real.apply(this, what);
            };
        }
    });
    const screenshot = page.screenshot.bind(page);
    const paint = (on) => page.evaluate(async (paints) => {
        window.paintsForTest = paints;
        if (!paints) return;
        window.dispatchEvent(new Event("resize")); // the page draws a frame
        for (let frame = 0; frame < 3; ++frame) await new Promise((done) => { requestAnimationFrame(done); });
    }, on);
    page.screenshot = async (options) => {
        await paint(true);
        const picture = await screenshot(options);
        await paint(false);
        return picture;
    };
}

function watch(page, origin) {
    const trouble = [];
    page.on("console", (message) => {
        const expected = message.text() === "Service Worker registration blocked by Playwright";
        if (["error", "warning"].includes(message.type()) && !expected) trouble.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => trouble.push(`exception: ${error.message}`));
    page.on("request", (request) => {
        const url = request.url();
        const own = url.startsWith(origin) || url.startsWith("blob:") || url.startsWith("data:");
        if (!own) trouble.push(`foreign request: ${url}`);
    });
    page.on("requestfailed", (request) => trouble.push(`failed: ${request.url()}`));
    return trouble;
}

function helpers(page, suffix) {
    const framesDrawn = () => page.evaluate(() => window.headroom.frames());
    const widgets = () => page.evaluate(() => window.headroom.widgets());

    /** Waits until the page draws no more: two frames of the browser go by without one of ours. */
    async function settle() {
        const rests = await page.evaluate(async () => {
            const nextFrame = () => new Promise((done) => { requestAnimationFrame(() => done()); });
            for (let tries = 0; tries < 120; ++tries) {
                const before = window.headroom.frames();
                await nextFrame();
                await nextFrame();
                if (window.headroom.frames() === before) return true;
            }
            return false;
        });
        assert.ok(rests, "the page never comes to rest");
    }

    async function find(label, role) {
        const all = (await widgets()).filter(
            (w) => w.label === label && (!role || w.role === role) && w.visible);
        return all.find((w) => w.enabled) ?? all[0];
    }

    async function need(label, role) {
        const widget = await find(label, role);
        assert.ok(widget, `no widget "${label}" ${role ?? ""}`);
        return widget;
    }

    async function click(label, role) {
        const widget = await need(label, role);
        assert.ok(widget.enabled, `"${label}" is disabled`);
        await page.mouse.move(widget.x + widget.width / 2, widget.y + widget.height / 2);
        await settle();
        await page.mouse.down();
        await page.mouse.up();
        await settle();
    }

    async function type(text) {
        await page.keyboard.type(text);
        await settle();
    }

    async function press(key) {
        await page.keyboard.press(key);
        await settle();
    }

    /** Puts `text` in place of what stands in a field. */
    async function fill(label, text) {
        await click(label, "textbox");
        await press("Control+a");
        await type(text);
    }

    const alerts = async () => (await widgets()).filter((w) => w.role === "alert" && w.visible);

    async function load(scenario) {
        const text = typeof scenario === "string" ? scenario : JSON.stringify(scenario);
        const result = await page.evaluate((t) => window.headroom.load(t), text);
        await settle();
        return result;
    }

    const state = async () => (await page.evaluate(() => JSON.parse(window.headroom.report()))).state;

    const shot = (name) => page.screenshot({ path: join(out, `${name}${suffix}.png`) });

    return { framesDrawn, widgets, settle, find, need, click, type, press, fill, alerts, load, state, shot };
}

/** For openPage's `before`: a browser that offers no WebGL 2. */
export function withoutWebGl2(page) {
    return page.addInitScript(() => {
        const real = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function get(kind, ...rest) {
            return kind === "webgl2" ? null : real.call(this, kind, ...rest);
        };
    });
}
