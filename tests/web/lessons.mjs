// Lessons in the browser: three are solved by the real mouse and keyboard, all by their solutions;
// results are kept over a reload and sent as links.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { guideHelpers } from "./lib/guide.mjs";
import { openPage, root } from "./lib/page.mjs";
import { scrolling } from "./lib/reach.mjs";

const folder = join(root, "core", "app", "lessons", "files");
const lessonOf = (page) => page.evaluate(() => window.headroom.lesson());

/** Opens a lesson by its address in the page that is there. */
async function begin(page, name) {
    await page.evaluate((to) => new Promise((done) => {
        window.addEventListener("hashchange", () => done(), { once: true }); // the page's own listener was first
        location.hash = to;
    }), `#lesson=${name}`);
    const lesson = await lessonOf(page);
    assert.equal(lesson.name, name);
    assert.equal(lesson.solved, false);
    assert.ok(lesson.goals.some(({ met }) => !met), `${name} is solved at the start`);
}

async function within(options, work) {
    const page = await openPage(options);
    try {
        await page.settle();
        await work(Object.assign(page, guideHelpers(page), scrolling(page)));
        assert.deepEqual(page.trouble, []);
    } finally {
        await page.close();
    }
}

/** Puts text into a field that may have to be scrolled to. */
async function enter(page, label, text) {
    await page.reach(label, "textbox");
    await page.fill(label, text);
}

/** By the inspector, which opens over the page beside a lesson. */
async function enroll(page, count) {
    await page.click("Sites", "tab");
    await page.push("P01", "row");
    const closed = !(await page.find("Enroll Macs", "button"));
    if (closed) await page.press("i");
    await page.click("Enroll Macs", "button");
    await page.fill("Number of Macs", String(count));
    await page.click("Enroll", "button");
    if (closed) await page.press("i"); // it would lie over the next lesson's buttons
}

/** What is done with the mouse and the keyboard, for lessons of three paths. */
const byHand = {
    "first-activation": async (page) => {
        const { key } = (await page.state()).subscriptions.main.rows[0];
        await page.click("Console", "tab");
        await page.push("P01", "row");
        await page.push("Activate license", "button");
        await page.fill("License key", key);
        await page.press("Enter");
        await page.press("Enter");
        if (await page.find("Close", "button")) await page.press("Escape");
        await enroll(page, 3);
    },
    "what-my-account-knows": async (page) => {
        await enroll(page, 5);
        await page.click("To the end", "button");
    },
    "remove-macs": async (page) => {
        await page.click("Site and Macs", "tab");
        await page.push("Remove Macs", "button");
        await enter(page, "Number of Macs", "3");
        await page.click("Remove", "button");
    },
};

test("lessons of three paths are solved by hand", async () => {
    await within({}, async (page) => {
        let number = 0;
        for (const [name, play] of Object.entries(byHand)) {
            await begin(page, name);
            await page.settle();
            await play(page);
            for (let tries = 0; tries < 40 && !(await lessonOf(page)).solved; ++tries) await page.waitForTimeout(50);
            const lesson = await lessonOf(page);
            assert.equal(lesson.solved, true, `${name}: ${JSON.stringify(lesson)}`);
            assert.equal(lesson.moves, lesson.par, name);
            number += 1;
        }
        assert.equal(number, 3);
    });
});

test("every lesson is solved by its solution", async () => {
    await within({}, async (page) => {
        const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
        assert.ok(names.length >= 24);
        for (const file of names) {
            const { name, solution } = JSON.parse(readFileSync(join(folder, file), "utf8"));
            await begin(page, name);
            const solved = await page.evaluate((commands) => {
                const { headroom } = window;
                for (const { at, ...command } of commands) {
                    if (at) headroom.seek(at);
                    headroom.step(JSON.stringify(command));
                }
                if (!headroom.lesson().solved) headroom.runToEnd();
                return headroom.lesson();
            }, solution);
            assert.equal(solved.solved, true, `${name}: ${JSON.stringify(solved)}`);
        }
    });
});

