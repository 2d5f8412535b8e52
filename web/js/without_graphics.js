// The figures as HTML tables, where the page cannot draw: no WebGL 2, or a context that was lost.

import { showMessage } from "./message.js";

export function showWithoutGraphics(module, text, action) {
  showMessage(text, action);
  const place = document.getElementById("figures");
  place.hidden = false;
  place.replaceChildren();
  if (module.report() === "") {
    place.append(picker(module, place));
    return;
  }
  place.append(...tables(JSON.parse(module.report())));
}

/// Nothing is loaded: a choice of the built-in scenarios.
function picker(module, place) {
  const label = document.createElement("label");
  label.textContent = "Scenario ";
  const list = document.createElement("select");
  list.append(new Option("Choose one", ""));
  const presets = JSON.parse(module.presets());
  presets.forEach(({ title, name }) => list.append(new Option(title, name)));
  list.addEventListener("change", () => {
    const chosen = presets.find(({ name }) => name === list.value);
    if (chosen === undefined) return;
    module.load(chosen.text, `${chosen.name}.json`);
    module.runToEnd();
    place.replaceChildren(label, ...tables(JSON.parse(module.report())));
  });
  label.append(list);
  return label;
}

function tables({ scenario, to, state }) {
  const heading = document.createElement("h2");
  heading.textContent = `${scenario.name}, ${state.now ?? to}`;
  const subscriptions = Object.entries(state.subscriptions ?? {}).flatMap(([, subscription]) =>
    subscription.rows.map((row) => [
      subscription.name, row.name, row.type, row.max, row.used, row.available, row.expires]));
  const sites = Object.entries(state.sites ?? {}).map(([code, site]) => [
    code, site.licenseStatus, site.managed, site.limit, site.exceeded ? `over by ${site.excess}` : "within its limit"]);
  return [
    heading,
    table("Licenses", ["Subscription", "Name", "Type", "Max lic.", "Used", "Available", "Expires on"], subscriptions),
    table("Sites", ["Site", "License status", "Macs", "Limit", "State"], sites),
  ];
}

function table(caption, titles, rows) {
  const made = document.createElement("table");
  made.createCaption().textContent = caption;
  const head = made.createTHead().insertRow();
  titles.forEach((title) => {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = title;
    head.append(cell);
  });
  const body = made.createTBody();
  rows.forEach((row) => {
    const line = body.insertRow();
    row.forEach((value) => {
      const cell = line.insertCell();
      cell.textContent = String(value ?? "");
      if (typeof value === "number") cell.className = "number";
    });
  });
  return made;
}
