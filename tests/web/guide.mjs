// The guide, live, with the real mouse and keyboard at the widgets' places: My Account, the
// console, a site with its Macs, the vendor desk and the network.
import assert from "node:assert/strict";
import { guided, guideTest } from "./lib/guide.mjs";

const keyOf = async (page, id) => (await page.state()).keys[id].key;

guideTest("My Account: subscription details, renaming, renewing, contract", {}, async (page) => {
    await page.open("Dashboard");
    await page.push("View subscriptions", "button");
    await page.push("PMM 2017", "link");
    assert.equal(await page.value("Expiration date"), "January 1, 2018");
    await page.push("Edit", "button");
    await page.fill("Name", "Europe");
    await page.press("Enter");
    assert.equal(await page.value("Name"), "Europe");
    await page.push("Renew online", "button");
    await page.choose("New subscription duration", "2 years");
    assert.equal(await page.value("New expiration date"), "January 1, 2020");
    await page.push("Proceed to Checkout", "button");
    await page.click("Abandon order", "button");
    assert.equal((await page.state()).subscriptions.main.expirationDate, "2018-01-01");
    await page.push("Proceed to Checkout", "button");
    await page.click("Complete order", "button");
    await page.press("Enter");
    assert.equal((await page.state()).subscriptions.main.expirationDate, "2020-01-01");
    await page.push("Contract Details", "button");
    const contract = await page.download("Download");
    assert.match(contract.text, /renewal/);
});

guideTest("My Account: As reported and Live, Product Details, a new sublicense's key", {}, async (page) => {
    await page.send({ do: "mac.discover", site: "P01", count: 2 });
    await page.open("Corporate Subscriptions");
    await page.push("PMM 2017", "link");
    await page.push("Details", "button");
    assert.equal(await page.value("Licenses used"), "8");
    await page.click("Live", "radio");
    assert.equal(await page.value("Licenses used"), "10");
    await page.push("Create a Sublicense", "button");
    await page.type("Design");
    await page.fill("Number of licenses", "3");
    await page.click("Create", "button");
    const key = await page.need("License Key", "text");
    await page.click("Copy License Key", "button");
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), key.value);
    await page.press("Enter");
    await page.reach("Design", "row");
});

guideTest("My Account: hidden columns of Proxy Servers are remembered; usage history", {}, async (page) => {
    await page.advance("2017-03-29");
    await page.open("Proxy Servers");
    await page.push("Show / Hide Columns", "button");
    await page.click("Site Description", "checkbox");
    await page.click("Proxy Version", "checkbox");
    await page.press("Escape");
    assert.equal(await page.find("Site Description", "columnheader"), undefined);
    const proxy = (await page.state()).proxyServers.P01.proxyName;
    await page.push(proxy, "link");
    assert.equal((await page.reach(`Used licenses, ${proxy}`, "img")).value, "5 reports");
    await page.reach("2017-03-22", "row");
    await page.shot("guide-usage-history");

    await page.evaluate(() => { window.onbeforeunload = null; });
    await page.reload();
    await page.evaluate(() => window.headroom.ready);
    await page.load(guided);
    await page.open("Proxy Servers");
    assert.equal(await page.find("Site Description", "columnheader"), undefined);
    assert.ok(await page.find("Site Code", "columnheader"));
});

guideTest("My Account: users by CSV, edit selected, invitation link, registration", { height: 1000 }, async (page) => {
    await page.open("Manage Users");
    await page.push("Add Users", "button");
    await page.upload("Import data from a CSV file", "users.csv",
                      "email\nann@acme.example\nnobody\n");
    assert.match((await page.alerts())[0].label, /^line 3:/);
    await page.shot("guide-add-users");
    await page.click("Invite", "button");
    await page.push("Select ann@acme.example", "checkbox");
    await page.need("Edit selected (1)", "heading");
    await page.push("Administrator", "radio");
    await page.push("Apply", "button");
    const member = (await page.state()).companies.Acme.members["ann@acme.example"];
    assert.deepEqual(member, { group: "administrator", status: "Invited" });

    await page.send({ do: "account.register", email: "ann@acme.example", firstName: "Ann",
                      lastName: "Lee", password: "secret1" });
    await page.open("Mailbox");
    await page.push("ann@acme.example, 2017-03-01 00:00", "row");
    await page.push("Open the invitation", "button");
    await page.fill("Password", "secret1");
    await page.press("Enter");
    const joined = (await page.state()).companies.Acme.members["ann@acme.example"];
    assert.equal(joined.status, "Active");

    await page.click("Signed in as", "combobox");
    await page.click("ann@acme.example", "menuitem");
    await page.open("Manage business accounts");
    await page.push("Leave account", "button");
    await page.click("Leave Account", "button");
    const people = (await page.state()).people;
    assert.deepEqual(people["ann@acme.example"].companies, []);
});

guideTest("My Account: a signing request from disk, and one that is none", {}, async (page) => {
    await page.open("MDM Certificate Signing Request");
    await page.drop("notes.txt", "hello");
    assert.equal(await page.alertCode(), "E_FILE_WRONG_KIND");
    await page.upload("Choose a certificate request", "mdm.pem",
                      "-----BEGIN CERTIFICATE REQUEST-----\nTUlJQg==\n-----END CERTIFICATE REQUEST-----\n");
    const signed = await page.download("Download signed request");
    assert.equal(signed.name, "mdm-signed.pem");
    assert.match(signed.text, /Signature: sha256/);
});

