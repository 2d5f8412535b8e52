// Columns of Proxy Servers that are hidden: the choice is kept for the user, if it can be.

const key = "headroom.hiddenColumns";

function remembered() {
  try { return localStorage.getItem(key) ?? ""; } catch { return ""; }
}

export function connectColumns(module, loop) {
  let known = remembered();
  if (/^[0-9,]+$/.test(known)) module.hideColumns(known);
  loop.onFrame(() => {
    const now = module.hiddenColumns();
    if (now === known) return;
    known = now;
    // Where storage is blocked, the choice lasts as long as the page.
    try { localStorage.setItem(key, now); } catch { /* nothing to do */ }
  });
}
