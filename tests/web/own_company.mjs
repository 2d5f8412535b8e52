// A company of one's own: seven sites, two subscriptions and a wave, from the start page to a forecast with the real
// mouse, keyboard and clipboard, in at most 60 actions; a colleague who opens the link, and the program that reads the
// saved file, come to the same figures.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { openPage, root, site } from "./lib/page.mjs";
import { scrolling } from "./lib/reach.mjs";

const native = process.env.HEADROOM_NATIVE || join(root, "build", "release", "headroom");
const workers = existsSync(join(site, "js", "planner_pool.js"));
const mostActions = 60;

const sites = [
    ["LON", "London", "310", "Reserved 340", "online", "8 %", "4 years"],
    ["BER", "Berlin", "120", "Dynamic 300", "online", "8 %", "4 years"],
    ["AUS", "Austin", "640", "primary", "online", "8 %", "4 years"],
    ["TYO", "Tokyo", "85", "Dynamic 110", "online", "8 %", "4 years"],
    ["LAB", "Lab", "40", "Reserved 60", "online", "0 %", "terms, contracts of 300 days"],
    ["SHP", "Ship", "25", "Reserved 30", "offline", "0 %", "for ever"],
    ["AGY", "Agency", "60", "Dynamic 90", "online", "8 %", "contracts of 90 days"],
];
const table = sites.map((row) => row.join("\t")).join("\n");

/** Counts what a person does: each click, each key or shortcut, each text, each paste, each turn of the wheel. */
function counted(page) {
    let actions = 0;
    const count = (work) => async (...given) => { actions += 1; return work(...given); };
    const { reach } = scrolling(page);
    const hand = { click: count(page.click), press: count(page.press), type: count(page.type) };
    hand.push = async (label, role) => {
        const before = await page.find(label, role);
        const there = await reach(label, role);
        if (!before || before.y !== there.y) actions += 1; // the wheel
        await hand.click(label, role);
    };
    hand.fill = async (label, text) => {
        await hand.push(label, "textbox");
        await hand.press("Control+a");
        await hand.type(text);
    };
    hand.paste = count(async (text) => {
        // The system's clipboard holds it, as after a copy in a spreadsheet.
        await page.evaluate((t) => navigator.clipboard.writeText(t), text);
        await page.keyboard.press("Control+v");
        await page.settle();
    });
    hand.actions = () => actions;
    return hand;
}

async function build(page) {
    const hand = counted(page);
    await hand.push("Plan my own licenses", "button");
    await hand.fill("Licenses of My licenses", "1200");
    await hand.press("Tab");
    await hand.type("2026-12-01");
    await hand.press("Tab");
    await hand.type("2027-06-30");
    await hand.press("Enter");
    await hand.push("Add a subscription", "button");
    await hand.fill("Licenses of Subscription 2", "200");
    await hand.press("Enter");
    await hand.fill("Plan from", "2026-12-01");
    await hand.press("Tab");
    await hand.type("2027-06-30");
    await hand.press("Enter");
    await hand.push("Paste or import sites", "button");
    await hand.paste(table);
    await page.need("Read: AGY", "row");
    await page.shot("own-company-paste");
    await hand.press("Enter");
    await hand.push("Add what is to come", "button");
    await hand.click("Site", "combobox");
    await hand.click("BER  Berlin", "option");
    await hand.fill("How many Macs", "150");
    await hand.fill("Day", "2027-03-01");
    await hand.press("Enter");
    await hand.click("Forecast", "tab");
    await hand.push("Number of runs", "combobox");
    await hand.click("1,000 runs", "option");
    await hand.push("Run forecast", "button");
    return hand.actions();
}

async function untilDone(page) {
    for (let i = 0; i < 1200; ++i) {
        if (!(await page.find("Forecast", "progressbar")) && !(await page.find("Cancel", "button"))) return;
        await page.waitForTimeout(100);
    }
    assert.fail("the forecast never ends");
}

async function figures(page) {
    await untilDone(page);
    await page.settle();
    const rows = {};
    for (const [code] of sites) rows[code] = (await page.need(`Risk of ${code}`, "row")).value;
    return rows;
}

