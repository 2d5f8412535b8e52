// Every kind of input: input methods, dead keys, keyboards of phones and remapped ones, the clipboard's own keys, both
// mouse buttons, fingers, a pen, the wheel; letters of other scripts; what the user prefers. By the browser's protocol.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { openPage } from "./lib/page.mjs";
import { colorsOf, decodePng, differing } from "./lib/picture.mjs";
import { small } from "./lib/scenarios.mjs";

let page;
let inspector;
before(async () => {
    page = await openPage({ width: 1280, height: 700 });
    inspector = await page.context().newCDPSession(page);
});
after(async () => {
    await page.close();
});

/** The small scenario again, and no sheet over it. */
async function fresh() {
    await page.load(small);
    await page.click("Planner", "tab");
}

async function nameField() {
    await fresh();
    await page.click("Create a Sublicense", "button");
    await page.fill("Name", "");
    return async () => (await page.need("Name", "textbox")).value;
}

const compose = (text) => inspector.send("Input.imeSetComposition",
    { text, selectionStart: text.length, selectionEnd: text.length });
const insert = async (text) => {
    await inspector.send("Input.insertText", { text });
    await page.settle();
};
/** A key as another keyboard tells it; true when the browser may act on it. */
const tell = async (kind, init) => {
    const left = await page.evaluate(([k, { keyCode, ...i }]) => {
        const event = new KeyboardEvent(k, { bubbles: true, cancelable: true, ...i });
        if (keyCode) Object.defineProperty(event, "keyCode", { value: keyCode });
        return document.getElementById("typing").dispatchEvent(event);
    }, [kind, init]);
    await page.settle();
    return left;
};
const hit = async (init) => {
    await tell("keydown", init);
    await tell("keyup", init);
};

test("what an input method composes is seen where it will stand, and is one name in the end", async () => {
    const value = await nameField();
    await page.type("A");
    const at = await page.evaluate(() => document.getElementById("typing").getBoundingClientRect().x);
    await compose("に");
    await compose("にほん");
    const seen = await page.evaluate(() => {
        const one = document.getElementById("typing");
        const box = one.getBoundingClientRect();
        return { opacity: getComputedStyle(one).opacity, text: one.value, x: box.x, width: box.width };
    });
    assert.equal(seen.opacity, "1");
    assert.equal(seen.text, "にほん");
    assert.ok(Math.abs(seen.x - at) < 2 && seen.width > 40, JSON.stringify(seen));
    const field = await page.need("Name", "textbox");
    assert.ok(seen.x >= field.x - 2 && seen.x <= field.x + field.width, "at the text cursor");
    await page.shot("composing");
    await insert("日本");
    assert.equal(await value(), "A日本");
    assert.equal(await page.evaluate(() => getComputedStyle(document.getElementById("typing")).opacity), "0");
});

test("the Enter that ends a composition, as Safari tells it, does not submit", async () => {
    await nameField();
    await compose("にほ");
    await insert("日");
    await tell("keydown", { key: "Enter", code: "Enter", keyCode: 229 });
    await page.need("New Sublicense", "heading");
});

test("a dead key is left to the browser, and its letter arrives", async () => {
    const value = await nameField();
    assert.equal(await tell("keydown", { key: "Dead", code: "BracketRight" }), true);
    await compose("´");
    await insert("é");
    assert.equal(await value(), "é");
});

test("keys mean what they are called, wherever they lie", async () => {
    await nameField();
    await hit({ key: "Escape", code: "CapsLock" });
    assert.equal(await page.find("New Sublicense", "heading"), undefined, "a remapped Escape closes");
    const value = await nameField();
    await page.type("ab");
    await hit({ key: "ArrowLeft", code: "Numpad4" });
    await page.type("x");
    assert.equal(await value(), "axb", "the number pad without NumLock");
    await hit({ key: "Backspace", code: "" });
    assert.equal(await value(), "ab", "a key without a place");
});

test("a phone's keyboard that tells of no keys deletes and submits", async () => {
    const value = await nameField();
    await page.type("ab");
    const ask = async (inputType) => {
        await page.evaluate((kind) => document.getElementById("typing").dispatchEvent(
            new InputEvent("beforeinput", { inputType: kind, bubbles: true, cancelable: true })), inputType);
        await page.settle();
    };
    assert.equal(await tell("keydown", { key: "Unidentified", code: "", keyCode: 229 }), true);
    await ask("deleteContentBackward");
    assert.equal(await value(), "a");
    await ask("insertLineBreak");
    assert.ok((await page.alerts()).length > 0 || !(await page.find("New Sublicense", "heading")), "it was submitted");
});

