// From what the module tells of its page (headroom_mirror in wasm/mirror_api.cpp) to a tree of nodes, each with what an
// element needs: a key that stays, a role, a name, states, a place. No document is needed here.
//
//   node: {key, kind, role, label, value, id, enabled, focused, range, box, level, description, children}
//   kind: "group" (holds others), "widget" (can be pressed or changed), "text"

/// Roles that ARIA allows in a parent of a certain role only.
const parentOf = { tab: "tablist", radio: "radiogroup", option: "listbox", menuitem: "menu", listitem: "list" };

/// Letters of the icon font lie in the private areas of Unicode; a reader would say nothing, or nonsense.
const icons = /[\u{E000}-\u{F8FF}\u{F0000}-\u{10FFFD}]/gu;

const withoutIcons = (text) => text.replace(icons, "").replace(/\s+/g, " ").trim();

const holds = (outer, inner) => {
  const x = inner[0] + inner[2] / 2;
  const y = inner[1] + inner[3] / 2;
  return x >= outer[0] && x <= outer[0] + outer[2] && y >= outer[1] && y <= outer[1] + outer[3];
};

/// Names every node so that the same thing has the same key in the next tree.
class Keys {
  #seen = new Map();

  unique(key) {
    const count = this.#seen.get(key) ?? 0;
    this.#seen.set(key, count + 1);
    return count === 0 ? key : `${key}#${count}`;
  }
}

/// What a text is about, whatever its figures are now: "Dept1: 5 used" stays the same thing with 6 used.
const withoutFigures = (text) => text.replace(/\d[\d.,:-]*/g, "0");

function groupNodes(groups, keys) {
  const nodes = [];
  for (const group of groups) { // parents come first
    const within = nodes[group.parent]?.key ?? "";
    nodes.push({
      key: keys.unique(group.id ? `g${group.id}` : `g/${within}/${group.role}/${withoutFigures(group.label)}`),
      kind: "group", role: group.role, label: withoutIcons(group.label), id: group.id, cells: group.cells,
      box: group.id || group.box[2] > 0 ? group.box : null, parent: group.parent, children: [], enabled: true,
      drawnAt: group.order - 0.75, allRows: group.rows, rowNumber: group.row,
    });
  }
  return nodes;
}

function widgetNode(widget, keys, within) {
  return {
    key: keys.unique(widget.id ? `w${widget.id}` : `a/${within}/${widget.role}/${withoutFigures(widget.label)}`),
    kind: "widget", role: widget.role, label: withoutIcons(widget.label), value: withoutIcons(widget.value),
    id: widget.id, order: widget.order, enabled: widget.enabled, focused: widget.focused, range: widget.range,
    box: widget.box, children: [],
  };
}

/// A text is told on its own, unless a widget that lies there has said it already; what else is written on a widget
/// (the lines of a card) describes it.
function placeTexts(texts, nodes, widgets, root, keys) {
  const inGroup = new Map();
  for (const node of widgets) {
    if (!inGroup.has(node.group)) inGroup.set(node.group, []);
    inGroup.get(node.group).push(node);
  }
  for (const told of texts) {
    const text = withoutIcons(told.text);
    if (text === "" || text.endsWith("…")) continue;
    const group = nodes[told.group] ?? root;
    if (group.role === "row" || group.role === "table") continue; // told as cells
    const beside = inGroup.get(told.group) ?? [];
    const below = beside.filter((node) => holds(node.box, told.box));
    if (below.length === 0) {
      const near = beside.some((node) => node.label === text && Math.abs(node.box[1] - told.box[1]) < 48);
      if (near && !told.heading) continue; // the label above a field that bears it
      group.children.push({ key: keys.unique(`t/${group.key}/${withoutFigures(text)}`), kind: "text",
                            level: told.heading ? 2 : 0, role: told.heading ? "heading" : "text", label: text,
                            value: "", box: told.box, order: told.order - 0.5, enabled: true, children: [] });
      continue;
    }
    for (const node of below) {
      const said = [node.label, node.value, node.description ?? ""].some((part) => part.includes(text));
      if (!said) node.description = node.description ? `${node.description}. ${text}` : text;
    }
  }
}

/// Where a group stands among its siblings: where the first thing in it was drawn.
function orderOf(node) {
  if (node.order !== undefined) return node.order;
  node.order = node.children.reduce((least, child) => Math.min(least, orderOf(child)), node.drawnAt ?? Infinity);
  return node.order;
}

/// Neighbours of a role that needs a parent get one.
function wrapRuns(parent, keys) {
  const wrapped = [];
  for (const child of parent.children) {
    const needed = child.kind === "widget" ? parentOf[child.role] : undefined;
    const last = wrapped[wrapped.length - 1];
    if (!needed || parent.role === needed) {
      wrapped.push(child);
    } else if (last?.made && last.role === needed) {
      last.children.push(child);
    } else {
      wrapped.push({ key: keys.unique(`m/${parent.key}/${needed}/${withoutFigures(child.label)}`), kind: "group",
                     role: needed, label: "", made: true, box: null, children: [child], enabled: true });
    }
  }
  parent.children = wrapped;
}

