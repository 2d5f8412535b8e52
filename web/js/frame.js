// Inside another page, Tab enters and leaves this one, and a wheel that finds nothing to scroll here scrolls the host.
// Listens before input.js does, and only in a frame.

function guard(place) {
  const element = document.createElement("span");
  element.tabIndex = 0;
  element.className = "unseen";
  element.setAttribute("aria-hidden", "true");
  document.body[place === "start" ? "prepend" : "append"](element);
  return element;
}

export function connectFrame(module, loop, canvas) {
  if (window.parent === window) return;
  document.documentElement.dataset.framed = "";
  const typing = document.getElementById("typing");
  const guards = { start: guard("start"), end: guard("end") };
  let leaving = false;

  // Where the keyboard comes in: at the first widget, or backwards at the last one.
  for (const [place, element] of Object.entries(guards)) {
    element.addEventListener("focus", () => {
      if (leaving) return;
      typing.focus({ preventScroll: true });
      module.enterByTab(place === "end" ? 1 : 0);
      loop.request();
    });
  }
  window.addEventListener("keydown", (event) => {
    if (event.key !== "Tab" || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (!module.tabLeaves(event.shiftKey ? 1 : 0)) return;
    // From the guard the browser goes on by itself, to what comes next in the host.
    event.stopImmediatePropagation();
    leaving = true;
    guards[event.shiftKey ? "start" : "end"].focus({ preventScroll: true });
    leaving = false;
  }, { capture: true });
  canvas.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !module.wheelMoves(event.deltaX, event.deltaY)) event.stopImmediatePropagation();
  }, { capture: true });
}
