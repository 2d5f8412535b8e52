// Typed text, also by input methods, dead keys and the keyboards of phones; and the clipboard, by every way in which
// the browser tells of it (keys, menus).

import { holdable } from "./letters.js";
import { isCovered } from "./message.js";

/// Edits that a phone's keyboard asks for without a key event.
const keysOfEdits = { deleteContentBackward: "Backspace", deleteContentForward: "Delete", insertLineBreak: "Enter",
                      insertParagraph: "Enter" };

/// Returns `{placeAt}`: where text is being typed, in CSS pixels.
export function connectText(module, loop, typing, keys) {
  const fit = (text) => fitting(module, text);
  const flush = () => {
    const text = fit(typing.value);
    if (text !== "") module.text(text);
    typing.value = "";
    loop.request();
  };
  typing.addEventListener("beforeinput", (event) => {
    const key = keysOfEdits[event.inputType];
    if (key === undefined || event.isComposing) return;
    event.preventDefault();
    keys.press(key);
  });
  typing.addEventListener("input", (event) => {
    if (event.isComposing) widen(typing); else flush();
  });
  connectComposition(typing, flush);
  connectClipboard(module, keys, fit);
  return { placeAt: (x, y) => { Object.assign(typing.style, { left: `${x}px`, top: `${y}px` }); } };
}

/// What a field can hold; the rest is left out and told, rather than kept as question marks.
function fitting(module, text) {
  const { kept, lost } = holdable(text);
  if (lost > 0) module.notice("Emoji and characters beyond U+FFFF cannot be typed into fields; they were left out.", 1);
  if (kept !== "") module.noteLetters(kept);
  return kept;
}

/// Text that is being composed is shown where it will stand.
function connectComposition(typing, flush) {
  typing.addEventListener("compositionstart", () => {
    typing.classList.add("composing");
    widen(typing);
  });
  typing.addEventListener("compositionupdate", (event) => widen(typing, event.data));
  typing.addEventListener("compositionend", () => {
    typing.classList.remove("composing");
    typing.style.width = "";
    flush();
  });
}

/// As wide as its text, within the window.
function widen(typing, text = typing.value) {
  const room = window.innerWidth - (parseFloat(typing.style.left) || 0) - 4;
  typing.style.width = `${Math.max(16, Math.min(room, 4 + 17 * [...text].length))}px`;
}

function connectClipboard(module, keys, fit) {
  window.addEventListener("paste", (event) => {
    if (isCovered()) return;
    event.preventDefault();
    module.setClipboard(fit(event.clipboardData?.getData("text/plain") ?? ""));
    keys.chord("v");
  });
  // The module copies what it has selected, in the next frame; the browser would copy the empty field.
  for (const [kind, letter] of [["copy", "c"], ["cut", "x"]]) {
    window.addEventListener(kind, (event) => {
      if (isCovered() || event.target?.closest?.("#message")) return;
      if (copiesByItself()) return;
      event.preventDefault();
      keys.chord(letter);
    });
  }
}

/// js/clipboard.js copies by an event, too; the browser reports it like any other copy.
function copiesByItself() {
  return document.getElementById("typing").value !== "";
}
