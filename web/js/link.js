// The scenario in the fragment of a link. Packing and unpacking is the module's business
// (core/app/share_link.h); the fragment is never sent to a server.

// What the address carried, and how many scenarios had been opened then; null: it carries none.
let opened = null;

export function linkOf(module, fragment = module.linkFragment()) {
  const page = location.href.split("#")[0];
  return fragment === "" ? page : `${page}#${fragment}`;
}

/// Opens what the address carries. Another link followed in the same tab is opened, too.
export function connectLink(module, loop) {
  const open = () => {
    const carried = module.openLink(location.hash) === 1;
    opened = carried ? { hash: location.hash, loads: module.loads() } : null;
    return carried;
  };
  window.addEventListener("hashchange", () => {
    if (open()) loop.request();
  });
  return open();
}

/// Once the work is another than the address says, the address says nothing: a reload offers the work instead.
export function leaveLink(module) {
  if (opened === null) return;
  if (!module.hasWork() && module.loads() === opened.loads) return;
  if (location.hash !== opened.hash) return; // another link was followed, which is about to be opened
  opened = null;
  history.replaceState(history.state, "", location.pathname + location.search);
}
