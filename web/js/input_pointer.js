// Mouse, pen, fingers and the wheel. Which buttons are down is read from `buttons` at every event, because a second
// button comes and goes without a pointerdown or pointerup of its own.

const pressSlack = 8; // pixels that a finger may move and still press what lies under it
const wheelPixels = 100; // one click of a wheel
const wheelLines = 3;
const scaleStep = 25; // percent; the letters are made anew at each step

const isTouch = (event) => event.pointerType === "touch";

export function connectPointer(module, loop, canvas, typing) {
  const buttons = createButtons(module);
  const fingers = createFingers(module, loop, buttons);
  const move = (event) => {
    module.pointerMove(event.clientX, event.clientY, window.devicePixelRatio || 1, isTouch(event) ? 1 : 0);
    loop.request();
  };
  canvas.addEventListener("pointermove", (event) => {
    if (isTouch(event)) {
      if (fingers.move(event)) move(event);
      return;
    }
    move(event);
    buttons.show(event.buttons);
  });
  canvas.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    if (!isTouch(event)) typing.focus({ preventScroll: true });
    if (isTouch(event) && !fingers.down(event)) return;
    move(event);
    buttons.show(isTouch(event) ? 1 : event.buttons);
  });
  canvas.addEventListener("pointerup", (event) => {
    if (isTouch(event)) {
      // A finger that has scrolled does not press what happens to lie under it at the end.
      if (fingers.up(event)) move(event); else module.pointerLeave();
      buttons.show(0);
      module.pointerLeave();
      loop.request();
      return;
    }
    move(event);
    buttons.show(event.buttons);
  });
  // The browser has taken the pointer for something else: nothing is pressed.
  canvas.addEventListener("pointercancel", (event) => {
    if (isTouch(event)) fingers.up(event);
    module.pointerLeave();
    buttons.show(0);
    loop.request();
  });
  canvas.addEventListener("pointerleave", () => { module.pointerLeave(); loop.request(); });
  canvas.addEventListener("contextmenu", (event) => event.preventDefault());
  connectWheel(module, loop, canvas);
}

/// Tells the module what has changed; bits as in MouseEvent.buttons: left, right, middle.
function createButtons(module) {
  const numbers = [0, 2, 1]; // of MouseEvent.button, by bit
  let shown = 0;
  return {
    show: (now) => {
      numbers.forEach((number, bit) => {
        const down = (now >> bit) & 1;
        if (down !== ((shown >> bit) & 1)) module.pointerButton(number, down);
      });
      shown = now;
    },
  };
}

/// One finger presses, or scrolls what lies under it both ways; two of them change the interface scale.
function createFingers(module, loop, buttons) {
  const places = new Map();
  let way = 0;
  let pinch = null;
  const apart = () => {
    const [a, b] = [...places.values()];
    return Math.hypot(a.x - b.x, a.y - b.y);
  };
  const placeOf = ({ clientX: x, clientY: y }) => ({ x, y });
  const follow = () => {
    if (places.size < 2) return;
    const wanted = pinch.scale * apart() / pinch.apart;
    const stepped = Math.min(200, Math.max(100, Math.round(wanted / scaleStep) * scaleStep));
    if (stepped !== module.scale()) module.setScale(stepped);
    loop.request();
  };
  return {
    /// Whether the finger presses.
    down: (event) => {
      if (places.size === 0) way = 0;
      places.set(event.pointerId, placeOf(event));
      if (places.size === 1) return true;
      if (places.size === 2) pinch = { apart: Math.max(1, apart()), scale: module.scale() };
      way = Infinity;
      module.pointerLeave();
      buttons.show(0);
      return false;
    },
    /// Whether the pointer goes with the finger.
    move: (event) => {
      const before = places.get(event.pointerId);
      if (before === undefined) return false;
      const now = placeOf(event);
      places.set(event.pointerId, now);
      if (pinch !== null) {
        follow();
        return false;
      }
      if (module.drags() === 1) { // a border or the time track follows the finger, not the page
        way = 0;
        return true;
      }
      way += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
      if (way > pressSlack) module.pan(now.x - before.x, now.y - before.y);
      return true;
    },
    /// Whether it has pressed.
    up: (event) => {
      places.delete(event.pointerId);
      if (places.size === 0) pinch = null;
      return way <= pressSlack;
    },
  };
}

function connectWheel(module, loop, canvas) {
  canvas.addEventListener("wheel", (event) => {
    if (event.ctrlKey) return; // the browser's zoom
    event.preventDefault();
    const step = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? wheelPixels : wheelLines;
    let [x, y] = [event.deltaX, event.deltaY];
    // Shift means sideways. Chrome turns the wheel itself, and the module turns what it gets while Shift is down.
    module.shift(event.shiftKey ? 1 : 0);
    if (event.shiftKey) [x, y] = [0, y === 0 ? x : y];
    module.wheel(-x / step, -y / step);
    loop.request();
  }, { passive: false });
}
