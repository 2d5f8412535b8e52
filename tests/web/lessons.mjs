// Lessons in the browser: one of each path is solved by the real mouse and keyboard, all by their solutions;
// results are kept over a reload and sent as links.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { guideHelpers } from "./lib/guide.mjs";
import { dismiss, handsFor } from "./lib/hands.mjs";
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

/** An instant, a date, or days or weeks from the start, as an instant. */
function instantOf(at, start) {
    if (/^\d{4}/.test(at)) return at.length === 10 ? `${at}T00:00:00Z` : at;
    const [, number, unit] = at.match(/(\d+)([dw])/);
    return new Date(Date.parse(start) + Number(number) * (unit === "w" ? 7 : 1) * 86400000).toISOString();
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
    if (!(await page.find("Enroll Macs", "button"))) await page.press("i");
    await page.click("Enroll Macs", "button");
    await page.fill("Number of Macs", String(count));
    await page.click("Enroll", "button");
}

/** What is done with the mouse and the keyboard, for one lesson of each path: First steps, Sites and keys,
 *  Running out, Splitting, People, Planning. */
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
    "main-pool": async (page) => {
        await page.click("Planner", "tab");
        await page.push("Create a Sublicense", "button");
        await page.type("Department 3");
        await page.click("Reserved", "radio");
        await page.fill("Number of licenses", "33");
        await page.press("Enter");
    },
    "only-a-member": async (page) => {
        for (const [email, group] of [["mdale@acme.example", "Administrator"], ["admin@acme.example", "Regular"]]) {
            await page.click("My Account", "tab");
            await page.choose("Page", "Manage Users");
            await page.push(`Select ${email}`, "checkbox");
            await page.push(group, "radio");
            await dismiss(page);
            await page.push("Apply", "button");
        }
    },
    "enough-for-the-summer": async (page) => {
        await page.click("Vendor desk", "tab");
        await page.push("Actions PMM 2027", "link");
        await page.click("Upgrade", "menuitem");
        await enter(page, "Additional licenses", "15");
        await page.press("Enter");
        await page.click("To the end", "button");
    },
};

test("one lesson of each path is solved by hand", async () => {
    await within({}, async (page) => {
        let number = 0;
        for (const [name, play] of Object.entries(byHand)) {
            await begin(page, name);
            await page.settle();
            assert.equal(await page.find("Close inspector", "button"), undefined, "it would lie over the page");
            await play(page);
            for (let tries = 0; tries < 40 && !(await lessonOf(page)).solved; ++tries) await page.waitForTimeout(50);
            const lesson = await lessonOf(page);
            assert.equal(lesson.solved, true, `${name}: ${JSON.stringify(lesson)}`);
            assert.equal(lesson.moves, lesson.par, name);
            number += 1;
        }
        assert.equal(number, 6);
    });
});

// By the mouse and keyboard alone, all lessons whose solution has a way by hand: HEADROOM_ALL_LESSONS=1, some minutes.
const everyLesson = process.env.HEADROOM_ALL_LESSONS
    ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
for (const file of everyLesson) {
    const { name, solution, scenario } = JSON.parse(readFileSync(join(folder, file), "utf8"));
    test(`${name} is solved by hand`, async (context) => {
        await within({ path: `#lesson=${name}`, height: 1000 }, async (page) => {
            const hands = handsFor(page);
            const other = solution.filter((command) => !hands.can(command)).map((command) => command.do);
            if (other.length > 0) return context.skip(`no way by hand for ${other.join(", ")}`);
            const start = instantOf(scenario.start);
            const end = instantOf(scenario.end, start);
            assert.equal((await lessonOf(page)).solved, false);
            for (const command of solution) {
                const waits = /^\d{4}|d/.test(command.at ?? "");
                if (waits) await hands.goTo(instantOf(command.at, start), { start, end });
                await hands.perform(command);
            }
            if (!(await lessonOf(page)).solved) await page.click("To the end", "button");
            for (let tries = 0; tries < 40 && !(await lessonOf(page)).solved; ++tries) await page.waitForTimeout(50);
            const lesson = await lessonOf(page);
            if (!lesson.solved) await page.shot(`lesson-by-hand-${name}`);
            assert.equal(lesson.solved, true, JSON.stringify(lesson));
            return undefined;
        });
    });
}

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