test("prediction, hints, the outcome, the next lesson, the record, and the result as a link", async () => {
    await within({ path: "#lesson=remove-macs" }, async (page) => {
        assert.equal((await page.need("Planner", "tab")).value, "selected", "the panel stands beside the planner");
        await page.shot("lesson-begun");
        await page.push("4", "radio");
        assert.equal((await page.need("4", "radio")).value, "on");
        await page.mouse.move(400, 400);
        for (let tries = 0; tries < 30 && !(await page.find("Show a hint (1 of 3)")); ++tries) {
            await page.mouse.wheel(0, 200);
            await page.settle();
        }
        await page.click("Show a hint (1 of 3)", "button");
        await byHand["remove-macs"](page);
        const solved = await lessonOf(page);
        assert.deepEqual([solved.moves, solved.par, solved.hintsShown, solved.stars], [1, 1, 1, 2]);
        await page.shot("lesson-solved");
        await page.mouse.move(400, 400);
        for (let tries = 0; tries < 30 && !(await page.find("Next lesson")); ++tries) {
            await page.mouse.wheel(0, 200);
            await page.settle();
        }
        await page.click("Copy result as a link", "button");
        const link = await page.evaluate(() => navigator.clipboard.readText());
        await page.click("Next lesson", "button");
        assert.equal((await lessonOf(page)).name, "raise-a-sublicense");
        await page.click("Lessons", "tab");
        assert.equal((await page.reach("Enough is enough", "button")).value, "2 of 3 stars");
        await page.shot("lessons");

        await page.goto("about:blank");
        await page.goto(link);
        await page.evaluate(() => window.headroom.ready);
        await page.settle();
        assert.equal((await lessonOf(page)).name, "remove-macs");
        assert.equal((await lessonOf(page)).solved, true);

        await page.goto("about:blank");
        await page.goto(page.origin + "/");
        await page.evaluate(() => window.headroom.ready);
        await page.settle();
        assert.equal(await lessonOf(page), null);
        await page.click("Learn how it works", "button");
        assert.equal((await page.reach("Enough is enough", "button")).value, "2 of 3 stars");
    });
});

test("an address with an unknown lesson opens the start page", async () => {
    await within({ path: "#lesson=no-such-lesson" }, async (page) => {
        assert.equal(await lessonOf(page), null);
        await page.need("Learn how it works", "button");
    });
});

const axe = readFileSync(join(root, "tests", "web", "node_modules", "axe-core", "axe.min.js"), "utf8");

/** What axe finds wrong with the mirror, and the widgets that have no element in it. */
async function gaps(page) {
    await page.settle();
    await page.waitForTimeout(450); // longer than the mirror waits for the page to rest
    const { result } = await page.inspector.send("Runtime.evaluate", {
        expression: `${axe}; axe.run(document, {resultTypes: ["violations"]}).then((found) =>
            JSON.stringify(found.violations.map((v) => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 200)])))`,
        awaitPromise: true });
    const missing = await page.evaluate(() => window.headroom.widgets()
        .filter(({ id, visible, label, role }) => id !== 0 && visible && label !== "" && role !== "row")
        .filter(({ id }) => !document.querySelector(`[data-key="w${id}"]`))
        .map(({ role, label }) => `${role} "${label}"`));
    return [...JSON.parse(result.value), ...missing];
}

test("the mirror has all of a lesson, of the list, of a presentation and of a draft", async () => {
    await within({ path: "#lesson=remove-macs" }, async (page) => {
        page.inspector = await page.context().newCDPSession(page);
        const found = { begun: await gaps(page) };
        await byHand["remove-macs"](page);
        found.solved = await gaps(page);
        await page.click("Lessons", "tab");
        found.list = await gaps(page);
        const chapters = [{ title: "One", at: "0d", page: "planner", note: "Say it." },
                          { title: "Two", at: "2d", page: "sites" }];
        await page.evaluate((value) => window.headroom.step(JSON.stringify(
            { do: "scenario.edit", set: [{ pointer: "/chapters", value }] })), chapters);
        await page.click("Bookmarks", "button");
        found.menu = await gaps(page);
        await page.click("Present the chapters");
        found.presented = await gaps(page);
        await page.press("PageDown");
        await page.need("Two", "heading");
        const [notes] = await Promise.all([page.waitForEvent("popup"), page.click("Notes in a window", "button")]);
        await page.press("PageUp");
        assert.equal(await notes.evaluate(() => document.body.textContent), "One\n\nSay it.");
        await page.press("Escape");
        await page.click("Scenario", "combobox");
        await page.click("Make a lesson of this", "menuitem");
        found.draft = await gaps(page);
        assert.deepEqual(Object.entries(found).filter(([, list]) => list.length > 0), []);
    });
});