test("Ctrl+Insert, Shift+Insert and Shift+Delete use the desktop's clipboard", async () => {
    const value = await nameField();
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    await page.type("copied");
    await page.press("Control+a");
    await page.press("Control+Insert");
    assert.equal(await clipboard(), "copied");
    await page.evaluate(() => navigator.clipboard.writeText("from elsewhere"));
    await page.press("Control+a");
    await page.press("Shift+Insert");
    assert.equal(await value(), "from elsewhere");
    await page.press("Control+a");
    await page.press("Shift+Delete");
    assert.equal(await value(), "");
    assert.equal(await clipboard(), "from elsewhere");
});

test("emoji are left out of fields and told, not turned into question marks", async () => {
    const value = await nameField();
    await insert("a😀b");
    assert.equal(await value(), "ab");
    assert.match((await page.alerts()).map((one) => one.label).join(), /Emoji/);
});

const mouse = (type, at, button, buttons, pointerType = "mouse") => inspector.send("Input.dispatchMouseEvent",
    { type, x: at.x, y: at.y, button, buttons, clickCount: 1, pointerType });
const middle = ({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 });

test("a drag ends when its button comes up, whatever the other one does", async () => {
    await fresh();
    const now = async () => (await page.state()).now;
    const track = await page.need("Time", "slider");
    const [from, to, later] = [0.2, 0.5, 0.9].map((share) => (
        { x: track.x + share * track.width, y: track.y + track.height / 2 }));
    await mouse("mousePressed", from, "left", 1);
    await mouse("mouseMoved", to, "left", 1);
    await page.settle();
    await mouse("mousePressed", to, "right", 3);
    await mouse("mouseReleased", to, "left", 2);
    await page.settle();
    const there = await now();
    await mouse("mouseMoved", later, "right", 2);
    await page.settle();
    assert.equal(await now(), there, "the time went on");
    await mouse("mouseReleased", later, "right", 0);
    await page.settle();
});

test("a pen presses", async () => {
    await fresh();
    const at = middle(await page.need("Create a Sublicense", "button"));
    await mouse("mouseMoved", at, "none", 0, "pen");
    await page.settle();
    await mouse("mousePressed", at, "left", 1, "pen");
    await mouse("mouseReleased", at, "left", 0, "pen");
    await page.settle();
    await page.need("New Sublicense", "heading");
    await page.press("Escape");
});

const touch = async (type, ...points) => {
    await inspector.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
    await page.settle();
};

test("a finger presses; a finger that is called off does not", async () => {
    await fresh();
    const { x, y } = middle(await page.need("Create a Sublicense", "button"));
    await touch("touchStart", [x, y]);
    await touch("touchCancel");
    assert.equal(await page.find("New Sublicense", "heading"), undefined);
    await touch("touchStart", [x, y]);
    await touch("touchEnd");
    await page.need("New Sublicense", "heading");
    await page.press("Escape");
});

test("120 pixels of a finger are 120 pixels of the page", async () => {
    await fresh();
    await page.setViewportSize({ width: 1280, height: 420 });
    await page.settle();
    const place = async () => (await page.widgets()).find(
        ({ label, role }) => role === "button" && label === "Create a Sublicense").y;
    const from = await place();
    await touch("touchStart", [640, 300]);
    await touch("touchMove", [640, 280]);
    await touch("touchMove", [640, 180]);
    await touch("touchEnd");
    const way = from - await place();
    assert.ok(Math.abs(way - 120) <= 2, `${way} pixels`);
    await page.setViewportSize({ width: 1280, height: 700 });
    await page.settle();
});

test("two fingers change the interface scale", async () => {
    await fresh();
    const height = async () => (await page.widgets()).find(({ label, role }) =>
        role === "button" && label === "Create a Sublicense").height;
    const before = await height();
    await touch("touchStart", [500, 300], [600, 300]);
    await touch("touchMove", [460, 300], [640, 300]);
    await touch("touchEnd");
    assert.ok(await height() > before * 1.4, `${before} -> ${await height()}`);
    assert.equal(await page.find("New Sublicense", "heading"), undefined, "nothing was pressed");
    await touch("touchStart", [400, 300], [700, 300]);
    await touch("touchMove", [500, 300], [600, 300]);
    await touch("touchEnd");
    assert.equal(await height(), before);
});

