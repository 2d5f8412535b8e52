// The list of kept works as the page shows it: what earlier visits and earlier scenarios left behind that no open tab
// goes on with, the latest first.

import { all, keyOf } from "./kept_store.js";
import { openVisits } from "./visit.js";

/// `mine` tells the key under which this visit keeps its own work.
export function createKeptList(module, loop, mine) {
  let entries = []; // {key, record, raw}; a record of null is damaged
  const damaged = new Map(); // key: why

  function show() {
    module.clearKept();
    for (const { key, record } of entries) {
      const wrong = record === null || damaged.has(key);
      const why = damaged.get(key) ?? "The record is damaged.";
      if (wrong) module.addKept(key, "Damaged work", `${why} Save it as a file before you delete it.`, 1);
      else module.addKept(key, record.name, detailOf(record), 0);
    }
    loop.request();
  }

  let turns = 0;

  async function read(turn) {
    const found = (await all()).filter(({ key }) => key !== mine());
    const free = await withoutOpen(found);
    if (turn !== turns) return true; // a later reading is under way
    entries = free;
    show();
    return free.length === found.length;
  }

  async function refresh() {
    const turn = ++turns;
    if (await read(turn)) return;
    // A page that is reloaded may let go of its lock a moment later.
    await new Promise((done) => { setTimeout(done, 300); });
    if (turn === turns) await read(turn);
  }

  window.addEventListener("storage", refresh); // another tab has left something, or taken it

  return {
    refresh,
    find: (key) => {
      const entry = entries.find((one) => one.key === key);
      return entry && damaged.has(key) ? { ...entry, record: null } : entry;
    },
    markDamaged: (key, why) => {
      damaged.set(key, why ?? "It cannot be read.");
      show();
    },
  };
}

async function withoutOpen(found) {
  const held = new Set([...await openVisits()].map(keyOf));
  return found.filter(({ key }) => !held.has(key));
}

const two = (number) => String(number).padStart(2, "0");

/// "2026-11-30 14:05, 12 steps"
function detailOf({ at, steps }) {
  const when = new Date(at);
  const date = `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())} ` +
               `${two(when.getHours())}:${two(when.getMinutes())}`;
  if (!Number.isFinite(steps)) return date;
  return `${date}, ${steps} step${steps === 1 ? "" : "s"}`;
}
