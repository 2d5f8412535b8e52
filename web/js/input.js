// Pointer, wheel, keys and typed text, passed on to the module. What the browser uses itself
// (reload, close tab, find, F5, F11 ...) is left to it.

import { connectKeys } from "./input_keys.js";
import { connectPointer } from "./input_pointer.js";
import { connectText } from "./input_text.js";

const cursors = ["default", "text", "move", "ns-resize", "ew-resize", "nesw-resize", "nwse-resize",
                 "pointer", "not-allowed"];

export function connectInput(module, loop, canvas) {
  const typing = document.getElementById("typing");
  const keys = connectKeys(module, loop, typing);
  connectPointer(module, loop, canvas, typing);
  const text = connectText(module, loop, typing, keys);
  connectFocus(module, loop);
  takeKeyboard(typing);
  return () => afterFrame(module, canvas, typing, text);
}

/// Phones show their keyboard for whatever has the focus, so there only a field that is edited has. Inside another page
/// the focus stays where the reader is.
function takeKeyboard(typing) {
  if (window.top === window && matchMedia("(pointer: fine)").matches) typing.focus({ preventScroll: true });
}

function connectFocus(module, loop) {
  window.addEventListener("blur", () => { module.focus(0); loop.request(); });
  window.addEventListener("focus", () => { module.focus(1); loop.request(); });
}

function afterFrame(module, canvas, typing, text) {
  const cursor = cursors[module.cursor()] ?? "default";
  if (canvas.style.cursor !== cursor) canvas.style.cursor = cursor;
  const wanted = module.wantsText() === 1;
  if (wanted) {
    text.placeAt(Math.max(0, module.caret(0)), Math.max(0, module.caret(1)));
    if (document.activeElement !== typing) typing.focus({ preventScroll: true });
  } else if (document.activeElement === typing && !matchMedia("(pointer: fine)").matches) {
    typing.blur();
  }
}
