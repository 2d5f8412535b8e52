// What the panels ask of the browser: looked at after each frame.

import { copyText } from "./clipboard.js";
import { saveBlob, saveText } from "./download.js";
import { connectJobs } from "./jobs.js";
import { linkOf } from "./link.js";
import { showNotes } from "./notes.js";
import { oneFileType, saveOneFile } from "./one_file.js";

export function connectRequests(module, loop, files, canvas, kept) {
  const jobs = connectJobs(module, loop);
  return () => {
    const wanted = JSON.parse(module.takeRequests());
    if (wanted.openFile) files.pick();
    if (wanted.pickFile !== null) files.pick(wanted.pickFile);
    if (wanted.save) {
      files.save();
      kept.saved();
    }
    if (wanted.link !== null) copyText(linkOf(module, wanted.link));
    wanted.leftBehind.forEach((work) => kept.leave(work));
    if (wanted.openKept !== null) kept.open(wanted.openKept);
    if (wanted.deleteKept !== null) kept.forget(wanted.deleteKept);
    if (wanted.renameKept !== null) kept.rename(wanted.renameKept);
    if (wanted.copy !== null) copyText(wanted.copy);
    if (wanted.notes !== null && !showNotes(wanted.notes)) {
      module.notice("The browser does not let this page open a window. Allow pop-ups for it to see the notes.", 1);
    }
    if (wanted.file !== null) saveFile(module, loop, wanted.file);
    if (wanted.picture !== null) savePicture(canvas, wanted.picture);
    if (wanted.jobs.warm) jobs.warm();
    wanted.jobs.start.forEach(({ id, request }) => jobs.start(id, request));
    wanted.jobs.cancel.forEach((id) => jobs.cancel(id));
  };
}

function saveFile(module, loop, { name, type, text }) {
  if (type !== oneFileType) return saveText(name, type, text);
  return saveOneFile(name, text).catch((error) => {
    module.notice(`The page could not be saved as one file: ${error.message}`, 1);
    loop.request();
  });
}

/// A part of the canvas, right after it was drawn: later the browser may have cleared it.
function savePicture(canvas, { name, x, y, width, height }) {
  const copy = document.createElement("canvas");
  copy.width = width;
  copy.height = height;
  copy.getContext("2d").drawImage(canvas, x, y, width, height, 0, 0, width, height);
  copy.toBlob((blob) => { if (blob) saveBlob(name, blob); }, "image/png");
}
