// What a node of mirror_tree.js is in the document: a real element of its kind, with true states.

/// role of the node: [tag, attributes]; without an entry, a <div> of that role.
const elements = {
  button: ["button", { type: "button" }],
  figure: ["button", { type: "button" }],
  link: ["button", { type: "button", role: "link" }],
  checkbox: ["input", { type: "checkbox" }],
  radio: ["input", { type: "radio" }],
  textbox: ["input", { type: "text", autocomplete: "off" }],
  slider: ["input", { type: "range" }],
  combobox: ["button", { type: "button", role: "combobox", "aria-haspopup": "listbox", "aria-expanded": "false" }],
  heading: ["h2", {}],
  text: ["p", {}],
  note: ["p", {}],
  status: ["p", {}],
  alert: ["p", {}],
  timer: ["p", {}],
  banner: ["header", { role: "banner" }],
  navigation: ["nav", {}],
  main: ["main", {}],
  complementary: ["aside", {}],
  region: ["section", {}],
  page: ["div", {}],
};

const readOnly = new Set(["text", "note", "status", "alert", "timer", "heading", "cell"]);
const pressed = new Set(["button", "figure", "link", "checkbox", "radio", "combobox", "tab", "option", "menuitem",
                         "columnheader", "listitem", "img"]);

export const isPressable = (node) => node.id !== 0 && node.enabled &&
  (node.pressable === true || (node.kind === "widget" && pressed.has(node.role)));
export const isChangeable = (node) => node.kind === "widget" && node.enabled &&
  (node.role === "textbox" || node.role === "slider");
export const isReachable = (node) => node.kind === "widget" && node.id !== 0 && !readOnly.has(node.role);

export function tagOf(node) {
  if (node.role === "textbox" && node.range) return ["input", { type: "number" }];
  if (node.role === "textbox" && /^\*+$/.test(node.value)) return ["input", { type: "password", autocomplete: "off" }];
  return elements[node.role] ?? ["div", { role: node.role }];
}

/// The text inside the element; null when its name is an attribute.
export function textOf(node) {
  if (node.kind === "text" || node.isText || node.role === "columnheader") return node.label;
  if (node.kind === "group") return null;
  if (node.role === "heading") return [node.label, node.value].filter(Boolean).join(": ");
  if (readOnly.has(node.role)) return [node.label, node.value].filter(Boolean).join(": ");
  return null;
}

function statesOf(node) {
  const { role, value } = node;
  if (role === "tab" || role === "option") return { "aria-selected": String(value === "selected") };
  if (role === "menuitem" && value === "selected") return { "aria-current": "page" };
  if (role === "columnheader" && node.kind === "widget") return { "aria-sort": value === "" ? "none" : value };
  if (role === "dialog") return { "aria-modal": "true" };
  if (node.kind === "widget" && (role === "checkbox" || role === "radio")) return value === "on" ? { checked: "" } : {};
  if (role === "slider") return { "aria-valuetext": value };
  if (role === "progressbar") {
    const percent = /(\d+(?:\.\d+)?)\s*%/.exec(value)?.[1];
    return { "aria-valuetext": value, "aria-valuemin": "0", "aria-valuemax": "100",
             ...(percent ? { "aria-valuenow": percent } : {}) };
  }
  if (role === "table" && node.rows !== undefined) return { "aria-rowcount": String(node.rows + 1) };
  if (role === "row" && node.index !== undefined) return { "aria-rowindex": String(node.index) };
  return {};
}

/// Whether the value belongs into the name: "Used of Dept1: 12".
function nameOf(node) {
  if (node.of) return `${node.label}, ${node.of}`;
  const inName = ["button", "figure", "link", "combobox", "img", "listitem"].includes(node.role) && node.value;
  const name = inName ? `${node.label}: ${node.value}` : node.label;
  return node.role === "main" && name ? name[0].toUpperCase() + name.slice(1) : name;
}

export function attributesOf(node) {
  const attributes = { ...tagOf(node)[1], ...statesOf(node), "data-key": node.key };
  const name = nameOf(node);
  if (textOf(node) === null && name !== "" && node.role !== "page") attributes["aria-label"] = name;
  if (node.description) attributes["aria-description"] = node.description;
  if (!node.enabled && node.kind === "widget") attributes["aria-disabled"] = "true";
  if (isReachable(node) || node.pressable) attributes.tabindex = "-1";
  if (node.range) {
    attributes.min = String(node.range[0]);
    attributes.max = String(node.range[1]);
    attributes.step = node.range.every(Number.isInteger) ? "1" : "0.1";
  }
  return attributes;
}

/// Properties that attributes do not reach once a user has touched the element.
export function propertiesOf(node) {
  if (node.role === "checkbox" || node.role === "radio") return { checked: node.value === "on" };
  if (node.range) return { value: String(node.range[2]) };
  if (node.role === "textbox") return { value: node.value };
  return {};
}
