// The page's second face: everything on the canvas as real elements that lie where their pictures lie, keep their
// identity while values change, carry true states, and act. Screen readers, voice control and switches use it; the
// mouse never meets it. Renewed a moment after the page has come to rest.

import { attributesOf, isChangeable, isPressable, isReachable, propertiesOf, tagOf, textOf } from "./mirror_element.js";
import { mirrorTree } from "./mirror_tree.js";
import { createSpeech } from "./speech.js";

const rest = 250; // milliseconds without a frame
// While something plays: once a second, or so seldom that it takes a millisecond of each of 60 frames a second.
const shortest = 1000;
const longest = 3000;
const pauseAfter = (work) => Math.min(longest, Math.max(shortest, 60 * work));

/// Elements by key, each with what it shows, so that only what has changed is written.
class Elements {
  #all = new Map();
  #root;

  constructor(root) {
    this.#root = root;
  }

  node(key) {
    return this.#all.get(key)?.node;
  }

  element(key) {
    return this.#all.get(key)?.element;
  }

  show(tree) {
    const left = new Set(this.#all.keys());
    this.#place(this.#root, tree.children, left);
    for (const key of left) {
      this.#all.get(key).element.remove();
      this.#all.delete(key);
    }
  }

  #place(parent, children, left) {
    let next = parent.firstChild;
    if (next?.nodeType === Node.TEXT_NODE) next = next.nextSibling;
    for (const child of children) {
      left.delete(child.key);
      const element = this.#renew(child);
      if (element === next) next = next.nextSibling;
      else parent.insertBefore(element, next);
      if (textOf(child) === null) this.#place(element, child.children, left);
    }
  }

  #renew(node) {
    const [tag] = tagOf(node);
    let entry = this.#all.get(node.key);
    if (!entry || entry.element.localName !== tag) {
      entry?.element.remove();
      entry = { element: document.createElement(tag), attributes: {}, box: "", text: null };
      this.#all.set(node.key, entry);
    }
    this.#write(entry, node);
    entry.node = node;
    return entry.element;
  }

  #write(entry, node) {
    const { element } = entry;
    const attributes = attributesOf(node);
    for (const name of Object.keys(entry.attributes)) if (!(name in attributes)) element.removeAttribute(name);
    for (const [name, value] of Object.entries(attributes)) {
      if (entry.attributes[name] !== value) element.setAttribute(name, value);
    }
    entry.attributes = attributes;
    const text = textOf(node);
    if (text !== null && text !== entry.text) element.textContent = text;
    entry.text = text;
    for (const [name, value] of Object.entries(propertiesOf(node))) if (element[name] !== value) element[name] = value;
    const box = node.box ? node.box.join(" ") : "";
    if (box === entry.box) return;
    entry.box = box;
    const [left, top, width, height] = node.box ?? [0, 0, 0, 0];
    Object.assign(element.style, node.box
      ? { left: `${left}px`, top: `${top}px`, width: `${Math.max(1, width)}px`, height: `${Math.max(1, height)}px` }
      : { left: "", top: "", width: "", height: "" });
  }
}

/// What the elements do when somebody uses them.
function connectActions(mirror, elements, module, loop, state) {
  const nodeOf = (event) => elements.node(event.target.closest?.("[data-key]")?.dataset.key);
  mirror.addEventListener("click", (event) => {
    const node = nodeOf(event);
    if (!node) return;
    if (!isChangeable(node)) event.preventDefault(); // a tick box changes when the page says so
    if (isPressable(node) && module.pressWidget(node.id)) loop.request();
  });
  for (const kind of ["input", "change"]) {
    mirror.addEventListener(kind, (event) => {
      const node = nodeOf(event);
      if (!node || !isChangeable(node)) return;
      const { value } = event.target;
      if (String(propertiesOf(node).value) === value) return;
      if (module.changeWidget(node.id, value)) loop.request();
    });
  }
  mirror.addEventListener("focusin", (event) => {
    const node = nodeOf(event);
    if (state.moving || !node || node.focused || !isReachable(node)) return;
    if (module.reachWidget(node.id)) loop.request();
  });
}

/// All nodes below this one, in the order in which they are read.
const flat = (node) => node.children.flatMap((child) => [child, ...flat(child)]);

export function connectMirror(module, loop) {
  const mirror = document.getElementById("mirror");
  const typing = document.getElementById("typing");
  const elements = new Elements(mirror);
  const speech = createSpeech();
  const state = { moving: false };
  let timer = 0;
  let last = 0;
  let pause = shortest;
  let shown = "";
  connectActions(mirror, elements, module, loop, state);

  /// The reader follows the keyboard of the canvas. While text is typed, the focus stays where typing goes.
  function follow(focused) {
    typing.setAttribute("aria-label", focused?.role === "textbox" ? focused.label : "Typing");
    if (!focused || focused.role === "textbox" || module.wantsText() === 1) return;
    const element = elements.element(focused.key);
    if (!element || element === document.activeElement || !document.hasFocus()) return;
    state.moving = true;
    element.focus({ preventScroll: true });
    state.moving = false;
  }

  function renew() {
    timer = 0;
    last = performance.now();
    const json = module.mirror();
    if (json === shown) return;
    shown = json;
    const tree = mirrorTree(JSON.parse(json));
    elements.show(tree);
    const nodes = flat(tree);
    const focused = nodes.find((node) => node.focused);
    follow(focused);
    speech.tell(nodes, focused);
    pause = pauseAfter(performance.now() - last);
  }

  loop.onFrame(() => {
    if (timer !== 0 && performance.now() - last > pause) return; // it is about to come
    clearTimeout(timer);
    timer = setTimeout(renew, rest);
  });
}
