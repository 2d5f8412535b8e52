// Numbers that the user has chosen, kept like the theme, where the browser lets the page: the interface scale, and
// whether single keys are shortcuts.

function follow(loop, key, usual, read, write) {
  let shown = usual;
  try { shown = Number(localStorage.getItem(key) ?? usual); } catch { /* not remembered */ }
  if (!Number.isFinite(shown)) shown = usual;
  write(shown);
  loop.onFrame(() => {
    const now = read();
    if (now === shown) return;
    shown = now;
    try { localStorage.setItem(key, String(now)); } catch { /* lasts as long as the page */ }
  });
}

export function connectChoices(module, loop) {
  follow(loop, "headroom.scale", 100, module.scale, module.setScale);
  follow(loop, "headroom.singleKeys", 1, module.singleKeys, module.setSingleKeys);
}
