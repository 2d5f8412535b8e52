// The mirror: what is on the canvas as real elements, in the same place, with the same states, kept while values
// change, and enough of it to work without eyes and without a mouse. Rules by axe; the tree by Chromium itself.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { openPage, root } from "./lib/page.mjs";
import { small } from "./lib/scenarios.mjs";

const axe = readFileSync(join(root, "tests", "web", "node_modules", "axe-core", "axe.min.js"), "utf8");
const mirrorDelay = 450; // longer than the mirror waits for the page to rest

/** The page's mirror, renewed. */
async function rested(page) {
    await page.settle();
    await page.waitForTimeout(mirrorDelay);
}

async function violations(page) {
    await rested(page);
    // Through the inspector, because the page's policy lets no script in.
    const { result } = await page.inspector.send("Runtime.evaluate", {
        expression: `${axe}; axe.run(document, {resultTypes: ["violations"]}).then((found) =>
            JSON.stringify(found.violations.map((v) => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 200)])))`,
        awaitPromise: true });
    return JSON.parse(result.value);
}

async function open(size = {}) {
    const page = await openPage(size);
    page.inspector = await page.context().newCDPSession(page);
    return page;
}

/** An element of the mirror by its role and name, as a screen reader finds it; the mirror follows a moment later. */
async function named(page, role, name) {
    const element = page.getByRole(role, { name, exact: true }).first();
    await element.waitFor({ state: "attached", timeout: 10_000 });
    return element;
}

/** What a reader's "press" does: the element's default action, without coordinates. */
async function act(page, role, name) {
    const element = await named(page, role, name);
    await element.evaluate((one) => one.click());
    await rested(page);
}

async function enter(page, role, name, value) {
    const element = await named(page, role, name);
    await element.evaluate((one, text) => {
        one.value = text;
        one.dispatchEvent(new Event("input", { bubbles: true }));
        one.dispatchEvent(new Event("change", { bubbles: true }));
    }, value);
    await rested(page);
}

const pages = ["Planner", "Map", "My Account", "Console", "Sites", "Forecast", "Site Macs", "Vendor desk", "Log"];

for (const theme of ["dark", "light"]) {
    test(`axe finds nothing on any page, ${theme}`, async () => {
        const page = await open({ theme });
        try {
            const found = { start: await violations(page) };
            await page.load(small);
            await rested(page);
            const tabs = (await page.widgets()).filter(({ role, visible }) => role === "tab" && visible);
            const places = tabs.map(({ label }) => label).filter((label) => pages.includes(label));
            assert.ok(places.length >= 6, `only ${places} are in the rail`);
            for (const place of places) {
                await page.click(place, "tab");
                found[place] = await violations(page);
            }
            await page.click("Planner", "tab");
            await page.click("Create a Sublicense", "button");
            found.dialog = await violations(page);
            await page.press("Escape");
            await page.click("Scenario", "combobox");
            found.menu = await violations(page);
            const bad = Object.entries(found).filter(([, list]) => list.length > 0);
            assert.deepEqual(bad, []);
            assert.deepEqual(page.trouble, []);
        } finally {
            await page.close();
        }
    });
}

test("every widget that can be used has an element of its kind in its place", async () => {
    const page = await open();
    try {
        await page.load(small);
        for (const place of ["Planner", "Forecast", "Sites"]) {
            await page.click(place, "tab");
            await rested(page);
            const wrong = await page.evaluate(() => window.headroom.widgets()
                .filter(({ id, visible, label, role }) => id !== 0 && visible && label !== "" && role !== "row")
                .flatMap((widget) => {
                    const element = document.querySelector(`[data-key="w${widget.id}"]`);
                    if (!element) return [`no element for ${widget.role} "${widget.label}"`];
                    const box = element.getBoundingClientRect();
                    const off = Math.max(Math.abs(box.x - widget.x), Math.abs(box.y - widget.y),
                                         Math.abs(box.width - widget.width), Math.abs(box.height - widget.height));
                    const problems = off > 1.5 ? [`${widget.role} "${widget.label}" lies ${off} px away`] : [];
                    const checked = ["checkbox", "radio"].includes(widget.role);
                    if (checked && element.checked !== (widget.value === "on"))
                        problems.push(`${widget.label}: ticked?`);
                    const selected = widget.role === "tab" && element.getAttribute("aria-selected");
                    if (selected && (selected === "true") !== (widget.value === "selected")) {
                        problems.push(`${widget.label}: selected?`);
                    }
                    return problems;
                }));
            assert.deepEqual(wrong, [], place);
        }
    } finally {
        await page.close();
    }
});

