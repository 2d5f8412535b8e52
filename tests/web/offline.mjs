// Without a network: the service worker, versions that never mix, and the page as one file.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { pathToFileURL } from "node:url";
import { serve } from "../../scripts/serve.mjs";
import { openPage, root, site } from "./lib/page.mjs";

const folder = mkdtempSync(join(tmpdir(), "headroom-offline-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const scenario = {
    schema: "headroom/scenario/1", name: "Far away", start: "2017-03-06", end: "60d",
    world: { company: "Acme", admin: "admin@acme.example",
             subscriptions: [{ id: "main", name: "PMM", licenses: 12, starts: "2017-01-01", months: 12 }],
             sites: [{ code: "P01", key: "main", method: "online", macs: 4 }] },
    demand: [{ site: "P01", arrivals: { model: "poisson", perDay: 0.4 }, stay: { model: "exponential", meanDays: 20 },
               method: "discovery" }],
};

/** A copy of the site that can be changed; `release` makes another version of it. */
function ownSite(name) {
    const copy = join(folder, name);
    cpSync(site, copy, { recursive: true });
    const release = (mark) => {
        for (const file of ["js/boot.js", "js/link.js"]) {
            appendFileSync(join(copy, file), `\n(window.marks ??= []).push("${mark}");\n`);
        }
        // As the build does it, from files that were not assembled yet.
        for (const file of ["index.html", "service_worker.js"]) cpSync(join(root, "web", file), join(copy, file));
        execFileSync(process.execPath, [join(root, "cmake/site/assemble.mjs"), copy]);
    };
    return { copy, release };
}

const open = (server) => openPage({ origin: server.url, serviceWorkers: "allow" });
const controlled = (page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null);
const news = (page) => page.waitForSelector("#news", { timeout: 15000 }).then((bar) => bar.innerText());
const marksOf = async (page) => {
    await page.evaluate(() => window.headroom.ready);
    return page.evaluate(() => [...new Set(window.marks ?? ["first"])]);
};
const update = (page) => page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update().catch(() => {});
});

async function forecast(page) {
    await page.evaluate((text) => window.headroom.load(text), JSON.stringify(scenario));
    await page.settle();
    await page.click("Forecast", "tab");
    await page.click("Run forecast", "button");
    for (let i = 0; i < 300; ++i) {
        if (await page.find("Risk of P01", "row") && !(await page.find("Cancel", "button"))) break;
        await page.waitForTimeout(100);
    }
    return (await page.need("Risk of P01", "row")).value;
}

test("the network goes after the first visit: everything works, forecasts too", async () => {
    const server = await serve(site);
    const page = await open(server);
    try {
        await controlled(page);
        await server.close();
        await page.goto(`${server.url}/?from=elsewhere`);
        assert.deepEqual(await page.evaluate(() => window.headroom.ready), { ok: true });
        const figures = await forecast(page);
        assert.match(figures, /\d/);
        const [download] = await Promise.all([page.waitForEvent("download"), saveAsOneFile(page)]);
        assert.equal(download.suggestedFilename(), "far-away.html");
        assert.deepEqual(page.trouble, []);
    } finally {
        await page.close();
    }
});

test("a new version is told, taken when asked for, and never mixed with the old one", async () => {
    const { copy, release } = ownSite("versions");
    release("one");
    const server = await serve(copy);
    const page = await open(server);
    try {
        await controlled(page);
        // Half of a new version: its files are refused, and the old one goes on.
        const worker = readFileSync(join(copy, "service_worker.js"), "utf8");
        appendFileSync(join(copy, "js/link.js"), "\n(window.marks ??= []).push(\"half\");\n");
        writeFileSync(join(copy, "service_worker.js"), worker.replace(/version = "\w+"/, 'version = "0123456789"'));
        await update(page);
        await page.waitForTimeout(500);
        await page.reload();
        assert.deepEqual(await marksOf(page), ["one"], "a half version");
        assert.equal(await page.locator("#news").count(), 0);

        release("two");
        await update(page);
        assert.match(await news(page), /new version/);
        await page.reload();
        assert.ok(!(await marksOf(page)).includes("two"), "nothing new before it is asked for");
        assert.match(await news(page), /new version/, "told again");

        const second = await page.context().newPage();
        await second.goto(server.url);
        await page.locator("#news button", { hasText: "Use it now" }).click();
        await page.waitForFunction(() => /other tabs/.test(document.getElementById("news")?.innerText));
        await second.close();
        await Promise.all([page.waitForEvent("load"), page.locator("#news button", { hasText: "Try again" }).click()]);
        const marks = await marksOf(page);
        assert.ok(marks.includes("two"), marks.join());
        await page.waitForFunction(async () => (await caches.keys()).length === 1); // the old one is gone
    } finally {
        await page.close();
        await server.close();
    }
});

test("the page can be installed", async () => {
    const page = await openPage({ path: "manifest.webmanifest", waitUntilReady: false });
    try {
        const manifest = JSON.parse(readFileSync(join(site, "manifest.webmanifest"), "utf8"));
        assert.deepEqual([manifest.display, manifest.start_url, manifest.icons.length > 0], ["standalone", "./", true]);
        await page.goto(page.origin);
        const session = await page.context().newCDPSession(page);
        const { errors, url } = await session.send("Page.getAppManifest");
        assert.deepEqual(errors, []);
        assert.match(url, /manifest\.webmanifest$/);
    } finally {
        await page.close();
    }
});

async function saveAsOneFile(page) {
    await page.click("Scenario", "combobox");
    await page.click("Save as one file");
}

async function saved(page, name) {
    const [download] = await Promise.all([page.waitForEvent("download"), saveAsOneFile(page)]);
    const path = join(folder, name);
    await download.saveAs(path);
    return path;
}

test("one file runs by file://, with the demo in it, and saves itself again", async () => {
    const page = await openPage();
    let path;
    let given;
    try {
        await page.evaluate((text) => window.headroom.load(text), JSON.stringify(scenario));
        await page.evaluate(() => window.headroom.advanceTo("20d"));
        await page.settle();
        given = await page.evaluate(() => window.headroom.scenario());
        path = await saved(page, "one.html");
        assert.deepEqual(page.trouble, []);
    } finally {
        await page.close();
    }
    const html = readFileSync(path, "utf8");
    assert.ok(html.length < 2_600_000, `${html.length} characters`);
    assert.ok(!/'unsafe-(inline|eval)'|https?:\/\/(?!www\.w3\.org|localhost|json-schema\.org|example)/.test(
        html.match(/Content-Security-Policy" content="([^"]*)"/)[1]), "the policy");
    for (const [name, next] of [["first", "two.html"], ["saved from itself", null]]) {
        const file = await openPage({ url: pathToFileURL(path).href });
        try {
            assert.deepEqual(file.ready, { ok: true }, name);
            const carried = await file.evaluate(() => window.headroom.scenario());
            assert.deepEqual(JSON.parse(carried), JSON.parse(given), name);
            assert.equal(JSON.parse(await file.evaluate(() => window.headroom.report())).to, "2017-03-26T00:00:00Z");
            if (next === null) assert.match(await forecast(file), /\d/, name);
            else path = await saved(file, next);
            assert.deepEqual(file.trouble, [], name);
        } finally {
            await file.close();
        }
    }
});