const cellNode = (row, name, label, children) => ({
  key: `${row.key}/${name}`, kind: "group", role: row.isHeader ? "columnheader" : "cell", label, box: null, children,
  enabled: true, isText: children.length === 0,
});

/// A list of choices is called as the box that opened it: the nearest one above or below it.
function nameListbox(list, boxes) {
  const [first] = list.children;
  const far = (node) => Math.abs(node.box[1] - first.box[1]) + Math.abs(node.box[0] - first.box[0]);
  const nearest = boxes.reduce((best, node) => (best === null || far(node) < far(best) ? node : best), null);
  list.label = nearest?.label ?? "Choices";
}

/// Texts and widgets of a row become its cells, in the order of the columns.
function finishRow(row) {
  const widgets = row.children;
  // "Edit" in every row: which one?
  for (const widget of widgets) {
    if (widget.role === "button" && row.label !== "" && !widget.label.includes(row.label)) widget.of = row.label;
  }
  const said = new Set(widgets.flatMap(({ label, value }) => [label, value]));
  const cells = row.cells.map(([column, text]) => [column, withoutIcons(text)])
    .filter(([, text]) => text !== "" && !said.has(text))
    .map(([column, text]) => cellNode(row, `c${column}`, text, []));
  row.children = [...cells, ...widgets.map((widget) => cellNode(row, widget.key, "", [widget]))];
}

/// The headings come first, as a row of their own: those that sort are pressable, the others are texts.
function finishTable(table) {
  const sorting = table.children.filter(({ role }) => role === "columnheader");
  const rows = table.children.filter(({ role }) => role === "row");
  const others = table.children.filter((child) => !sorting.includes(child) && !rows.includes(child));
  const header = { key: `${table.key}/headings`, kind: "group", role: "row", label: "", box: null, isHeader: true,
                   enabled: true, children: [] };
  header.children = table.cells.map(([column, text]) => {
    const sorts = sorting.find(({ label }) => label === text);
    return sorts ?? cellNode(header, `h${column}`, text, []);
  });
  rows.forEach(finishRow);
  table.children = [...(header.children.length > 0 ? [header] : []), ...rows,
                    ...others.map((other) => ({ key: `${other.key}/row`, kind: "group", role: "row", label: "",
                      box: null, enabled: true, children: [cellNode(table, other.key, "", [other])] }))];
  // Only rows in sight are drawn: the table tells how many there are, and each row which one it is.
  table.rows = Math.max(table.allRows, rows.length);
  header.index = 1;
  rows.forEach((row, index) => { row.index = 1 + (row.rowNumber || index + 1); });
}

/// What a list tells as texts becomes its items.
function finishList(list) {
  const items = (list.cells ?? []).map(([, text], index) => ({
    key: `${list.key}/${index}`, kind: "text", role: "listitem", label: withoutIcons(text), value: "", box: null,
    id: 0, enabled: true, children: [] }));
  list.children = [...items, ...list.children];
}

/// The whole page as one node without an element of its own.
export function mirrorTree({ groups, widgets, texts }) {
  const keys = new Keys();
  const root = { key: "page", role: "page", kind: "group", children: [] };
  const nodes = groupNodes(groups, keys);
  const rows = new Map(nodes.filter(({ role, id }) => role === "row" && id).map((node) => [node.id, node]));
  const made = [];
  for (const widget of widgets) {
    const row = widget.role === "row" ? rows.get(widget.id) : undefined;
    if (row) {
      Object.assign(row, { pressable: true, order: widget.order, focused: widget.focused, enabled: widget.enabled });
      continue;
    }
    const node = Object.assign(widgetNode(widget, keys, (nodes[widget.group] ?? root).key), { group: widget.group });
    if (node.label === "") continue;
    made.push(node);
    (nodes[widget.group] ?? root).children.push(node);
  }
  placeTexts(texts, nodes, made, root, keys);
  for (const node of nodes) (nodes[node.parent] ?? root).children.push(node);
  for (const node of [...nodes, root]) {
    node.children = node.children.filter((child) => child.kind !== "group" || child.children.length > 0 ||
                                                    (child.cells?.length ?? 0) > 0);
    node.children.sort((a, b) => orderOf(a) - orderOf(b));
  }
  for (const node of nodes.filter(({ role }) => role === "table")) finishTable(node);
  for (const node of nodes.filter(({ role }) => role === "list")) finishList(node);
  for (const node of [...nodes, root]) if (node.role !== "table" && node.role !== "row") wrapRuns(node, keys);
  const boxes = made.filter(({ role }) => role === "combobox");
  for (const { children } of [...nodes, root]) {
    children.filter(({ role, made: wrapped }) => wrapped && role === "listbox")
      .forEach((list) => nameListbox(list, boxes));
  }
  return root;
}
