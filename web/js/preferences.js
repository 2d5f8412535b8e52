// What the user prefers everywhere: more contrast and less motion. Followed also when it changes while the page is
// open.

const more = matchMedia("(prefers-contrast: more)");
const forced = matchMedia("(forced-colors: active)");
const still = matchMedia("(prefers-reduced-motion: reduce)");

export function connectPreferences(module, loop) {
  const follow = () => {
    // Colours that the system forces do not reach a canvas; the strongest of our own do.
    module.prefer(more.matches || forced.matches ? 1 : 0, still.matches ? 1 : 0);
    loop.wake();
  };
  follow();
  [more, forced, still].forEach((query) => query.addEventListener("change", follow));
}
