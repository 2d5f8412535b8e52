// The keyboard: "?" by its character, keys that never stick, what stays the browser's, and everything reachable.
import assert from "node:assert/strict";
import test from "node:test";
import { openPage } from "./lib/page.mjs";
import { small } from "./lib/scenarios.mjs";

async function withPage(work, size = {}) {
    const page = await openPage(size);
    try {
        await page.load(small);
        await work(page);
        assert.deepEqual(page.trouble, []);
    } finally {
        await page.close();
    }
}

/** A key as a keyboard of another country tells it. */
const tell = (page, kind, init) => page.evaluate(([k, i]) => {
    const event = new KeyboardEvent(k, { bubbles: true, cancelable: true, ...i });
    if (i.altGraph) Object.defineProperty(event, "getModifierState", { value: (name) => name === "AltGraph" });
    return document.getElementById("typing").dispatchEvent(event);
}, [kind, init]);

const layouts = [
    ["German", { key: "?", code: "Minus", shiftKey: true }],
    ["French", { key: "?", code: "KeyM", shiftKey: true }],
    ["Hebrew, unshifted", { key: "?", code: "Slash" }],
    ["Czech", { key: "?", code: "Comma", shiftKey: true }],
    ["AltGr", { key: "?", code: "Digit7", ctrlKey: true, altKey: true, altGraph: true }],
];
for (const [name, key] of layouts) {
    test(`"?" opens the help: ${name}`, () => withPage(async (page) => {
        await tell(page, "keydown", key);
        await tell(page, "keyup", key);
        await page.settle();
        await page.need("Help and keys", "heading");
    }));
}

test("\"/\" alone does not open the help", () => withPage(async (page) => {
    await page.press("/");
    assert.equal(await page.find("Help and keys", "heading"), undefined);
}));

test("a key that comes up as another character than it went down is up all the same", () => withPage(async (page) => {
    await tell(page, "keydown", { key: "Shift", code: "ShiftLeft", shiftKey: true });
    await tell(page, "keydown", { key: "?", code: "Slash", shiftKey: true });
    await tell(page, "keyup", { key: "Shift", code: "ShiftLeft" });
    await tell(page, "keyup", { key: "/", code: "Slash" });
    await page.settle();
    await page.press("Escape");
    await tell(page, "keydown", { key: "?", code: "Slash", shiftKey: true });
    await page.settle();
    await page.need("Help and keys", "heading");
}));

test("letters that were down together with Cmd come up with it", () => withPage(async (page) => {
    await tell(page, "keydown", { key: "z", code: "KeyZ", metaKey: true });
    await tell(page, "keyup", { key: "Meta", code: "MetaLeft" });
    await page.settle();
    await page.evaluate(() => headroom.step({ do: "mac.enroll", site: "P02", count: 1 }));
    await page.settle();
    await tell(page, "keydown", { key: "z", code: "KeyZ", metaKey: true });
    await page.settle();
    assert.equal((await page.state()).sites.P02.managed, 3, "undone: the second Z is a new press");
}));

test("what belongs to the browser is left to it; what belongs to a field is not", () => withPage(async (page) => {
    const kept = [["r"], ["w"], ["f"], ["t"], ["l"], ["p"], ["n"], ["+"], ["-"], ["0"], ["C", true], ["R", true],
                  ["I", true], ["Delete", true]];
    for (const [key, shiftKey = false] of kept) {
        assert.equal(await tell(page, "keydown", { key, ctrlKey: true, shiftKey }), true, `Ctrl+${key}`);
    }
    for (const key of ["F1", "F5", "F6", "F11", "F12"]) assert.equal(await tell(page, "keydown", { key }), true, key);
    assert.equal(await tell(page, "keydown", { key: "ArrowLeft", altKey: true }), true, "Alt+Left goes back");
    for (const key of ["a", "c", "z"]) assert.equal(await tell(page, "keydown", { key, ctrlKey: true }), false, key);
    assert.equal(await tell(page, "keydown", { key: "Tab" }), false);
}));

test("Ctrl+wheel is the browser's zoom", () => withPage(async (page) => {
    const left = await page.evaluate(() => document.getElementById("canvas").dispatchEvent(
        new WheelEvent("wheel", { deltaY: 10, ctrlKey: true, bubbles: true, cancelable: true })));
    assert.equal(left, true);
}));

test("a sublicense is made from the first key press to the last without a mouse", () => withPage(async (page) => {
    const wanted = await page.need("Create a Sublicense", "button");
    assert.ok(wanted);
    let steps = 0;
    for (; steps < 60; ++steps) {
        await page.press("Tab");
        const focused = (await page.widgets()).find((w) => w.focused);
        if (focused?.label === "Create a Sublicense") break;
    }
    assert.ok(steps < 60, "Tab reaches the button");
    await page.shot("keyboard-focus-button");
    await page.press("Enter");
    await page.need("New Sublicense", "heading");
    await page.type("By keyboard");
    await page.press("Tab");
    await page.press("Control+a");
    await page.type("2");
    await page.press("Enter");
    await page.need("License Key", "text");
    await page.press("Enter");
    const rows = (await page.state()).subscriptions.main.rows;
    assert.equal(rows.find((row) => row.name === "By keyboard").max, 2);
}));

const pages = ["Planner", "Forecast", "Sites", "Map", "My Account", "Console", "Site and Macs", "Vendor desk", "Log",
               "Set-up"];
for (const [index, name] of pages.entries()) {
    test(`every control of ${name} can be reached with the keyboard`, () => withPage(async (page) => {
        await page.press(String((index + 1) % 10));
        assert.equal((await page.need(name, "tab")).value, "selected");
        const reached = new Set();
        // Round once: a frame or two of the browser are enough for a press.
        for (let i = 0; i < 160; ++i) {
            await page.keyboard.press("Tab");
            await page.evaluate(() => new Promise((done) => {
                requestAnimationFrame(() => requestAnimationFrame(done));
            }));
            const focused = (await page.widgets()).find((w) => w.focused);
            if (focused && reached.has(focused.id) && focused.label === "Scenario") break;
            if (focused) reached.add(focused.id);
        }
        const controls = (await page.widgets()).filter((w) => w.visible && w.enabled && w.id !== 0 &&
            ["button", "textbox", "checkbox", "combobox", "radio", "tab", "menuitem", "slider"].includes(w.role));
        const missed = controls.filter((w) => !reached.has(w.id)).map((w) => `${w.role} "${w.label}"`);
        assert.deepEqual(missed, []);
    }, { width: 1000, height: 640 }));
}
