// Commands of lessons, done with the real mouse and keyboard where a page for them is known here. A verb that is not in
// the list below has no way by hand in these tests; lessons with such a command are skipped by name.
import { guideHelpers } from "./guide.mjs";
import { scrolling } from "./reach.mjs";

/** What was just done is told at the bottom, for a while over what lies there. */
export async function dismiss(page) {
    if (await page.find("Dismiss", "button")) await page.click("Dismiss", "button");
}

/** The hands for a page: `can(command)`, `perform(command)`, `goTo(instant)`. */
export function handsFor(page) {
    const { reach, push } = scrolling(page);
    const { open, choose, enter } = guideHelpers(page);

    const subscriptions = async () => Object.entries((await page.state()).subscriptions);
    const made = {}; // names of sublicenses that were created by hand, by the ids that the solution gives them
    /** Name, key and subscription of a sublicense or subscription, by its id. */
    async function keyOf(id) {
        for (const [subscription, { name, rows }] of await subscriptions()) {
            for (const [index, row] of rows.entries()) {
                if (row.id === id || row.name === made[id] || (index === 0 && subscription === id)) {
                    return { name: row.name, key: row.key, subscription: name };
                }
            }
        }
        throw new Error(`no key ${id}`);
    }

    async function clear() {
        await dismiss(page);
        if (await page.find("Close inspector", "button")) await page.click("Close inspector", "button");
    }

    /** An entry of My Account's menu, which is a list where a lesson leaves no room at the side. */
    async function account(entry) {
        await clear();
        await page.click("My Account", "tab");
        const box = await page.find("Page", "combobox");
        if (!box) return open(entry);
        if (box.value !== entry) await choose("Page", entry);
        else if (await page.find(entry, "button")) await push(entry, "button");
        return undefined;
    }

    async function console_(site) {
        await clear();
        await page.click("Console", "tab");
        await push(site, "row");
    }

    async function closeSheets() {
        for (let i = 0; i < 3 && await page.find("Close", "button"); ++i) await page.press("Escape");
    }

    async function macs(site, button, confirm, count) {
        await clear();
        await page.click("Site and Macs", "tab");
        const box = await page.find("Site", "combobox");
        if (box && box.value !== site && !box.value.startsWith(`${site},`)) {
            const { description } = (await page.evaluate(() => JSON.parse(window.headroom.scenario()))).world.sites
                .find((one) => one.code === site);
            await choose("Site", description ? `${site}, ${description}` : site);
        }
        await push(button, "button");
        await enter("Number of Macs", String(count ?? 1));
        await page.click(confirm, "button");
    }

    async function enroll({ site, count = 1 }) {
        await clear();
        await page.click("Sites", "tab");
        await push(site, "row");
        if (!(await page.find("Enroll Macs", "button"))) await page.press("i");
        await page.click("Enroll Macs", "button");
        await page.fill("Number of Macs", String(count));
        await page.click("Enroll", "button");
        if (await page.find("Enroll Macs", "heading")) await page.press("Escape"); // it was refused
    }

    async function openSublicense(id) {
        const { name, subscription } = await keyOf(id);
        await account("Corporate Subscriptions");
        await push(subscription, "link");
        await push("Details", "button");
        await push(`Edit ${name}`, "link");
    }

    async function editSublicense({ sublicense, licenses, expires, name }) {
        await openSublicense(sublicense);
        if (name !== undefined) await enter("Name", name);
        if (licenses !== undefined) await enter("Number of licenses", String(licenses));
        if (expires === "withSubscription") await push("With the subscription", "radio");
        await page.press("Enter");
        if (await page.find("Decrease anyway", "button")) await page.click("Decrease anyway", "button");
    }

    async function createSublicense({ id, name, type, licenses, expires }) {
        made[id] = name;
        await clear();
        await page.click("Planner", "tab");
        await push("Create a Sublicense", "button");
        await page.type(name);
        await push(type === "dynamic" ? "Dynamic" : "Reserved", "radio");
        await page.fill("Number of licenses", String(licenses));
        if (expires !== "withSubscription") {
            await push("On date", "radio");
            await enter("Expiration date", expires);
        }
        await page.press("Enter");
        await closeSheets();
    }

    async function deleteSublicense({ sublicense }) {
        await openSublicense(sublicense);
        await page.click("Delete", "button");
        await page.click("Delete", "button");
    }

    async function activate({ site, key }) {
        const { key: text } = await keyOf(key);
        await console_(site);
        await push("Activate license", "button");
        await page.fill("License key", text);
        await page.press("Enter");
        await page.press("Enter");
        await closeSheets();
    }

    async function deactivate({ site }) {
        await console_(site);
        await push("Properties", "button");
        await page.click("Deactivate", "button");
        await page.press("Enter");
        await closeSheets();
    }

    async function refresh({ site }) {
        await console_(site);
        await push("Properties", "button");
        await page.click("Refresh", "button");
        await page.press("Escape");
        await closeSheets();
    }

    async function ofUser(email, radio) {
        await account("Manage Users");
        await push(`Select ${email}`, "checkbox");
        await push(radio, "radio");
        await dismiss(page);
        await push("Apply", "button");
        if (await page.find("Edit selected (1)", "heading")) await page.press("Escape");
    }
    const eachUser = (radio) => async (command) => {
        for (const email of command.emails) await ofUser(email, typeof radio === "string" ? radio : radio(command));
    };

    async function invite({ emails }) {
        await account("Manage Users");
        await push("Add Users", "button");
        await page.type(emails.join("\n"));
        await page.press("Enter");
        await page.press("Enter");
        await closeSheets();
    }

    async function join({ email, password }) {
        await account("Mailbox");
        const rows = (await page.widgets()).filter((w) => w.role === "row" && w.label.startsWith(`${email}, `));
        await push(rows.at(-1).label, "row");
        await push("Open the invitation", "button");
        await page.fill("Password", password);
        await page.press("Enter");
    }

    async function vendor(subscription, entry) {
        await clear();
        await page.click("Vendor desk", "tab");
        await push(`Actions ${(await keyOf(subscription)).subscription}`, "link");
        await page.click(entry, "menuitem");
    }

    async function renew({ subscription, months }) {
        await account("Corporate Subscriptions");
        await push((await keyOf(subscription)).subscription, "link");
        await push("Renew online", "button");
        await choose("New subscription duration", months === 12 ? "1 year" : `${months / 12} years`);
        await push("Proceed to Checkout", "button");
        await page.click("Complete order", "button");
        await page.press("Enter");
    }

    /** The key of a sale comes by mail or paper: here from the vendor's own list. */
    async function register({ key }) {
        const { key: text } = await keyOf(key);
        await account("Corporate Subscriptions");
        await push("Register a License Key", "button");
        await page.fill("License key", text);
        await page.press("Enter");
        await closeSheets();
    }

    const verbs = {
        "mac.enroll": enroll,
        "mac.discover": ({ site, count }) => macs(site, "Discover Macs", "Discover", count),
        "mac.remove": ({ site, count }) => macs(site, "Remove Macs", "Remove", count),
        "sublicense.create": createSublicense,
        "sublicense.edit": editSublicense,
        "sublicense.delete": deleteSublicense,
        "proxy.activate": activate,
        "proxy.deactivate": deactivate,
        "proxy.refresh": refresh,
        "users.invite": invite,
        "users.join": join,
        "users.leave": async () => {
            await account("Manage business accounts");
            await push("Leave account", "button");
            await page.click("Leave Account", "button");
        },
        "subscription.register": register,
        "users.block": eachUser("Block"),
        "users.delete": eachUser("Delete"),
        "users.setGroup": eachUser(({ group }) => group === "administrator" ? "Administrator" : "Regular"),
        "sales.upgrade": async ({ subscription, licenses }) => {
            await vendor(subscription, "Upgrade");
            await enter("Additional licenses", String(licenses));
            await page.press("Enter");
        },
        "sales.allowOffline": ({ subscription }) => vendor(subscription, "Allow offline activation"),
        "subscription.renew": renew,
        "network.set": async ({ site }) => {
            await clear();
            await page.click("Map", "tab");
            await push(`Internet of ${site}`, "checkbox");
        },
    };

    return {
        /** Whether there is a way by hand. Files of offline sites, carried from page to page, have none here. */
        can: ({ do: verb, save, file, as }) => verb in verbs && [save, file, as].every((one) => one === undefined),
        perform: (command) => verbs[command.do](command),
        /** Clicks the track of the time bar where the instant is, a little later at most. */
        async goTo(at, { start, end }) {
            const [from, to, wanted] = [start, end, at].map((one) => Date.parse(one));
            const { x, y, width, height } = await page.need("Time", "slider");
            const place = Math.ceil(((wanted - from) / (to - from)) * width);
            await page.mouse.click(x + place, y + height / 2);
            await page.settle();
        },
        reach,
    };
}
