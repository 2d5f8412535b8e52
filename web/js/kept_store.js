// Where work is kept: the browser's localStorage, and its database for what is too large for that.
//
// A record is {journal, name, at, steps?, title?}: what Session::journal_json wrote, the name in the list, when
// (milliseconds), how many commands were given by hand, and the name if somebody chose it.

const prefix = "headroom.kept.";
const database = "headroom";
const table = "kept";

/// The key of a visit's record.
export const keyOf = (visit) => prefix + visit;

/// Writes a record, wherever there is room. Throws when there is none.
export async function put(key, record) {
  try {
    localStorage.setItem(key, JSON.stringify(record));
  } catch (error) {
    try {
      await inDatabase("readwrite", (store) => store.put(record, key));
      localStorage.removeItem(key); // an older, smaller one
    } catch (other) {
      throw error.name === "QuotaExceededError" ? error : other;
    }
    return;
  }
  inDatabase("readwrite", (store) => store.delete(key)).catch(() => {});
}

export async function remove(key) {
  try { localStorage.removeItem(key); } catch { /* it was not there */ }
  await inDatabase("readwrite", (store) => store.delete(key)).catch(() => {});
}

/// All records as [{key, record, raw}], the latest first; `record` is null where `raw` is no record.
export async function all() {
  const found = [];
  try {
    for (let i = 0; i < localStorage.length; ++i) {
      const key = localStorage.key(i);
      if (key.startsWith(prefix)) found.push(read(key, localStorage.getItem(key)));
    }
  } catch { /* no storage: nothing was kept there */ }
  try {
    const [keys, records] = await Promise.all([
      inDatabase("readonly", (store) => store.getAllKeys()), inDatabase("readonly", (store) => store.getAll())]);
    keys.forEach((key, index) => found.push(read(key, records[index])));
  } catch { /* no database */ }
  return found.sort((a, b) => (b.record?.at ?? 0) - (a.record?.at ?? 0));
}

function read(key, raw) {
  let record = raw;
  if (typeof raw === "string") {
    try { record = JSON.parse(raw); } catch { record = null; }
  }
  const whole = record !== null && typeof record === "object" && typeof record.journal === "string" &&
                typeof record.name === "string" && Number.isFinite(record.at);
  return { key, record: whole ? record : null, raw: typeof raw === "string" ? raw : JSON.stringify(raw) };
}

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(table);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new DOMException("The database is in use", "InvalidStateError"));
  });
}

async function inDatabase(mode, work) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const change = db.transaction(table, mode);
    const request = work(change.objectStore(table));
    const end = (settle) => () => { db.close(); settle(); };
    change.oncomplete = end(() => resolve(request.result));
    change.onerror = end(() => reject(change.error));
    change.onabort = end(() => reject(change.error ?? new DOMException("No room", "QuotaExceededError")));
  });
}
