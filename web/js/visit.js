// A name for this visit of the page. While the tab is open it holds a lock of that name, where the browser has locks,
// so that other tabs leave its work alone; a closed, reloaded or crashed one has let go of it.

const prefix = "headroom.visit.";

/// {name, end}: `end` lets go of the name, whose work is nobody's then.
export function beginVisit() {
  const name = `${Date.now()}-${Math.floor(Math.random() * 1e6)}`;
  let end = () => {};
  const ended = new Promise((resolve) => { end = resolve; });
  navigator.locks?.request(prefix + name, () => ended).catch(() => { /* nobody can tell then */ });
  return { name, end };
}

/// Names of the visits that go on, this one included; empty where the browser cannot tell.
export async function openVisits() {
  try {
    const { held } = await navigator.locks.query();
    return new Set(held.map((lock) => lock.name.slice(prefix.length)));
  } catch {
    return new Set();
  }
}
