// Pointer, wheel, keys and typed text, passed on to the module. What the browser uses itself
// (reload, close tab, find, F5, F11 ...) is left to it.

import { isCovered } from "./message.js";

const cursors = ["default", "text", "move", "ns-resize", "ew-resize", "nesw-resize", "nwse-resize",
                 "pointer", "not-allowed"];

/// Keys with Ctrl or Cmd that mean something here, and with Shift besides; all others are the browser's.
const editingKeys = new Set(["a", "c", "x", "z", "y", "arrowleft", "arrowright", "home", "end",
                             "backspace", "delete"]);
const shiftedEditingKeys = new Set(["z", "arrowleft", "arrowright", "home", "end"]);

export function connectInput(module, loop, canvas) {
  const typing = document.getElementById("typing");
  connectPointer(module, loop, canvas, typing);
  connectKeys(module, loop, typing);
  connectText(module, loop, typing);
  connectFocus(module, loop);
  takeKeyboard(typing);
  return () => afterFrame(module, canvas, typing);
}

function isTouch(event) {
  return event.pointerType === "touch";
}

/// Phones show their keyboard for whatever has the focus, so there only a field that is edited has.
function takeKeyboard(typing) {
  if (matchMedia("(pointer: fine)").matches) typing.focus({ preventScroll: true });
}

function connectPointer(module, loop, canvas, typing) {
  const move = (event) => {
    const ratio = window.devicePixelRatio || 1;
    module.pointerMove(event.clientX, event.clientY, ratio, isTouch(event) ? 1 : 0);
    loop.request();
  };
  const scroll = connectTouchScroll(module, loop);
  canvas.addEventListener("pointermove", (event) => { move(event); scroll.move(event); });
  canvas.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    if (!isTouch(event)) typing.focus({ preventScroll: true });
    move(event);
    scroll.down(event);
    module.pointerButton(event.button, 1);
  });
  const up = (event) => {
    // A finger that has scrolled does not press what happens to lie under it at the end.
    if (scroll.up()) module.pointerLeave(); else move(event);
    module.pointerButton(event.button < 0 ? 0 : event.button, 0);
    if (isTouch(event)) module.pointerLeave();
  };
  canvas.addEventListener("pointerup", up);
  canvas.addEventListener("pointercancel", up);
  canvas.addEventListener("pointerleave", () => { module.pointerLeave(); loop.request(); });
  canvas.addEventListener("contextmenu", (event) => event.preventDefault());
  canvas.addEventListener("wheel", (event) => {
    if (event.ctrlKey) return; // the browser's zoom
    event.preventDefault();
    const step = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 100 : 3;
    module.wheel(-event.deltaX / step, -event.deltaY / step);
    loop.request();
  }, { passive: false });
}

/// A finger that drags scrolls the page under it. `up` tells whether it did.
function connectTouchScroll(module, loop) {
  let lastY = null;
  let way = 0;
  return {
    down: (event) => { lastY = isTouch(event) ? event.clientY : null; way = 0; },
    move: (event) => {
      if (lastY === null) return;
      if (module.drags() === 1) { // a border or the time track follows the finger, not the page
        lastY = event.clientY;
        way = 0;
        return;
      }
      way += Math.abs(event.clientY - lastY);
      module.wheel(0, (event.clientY - lastY) / 60);
      lastY = event.clientY;
      loop.request();
    },
    up: () => { lastY = null; return way > 8; },
  };
}

function modifiers(event) {
  const { shiftKey, ctrlKey, altKey, metaKey } = event;
  return (shiftKey ? 1 : 0) | (ctrlKey ? 2 : 0) | (altKey ? 4 : 0) | (metaKey ? 8 : 0);
}

/// AltGr writes characters; some systems tell it as Ctrl and Alt at once.
function writes(event) {
  return event.key.length === 1 && (event.getModifierState("AltGraph") || !(event.ctrlKey || event.metaKey));
}

/// Whether the browser, not the page, should act on this key.
function belongsToBrowser(event) {
  if (/^F\d+$/.test(event.key)) return true;
  if (writes(event)) return event.altKey && !event.getModifierState("AltGraph");
  if (event.altKey) return true;
  if (!event.ctrlKey && !event.metaKey) return false;
  return !(event.shiftKey ? shiftedEditingKeys : editingKeys).has(event.key.toLowerCase());
}

function connectKeys(module, loop, typing) {
  // What each key that is down was told as: it has to come up as the same, whatever Shift means by then.
  const down = new Map();
  const flagsOf = (event) => {
    if (event.getModifierState("AltGraph")) return event.shiftKey ? 1 : 0;
    // Cmd is the editing modifier on a Mac; ImGui is told Ctrl, so that one set of rules serves all.
    const flags = modifiers(event);
    return event.metaKey ? (flags | 2) & ~8 : flags;
  };
  const release = (code, key, flags) => {
    module.key(code, down.get(code) ?? key, 0, flags);
    down.delete(code);
  };
  window.addEventListener("keydown", (event) => {
    if (isCovered() || event.isComposing || belongsToBrowser(event)) return;
    // What is typed arrives as text; everything else must not scroll or leave the page.
    if (!writes(event) || document.activeElement !== typing) event.preventDefault();
    const before = down.get(event.code);
    if (before !== undefined && before !== event.key) release(event.code, before, flagsOf(event));
    down.set(event.code, event.key);
    module.key(event.code, event.key, 1, flagsOf(event));
    loop.request();
  });
  window.addEventListener("keyup", (event) => {
    release(event.code, event.key, flagsOf(event));
    // A Mac tells of no other key that comes up while Cmd is down.
    if (event.key === "Meta") [...down].forEach(([code, key]) => release(code, key, flagsOf(event)));
    loop.request();
  });
  window.addEventListener("blur", () => down.clear()); // connectFocus lets go of them
  window.addEventListener("paste", (event) => {
    if (isCovered()) return;
    event.preventDefault();
    module.setClipboard(event.clipboardData?.getData("text/plain") ?? "");
    module.key("ControlLeft", "Control", 1, 2);
    module.key("KeyV", "v", 1, 2);
    module.key("KeyV", "v", 0, 2);
    module.key("ControlLeft", "Control", 0, 0);
    loop.request();
  });
}

function connectText(module, loop, typing) {
  const flush = () => {
    if (typing.value !== "") module.text(typing.value);
    typing.value = "";
    loop.request();
  };
  typing.addEventListener("input", (event) => { if (!event.isComposing) flush(); });
  typing.addEventListener("compositionend", flush);
}

function connectFocus(module, loop) {
  window.addEventListener("blur", () => { module.focus(0); loop.request(); });
  window.addEventListener("focus", () => { module.focus(1); loop.request(); });
}

function afterFrame(module, canvas, typing) {
  const cursor = cursors[module.cursor()] ?? "default";
  if (canvas.style.cursor !== cursor) canvas.style.cursor = cursor;
  const wanted = module.wantsText() === 1;
  if (wanted) {
    typing.style.left = `${Math.max(0, module.caret(0))}px`;
    typing.style.top = `${Math.max(0, module.caret(1))}px`;
    if (document.activeElement !== typing) typing.focus({ preventScroll: true });
  } else if (document.activeElement === typing && !matchMedia("(pointer: fine)").matches) {
    typing.blur();
  }
}
