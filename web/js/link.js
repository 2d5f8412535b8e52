// The scenario in the fragment of a link. Packing and unpacking is the module's business
// (core/app/share_link.h); the fragment is never sent to a server.

let opened = null; // how many scenarios had been opened when the address was; null: the address carries none

export function linkOf(module, fragment = module.linkFragment()) {
  const page = location.href.split("#")[0];
  return fragment === "" ? page : `${page}#${fragment}`;
}

/// Opens what the address carries. Another link followed in the same tab is opened, too.
export function connectLink(module, loop) {
  const open = () => {
    const carried = module.openLink(location.hash) === 1;
    opened = carried ? module.loads() : null;
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
  if (!module.hasWork() && module.loads() === opened) return;
  opened = null;
  history.replaceState(history.state, "", location.pathname + location.search);
}
