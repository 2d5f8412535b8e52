// The guide, live: registering and signing in, several companies and products, and the whole life of a sublicense.
import assert from "node:assert/strict";
import { guideTest } from "./lib/guide.mjs";

const tall = { height: 1000 };

guideTest("Register: every error at its field, a person, a company; sign in", tall, async (page) => {
    await page.click("My Account", "tab");
    await page.click("Signed in as", "combobox");
    await page.click("Sign out", "menuitem");
    await page.push("Create Account", "button");
    assert.equal(await page.alertCode(), "E_FIELD_REQUIRED");
    const fields = async (label, text) => {
        const all = (await page.widgets()).filter((w) => w.label === label && w.role === "textbox" && w.visible);
        const field = all.at(-1); // the register card stands at the right
        await page.mouse.click(field.x + field.width / 2, field.y + field.height / 2);
        await page.settle();
        await page.press("Control+a");
        await page.type(text);
    };
    await fields("First name", "Ann");
    await fields("Last name", "Lee");
    await fields("Email", "ann@beta.example");
    await fields("Password", "short");
    await fields("Password again", "short");
    await page.push("Create Account", "button");
    assert.equal(await page.alertCode(), "E_PASSWORD_SHORT");
    await fields("Password", "secret1");
    await page.push("Create Account", "button");
    assert.equal(await page.alertCode(), "E_PASSWORD_MISMATCH");
    await fields("Password again", "secret1");
    await page.push("I represent a company or an organization", "checkbox");
    await page.push("Country", "combobox");
    await page.type("Germany"); // a long list is searched
    await page.click("Germany", "option");
    for (const [label, text] of [["Company/organization name", "Beta"],
                                 ["ZIP/Postal code", "10115"], ["Business phone", "1234"]]) {
        await page.enter(label, text);
    }
    await page.shot("guide-register");
    await page.push("Create Account", "button");
    assert.equal((await page.need("Account", "combobox")).value, "Beta");
    assert.equal((await page.state()).companies.Beta.members["ann@beta.example"].group, "administrator");

    await page.click("Signed in as", "combobox");
    await page.click("Sign out", "menuitem");
    const first = (label) => page.widgets().then((all) => all.find((w) => w.label === label && w.role === "textbox"));
    for (const [label, text] of [["Email", "ann@beta.example"], ["Password", "wrong"]]) {
        const field = await first(label);
        await page.mouse.click(field.x + field.width / 2, field.y + field.height / 2);
        await page.settle();
        await page.type(text);
    }
    await page.push("Sign in", "button");
    assert.equal(await page.alertCode(), "E_BAD_CREDENTIALS");
});

guideTest("Dashboard: Quick Actions; a company from a personal account; switching companies", tall, async (page) => {
    await page.open("Dashboard");
    await page.choose("Account", "Personal account");
    await page.push("Create a business account", "button");
    await page.click("Proceed", "button");
    await page.need("Registering a Business Account", "heading");
    await page.push("Country", "combobox");
    await page.type("United States"); // a long list is searched
    await page.click("United States", "option");
    for (const [label, text] of [["Company/organization name", "Gamma"],
                                 ["State/City", "Texas"], ["ZIP/Postal code", "75001"],
                                 ["Business phone", "1234"]]) {
        await page.fill(label, text);
    }
    await page.shot("guide-registering-business");
    await page.click("Create a Business Account", "button");
    await page.press("Enter");
    await page.press("Escape");
    assert.deepEqual((await page.state()).people["admin@acme.example"].companies.sort(), ["Acme", "Gamma"]);
    await page.choose("Account", "Gamma");
    assert.equal(await page.find("View subscriptions", "button"), undefined, "Gamma has no subscription");
    await page.choose("Account", "Acme");
    await page.reach("View subscriptions", "button");
});

