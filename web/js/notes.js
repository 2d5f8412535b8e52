// The presenter's notes, in a window of their own that the audience does not see.

const name = "headroom-notes";
let notes = null;

/// Shows the text; opens the window when there is none. False when the browser does not allow one.
export function showNotes(text) {
  if (notes === null || notes.closed) notes = window.open("", name, "width=520,height=640");
  if (notes === null) return false;
  const { body } = notes.document;
  notes.document.title = "Notes";
  Object.assign(body.style, { font: "20px/1.5 sans-serif", margin: "24px", whiteSpace: "pre-wrap" });
  body.textContent = text;
  return true;
}
