// Planning with the real mouse: a usage history as CSV, splits side by side, a recommended split that is applied, its
// report, a single run that is opened and left again; and what is done by hand replays natively to the same hash.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { openPage, out, root, testAtSizes } from "./lib/page.mjs";
import { small } from "./lib/scenarios.mjs";

const tall = { width: 1440, height: 2400 };

async function withPage(size, work) {
    const page = await openPage(size);
    try {
        await work(Object.assign(page, helpers(page)));
        assert.deepEqual(page.trouble, []);
    } finally {
        await page.close();
    }
}

function helpers(page) {
    /** Scrolls down, then up, until the widget is in sight; beside the charts, which the wheel would zoom. */
    async function reach(label, role) {
        for (const way of [1, -1]) {
            for (let i = 0; i < 60; ++i) {
                const found = await page.find(label, role);
                const low = page.viewportSize().height - 60;
                if (found && found.y >= 44 && found.y + found.height < low) return found;
                await page.mouse.move(214, 500);
                await page.mouse.wheel(0, way * 300);
                await page.waitForTimeout(60);
            }
        }
        return page.need(label, role);
    }

    async function push(label, role) {
        await reach(label, role);
        await page.click(label, role);
    }

    async function until(condition, what) {
        for (let i = 0; i < 900; ++i) {
            if (await condition()) return;
            await page.waitForTimeout(100);
        }
        assert.fail(`${what} never comes`);
    }

    const forecastDone = () => until(
        async () => !(await page.find("Cancel", "button")) && !(await page.find("Forecast", "progressbar")),
        "the end of the forecast");
    return { reach, push, until, forecastDone };
}

async function forecast(page) {
    await page.click("Hiring forecast", "button");
    await page.click("Forecast", "tab");
    await page.push("Run forecast", "button");
    await page.waitForTimeout(300);
    await page.forecastDone();
    await page.settle();
}

test("a usage history makes the demand, and a broken one is told line by line", () => withPage(tall, async (page) => {
    const drop = (name, text) => page.evaluate(([n, t]) => {
        const data = new DataTransfer();
        data.items.add(new File([t], n));
        for (const kind of ["dragenter", "drop"]) {
            window.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
        }
    }, [name, text]);
    await drop("usage.csv", readFileSync(join(root, "docs/examples/usage.csv"), "utf8"));
    await page.until(async () => (await page.find("Forecast", "tab"))?.value === "selected", "the Forecast page");
    await page.settle();
    await page.reach("New Macs a day at P01", "textbox");
    await page.shot("planning-usage");
    await drop("usage.csv", "site,date,used\nP01,2016-01-04,12\nP01,yesterday,13\n");
    await page.waitForTimeout(500);
    await page.settle();
    const told = (await page.widgets()).map((w) => `${w.label} ${w.value}`).join("\n");
    assert.match(told, /3/, told);
}));

test("splits side by side, on the same demand", () => withPage(tall, async (page) => {
    await forecast(page);
    await page.push("Edit another split", "button");
    await page.settle();
    await page.fill("Licenses of Studio", "60");
    await page.click("Forecast", "tab");
    await page.push("Compare with the split being edited", "button");
    await page.waitForTimeout(300);
    await page.forecastDone();
    await page.settle();
    await page.reach("Splits at P02", "row");
    await page.shot("planning-splits");
}));

test("a recommended split, its report, and one click to apply it", () => withPage(tall, async (page) => {
    await page.click("Hiring forecast", "button");
    await page.click("Forecast", "tab");
    await page.push("Recommend a split", "button");
    await page.until(() => page.find("Apply this split", "button"), "a recommendation");
    await page.settle();
    assert.ok((await page.widgets()).some((w) => w.role === "note" && /fewest found/.test(w.label)));
    const coming = page.waitForEvent("download", { timeout: 90000 });
    await page.push("Plan report (HTML)", "button");
    const report = readFileSync(await (await coming).path(), "utf8");
    assert.match(report, /^<!doctype html>/i);
    assert.match(report, /@media print|@page/);
    assert.doesNotMatch(report, /<script|src="http|href="http/);
    await page.shot("planning-recommended");
    const before = (await page.state()).subscriptions;
    await page.push("Apply this split", "button");
    await page.settle();
    assert.notDeepEqual((await page.state()).subscriptions, before);
    assert.match(await page.evaluate(() => headroom.scenario()), /sublicense\.(edit|create)/);
}));

test("a single run is opened at its first breach, and left again", () => withPage(tall, async (page) => {
    await forecast(page);
    await page.push("Risk of P03", "row");
    await page.push("Look at single runs", "button");
    const run = async () => (await page.widgets()).find((w) => w.visible && /^Run \d+: over by/.test(w.label));
    await page.until(run, "a run over the limit");
    const { label } = await run();
    await page.push(label, "button");
    await page.settle();
    const at = /from (\d{4}-\d\d-\d\d) (\d\d:\d\d)/.exec(label);
    assert.ok((await page.need("Time", "slider")).value.startsWith(`${at[1]}T${at[2]}`), label);
    assert.ok((await page.state()).sites.P03.excess > 0);
    await page.shot("planning-single-run");
    await page.click("Back to the plan", "button");
    assert.equal((await page.need("Scenario", "combobox")).value, "Hiring forecast");
    await page.reach("Used licenses, P03", "img");
}));

testAtSizes("what was done by hand replays natively to the same trace", (size) => withPage(size, async (page) => {
    await page.load(small);
    const track = await page.need("Time", "slider");
    await page.mouse.click(track.x + track.width * 0.3, track.y + track.height / 2);
    await page.settle();
    await page.click("Create a Sublicense", "button");
    await page.type("By hand");
    await page.fill("Number of licenses", "2");
    await page.press("Enter");
    await page.press("Enter");
    await page.click("Sites", "tab");
    await page.click("P02", "row");
    if (!(await page.find("Enroll Macs", "button"))) await page.press("i");
    await page.click("Enroll Macs", "button");
    await page.click("Enroll", "button");
    if (await page.find("Enroll Macs", "heading")) await page.press("Escape");
    await page.click("To the end", "button");
    const hash = await page.evaluate(() => JSON.parse(headroom.report()).traceHash);
    const coming = page.waitForEvent("download");
    await page.press("Shift+S");
    const file = join(out, "by-hand.json");
    await (await coming).saveAs(file);
    assert.match(readFileSync(file, "utf8"), /sublicense\.create/);
    const native = process.env.HEADROOM_NATIVE ?? join(root, "build", "release", "headroom");
    const report = JSON.parse(execFileSync(native, ["run", file, "--json", "-"], { encoding: "utf8" }));
    assert.equal(report.traceHash, hash);
}));
