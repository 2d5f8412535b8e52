// Steps that the tests of the guide's pages share.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { openPage, testAtSizes } from "./page.mjs";
import { scrolling } from "./reach.mjs";
import { small } from "./scenarios.mjs";

/** Two departments and a third site that is not activated yet, with a spare key. */
export const guided = structuredClone(small);
guided.name = "Guide";
guided.world.subscriptions[0].sublicenses.push(
    { id: "spare", name: "Spare", type: "reserved", licenses: 2, expires: "withSubscription" });
guided.world.sites.push({ code: "P03", description: "Not in use yet" });

/** A page with the scenario; `work` gets it with more helpers. */
export async function withGuide(options, work) {
    const page = await openPage(options);
    try {
        await page.load(guided);
        await work(Object.assign(page, guideHelpers(page)));
        assert.deepEqual(page.trouble, []);
    } finally {
        await page.close();
    }
}

/** A test of the guide at two sizes and pixel ratios; `options` win over the size's. */
export function guideTest(name, options, work) {
    testAtSizes(name, (size) => withGuide({ ...size, ...options }, work));
}

export function guideHelpers(page) {
    const { reach, push } = scrolling(page);

    async function enter(label, text) {
        await reach(label, "textbox");
        await page.fill(label, text);
    }

    async function open(entry) {
        await page.click("My Account", "tab");
        await push(entry, "menuitem");
    }

    async function choose(box, option) {
        await push(box, "combobox");
        await page.click(option, "option");
    }

    /** What a button downloads: its name and text. */
    async function download(label) {
        const coming = page.waitForEvent("download");
        await push(label, "button");
        const file = await coming;
        return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
    }

    /** Gives a file to the picker that a button opens. */
    async function upload(label, name, text) {
        const coming = page.waitForEvent("filechooser");
        await push(label, "button");
        await (await coming).setFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
        await page.waitForTimeout(150);
        await page.settle();
    }

    async function drop(name, text) {
        await page.evaluate(([fileName, content]) => {
            const data = new DataTransfer();
            data.items.add(new File([content], fileName));
            for (const kind of ["dragenter", "drop"]) {
                window.dispatchEvent(
                    new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
            }
        }, [name, text]);
        await page.waitForTimeout(150);
        await page.settle();
    }

    const send = async (command) => {
        const result = await page.evaluate((c) => window.headroom.step(c), command);
        await page.settle();
        return result;
    };

    const advance = async (when) => {
        await page.evaluate((w) => window.headroom.advanceTo(w), when);
        await page.settle();
    };

    const alertCode = async () => (await page.alerts())[0]?.value;
    const value = async (label) => (await reach(label, "text")).value;

    return { reach, push, enter, open, choose, download, upload, drop, send, advance,
             alertCode, value };
}
