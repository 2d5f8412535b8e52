// Two tasks with a screen reader and the keyboard alone: what is spoken is read until the wanted words come, and the
// reader's default action is taken there. The words are in spoken/*.txt, for people to read;
// HEADROOM_WRITE_SPOKEN=1 writes them anew.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { openPage, root } from "./lib/page.mjs";
import { small } from "./lib/scenarios.mjs";

const folder = join(root, "tests", "web");
const bundle = readFileSync(join(folder, "node_modules", "@guidepup", "virtual-screen-reader", "lib", "esm",
                                 "index.browser.js"), "utf8");
const followed = 400; // milliseconds until the mirror has followed

/** A page with a screen reader in it. */
async function listen(scenario) {
    const page = await openPage({ height: 1000, before: (p) => p.route("**/virtual.js", (route) =>
        route.fulfill({ contentType: "text/javascript", body: bundle })) });
    if (scenario) await page.load(scenario);
    await page.waitForTimeout(followed);
    await page.evaluate(async () => {
        const { virtual } = await import("/virtual.js");
        window.reader = virtual;
        await virtual.start({ container: document.getElementById("mirror") });
    });
    const heard = [];

    /** Reads on until something is spoken that begins like this; after the end it goes on at the top. */
    async function readTo(words) {
        const [phrase, last] = await page.evaluate(async (wanted) => {
            for (let i = 0; i < 800; ++i) {
                await window.reader.next();
                const said = await window.reader.lastSpokenPhrase();
                if (said.startsWith(wanted)) return [said, []];
            }
            return [null, (await window.reader.spokenPhraseLog()).slice(-200)];
        }, words);
        assert.ok(phrase, `"${words}" is never spoken; the last: ${last.join(" | ")}`);
        heard.push(phrase);
    }

    /** The page has followed; what its live regions say now. */
    async function follow() {
        await page.settle();
        await page.waitForTimeout(followed);
        const said = await page.evaluate(() =>
            ["alarm", "spoken"].map((id) => document.getElementById(id).textContent));
        heard.push(...said.filter(Boolean).map((text) => `  (said) ${text}`));
    }

    /** The default action of what was just read. The reader's own press goes by the mouse, which never meets the
     *  mirror. */
    async function act() {
        heard.push("  (act)");
        await page.evaluate(() => {
            const node = window.reader.activeNode;
            const element = node.closest ? node : node.parentElement;
            element.focus();
            element.click();
        });
        await follow();
    }

    /** Types into what was just read, with the keyboard. */
    async function type(text) {
        await page.evaluate(() => window.reader.activeNode.focus());
        await page.waitForTimeout(followed);
        await page.keyboard.press("Control+a");
        await page.keyboard.type(text);
        heard.push(`  (type) ${text}`);
        await follow();
    }

    async function press(key) {
        heard.push(`  (press) ${key}`);
        await page.keyboard.press(key);
        await follow();
    }

    /** Reads on to a change that takes a while, anew every second. */
    async function waitFor(words, seconds) {
        const end = Date.now() + seconds * 1000;
        while (Date.now() < end && !(await page.evaluate((wanted) =>
            [...document.querySelectorAll("#mirror button")].some((one) => one.ariaLabel === wanted), words))) {
            await page.waitForTimeout(500);
        }
    }

    return { page, heard, readTo, act, type, press, waitFor };
}

function compare(name, heard) {
    const file = join(folder, "spoken", `${name}.txt`);
    const text = heard.join("\n") + "\n";
    if (process.env.HEADROOM_WRITE_SPOKEN) {
        mkdirSync(join(folder, "spoken"), { recursive: true });
        writeFileSync(file, text);
    }
    assert.equal(text, readFileSync(file, "utf8"));
}

test("by ear: a sublicense is raised by 5", async () => {
    const { page, heard, readTo, act, type } = await listen(small);
    try {
        await readTo("button, Edit, Dept1");
        await act();
        await readTo("textbox, Number of licenses");
        await type("10");
        await readTo("button, Apply");
        await act();
        assert.equal((await page.state()).subscriptions.main.rows.find(({ name }) => name === "Dept1").max, 10);
        assert.deepEqual(page.trouble, []);
    } finally {
        console.log(heard.join("\n"));
        await page.close();
    }
    compare("raise-a-sublicense", heard);
});

test("by ear: from nothing to a recommended split", async () => {
    const { page, heard, readTo, act, type, waitFor } = await listen();
    try {
        await readTo("button, Plan my own licenses");
        await act();
        await readTo("textbox, Licenses of My licenses");
        await type("60");
        for (const [code, macs] of [["LON", "20"], ["BER", "12"]]) {
            await readTo("button, Add a site");
            await act();
            await readTo("textbox, Site code");
            await type(code);
            await readTo("textbox, Macs there now");
            await type(macs);
            await readTo("combobox, License key");
            await act();
            await readTo("option, Dynamic");
            await act();
            await readTo("button, Add");
            await act();
        }
        assert.deepEqual(Object.values((await page.state()).sites).map(({ managed }) => managed), [20, 12]);
        await readTo("tab, Forecast");
        await act();
        await readTo("combobox, Number of runs");
        await act();
        await readTo("option, 1,000 runs");
        await act();
        await readTo("textbox, New Macs a year at LON");
        await type("6");
        await readTo("button, Recommend a split");
        await act();
        await waitFor("Apply this split", 60);
        await readTo("button, Apply this split");
        const before = (await page.state()).subscriptions;
        await act();
        assert.notDeepEqual((await page.state()).subscriptions, before);
        assert.deepEqual(page.trouble, []);
    } finally {
        console.log(heard.join("\n"));
        await page.close();
    }
    compare("from-nothing-to-a-split", heard);
});