test("a wide table goes sideways by a finger, and by the wheel with Shift", async () => {
    const wide = await openPage({ width: 700, height: 700 });
    try {
        await wide.load(small);
        await wide.click("My Account", "tab");
        await wide.click("Page", "combobox");
        await wide.click("Proxy Servers", "option");
        const columns = async () => (await wide.widgets()).filter(({ role }) => role === "columnheader")
            .map(({ x }) => x);
        const table = (await wide.widgets()).find(({ role }) => role === "columnheader");
        const at = [table.x + 100, table.y + 50];
        const session = await wide.context().newCDPSession(wide);
        const send = async (type, ...points) => {
            await session.send("Input.dispatchTouchEvent",
                               { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
            await wide.settle();
        };
        const start = (await columns())[0];
        await send("touchStart", at);
        await send("touchMove", [at[0] - 20, at[1]]);
        await send("touchMove", [at[0] - 60, at[1]]);
        await send("touchEnd");
        const swiped = (await columns())[0];
        assert.ok(Math.abs(start - swiped - 60) <= 2, `${start} -> ${swiped}`);
        await wide.mouse.move(...at);
        await wide.keyboard.down("Shift");
        await wide.mouse.wheel(0, -200);
        await wide.keyboard.up("Shift");
        await wide.settle();
        assert.ok((await columns())[0] > swiped, "Shift and the wheel");
    } finally {
        await wide.close();
    }
});

test("names in other scripts are drawn, each letter by its own picture", async () => {
    const scripts = ["Αθήνα", "Київ", "東京", "서울", "ירושלים", "القاهرة", "กรุงเทพ", "दिल्ली", "Hà Nội"];
    const named = structuredClone(small);
    named.name = "Scripts";
    named.world.sites = scripts.map((description, i) => (
        { code: `P0${i + 1}`, description }));
    assert.deepEqual((await page.load(named)).errors, []);
    await page.click("Sites", "tab");
    await page.settle();
    await page.shot("scripts");
    const row = async (code) => (await page.widgets()).find(({ role, label }) => role === "row" && label === code);
    assert.ok(await row("P01"), "the sites are listed");
    const questions = structuredClone(named);
    questions.world.sites.forEach((site) => { site.description = "?".repeat([...site.description].length); });
    const rows = [];
    for (const { code } of named.world.sites) rows.push(await row(code));
    const drawn = decodePng(await page.screenshot());
    await page.load(questions);
    await page.click("Sites", "tab");
    const asked = decodePng(await page.screenshot());
    scripts.forEach((script, i) => {
        assert.ok(differing(drawn, asked, rows[i]) > 20, `${script} looks like question marks`);
    });
    assert.deepEqual(page.trouble, []);
});

test("more contrast, forced colours and less motion are followed while the page is open", async () => {
    await fresh();
    const ground = async () => colorsOf(await page.screenshot(), { x: 0, y: 0, width: 1280, height: 700 }).most;
    const usual = await ground();
    await page.emulateMedia({ contrast: "more" });
    await page.settle();
    const more = await ground();
    assert.notEqual(more, usual);
    await page.shot("more-contrast");
    await page.emulateMedia({ contrast: null, forcedColors: "active" });
    await page.settle();
    assert.equal(await ground(), more);
    await page.emulateMedia({ forcedColors: null });
    await page.settle();
    assert.equal(await ground(), usual);

    await page.click("Map", "tab");
    const framesOf = async (when) => {
        const first = await page.framesDrawn();
        await page.evaluate((to) => headroom.advanceTo(to), when);
        await page.waitForTimeout(400);
        await page.settle();
        return (await page.framesDrawn()) - first;
    };
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.settle();
    const still = await framesOf("3d");
    await page.emulateMedia({ reducedMotion: null });
    await page.settle();
    const moving = await framesOf("6d");
    assert.ok(still < moving, `${still} frames with less motion, ${moving} otherwise`);
});

for (const width of [360, 320]) {
    test(`at ${width} pixels no two controls lie on each other`, async () => {
        const phone = await openPage({ width, height: 640, ratio: 2 });
        try {
            await phone.load(small);
            const tabs = (await phone.widgets()).filter(({ role, visible }) => role === "tab" && visible);
            for (const { label } of tabs.slice(0, 4)) {
                await phone.click(label, "tab");
                const all = (await phone.widgets()).filter(({ visible, id, role }) => visible && id !== 0 &&
                    ["button", "tab", "combobox", "textbox", "checkbox"].includes(role));
                const inner = (a) => ({ l: a.x + 1, r: a.x + a.width - 1, t: a.y + 1, b: a.y + a.height - 1 });
                const clashes = all.flatMap((a, i) => all.slice(i + 1).filter((b) => {
                    const [p, q] = [inner(a), inner(b)];
                    return p.l < q.r && q.l < p.r && p.t < q.b && q.t < p.b;
                }).map((b) => `${a.label} and ${b.label}`));
                const out = all.filter(({ x, width: wide }) => x < -1 || x + wide > width + 1).map((w) => w.label);
                assert.deepEqual([label, clashes, out], [label, [], []]);
            }
        } finally {
            await phone.close();
        }
    });
}