guideTest("Console: activate online, refresh, deactivate", {}, async (page) => {
    await page.click("Console", "tab");
    await page.click("P03", "row");
    await page.click("Activate license", "button");
    await page.fill("License key", await keyOf(page, "dept1"));
    await page.press("Enter");
    assert.equal(await page.alertCode(), "E_KEY_IN_USE");
    await page.shot("guide-activate-refused");
    await page.fill("License key", await keyOf(page, "spare"));
    await page.press("Enter");
    assert.equal(await page.value("Number of licenses"), "2");
    await page.press("Enter");
    assert.equal((await page.state()).sites.P03.licenseStatus, "Activated");
    await page.click("Properties", "button");
    await page.shot("guide-license-information");
    await page.click("Refresh", "button");
    await page.click("Deactivate", "button");
    await page.press("Enter");
    assert.equal((await page.state()).sites.P03.licenseStatus, "Not activated");
});

guideTest("Console and portal: offline activation with real files", { height: 900 }, async (page) => {
    await page.send({ do: "sales.allowOffline", subscription: "main", allowed: true });
    await page.click("Console", "tab");
    await page.click("P03", "row");
    await page.click("Activate license", "button");
    await page.fill("License key", await keyOf(page, "spare"));
    await page.click("Activate offline", "radio");
    await page.press("Enter");
    const request = await page.download("Save");
    await page.click("Go to Offline Activation and Validation", "button");
    await page.upload("Choose a request file", "request.json", request.text);
    const response = await page.download("Download license activation file");
    await page.click("Console", "tab");
    await page.click("Continue the activation", "button");
    await page.drop("damaged.json", response.text.replace(/"max": \d+/, '"max": 999'));
    assert.equal(await page.alertCode(), "E_FILE_CORRUPT");
    await page.drop("response.json", response.text);
    await page.click("Next", "button");
    await page.click("Activate", "button");
    const site = (await page.state()).sites.P03;
    assert.equal(site.licenseStatus, "Activated");
    assert.equal(site.method, "offline");
});

guideTest("Console: the four administrative tasks warn over the limit", {}, async (page) => {
    await page.send({ do: "mac.discover", site: "P01", count: 2 });
    await page.click("Console", "tab");
    for (const task of ["Parallels Desktop and Virtual Machine configuration item",
                        "Configuration Profile", "FileVault 2 configuration item", "Push policies"]) {
        await page.push(task, "button");
        assert.ok((await page.widgets()).some((w) => w.role === "note" && /7 Macs are managed/.test(w.label)));
        await page.press("Enter");
    }
});

guideTest("Site and Macs: what the Mac's user sees; Problem Monitor; add a site", {}, async (page) => {
    await page.click("Site and Macs", "tab");
    await page.enter("Name of this Mac", "LOBBY");
    await page.push("Register", "button");
    assert.equal(await page.alertCode(), "E_LICENSE_LIMIT");
    await page.shot("guide-refused-enrollment");
    await page.push("Remove P01-0005", "link");
    await page.push("Register", "button");
    await page.reach("LOBBY is enrolled.", "status");
    await page.send({ do: "mac.discover", site: "P01", count: 2 });
    await page.advance("2017-03-01T02:30:00Z");
    assert.equal((await page.reach("Problem Monitor", "status")).value, "Problem");
    await page.shot("guide-problem-monitor");
    await page.push("Add a site", "button");
    await page.type("P09");
    await page.press("Enter");
    assert.ok((await page.state()).sites.P09);
});

guideTest("Vendor desk: sell, trial, upgrade, correct, allow offline, payment", {}, async (page) => {
    await page.click("Vendor desk", "tab");
    await page.push("Sell a subscription", "button");
    await page.fill("Number of licenses", "50");
    await page.press("Enter");
    const key = (await page.need("License Key", "text")).value;
    await page.click("Register it in My Account", "button");
    await page.type(key);
    await page.press("Enter");
    await page.press("Enter");
    assert.equal((await page.state()).subscriptions.sale.owner, "Acme");
    await page.click("Vendor desk", "tab");
    await page.push("Issue a trial", "button");
    await page.press("Enter");
    await page.press("Escape");
    await page.push("Actions PMM 2017", "link");
    await page.click("Correct the total", "menuitem");
    await page.fill("Total number of licenses", "12");
    await page.press("Enter");
    await page.push("Actions PMM 2017", "link");
    await page.click("Upgrade", "menuitem");
    await page.fill("Additional licenses", "6");
    await page.press("Enter");
    await page.push("Actions PMM 2017", "link");
    await page.click("Allow offline activation", "menuitem");
    await page.push("Payment works", "checkbox");
    const { main, trial } = (await page.state()).subscriptions;
    assert.equal(main.total, 18);
    assert.equal(main.offlineAllowed, true);
    assert.equal(trial.kind, "trial");
    await page.shot("guide-vendor-desk");
});

guideTest("Map: cut a site, stop a Proxy, stop the server", {}, async (page) => {
    await page.click("Map", "tab");
    await page.push("Internet of P01", "checkbox");
    await page.push("Proxy of P02", "checkbox");
    await page.push("License Server runs", "checkbox");
    assert.match((await page.reach("P01", "listitem")).value, /cut off$/);
    assert.match((await page.reach("P02", "listitem")).value, /Proxy stopped$/);
    assert.equal((await page.reach("License Server", "status")).value, "stopped");
    await page.shot("guide-map-cut");
    assert.equal((await page.state()).sites.P01.internet, false);
});
