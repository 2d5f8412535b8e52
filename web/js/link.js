// The scenario in the fragment of a link. Packing and unpacking is the module's business
// (core/app/share_link.h); the fragment is never sent to a server.

export function linkOf(module, fragment = module.linkFragment()) {
  const page = location.href.split("#")[0];
  return fragment === "" ? page : `${page}#${fragment}`;
}

/// Opens what the address carries. Another link followed in the same tab is opened, too.
export function connectLink(module, loop) {
  window.addEventListener("hashchange", () => {
    if (module.openLink(location.hash) === 1) loop.request();
  });
  return module.openLink(location.hash) === 1;
}
