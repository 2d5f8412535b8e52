// The whole guide by hand, from a scenario in which nobody is registered and nothing is bought, with the real mouse and
// keyboard; what was done is saved and replays without the page to the same events.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { guideHelpers } from "./lib/guide.mjs";
import { openPage, root } from "./lib/page.mjs";

const native = process.env.HEADROOM_NATIVE || join(root, "build", "release", "headroom");
const password = "swordfish";
const product = "Parallels Mac Management subscription";
const pem = "-----BEGIN CERTIFICATE REQUEST-----\nTUlJQg==\n-----END CERTIFICATE REQUEST-----\n";

const sizes = [{ width: 1280, height: 800 }, { width: 390, height: 844 }];

function beginnerTest(name, work) {
    for (const size of sizes) {
        test(`${name}, ${size.width} x ${size.height}`, async () => {
            const page = await openPage(size);
            try {
                Object.assign(page, guideHelpers(page));
                page.push = pastNotices(page, page.push);
                Object.assign(page, steps(page));
                await page.push("Start from nothing", "button");
                await page.need("Create Account", "button").catch(() => page.reach("Create Account", "button"));
                await work(page);
                assert.deepEqual(page.trouble, []);
            } finally {
                await page.close();
            }
        });
    }
}

/** A notice at the bottom may lie over what is wanted: it is closed first, as a person would. */
function pastNotices(page, push) {
    return async (label, role) => {
        if (await page.find("Dismiss", "button")) await page.click("Dismiss", "button");
        await push(label, role);
    };
}

function steps(page) {
    const rows = async () => (await page.state()).subscriptions.sale.rows;
    const keyOf = async (name) => (await rows()).find((row) => row.name === name).key;

    /** A page of the rail, which on a phone lies below and scrolls. */
    const go = (tab) => page.click(tab, "tab");

    /** An entry of My Account's menu, which is a list where there is no room for it at the side. */
    async function open(entry) {
        await go("My Account");
        if (page.viewportSize().width >= 560) return page.push(entry, "menuitem");
        const box = await page.reach("Page", "combobox");
        if (box.value !== entry) return page.choose("Page", entry);
        // A page below this entry: its crumb leads up.
        if (await page.find(entry, "button")) await page.push(entry, "button");
    }

    /** The last field with this label: of the registration, not of the sign-in. */
    async function fillLast(label, text) {
        const fields = (all) => all.filter((w) => w.label === label && w.role === "textbox");
        for (let tries = 0; tries < 30; ++tries) {
            const field = fields(await page.widgets()).at(-1);
            if (field?.visible && field.y > 60 && field.y + field.height < page.viewportSize().height - 130) {
                await page.mouse.click(field.x + field.width / 2, field.y + field.height / 2);
                await page.settle();
                await page.type(text);
                return;
            }
            await page.mouse.move(page.viewportSize().width / 2, page.viewportSize().height / 2);
            await page.mouse.wheel(0, field && field.y < 200 ? -120 : 120);
            await page.settle();
        }
        assert.fail(`no field "${label}"`);
    }

    async function registerPerson(firstName, email, company) {
        const fields = [["First name", firstName], ["Last name", "Lee"], ["Email", email], ["Password", password],
                        ["Password again", password]];
        if (company) await page.push("I represent a company or an organization", "checkbox");
        else await page.reach("Create Account", "button");
        for (const [label, text] of fields) await fillLast(label, text);
        if (company) {
            await page.push("Country", "combobox");
            await page.type("Germany"); // a long list is searched
            await page.click("Germany", "option");
            for (const [label, text] of [["Company/organization name", "Lee Ltd"],
                                         ["ZIP/Postal code", "10115"], ["Business phone", "1234"]]) {
                await fillLast(label, text);
            }
        }
        await page.push("Create Account", "button");
    }

    async function signOut() {
        await go("My Account");
        await page.click("Signed in as", "combobox");
        await page.click("Sign out", "menuitem");
    }

    async function buyAndRegister() {
        await go("Vendor desk");
        await page.push("Sell a subscription", "button");
        await page.fill("Number of licenses", "20");
        await page.press("Enter");
        const key = (await page.need("License Key", "text")).value;
        await page.click("Register it in My Account", "button");
        await page.fill("License key", key);
        await page.press("Enter");
        await page.click("Open Corporate Subscriptions", "button");
        await page.reach("Details", "button");
    }

    async function createSublicense(name, licenses) {
        await page.push("Create a Sublicense", "button");
        await page.type(name);
        await page.fill("Number of licenses", licenses);
        await page.press("Enter");
        await page.need("Sublicense created", "heading");
        await page.press("Enter");
    }

    async function addSite(code) {
        await go("Site and Macs");
        await page.push("Add a site", "button");
        await page.type(code);
        await page.press("Enter");
    }

    async function openWizard(site, name) {
        await go("Console");
        await page.push(site, "row");
        await page.push("Activate license", "button");
        await page.fill("License key", await keyOf(name));
    }

    async function activated(site) {
        assert.equal((await page.state()).sites[site].licenseStatus, "Activated");
        if (await page.find("Close", "button")) await page.press("Escape");
    }

    async function activateOnline(site, name) {
        await openWizard(site, name);
        await page.press("Enter");
        await page.press("Enter");
        await activated(site);
    }

    async function activateOffline(site, name) {
        await go("Vendor desk");
        await page.push(`Actions ${product}`, "link");
        await page.click("Allow offline activation", "menuitem");
        await openWizard(site, name);
        await page.click("Activate offline", "radio");
        await page.press("Enter");
        const request = await page.download("Save");
        await page.click("Go to Offline Activation and Validation", "button");
        await page.upload("Choose a request file", "request.json", request.text);
        const answer = await page.download("Download license activation file");
        await go("Console");
        await page.push("Continue the activation", "button");
        await page.drop("answer.json", answer.text);
        await page.click("Next", "button");
        await page.click("Activate", "button");
        await activated(site);
    }

    /** What is saved holds no password and replays without the page to the same events. */
    async function checkReplays() {
        const coming = page.waitForEvent("download");
        await page.click("Scenario", "combobox");
        await page.click("Save scenario", "menuitem");
        const text = readFileSync(await (await coming).path(), "utf8");
        assert.ok(!text.includes(password), "the saved file holds no password");
        const stored = await page.evaluate(() => JSON.stringify(localStorage));
        assert.ok(!stored.includes(password), "nor does what the browser keeps");
        assert.ok(!(await page.evaluate(() => headroom.link())).includes(password));
        const report = JSON.parse(await page.evaluate(() => headroom.report()));
        const file = join(mkdtempSync(join(tmpdir(), "headroom-")), "saved.json");
        writeFileSync(file, text);
        const replayed = JSON.parse(execFileSync(
            native, ["run", file, "--until", report.to, "--json", "-"], { encoding: "utf8", maxBuffer: 1 << 28 }));
        assert.equal(replayed.traceHash, report.traceHash);
        assert.ok(replayed.steps.every((step) => step.ok || step.do.startsWith("mac.")), "no refused form is a step");
    }

    return { go, open, registerPerson, signOut, buyAndRegister, createSublicense, addSite, openWizard, activateOnline,
             activateOffline, checkReplays };
}