test("Chromium's own tree has landmarks, the table with its rows, the dialog, and values", async () => {
    const page = await open();
    try {
        await page.load(small);
        await rested(page);
        const nodes = async () => (await page.inspector.send("Accessibility.getFullAXTree")).nodes
            .filter(({ ignored }) => !ignored)
            .map(({ role, name, properties = [] }) => ({
                role: role?.value, name: name?.value,
                states: Object.fromEntries(properties.map(({ name: key, value }) => [key, value.value])) }));
        const tree = await nodes();
        const has = (role, name) => tree.find(
            (node) => node.role === role && (name === undefined || node.name === name));
        for (const role of ["banner", "navigation", "main", "table", "row", "columnheader", "tablist", "heading"]) {
            assert.ok(has(role), `no ${role}`);
        }
        assert.equal(has("tab", "Planner").states.selected, true);
        assert.equal(has("tab", "Log").states.selected, false);
        await act(page, "button", "Create a Sublicense");
        const dialog = (await nodes()).find(({ role }) => role === "dialog");
        assert.equal(dialog.name, "New Sublicense");
        assert.equal(dialog.states.modal, true);
    } finally {
        await page.close();
    }
});

test("elements keep their identity while the page plays", async () => {
    const page = await open();
    try {
        await page.load(small);
        await rested(page);
        await page.evaluate(() => {
            for (const one of document.querySelectorAll("#mirror button")) one.dataset.seen = "yes";
        });
        await (await named(page, "button", "Play")).evaluate((one) => one.click());
        await page.waitForTimeout(3000);
        const kept = await page.evaluate(() => {
            const all = [...document.querySelectorAll("#mirror nav button, #mirror nav [role=tab]")];
            return [all.length, [...document.querySelectorAll("#mirror button[data-seen=yes]")].length];
        });
        assert.ok(kept[0] > 3, "the navigation is there");
        assert.ok(kept[1] > 5, `only ${kept[1]} buttons are the same elements as before`);
    } finally {
        await page.close();
    }
});

test("by names and default actions alone: a sublicense is created and made larger by 5", async () => {
    const page = await open();
    try {
        await page.load(small);
        await rested(page);
        await act(page, "button", "Create a Sublicense");
        await enter(page, "textbox", "Name", "By ear");
        await enter(page, "textbox", "Number of licenses", "3");
        await act(page, "button", "Create");
        await act(page, "button", "Close"); // "Sublicense created"
        const rows = async () => Object.values((await page.state()).subscriptions)[0].rows;
        const before = (await rows()).find(({ name }) => name === "By ear");
        assert.equal(before?.max, 3);
        await act(page, "button", "Edit, By ear");
        await enter(page, "textbox", "Number of licenses", "8");
        await act(page, "button", "Apply");
        assert.equal((await rows()).find(({ name }) => name === "By ear").max, 8);
        assert.deepEqual(page.trouble, []);
    } finally {
        await page.close();
    }
});

test("a reader's click on the time tells, and does not travel; a set value travels", async () => {
    const page = await open();
    try {
        await page.load(small);
        await rested(page);
        const now = async () => (await page.state()).now;
        const before = await now();
        await (await named(page, "slider", "Time")).evaluate((one) => one.click());
        await rested(page);
        assert.equal(await now(), before);
        await enter(page, "slider", "Time", "2");
        assert.notEqual(await now(), before);
    } finally {
        await page.close();
    }
});
