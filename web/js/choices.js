// The interface scale is remembered like the theme, where the browser lets the page.

const key = "headroom.scale";

export function connectScale(module, loop) {
  let shown = 100;
  try { shown = Number(localStorage.getItem(key)) || 100; } catch { /* not remembered */ }
  module.setScale(shown);
  loop.onFrame(() => {
    const now = module.scale();
    if (now === shown) return;
    shown = now;
    try { localStorage.setItem(key, String(now)); } catch { /* lasts as long as the page */ }
  });
}
