// What is being worked on is kept in the browser, so that a closed tab, a crash or another scenario loses nothing: the
// scenario with everything done by hand, branches, bookmarks, and the moment that was looked at.
//
// Each visit keeps its own work. When something else is opened, the former work stays in the list of kept works, from
// which any can be opened again; those that an open tab goes on with are left out.

import { saveText } from "./download.js";
import { keyOf, put, remove } from "./kept_store.js";
import { createKeptList } from "./kept_list.js";
import { leaveLink } from "./link.js";
import { beginVisit } from "./visit.js";

const quiet = 1500; // milliseconds without a change before it is written
const longest = 10000; // and never later than this after the first one

export function connectKept(module, loop) {
  let visit = beginVisit(); // under whose name the work is kept
  let title = null; // the name that somebody gave to this work
  let seen = module.revision();
  let timer = 0;
  let waitingSince = 0;
  let told = false;
  const mine = () => keyOf(visit.name);
  const list = createKeptList(module, loop, mine);

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
    leaveLink(module);
    const journal = module.journal();
    if (journal === "") return true;
    try {
      const name = title ?? module.keptName();
      await put(mine(), { journal, name, title, steps: module.keptSteps(), at: Date.now() });
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
    leaveLink(module);
    const now = performance.now();
    waitingSince ||= now;
    clearTimeout(timer);
    timer = setTimeout(write, Math.max(0, Math.min(quiet, longest - (now - waitingSince))));
  });
  window.addEventListener("pagehide", write);

  /// Saved to a file. Branches and bookmarks, which no file holds, are still kept.
  function saved() {
    if (module.journal() === "") remove(mine()); else write();
  }

  /// Another scenario has taken the place of work that is in no file: it joins the list.
  async function leave({ name, journal, steps }) {
    const former = { key: mine(), visit, name: title ?? name, title };
    visit = beginVisit();
    title = null;
    try {
      await put(former.key, { journal, name: former.name, title: former.title, steps, at: Date.now() });
      module.notice(`"${former.name}" is kept. Its place: the scenario menu, Kept works.`, 0);
    } catch {
      saveText("headroom-kept.json", "application/json", journal);
      module.notice(`This browser cannot keep "${former.name}", so it was saved to headroom-kept.json. ` +
                    "Open that file to go on.", 1);
    }
    former.visit.end();
    await list.refresh();
  }

  /// Goes on with a kept work. It is this visit's work then, and the one that it replaces joins the list.
  async function open(key) {
    const entry = list.find(key);
    if (entry === undefined) return;
    if (entry.record === null) {
      saveText("headroom-kept.json", "application/octet-stream", entry.raw);
      return;
    }
    const result = JSON.parse(module.resume(entry.record.journal));
    if (!result.ok) {
      list.markDamaged(key, result.errors[0]?.message);
      return;
    }
    await new Promise((done) => { loop.afterFrame(done); }); // what it replaced has been left behind
    title = entry.record.title ?? null;
    if (await write()) remove(key);
    await list.refresh();
  }

  async function forget(key) {
    await remove(key);
    await list.refresh();
  }

  async function rename({ key, name }) {
    const entry = list.find(key);
    if (!entry?.record) return;
    await put(key, { ...entry.record, name, title: name }).catch(tellOnce);
    await list.refresh();
  }

  return { offer: list.refresh, saved, leave, write, open, forget, rename };
}
