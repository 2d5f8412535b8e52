// Starts the page: loads the module, wires input, files and the frame loop, and publishes
// window.headroom (contract §4).

import { createApi } from "./api.js";
import { connectColumns } from "./columns.js";
import { connectFiles } from "./files.js";
import { connectInput } from "./input.js";
import { readLink } from "./link.js";
import { createLoop } from "./loop.js";
import { hideMessage, showMessage } from "./message.js";
import { wrapModule } from "./module.js";
import { connectRequests } from "./requests.js";
import { connectTheme } from "./theme.js";

const canvas = document.getElementById("canvas");

async function start() {
  if (typeof createHeadroom !== "function" || typeof WebAssembly !== "object") {
    throw new Error("This browser cannot run WebAssembly.");
  }
  const module = wrapModule(await createHeadroom({ canvas }));
  if (!module.start()) {
    throw new Error("Headroom draws with WebGL 2, which this browser does not offer.\n" +
                    "Switch on hardware acceleration, or use a current browser.");
  }
  const loop = createLoop(module, canvas);
  const files = connectFiles(module, loop);
  connectTheme(module, loop);
  connectColumns(module, loop);
  const requests = connectRequests(module, files);
  loop.onFrame(requests);
  loop.onFrame(connectInput(module, loop, canvas));
  const api = createApi(module, loop);
  watchContext();

  const shared = await readLink(location.hash);
  if (shared !== null) module.load(shared, "link");
  loop.drawNow();
  hideMessage();
  return api;
}

/// A lost context cannot be drawn on; loading the page again gets a new one.
function watchContext() {
  canvas.addEventListener("webglcontextlost", (event) => {
    event.preventDefault();
    showMessage("The graphics of this page were reset by the browser.", "Load the page again");
  });
}

let settle;
window.headroom = { ready: new Promise((resolve) => { settle = resolve; }) };

start().then((api) => {
  Object.assign(window.headroom, api);
  settle({ ok: true });
}, (error) => {
  showMessage(error.message);
  settle({ ok: false, message: error.message });
});
