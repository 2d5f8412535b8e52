// What the panels ask of the browser: looked at after each frame.

import { copyText } from "./clipboard.js";
import { linkOf } from "./link.js";

export function connectRequests(module, files) {
  return () => {
    const wanted = JSON.parse(module.takeRequests());
    if (wanted.openFile) files.pick();
    if (wanted.save) files.save();
    if (wanted.pickFile !== null) files.pick(wanted.pickFile);
    if (wanted.file !== null) files.download(wanted.file.name, wanted.file.text);
    if (wanted.copyLink) copyText(linkOf(module.scenario()));
    if (wanted.copy !== null) copyText(wanted.copy);
  };
}