async function runForecast(page) {
    await page.click("Forecast", "tab");
    await page.click("Number of runs", "combobox");
    await page.click("1,000 runs", "option");
    await page.click("Run forecast", "button");
    return figures(page);
}

const amount = (n) => n.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

async function addPrices(page) {
    await page.click("Set-up", "tab");
    const { push, reach } = scrolling(page);
    await push("Add prices", "button");
    await reach("A license for a year", "textbox");
    await page.fill("A license for a year", "36.5");
    await page.press("Enter");
    assert.deepEqual(JSON.parse(await page.evaluate(() => window.headroom.scenario())).costs,
                     { currency: "EUR", licenseYear: 36.5, refusal: 80, overLimitMacDay: 0.5 });
}

/** The document of the page's workers, without spaces. */
async function riskInPage(page, scenario) {
    const text = await page.evaluate(async (request) => {
        const { createPlannerPool } = await import("/js/planner_pool.js");
        const pool = createPlannerPool({ workers: 2 });
        const result = await new Promise((onDone, onError) => { pool.start(request, { onDone, onError }); });
        pool.close();
        return result;
    }, JSON.stringify({ verb: "risk", scenario, file: "plan.json", options: { replications: 1000 } }));
    return JSON.stringify(JSON.parse(text));
}

/** The widget that shows an answer, once the workers have it. */
async function answered(page, label, role) {
    for (let i = 0; i < 900; ++i) {
        if (!(await page.find("Stop", "button"))) return scrolling(page).reach(label, role);
        await page.waitForTimeout(100);
    }
    return assert.fail(`${label} never comes`);
}

/** The cost curve of the subscription that has the sites, with its optimum. */
async function showCostCurve(page) {
    const { push } = scrolling(page);
    await push("Target: Least cost", "radio");
    await push("Recommend a split", "button");
    const curve = await answered(page, "Cost against licenses", "img");
    assert.match(curve.value, /\d+ points, least with \d+ licenses: [\d,.]+ EUR/);
    return curve.value;
}

test("seven sites from nothing to a forecast in at most 60 actions, the same for a colleague and the program",
     { skip: !workers || !existsSync(native) }, async () => {
    const page = await openPage({ width: 1440, height: 1000 });
    const colleague = await openPage({ width: 1440, height: 1000 });
    try {
        const actions = await build(page);
        const shown = await figures(page);
        await page.shot("own-company-forecast");
        assert.ok(actions <= mostActions, `${actions} actions`);
        const world = (await page.state()).sites;
        assert.deepEqual(Object.values(world).map((s) => s.managed), sites.map((row) => Number(row[2])));
        assert.equal(world.SHP.method, "offline");
        for (const [code, row] of Object.entries(world)) assert.equal(row.licenseStatus, "Activated", code);

        await addPrices(page);
        await page.click("Scenario", "combobox");
        await page.click("Copy link", "menuitem");
        const link = await page.evaluate(() => navigator.clipboard.readText());
        await colleague.evaluate((hash) => { location.hash = hash; }, link.slice(link.indexOf("#")));
        await colleague.settle();
        assert.deepEqual(await runForecast(colleague), shown);
        const cost = (await scrolling(colleague).reach("Cost: All together", "row")).value;

        const file = join(mkdtempSync(join(tmpdir(), "headroom-own-")), "plan.json");
        const saved = await page.evaluate(() => window.headroom.scenario());
        writeFileSync(file, saved);
        const risk = JSON.parse(execFileSync(native, ["risk", file, "--replications", "1000", "--json", "-"],
                                             { encoding: "utf8", maxBuffer: 1 << 28 }));
        assert.ok(cost.startsWith(`${amount(risk.cost.total.mean)} (${amount(risk.cost.total.low)} to `), cost);
        // Bit for bit: the page's own workers and the program, with cost and thresholds.
        const inPage = await riskInPage(page, saved);
        assert.equal(inPage, JSON.stringify(risk));
        for (const [code] of sites) {
            const { value } = risk.sites[code].breachProbability;
            const exact = risk.sites[code].closedForm?.breachProbability ?? null;
            if (value > 0 && value < 1 && exact === null) {
                assert.ok(shown[code].includes((value * 100).toFixed(1)), `${code}: ${shown[code]}, not ${value}`);
            }
        }
        await page.click("Forecast", "tab");
        const curve = await showCostCurve(page);
        await page.shot("own-company-cost-curve");
        console.log(`${actions} actions`, shown, curve);
        assert.deepEqual([...page.trouble, ...colleague.trouble], []);
    } finally {
        await page.close();
        await colleague.close();
    }
});

