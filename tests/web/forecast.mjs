// Forecast: Monte Carlo in Web Workers with progress and cancel, chart, exports, single runs.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { openPage, root, site } from "./lib/page.mjs";

const workers = existsSync(join(site, "js", "planner_pool.js"));

async function openForecast(view) {
    const page = await openPage(view);
    await page.click("Hiring forecast", "button");
    await page.click("Forecast", "tab");
    return page;
}

async function untilDone(page) {
    for (let i = 0; i < 600; ++i) {
        if (!(await page.find("Forecast", "progressbar")) && !(await page.find("Cancel", "button"))) return;
        await page.waitForTimeout(100);
    }
    assert.fail("the forecast never ends");
}

test("demand can be edited", async () => {
    const page = await openForecast({ width: 1440, height: 1400 });
    try {
        await page.fill("New Macs a day at P01", "0.2");
        await page.press("Enter");
        assert.equal((await page.need("New Macs a day at P01", "textbox")).value, "0.20");
        await page.shot("forecast-demand");
        assert.deepEqual(page.trouble, []);
    } finally {
        await page.close();
    }
});

const native = process.env.HEADROOM_NATIVE || join(root, "build", "release", "headroom");

/** As the page shows a probability with its interval. */
function inWords({ value, low, high }) {
    const figure = (share) => {
        const percent = share * 100;
        let decimals = 1;
        let rest = Math.min(percent, 100 - percent);
        if (rest > 0 && rest < 1) ++decimals;
        for (; rest > 0 && rest < 0.1 && decimals < 12; rest *= 10) ++decimals;
        return percent.toFixed(decimals);
    };
    if (value >= 1) return `above ${figure(low)} %`;
    if (value <= 0) return `below ${figure(high)} %`;
    return `${figure(value)} %  (${figure(low)} to ${figure(high)})`;
}

test("B3, C1: what Save writes gives the page's figures on the command line", { skip: !workers || !existsSync(native) },
    async () => {
        const page = await openForecast({ width: 1440, height: 1600 });
        try {
            const scenario = JSON.parse(await page.evaluate(() => window.headroom.scenario()));
            scenario.steps = [{ at: "2017-10-02", do: "mac.discover", site: "P02", count: 150 }];
            await page.evaluate((text) => window.headroom.load(text), JSON.stringify(scenario));
            await page.settle();
            await page.fill("New Macs a day at P01", "0.2");
            await page.press("Enter");
            await page.click("Number of runs", "combobox");
            await page.click("1,000 runs", "option");
            await page.click("Run forecast", "button");
            await untilDone(page);
            await page.settle();
            const file = join(mkdtempSync(join(tmpdir(), "headroom-forecast-")), "saved.json");
            const saved = await page.evaluate(() => window.headroom.scenario());
            assert.equal(JSON.parse(saved).demand[0].arrivals.perDay, 0.2);
            writeFileSync(file, saved);
            const risk = JSON.parse(execFileSync(native, ["risk", file, "--replications", "1000", "--json", "-"],
                                                 { encoding: "utf8", maxBuffer: 1 << 28 }));
            for (const [code, figures] of Object.entries(risk.sites)) {
                const shown = (await page.need(`Risk of ${code}`, "row")).value;
                const exact = figures.closedForm.breachProbability;
                if (figures.breachProbability.value > 0 || exact === null) {
                    assert.equal(shown, inWords(figures.breachProbability), code);
                }
            }
            assert.ok(risk.sites.P02.breachProbability.value > 0.9, "the 150 Macs to come are played");
            assert.deepEqual(page.trouble, []);
        } finally {
            await page.close();
        }
    });

test("a forecast runs in workers, grows, and is shown with its chart", { skip: !workers }, async () => {
    const page = await openForecast({ width: 1440, height: 1600 });
    try {
        await page.click("Run forecast", "button");
        await untilDone(page);
        await page.settle();
        assert.match((await page.need("Risk of P03", "row")).value, /% {2}\([\d.]+ to [\d.]+\)/);
        await page.need("Used licenses, P01", "img");
        await page.shot("forecast");
        const csv = page.waitForEvent("download");
        await page.click("CSV", "button");
        assert.match(readFileSync(await (await csv).path(), "utf8"), /^date,site,p05,p25,p50,p75,p95\n2017-01-02,P01,/);
        const png = page.waitForEvent("download");
        await page.click("PNG", "button");
        const picture = readFileSync(await (await png).path());
        assert.equal(picture.subarray(1, 4).toString(), "PNG");
        assert.deepEqual(page.trouble, []);
    } finally {
        await page.close();
    }
});

test("a forecast can be cancelled", { skip: !workers }, async () => {
    const page = await openForecast({ width: 1440, height: 1200 });
    try {
        await page.click("Number of runs", "combobox");
        await page.click("1,000,000 runs", "option");
        await page.click("3 months", "combobox").catch(() => {});
        const run = await page.need("Run forecast", "button");
        await page.mouse.click(run.x + 20, run.y + 10);
        await page.waitForTimeout(400);
        const cancel = (await page.widgets()).find((w) => w.label === "Cancel" && w.visible);
        assert.ok(cancel, "it runs");
        await page.mouse.click(cancel.x + 10, cancel.y + 10);
        await page.waitForTimeout(500);
        assert.ok(await page.find("Run forecast", "button"));
    } finally {
        await page.close();
    }
});
