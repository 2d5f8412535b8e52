// The theme follows the desktop until it is chosen by hand; the choice is remembered if it can be.

const key = "headroom.theme";

function remembered() {
  try { return localStorage.getItem(key); } catch { return null; }
}

function remember(name) {
  try { localStorage.setItem(key, name); } catch { /* storage is blocked: the choice lasts as long as the page */ }
}

function apply(name) {
  document.documentElement.dataset.theme = name;
}

export function connectTheme(module, loop) {
  const light = matchMedia("(prefers-color-scheme: light)");
  const set = (name) => { apply(name); module.setTheme(name === "light" ? 0 : 1); loop.request(); };
  set(remembered() ?? (light.matches ? "light" : "dark"));
  light.addEventListener("change", () => { if (remembered() === null) set(light.matches ? "light" : "dark"); });
  loop.onFrame(() => {
    const now = module.isDark() ? "dark" : "light";
    if (now === document.documentElement.dataset.theme) return;
    apply(now);
    remember(now);
  });
}