test("prices give a cost curve, years a schedule, and figures a tornado and a curve", { skip: !workers }, async () => {
    const page = await openPage({ width: 1280, height: 1000 });
    try {
        const { push } = scrolling(page);
        await push("Plan my own licenses", "button");
        await push("Paste or import sites", "button");
        const two = "P01\tOne\t30\tReserved 40\tonline\t30 %\tfor ever\n" +
            "P02\tTwo\t20\tReserved 25\tonline\t8 %\tabout 3 years\n";
        await page.evaluate((t) => navigator.clipboard.writeText(t), two);
        await page.keyboard.press("Control+v");
        await page.press("Enter");
        await addPrices(page);
        await page.click("Forecast", "tab");
        await push("Number of runs", "combobox");
        await page.click("1,000 runs", "option");
        await push("Find what matters", "button");
        await answered(page, "arrivals a day at P01", "listitem");
        await page.shot("money-tornado");
        await push("Vary it", "button");
        await answered(page, "Risk at other values", "img");
        await page.shot("money-sweep");
        await page.click("Calendar", "tab");
        await push("Plan the years", "button");
        await answered(page, "Apply the schedule", "button");
        await page.shot("money-schedule");
        const calendar = (await page.widgets()).find((w) => w.role === "img" && w.label === "Calendar");
        assert.match(calendar.value, /, [1-9]\d* of them planned/);
        const coming = page.waitForEvent("download");
        await push("Calendar file (.ics)", "button");
        assert.equal((await coming).suggestedFilename(), "licenses.ics");
        await push("Apply the schedule", "button");
        const applied = JSON.parse(await page.evaluate(() => window.headroom.scenario()));
        assert.ok(applied.steps.some((step) => step.do === "subscription.renew"), JSON.stringify(applied.steps));
        await page.press("Control+z");
        await page.settle();
        assert.equal(JSON.parse(await page.evaluate(() => window.headroom.scenario())).steps?.length ?? 0, 0);
        await page.click("Forecast", "tab");
        await showCostCurve(page);
        await page.shot("money-cost-curve");
        assert.deepEqual(page.trouble, []);
    } finally {
        await page.close();
    }
});

const views = [["1280", "dark", { width: 1280, height: 800 }], ["390", "light", { width: 390, height: 844, ratio: 2 }]];
if (process.env.HEADROOM_ALL_SIZES) {
    views.push(["1280", "light", views[0][2]], ["390", "dark", views[1][2]]);
    for (const theme of ["dark", "light"]) views.push(["1920", theme, { width: 1920, height: 1080 }]);
}
for (const [name, theme, view] of views) {
    test(`Set-up and the start page are drawn at ${name} in the ${theme} theme`, async () => {
        const page = await openPage({ ...view, theme });
        try {
            await page.settle();
            await page.shot(`start-${name}-${theme}`);
            const { push, reach } = scrolling(page);
            await push("Plan my own licenses", "button");
            await reach("Licenses of My licenses", "textbox");
            await page.fill("Licenses of My licenses", "1400");
            await page.press("Enter");
            await push("Paste or import sites", "button");
            await page.evaluate((t) => navigator.clipboard.writeText(t), table);
            await page.press("Control+v");
            await page.shot(`setup-paste-${name}-${theme}`);
            await page.press("Enter");
            await page.mouse.move(view.width / 2, view.height / 2);
            await page.mouse.wheel(0, -9000);
            await page.settle();
            for (let part = 0; part < (view.width < 500 ? 6 : 4); ++part) {
                await page.shot(`setup-${name}-${theme}-${part}`);
                await page.mouse.wheel(0, view.height - 260);
                await page.settle();
            }
            await reach("Add what is to come", "button");
            assert.equal((await page.state()).sites.LON.managed, 310);
            assert.deepEqual(page.trouble, []);
        } finally {
            await page.close();
        }
    });
}
