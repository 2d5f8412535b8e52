// Opening scenario files (button, drag and drop) and saving them.

import { saveText } from "./download.js";
import { hideMessage, showMessage } from "./message.js";

/// Files larger than this are no scenarios; reading them would only stall the page.
const mostBytes = 64 * 1024 * 1024;
/// Reading more than this may take longer than a blink, so it is told.
const longToRead = 128 * 1024;
const scenarioFiles = ".json,application/json,.csv,.tsv,text/csv";

export function connectFiles(module, loop) {
  const picker = document.getElementById("file");
  let toOpen = true;
  picker.addEventListener("change", () => {
    if (picker.files.length > 0) open(module, loop, picker.files[0], toOpen);
    picker.value = "";
  });
  connectDrop(module, loop);
  window.addEventListener("beforeunload", (event) => {
    if (module.hasUnsavedChanges()) event.preventDefault();
  });
  return { pick: (accept) => {
             toOpen = accept === undefined;
             picker.accept = accept ?? scenarioFiles;
             picker.click();
           },
           save: () => save(module, loop) };
}

/// `toOpen`: it was chosen to be opened, whatever the page that is shown would do with a file.
async function open(module, loop, file, toOpen) {
  const text = file.size <= mostBytes ? await file.text().catch(() => null) : null;
  const takesLong = file.size > longToRead;
  if (takesLong) {
    showMessage(`Opening ${file.name}`);
    await painted();
  }
  // An unreadable file is told the same way as a broken one: by the reader of scenarios.
  module.offerFile(text ?? "", file.name, toOpen ? 1 : 0);
  loop.request();
  if (takesLong) hideMessage();
}

const painted = () => new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 0)); });

function connectDrop(module, loop) {
  const veil = document.getElementById("drop");
  let depth = 0;
  const show = (on) => { veil.hidden = !on; };
  window.addEventListener("dragenter", (event) => {
    event.preventDefault();
    depth += 1;
    show(true);
  });
  window.addEventListener("dragover", (event) => event.preventDefault());
  window.addEventListener("dragleave", () => {
    depth = Math.max(0, depth - 1);
    if (depth === 0) show(false);
  });
  window.addEventListener("drop", (event) => {
    event.preventDefault();
    depth = 0;
    show(false);
    const file = event.dataTransfer?.files?.[0];
    if (file) open(module, loop, file, false);
  });
}

function save(module, loop) {
  const text = module.scenario();
  if (text === "") return;
  saveText(module.scenarioFileName(), "application/json", text);
  module.markSaved();
  loop.request();
}
