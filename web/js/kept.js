// What is being worked on is kept in the browser, so that a closed tab or a crash loses nothing: the scenario with
// everything done by hand, branches, bookmarks, and the moment that was looked at.
//
// Each visit keeps its own; the next one is offered the latest that no open tab goes on with.

import { saveText } from "./download.js";
import { all, keyOf, put, remove } from "./kept_store.js";
import { beginVisit, openVisits } from "./visit.js";

const quiet = 1500; // milliseconds without a change before it is written
const longest = 10000; // and never later than this after the first one

export function connectKept(module, loop) {
  let mine = keyOf(beginVisit()); // where the work of this visit is kept
  let seen = module.revision();
  let timer = 0;
  let waitingSince = 0;
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

  /// False when it could not be written.
  async function write() {
    clearTimeout(timer);
    waitingSince = 0;
    const journal = module.journal();
    if (journal === "") return true;
    try {
      await put(mine, { journal, name: module.keptName(), at: Date.now() });
      told = false; // should it fail again, that is news
      return true;
    } catch (error) {
      tellOnce(error);
      return false;
    }
  }

  loop.onFrame(() => {
    const revision = module.revision();
    if (revision === seen) return;
    seen = revision;
    const now = performance.now();
    waitingSince ||= now;
    clearTimeout(timer);
    timer = setTimeout(write, Math.max(0, Math.min(quiet, longest - (now - waitingSince))));
  });
  window.addEventListener("pagehide", write);

  /// Saved to a file. Branches and bookmarks, which no file holds, are still kept.
  function saved() {
    if (module.journal() === "") remove(mine); else write();
  }

  /// Another scenario has taken the place of work that is in no file: it is offered again on a later visit.
  function leave({ name, journal }) {
    put(mine, { journal, name, at: Date.now() }).catch(tellOnce);
    mine = keyOf(beginVisit());
  }

  return { ...connectOffer(module, loop, write), saved, leave, write };
}

/// What the latest earlier visit left behind that no open tab goes on with.
function connectOffer(module, loop, write) {
  let offered = null; // {key, record, raw}; a record of null is damaged

  function show(entry) {
    offered = entry;
    if (entry === null) module.offerKept("", "", 0);
    else if (entry.record !== null) module.offerKept(entry.record.name, `kept ${age(entry.record.at)}`, 0);
    else module.offerKept("Work of an earlier visit", entry.reason ?? "the record is damaged.", 1);
    loop.request();
  }

  async function offer() {
    show(await latest());
  }

  async function restore() {
    if (offered === null) return;
    const { key, record, raw } = offered;
    if (record === null) {
      saveText("headroom-kept.json", "application/octet-stream", raw);
      return;
    }
    const result = JSON.parse(module.resume(record.journal));
    if (!result.ok) {
      show({ key, record: null, raw, reason: result.errors[0]?.message });
      return;
    }
    show(null);
    if (await write()) remove(key); // it is this visit's work now
  }

  /// The next older one takes its place, if there is one.
  async function forget() {
    if (offered === null) return;
    const gone = offered.key;
    remove(gone);
    show(await latest(gone));
  }

  return { offer, restore, forget };
}

async function latest(gone) {
  const records = (await all()).filter(({ key }) => key !== gone);
  if (records.length === 0) return null;
  const free = async () => {
    const held = new Set([...await openVisits()].map(keyOf));
    return records.find(({ key }) => !held.has(key)) ?? null;
  };
  // A page that is reloaded may let go of its lock a moment later.
  return await free() ?? (await new Promise((done) => { setTimeout(done, 300); }), await free());
}

function age(at) {
  const minutes = Math.round((Date.now() - at) / 60000);
  if (minutes < 1) return "just now";
  if (minutes < 90) return `${minutes} minute${minutes === 1 ? "" : "s"} ago`;
  const hours = Math.round(minutes / 60);
  return hours < 36 ? `${hours} hours ago` : `${Math.round(hours / 24)} days ago`;
}