guideTest("Corporate Subscriptions: with two products one is chosen first", tall, async (page) => {
    await page.send({ do: "sales.sell", id: "ras", licenses: 7, months: 12, product: "Parallels RAS" });
    await page.send({ do: "subscription.register", key: "ras", company: "Acme" });
    await page.open("Corporate Subscriptions");
    await page.choose("Product", "Parallels RAS");
    await page.reach("Parallels RAS subscription", "link");
    assert.equal(await page.find("PMM 2017", "link"), undefined);
    await page.choose("Product", "Parallels Mac Management");
    await page.reach("PMM 2017", "link");
});

guideTest("A sublicense: created until a date, edited, shrunk below its Macs, deleted", tall, async (page) => {
    await page.open("Corporate Subscriptions");
    await page.push("PMM 2017", "link");
    await page.push("Details", "button");
    await page.push("Create a Sublicense", "button");
    await page.type("Project");
    await page.fill("Number of licenses", "2");
    await page.click("On date", "radio");
    await page.fill("Expiration date", "2016-01-01");
    assert.equal(await page.alertCode(), "E_DATE_PAST");
    await page.fill("Expiration date", "2017-06-30");
    await page.shot("guide-new-sublicense");
    await page.press("Enter");
    await page.press("Enter");
    const made = async () => (await page.state()).subscriptions.main.rows.find((row) => row.name === "Project");
    assert.equal((await made()).expires, "2017-06-30");
    await page.push("Edit Project", "link");
    await page.fill("Number of licenses", "3");
    await page.press("Enter");
    assert.equal((await made()).max, 3);

    await page.push("Edit Dept1", "link");
    await page.fill("Number of licenses", "2");
    await page.shot("guide-decrease");
    await page.press("Enter");
    assert.equal((await page.state()).subscriptions.main.rows[1].max, 5, "it asks first");
    await page.click("Decrease anyway", "button");
    assert.equal((await page.state()).subscriptions.main.rows[1].max, 2);

    await page.push("Edit Dept2", "link");
    await page.click("Delete", "button");
    assert.equal(await page.alertCode(), "E_SUBLICENSE_IN_USE");
    await page.press("Escape"); // back to the sublicense
    await page.press("Escape");
    await page.push("Edit Project", "link");
    await page.click("Delete", "button");
    assert.ok(await made(), "it asks first");
    await page.click("Delete", "button");
    assert.equal(await made(), undefined);
});

guideTest("Manage Users: search and filters; block, unblock, resend, delete", tall, async (page) => {
    await page.send({ do: "users.invite", company: "Acme", emails: ["ann@acme.example", "bob@acme.example"] });
    await page.open("Manage Users");
    await page.push("Search user", "textbox");
    await page.type("ANN");
    await page.reach("ann@acme.example", "row");
    assert.equal(await page.find("bob@acme.example", "row"), undefined);
    await page.press("Control+a");
    await page.press("Delete");
    await page.choose("Status", "Active");
    assert.equal(await page.find("ann@acme.example", "row"), undefined);
    await page.choose("Status", "Status: all");
    await page.choose("Users", "Regular members");
    assert.equal(await page.find("admin@acme.example", "row"), undefined);
    await page.choose("Users", "Users: all (3)");
    const statusOf = async (email) => (await page.state()).companies.Acme.members[email]?.status;
    const act = async (email, action) => {
        await page.push(`Select ${email}`, "checkbox");
        await page.need("Edit selected (1)", "heading");
        await page.push(action, "radio");
        await page.push("Apply", "button");
        if (await page.find("Edit selected (1)", "heading")) await page.press("Escape");
    };
    await act("ann@acme.example", "Block");
    assert.equal(await statusOf("ann@acme.example"), "Blocked");
    await page.shot("guide-manage-users");
    await act("bob@acme.example", "Resend invitation");
    assert.equal((await page.state()).mail.filter((mail) => mail.to === "bob@acme.example").length, 2);
    await act("bob@acme.example", "Delete");
    assert.equal(await statusOf("bob@acme.example"), undefined);
});
