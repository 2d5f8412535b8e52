// Every chart: CSV and PNG, crosshair with values, the wheel zooms, a double click shows all, the limit is labelled.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { openPage } from "./lib/page.mjs";
import { withGuide } from "./lib/guide.mjs";

async function saved(page, label) {
    const coming = page.waitForEvent("download");
    await page.click(label, "button");
    const file = await coming;
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** Width and height out of a PNG's header. */
function sizeOf(png) {
    assert.equal(png.subarray(1, 4).toString("latin1"), "PNG");
    return [png.readUInt32BE(16), png.readUInt32BE(20)];
}


/** What the mouse does to a chart: the pictures with and without it have to differ. */
async function pictureOf(page, chart) {
    return page.screenshot({ clip: { x: chart.x, y: chart.y, width: chart.width, height: chart.height } });
}

async function zoomAndReset(page, chart) {
    const middle = { x: chart.x + chart.width / 2, y: chart.y + chart.height / 2 };
    await page.mouse.move(2, 400);
    await page.settle();
    const plain = await pictureOf(page, chart);
    await page.mouse.move(middle.x, middle.y);
    await page.settle();
    const crosshair = await pictureOf(page, chart);
    assert.notDeepEqual(crosshair, plain, "the crosshair shows");
    for (let i = 0; i < 6; ++i) await page.mouse.wheel(0, -120);
    await page.settle();
    await page.mouse.move(2, 400);
    await page.settle();
    const zoomed = await pictureOf(page, chart);
    assert.notDeepEqual(zoomed, plain, "the wheel zooms");
    await page.mouse.dblclick(middle.x, middle.y);
    await page.settle();
    await page.mouse.move(2, 400);
    await page.settle();
    assert.deepEqual(await pictureOf(page, chart), plain, "a double click shows all");
}

for (const ratio of [1, 2]) {
    const view = { width: 1440, height: 1000, ratio };
    test(`usage history at pixel ratio ${ratio}`, () => withGuide(view, async (page) => {
        await page.advance("2017-03-29");
        await page.open("Proxy Servers");
        const proxy = (await page.state()).proxyServers.P01.proxyName;
        await page.push(proxy, "link");
        const chart = await page.reach(`Used licenses, ${proxy}`, "img");
        await page.shot(`chart-usage-${ratio}x`);
        await zoomAndReset(page, chart);
        const csv = await saved(page, "CSV");
        assert.equal(csv.name, `usage-${proxy.toLowerCase()}.csv`);
        assert.match(csv.bytes.toString("utf8"), /^date,used\n2017-03-01,5\n2017-03-08,5\n/);
        const png = await saved(page, "PNG");
        const [width, height] = sizeOf(png.bytes);
        assert.ok(Math.abs(width - chart.width * ratio) <= 2 && Math.abs(height - chart.height * ratio) <= 2,
                  `${width} x ${height}`);
        assert.ok(png.bytes.length > 2000, "something is drawn");
    }));
}

test("trend of a site in the inspector", () => withGuide({ width: 1440, height: 1200 }, async (page) => {
    await page.send({ do: "mac.discover", site: "P02", count: 3 });
    await page.advance("2017-03-20");
    await page.click("Sites", "tab");
    await page.click("P02", "row");
    const chart = await page.need("Used licenses, P02", "img");
    await page.shot("chart-trend");
    await zoomAndReset(page, chart);
    const csv = await saved(page, "CSV");
    assert.equal(csv.name, "trend-p02.csv");
    const lines = csv.bytes.toString("utf8").trim().split("\n");
    assert.equal(lines[0], "date,used");
    assert.match(lines.at(-1), /^2017-03-20T00:00:00Z,6$/);
    sizeOf((await saved(page, "PNG")).bytes);
}));

test("risk against licenses", async () => {
    const page = await openPage({ width: 1440, height: 2400 });
    try {
        await page.click("Hiring forecast", "button");
        await page.click("Forecast", "tab");
        await page.click("Recommend a split", "button");
        for (let i = 0; i < 1200 && !(await page.find("Risk against licenses", "img")); ++i) {
            await page.mouse.move(720, 800);
            await page.mouse.wheel(0, 300);
            await page.waitForTimeout(100);
        }
        await page.settle();
        const chart = await page.need("Risk against licenses", "img");
        await page.shot("chart-front");
        await zoomAndReset(page, chart);
        const csv = await saved(page, "CSV");
        assert.match(csv.bytes.toString("utf8"), /^licenses,breach,refusal,/);
        sizeOf((await saved(page, "PNG")).bytes);
        assert.deepEqual(page.trouble, []);
    } finally {
        await page.close();
    }
});

test("a chart that is partly out of sight is whole in its picture", () => withGuide({ width: 1440, height: 560 },
    async (page) => {
        await page.advance("2017-03-29");
        await page.open("Proxy Servers");
        const proxy = (await page.state()).proxyServers.P01.proxyName;
        await page.push(proxy, "link");
        for (let i = 0; i < 30; ++i) {
            const button = await page.find("PNG", "button");
            if (button && button.y > 300 && button.y + button.height < 560 - 60) break;
            await page.mouse.move(720, 300);
            await page.mouse.wheel(0, 60);
            await page.settle();
        }
        const png = await saved(page, "PNG");
        const chart = await page.need(`Used licenses, ${proxy}`, "img");
        assert.ok(Math.abs(sizeOf(png.bytes)[1] - chart.height) <= 2, `${sizeOf(png.bytes)}, ${chart.height}`);
    }));
