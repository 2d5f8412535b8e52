// Plain words over the page, while it is starting or when it cannot draw. Whatever lies over the page owns the keyboard
// and the screen reader: what is below is inert until the message goes.

const box = document.getElementById("message");
const below = [document.getElementById("canvas"), document.getElementById("keyboard"),
               document.getElementById("mirror")];
let before = null; // had the focus when the message came

/// Whether a message lies over the page.
export function isCovered() {
  return !box.hidden;
}

export function hideMessage() {
  box.hidden = true;
  below.forEach((element) => { element.inert = false; });
  if (before?.isConnected) before.focus({ preventScroll: true });
  before = null;
}

/// `action` is a button that loads the page again.
export function showMessage(text, action) {
  if (box.hidden) before = document.activeElement;
  box.hidden = false;
  below.forEach((element) => { element.inert = true; });
  document.getElementById("message-text").textContent = text;
  if (action === undefined) return;
  const button = box.querySelector("button") ?? box.appendChild(document.createElement("button"));
  button.textContent = action;
  button.onclick = () => location.reload();
  button.focus();
}
