// Notices that a worker is gone. The browser tells nothing when it ends one (for its memory, say), but it lets go of
// the locks that the worker held.

let count = 0;

/// A name for the worker's lock; null where the browser has no locks, so that nothing is noticed.
export function lifeName() {
  if (!navigator.locks) return null;
  count += 1;
  return `headroom.worker.${Date.now()}-${Math.floor(Math.random() * 1e6)}-${count}`;
}

/// Calls `gone` when the worker that holds the lock has ended. The worker must hold it already. Returns a function that
/// stops watching.
export function watchLife(name, gone) {
  if (name === null) return () => {};
  const watching = new AbortController();
  navigator.locks.request(name, { signal: watching.signal }, () => {
    if (!watching.signal.aborted) gone();
  }).catch(() => { /* no longer watched */ });
  return () => watching.abort();
}
