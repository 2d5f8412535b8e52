// Pictures of the guide's pages at two sizes and two pixel ratios, in both themes, for people to
// look at. Checks that nothing that can be pressed sticks out of the screen.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { withGuide } from "./lib/guide.mjs";
import { root } from "./lib/page.mjs";

const views = [
    { name: "1280", width: 1280, height: 800, ratio: 1, theme: "dark" },
    { name: "1280-light-2x", width: 1280, height: 800, ratio: 2, theme: "light" },
    { name: "1920-light", width: 1920, height: 1080, ratio: 1, theme: "light" },
    { name: "1920-2x", width: 1920, height: 1080, ratio: 2, theme: "dark" },
    { name: "phone", width: 390, height: 844, ratio: 2, theme: "light" },
];

async function check(page, width) {
    for (const w of await page.widgets()) {
        if (!w.visible || w.role === "row" || w.role === "columnheader" || w.role === "link") continue;
        assert.ok(w.x >= -1 && w.x + w.width <= width + 1, `${w.role} "${w.label}" sticks out`);
    }
}

/** Something has happened by then: reports, a site over its limit, an invitation. */
async function prepare(page) {
    await page.send({ do: "users.invite", company: "Acme", emails: ["ann@acme.example", "bob@acme.example"] });
    await page.send({ do: "mac.discover", site: "P01", count: 2 });
    await page.advance("2017-03-24T10:00:00Z");
    await page.send({ do: "mac.enroll", site: "P02", count: 4 });
}

for (const view of views) {
    test(`pictures of the guide at ${view.name}`, () => withGuide(view, async (page) => {
        await prepare(page);
        const shoot = async (name) => {
            await check(page, view.width);
            await page.shot(`guide-${name}-${view.name}`);
        };
        for (const [tab, name] of [["Map", "map"], ["Console", "console"], ["Site and Macs", "site-macs"],
                                   ["Vendor desk", "vendor-desk"], ["My Account", "dashboard"]]) {
            await page.click(tab, "tab");
            await page.mouse.move(5, 5);
            await page.settle();
            await shoot(name);
        }
        if (view.name === "phone") return;
        await accountPages(page, shoot);
        if (view.name === "1280-light-2x") await forReadme(page);
    }));
}

async function accountPages(page, shoot) {
    for (const [entry, name] of [["Proxy Servers", "proxy-servers"],
                                 ["Offline Activation and Validation", "offline"],
                                 ["MDM Certificate Signing Request", "signing"],
                                 ["Manage Users", "manage-users"],
                                 ["Manage business accounts", "business-accounts"],
                                 ["Mailbox", "mailbox"],
                                 ["Corporate Subscriptions", "subscriptions"]]) {
        await page.open(entry);
        await shoot(name);
    }
    await page.push("PMM 2017", "link");
    await shoot("subscription-details");
    await page.push("Details", "button");
    await shoot("product-details");
}

async function forReadme(page) {
    const folder = join(root, "docs", "screenshots");
    mkdirSync(folder, { recursive: true });
    const keep = (name) => page.screenshot({ path: join(folder, `${name}.png`) });
    await page.mouse.move(5, 5);
    await page.settle();
    await keep("product-details");
    for (const [tab, name] of [["Map", "map"], ["Console", "console"], ["Site and Macs", "site-and-macs"]]) {
        await page.click(tab, "tab");
        await page.mouse.move(5, 5);
        await page.settle();
        await keep(name);
    }
}
