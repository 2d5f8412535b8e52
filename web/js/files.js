// Opening scenario files (button, drag and drop) and saving them.

import { saveText } from "./download.js";
import { hideMessage, isCovered, showMessage } from "./message.js";

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
  if (file.size > mostBytes) {
    tell(module, loop, `${file.name} has ${megabytes(file.size)} MB; Headroom opens files of up to ` +
                       `${megabytes(mostBytes)} MB.`);
    return;
  }
  const takesLong = file.size > longToRead;
  if (takesLong) {
    showMessage(`Opening ${file.name}`);
    await painted();
  }
  try {
    module.offerFile(await file.text(), file.name, toOpen ? 1 : 0);
    loop.request();
  } catch (error) {
    // The browser could not read it; anything else is the module's failure, after which it must not be used.
    if (!(error instanceof DOMException)) {
      loop.fail(error);
      return;
    }
    tell(module, loop, `${file.name} could not be read: ${reasonOf(error)}`);
  }
  if (takesLong) hideMessage();
}

function reasonOf(error) {
  if (error.name === "NotFoundError") return "it was moved or deleted, or it is a folder.";
  if (error.name === "NotReadableError") return "this user may not read it, or it has changed meanwhile.";
  return error.message;
}

const megabytes = (bytes) => Math.ceil(bytes / (1024 * 1024));

function tell(module, loop, text) {
  module.notice(text, 1);
  loop.request();
}

/// What was dropped: one file is opened; folders and further files are named.
async function take(module, loop, data) {
  const items = [...(data?.items ?? [])].filter(({ kind }) => kind === "file");
  const isFolder = (index) => items[index]?.webkitGetAsEntry?.()?.isDirectory === true;
  const all = [...(data?.files ?? [])];
  const folder = all.find((_, index) => isFolder(index));
  const files = all.filter((_, index) => !isFolder(index));
  if (files.length === 0) {
    if (folder) tell(module, loop, `${folder.name} is a folder. Drop a file: a scenario or a usage history.`);
    else tell(module, loop, "What was dropped is no file. Drop a scenario or a usage history.");
    return;
  }
  await open(module, loop, files[0], false);
  if (files.length === 1) return;
  const others = files.slice(1, 4).map(({ name }) => name).join(", ") + (files.length > 4 ? " ..." : "");
  tell(module, loop, `Only one file is opened at a time: ${files[0].name}. Not opened: ${others}.`);
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
    if (!isCovered()) take(module, loop, event.dataTransfer);
  });
}

function save(module, loop) {
  const text = module.scenario();
  if (text === "") return;
  saveText(module.scenarioFileName(), "application/json", text);
  module.markSaved();
  loop.request();
}
