// The theme follows the desktop until it is chosen by hand; the choice is remembered if it can be.

const key = "headroom.theme";

function remembered() {
  try { return localStorage.getItem(key); } catch { return null; }
}

function remember(name) {
  // Where storage is blocked, the choice lasts as long as the page.
  try { localStorage.setItem(key, name); } catch { /* nothing to do */ }
}

function apply(name) {
  document.documentElement.dataset.theme = name;
}

export function connectTheme(module, loop) {
  const light = matchMedia("(prefers-color-scheme: light)");
  const follow = () => {
    const name = remembered() ?? (light.matches ? "light" : "dark");
    apply(name);
    module.setTheme(name === "light" ? 0 : 1);
    loop.request();
  };
  follow();
  light.addEventListener("change", follow);
  loop.onFrame(() => {
    const now = module.isDark() ? "dark" : "light";
    if (now === document.documentElement.dataset.theme) return;
    apply(now);
    remember(now);
  });
}