/** Account, key, sublicenses, sites, activation online and offline. */
async function begin(page) {
    await page.registerPerson("Ann", "ann@lee.example", true);
    assert.equal((await page.need("Account", "combobox")).value, "Lee Ltd");
    await page.buyAndRegister();
    await page.push("Details", "button");
    await page.createSublicense("Berlin", "2");
    await page.createSublicense("Hamburg", "4");
    await page.addSite("P01");
    await page.addSite("P02");
    await page.activateOnline("P01", "Berlin");
    await page.activateOffline("P02", "Hamburg");
}

/** Macs up to the limit and over it, and the three remedies. */
async function exceed(page) {
    const site = async () => (await page.state()).sites.P01;
    await page.go("Site and Macs");
    await page.choose("Site", "P01");
    for (let i = 0; i < 3; ++i) await page.push("Register", "button");
    assert.equal(await page.alertCode(), "E_LICENSE_LIMIT");
    await page.push("Discover Macs", "button");
    await page.fill("Number of Macs", "2");
    await page.press("Enter");
    assert.equal((await site()).excess, 2);
    await page.push("Remove P01-0004", "link"); // one: fewer Macs
    assert.equal((await site()).excess, 1);
    await page.open("Corporate Subscriptions"); // two: a larger sublicense
    await page.push(product, "link");
    await page.push("Details", "button");
    await page.push("Edit Berlin", "link");
    await page.fill("Number of licenses", "3");
    await page.press("Enter");
    await page.go("Console");
    await page.push("Properties", "button");
    await page.click("Refresh", "button");
    await page.press("Escape");
    assert.equal((await site()).excess, 0);
    await page.open("Corporate Subscriptions"); // three: more licenses
    await page.push(product, "link");
    await page.push("Upgrade", "button");
    await page.fill("Additional licenses", "10");
    await page.press("Enter");
    assert.equal((await page.state()).subscriptions.sale.total, 30);
}

/** Users and the merge of two accounts, renewal, certificate, deactivation. */
async function manage(page) {
    await page.open("Manage Users"); // USR-21: invite, make an administrator, join, leave
    await page.push("Add Users", "button");
    await page.type("bob@lee.example");
    await page.press("Enter");
    await page.press("Enter");
    await page.push("Select bob@lee.example", "checkbox");
    await page.push("Administrator", "radio");
    await page.push("Apply", "button");
    await page.signOut();
    await page.registerPerson("Bob", "bob@lee.example", false);
    await page.open("Mailbox");
    await page.push("bob@lee.example, 2026-01-05 08:00", "row");
    await page.push("Open the invitation", "button");
    await page.fill("Password", password);
    await page.press("Enter");
    await page.signOut();
    await page.push("ann@lee.example", "button");
    await page.open("Manage business accounts");
    await page.push("Leave account", "button");
    await page.click("Leave Account", "button");
    await page.signOut();
    await page.push("bob@lee.example", "button");
    assert.equal((await page.need("Account", "combobox")).value, "Lee Ltd");

    await page.open("Corporate Subscriptions");
    await page.push(product, "link");
    await page.push("Renew online", "button");
    await page.push("Proceed to Checkout", "button");
    await page.click("Complete order", "button");
    assert.equal((await page.state()).subscriptions.sale.expirationDate, "2028-01-05");
    await page.press("Enter");

    await page.go("Planner"); // the kept administrator goes on, also in the planner (A3)
    await page.push("Edit split", "button");
    await page.enter("Licenses of Berlin", "6");
    await page.press("Enter");
    await page.push("Apply", "button");
    assert.equal((await page.state()).subscriptions.sale.rows[1].max, 6);

    await page.open("MDM Certificate Signing Request");
    await page.drop("mdm.pem", pem);
    await page.reach("Download signed request", "button");
    await page.go("Console");
    await page.push("P01", "row");
    await page.push("Properties", "button");
    await page.click("Deactivate", "button");
    await page.press("Enter");
    assert.equal((await page.state()).sites.P01.licenseStatus, "Not activated");
    if (await page.find("Close", "button")) await page.press("Escape");
}

beginnerTest("From nothing: the whole guide, saved and replayed", async (page) => {
    await begin(page);
    await exceed(page);
    await manage(page);
    await page.checkReplays();
});
