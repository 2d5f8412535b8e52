// What was being worked on is kept in the browser, so that a closed tab or a crash loses nothing:
// the scenario with everything done by hand, and the moment that was looked at.
//
// Each tab keeps its own; the next visit is offered the latest one that no open tab holds.

const prefix = "headroom.kept.";
const quiet = 1500; // milliseconds without a change before it is written
const database = "headroom";

export function connectKept(module, loop) {
  const mine = prefix + (sessionStorageId() ?? String(Date.now()));
  let seen = module.revision();
  let timer = 0;
  let told = false;

  function tellOnce(error) {
    if (told) return;
    told = true;
    const full = error?.name === "QuotaExceededError";
    module.notice(
      full ? "The browser's storage is full: your work is not kept when you close this tab. Save it to a file."
           : "The browser does not let this page store anything: your work is not kept when you close this tab. " +
             "Save it to a file.", 1);
    loop.request();
  }

  async function write() {
    const scenario = module.scenario();
    if (scenario === "" || !module.hasUnsavedChanges()) return;
    const record = { scenario, name: module.scenarioName(), now: module.now(), at: Date.now() };
    try {
      localStorage.setItem(mine, JSON.stringify(record));
    } catch (error) {
      // Large scenarios do not fit; the database has more room.
      try { await put(mine, record); } catch (other) { tellOnce(other ?? error); }
    }
  }

  loop.onFrame(() => {
    const revision = module.revision();
    if (revision === seen) return;
    seen = revision;
    clearTimeout(timer);
    timer = setTimeout(write, quiet);
  });
  window.addEventListener("pagehide", () => { clearTimeout(timer); write(); });
  // Saved to a file: nothing has to be kept any more.
  const saved = () => { if (!module.hasUnsavedChanges()) remove(mine); };

  let offered = null;
  async function offer() {
    offered = await latest(mine);
    if (offered === null) return;
    module.offerKept(offered.record.name, `kept ${age(offered.record.at)}`);
    loop.request();
  }

  function restore() {
    if (offered === null) return;
    const { key, record } = offered;
    const result = JSON.parse(module.load(record.scenario, `${record.name} (kept)`));
    if (result.ok) {
      module.seek(record.now);
      seen = module.revision();
      if (key !== mine) rename(key, record);
    }
    module.offerKept("", "");
    offered = null;
    loop.request();
  }

  function rename(key, record) {
    remove(key);
    try { localStorage.setItem(mine, JSON.stringify(record)); } catch { /* written with the next change */ }
  }

  function forget() {
    if (offered !== null) remove(offered.key);
    offered = null;
    module.offerKept("", "");
    loop.request();
  }

  return { offer, restore, forget, saved, write };
}

/// A name that a reload of this tab keeps and another tab does not have.
function sessionStorageId() {
  try {
    const known = sessionStorage.getItem("headroom.tab");
    if (known !== null) return known;
    const made = `${Date.now()}-${Math.floor(Math.random() * 1e6)}`;
    sessionStorage.setItem("headroom.tab", made);
    return made;
  } catch {
    return null;
  }
}

async function latest() {
  let best = null;
  const consider = (key, record) => {
    if (record && typeof record.scenario === "string" && (best === null || record.at > best.record.at)) {
      best = { key, record };
    }
  };
  try {
    for (let i = 0; i < localStorage.length; ++i) {
      const key = localStorage.key(i);
      if (!key.startsWith(prefix)) continue;
      try { consider(key, JSON.parse(localStorage.getItem(key))); } catch { localStorage.removeItem(key); }
    }
  } catch { /* no storage: nothing was kept there */ }
  try { for (const [key, record] of await all()) consider(key, record); } catch { /* no database */ }
  return best;
}

function remove(key) {
  try { localStorage.removeItem(key); } catch { /* it was not there */ }
  open().then((db) => transaction(db, "readwrite", (store) => store.delete(key))).catch(() => {});
}

function age(at) {
  const minutes = Math.round((Date.now() - at) / 60000);
  if (minutes < 1) return "just now";
  if (minutes < 90) return `${minutes} minute${minutes === 1 ? "" : "s"} ago`;
  const hours = Math.round(minutes / 60);
  return hours < 36 ? `${hours} hours ago` : `${Math.round(hours / 24)} days ago`;
}

// The browser's database, for what is too large for localStorage.

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore("kept");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function transaction(db, mode, work) {
  return new Promise((resolve, reject) => {
    const change = db.transaction("kept", mode);
    const request = work(change.objectStore("kept"));
    change.oncomplete = () => { db.close(); resolve(request?.result); };
    change.onerror = () => { db.close(); reject(change.error); };
    change.onabort = () => { db.close(); reject(change.error); };
  });
}

async function put(key, record) {
  await transaction(await open(), "readwrite", (store) => store.put(record, key));
}

async function all() {
  const keys = await transaction(await open(), "readonly", (store) => store.getAllKeys());
  const records = await transaction(await open(), "readonly", (store) => store.getAll());
  return keys.map((key, index) => [key, records[index]]);
}
