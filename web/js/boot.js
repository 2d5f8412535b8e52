// Starts the page: loads the module, wires input, files and the frame loop, and publishes
// window.headroom (page interface).

import { createApi, createApiWithout } from "./api.js";
import { connectColumns } from "./columns.js";
import { compiledModule, instantiateFrom } from "./compiled_module.js";
import { connectFiles } from "./files.js";
import { connectInput } from "./input.js";
import { connectKept } from "./kept.js";
import { connectLessons } from "./lessons.js";
import { connectLink } from "./link.js";
import { createLoop } from "./loop.js";
import { connectMirror } from "./mirror.js";
import { hideMessage, showMessage } from "./message.js";
import { wrapModule } from "./module.js";
import { connectRequests } from "./requests.js";
import { connectScale } from "./scale.js";
import { connectTheme } from "./theme.js";
import { showWithoutGraphics } from "./without_graphics.js";

const canvas = document.getElementById("canvas");
const pause = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });

async function start() {
  if (typeof createHeadroom !== "function" || typeof WebAssembly !== "object") {
    throw new Error("This browser cannot run WebAssembly.");
  }
  const instantiateWasm = instantiateFrom(await compiledModule());
  const module = wrapModule(await createHeadroom({ canvas, instantiateWasm }));
  if (!module.start()) {
    showWithoutGraphics(module, "Headroom draws with WebGL 2, which this browser does not offer. Switch on " +
                                "hardware acceleration, or use a current browser. The figures are here all the same:");
    return { ok: false, api: createApi(module, { request() {} }),
             message: "Headroom draws with WebGL 2, which this browser does not offer." };
  }
  const loop = createLoop(module, canvas);
  const files = connectFiles(module, loop);
  connectTheme(module, loop);
  connectColumns(module, loop);
  connectScale(module, loop);
  connectLessons(module, loop);
  const kept = connectKept(module, loop);
  const requests = connectRequests(module, loop, files, canvas, kept);
  loop.onFrame(requests);
  loop.onFrame(connectInput(module, loop, canvas));
  connectMirror(module, loop);
  const api = createApi(module, loop);
  watchContext(module, kept);

  // A browser that is slow with its storage must not hold up the page.
  const offered = kept.offer();
  if (!connectLink(module, loop)) await Promise.race([offered, pause(500)]);
  loop.drawNow();
  hideMessage();
  return { ok: true, api };
}

/// A lost context cannot be drawn on; loading the page again gets a new one.
function watchContext(module, kept) {
  canvas.addEventListener("webglcontextlost", (event) => {
    event.preventDefault();
    kept.write();
    showWithoutGraphics(module, "The graphics of this page were reset by the browser. What you did is kept; " +
                                "load the page again to go on. The figures as they were:", "Load the page again");
  });
}

let settle;
let reason = "The page is not ready yet: await window.headroom.ready first.";
window.headroom = { ready: new Promise((resolve) => { settle = resolve; }), ...createApiWithout(() => reason) };

start().then(({ ok, api, message }) => {
  Object.assign(window.headroom, api);
  settle(ok ? { ok } : { ok, message });
}, (error) => {
  reason = error.message;
  showMessage(error.message);
  settle({ ok: false, message: error.message });
});
