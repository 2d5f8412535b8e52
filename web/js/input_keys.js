// Keys by their meaning (`key`), not by their place: remapped keys, keyboards of other countries and those of phones,
// which tell no place at all. What the browser uses itself is left to it.

import { isCovered } from "./message.js";

/// Keys with Ctrl or Cmd that mean something here, and with Shift besides; all others are the browser's.
const editingKeys = new Set(["a", "c", "x", "z", "y", "arrowleft", "arrowright", "home", "end",
                             "backspace", "delete"]);
const shiftedEditingKeys = new Set(["z", "arrowleft", "arrowright", "home", "end"]);

/// Part of writing a letter with several keys, or an input method's business.
const composing = new Set(["Dead", "Process", "Unidentified", "Compose"]);

/// Keys that mean the same wherever they lie.
const meanings = new Set(["Tab", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End",
                          "Insert", "Delete", "Backspace", "Escape", "Enter"]);
const sided = new Set(["Control", "Shift", "Alt", "Meta"]);

/// The place as the module is told it.
function codeOf({ key, code }) {
  if (key === " ") return "Space";
  if (meanings.has(key)) return key === "Enter" && code === "NumpadEnter" ? code : key;
  if (sided.has(key)) return code.startsWith(key) ? code : `${key}Left`;
  // A place that means something else on this keyboard (Caps Lock in the place of Escape).
  return key.length > 1 ? "" : code;
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
  if (event.key === "Insert") return event.shiftKey || event.ctrlKey; // the clipboard's events follow
  if (event.key === "Delete" && event.shiftKey) return true;
  if (!event.ctrlKey && !event.metaKey) return false;
  return !(event.shiftKey ? shiftedEditingKeys : editingKeys).has(event.key.toLowerCase());
}

/// Returns `{press, chord}`: functions that press a key, or a letter with Ctrl, for events that are no key events.
export function connectKeys(module, loop, typing) {
  // The key as which each pressed key was reported: its release must report the same, even if Shift has changed.
  const down = new Map();
  const flagsOf = (event) => {
    if (event.getModifierState("AltGraph")) return event.shiftKey ? 1 : 0;
    // Cmd is the editing modifier on a Mac; ImGui is told Ctrl, so that one set of rules serves all.
    const flags = modifiers(event);
    return event.metaKey ? (flags | 2) & ~8 : flags;
  };
  const placeOf = (event) => event.code || event.key;
  const release = (place, event) => {
    const told = down.get(place) ?? { code: codeOf(event), key: event.key };
    module.key(told.code, told.key, 0, flagsOf(event));
    down.delete(place);
  };
  window.addEventListener("keydown", (event) => {
    // Safari tells of the Enter that ends a composition after its end, with the number of input methods.
    if (event.isComposing || event.keyCode === 229 || composing.has(event.key)) return;
    if (isCovered() || belongsToBrowser(event)) return;
    // What is typed arrives as text; everything else must not scroll or leave the page.
    if (!writes(event) || document.activeElement !== typing) event.preventDefault();
    const place = placeOf(event);
    const before = down.get(place);
    if (before !== undefined && before.key !== event.key) release(place, event);
    down.set(place, { code: codeOf(event), key: event.key });
    module.key(codeOf(event), event.key, 1, flagsOf(event));
    loop.request();
  });
  window.addEventListener("keyup", (event) => {
    if (typeof event.key !== "string") return; // a field that the browser has filled
    release(placeOf(event), event);
    // A Mac tells of no other key that comes up while Cmd is down.
    if (event.key === "Meta") [...down.keys()].forEach((place) => release(place, event));
    loop.request();
  });
  window.addEventListener("blur", () => down.clear()); // connectFocus lets go of them

  const press = (key) => {
    module.key(key, key, 1, 0);
    module.key(key, key, 0, 0);
    loop.request();
  };
  const chord = (letter) => {
    const code = `Key${letter.toUpperCase()}`;
    module.key("ControlLeft", "Control", 1, 2);
    module.key(code, letter, 1, 2);
    module.key(code, letter, 0, 2);
    module.key("ControlLeft", "Control", 0, 0);
    loop.request();
  };
  return { press, chord };
}
