// What is on the canvas, as elements that screen readers can read and press: made anew a moment after the page has
// come to rest, and what the keyboard is on, errors and notices are spoken.

const rest = 400; // milliseconds without a frame
const longest = 2000; // while something plays
const pressable = new Set(["button", "link", "tab", "checkbox", "radio", "combobox", "menuitem", "option", "row",
                           "columnheader", "textbox", "slider", "figure", "listitem"]);
const roles = { figure: "button", timer: "text", note: "note", alert: "alert", img: "img" };

export function connectMirror(module, loop) {
  const mirror = document.getElementById("mirror");
  const spoken = document.getElementById("spoken");
  let timer = 0;
  let last = 0;
  let shown = "";

  function press(widget) {
    const x = widget.x + widget.width / 2;
    const y = widget.y + widget.height / 2;
    const ratio = window.devicePixelRatio || 1;
    module.pointerMove(x, y, ratio, 0);
    module.pointerButton(0, 1);
    module.pointerButton(0, 0);
    loop.request();
  }

  function element(widget) {
    const made = document.createElement("div");
    made.setAttribute("role", roles[widget.role] ?? widget.role);
    made.setAttribute("aria-label", widget.value === "" ? widget.label : `${widget.label}: ${widget.value}`);
    if (!widget.enabled) made.setAttribute("aria-disabled", "true");
    if (pressable.has(widget.role) && widget.enabled) made.addEventListener("click", () => press(widget));
    return made;
  }

  function speak(widgets) {
    const focused = widgets.find((widget) => widget.focused);
    const told = widgets.filter(({ role }) => role === "alert" || role === "status").map(({ label }) => label);
    if (focused) told.push([focused.label, focused.role, focused.value].filter((part) => part !== "").join(", "));
    const text = told.join(". ");
    if (spoken.textContent !== text) spoken.textContent = text;
  }

  function renew() {
    timer = 0;
    last = performance.now();
    const json = module.widgets();
    if (json === shown) return;
    shown = json;
    const widgets = JSON.parse(json).filter(({ visible, label }) => visible && label !== "");
    mirror.replaceChildren(...widgets.map(element));
    speak(widgets);
  }

  loop.onFrame(() => {
    if (timer !== 0 && performance.now() - last > longest) return; // it is about to come
    clearTimeout(timer);
    timer = setTimeout(renew, rest);
  });
}
